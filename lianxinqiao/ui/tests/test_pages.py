from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from lianxinqiao.ui import checks, context, navigation, views
from lianxinqiao.ui.clock import Clock
from lianxinqiao.ui.navigation import Item

pytestmark = pytest.mark.urls("lianxinqiao.ui.tests.urls")
TODAY = date(2026, 3, 10)


class Somebody:
    is_authenticated = True
    is_active = True
    pk = 7

    def __str__(self) -> str:
        return "王晓梅"


class Acting:
    role = "office_clerk"


def request(path: str = "/suggestions/", **cookies: str) -> HttpRequest:
    made = RequestFactory().get(path)
    made.COOKIES.update(cookies)
    made.user = Somebody()  # type: ignore[assignment]
    made.post = Acting()  # type: ignore[attr-defined]
    return made


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what the rooms above say in the header."""
    monkeypatch.setattr(context, "_providers", {})
    monkeypatch.setattr(navigation, "_items", {})


@pytest.fixture
def places() -> None:
    navigation.register(Item("逾期", "late", "alarm", order=2, count=lambda request: 3))
    navigation.register(Item("建议", "suggestions", "file", order=1))
    navigation.register(Item("规则", "nowhere", "book", order=3))
    navigation.register(Item("日志", "saved", "history", order=4, roles=frozenset({"auditor"})))


def test_places_stand_in_order_and_only_where_one_may_go(places: None) -> None:
    (group,) = navigation.groups(request())
    assert [str(place.label) for place in group.places] == ["建议", "逾期"]
    assert group.places[1].count == 3


def test_the_longest_address_is_where_one_is(places: None) -> None:
    (group,) = navigation.groups(request("/suggestions/late"))
    assert [place.current for place in group.places] == [False, True]


def test_a_heading_goes_with_its_last_place_in_elder_mode() -> None:
    navigation.register(Item("建议", "suggestions", "file", group="工作", order=1))
    navigation.register(Item("逾期", "late", "alarm", group="设置", order=2, simple=False))
    assert [(str(group.label), group.simple) for group in navigation.groups(request())] == [
        ("工作", True),
        ("设置", False),
    ]


def test_the_portal_has_a_way_in() -> None:
    page = Template('{% extends "ui/public.html" %}')
    html = page.render(Context({"request": request(), **context.page(request())}))
    assert html.count('href="/desk"') == 2
    assert "登录" in html


def test_a_place_without_address_is_reported_at_start(places: None) -> None:
    (warning,) = checks.navigation_leads_somewhere(None)
    assert "nowhere" in warning.msg


def test_a_stranger_is_asked_nothing(places: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "_providers", {"bell": lambda request: 1 / 0})
    page = context.Page(RequestFactory().get("/"))
    assert page.bell is None
    assert page.navigation == []


def test_only_known_names_can_be_provided() -> None:
    with pytest.raises(ValueError, match="weather"):
        context.provide("weather", lambda request: "rain")


@pytest.mark.parametrize("template", ["ui/base.html", "ui/public.html", "ui/plain.html", "ui/refused.html", "400.html", "403.html", "404.html", "405.html", "403_csrf.html"])  # fmt: skip
def test_a_page_has_what_everyone_needs(template: str, places: None) -> None:
    html = render_to_string(template, context.page(request()), request())
    assert '<html lang="zh-Hans"' in html
    assert 'href="#content"' in html
    assert 'id="content"' in html
    assert "连心桥</title>" in html


@pytest.mark.parametrize(
    "template", ["ui/base.html", "ui/public.html", "ui/plain.html", "500.html", "ui/styleguide.html"]
)
def test_nothing_is_inline(template: str) -> None:
    empty = SimpleNamespace(kept=[], choices=[], headings=[])  # of the style guide
    html = render_to_string(template, {**context.page(request()), "table": empty}, request())
    assert " style=" not in html
    assert "<style" not in html
    assert " onclick" not in html
    assert all("src=" in tag for tag in html.split("<script")[1:])


def test_a_crash_page_needs_no_context() -> None:
    assert "系统出错" in render_to_string("500.html")


def test_a_bad_address_is_answered_without_a_session() -> None:
    answer = views.bad_request(RequestFactory().get("/"))
    assert answer.status_code == 400
    assert "看不懂这个请求" in answer.content.decode()


@pytest.mark.parametrize(("view", "status"), [(views.forbidden, 403), (views.not_found, 404), (views.bad_request, 400)])
def test_a_problem_keeps_its_status(view: Callable[[HttpRequest], HttpResponse], status: int) -> None:
    assert view(request()).status_code == status


def test_a_crash_is_answered() -> None:
    assert views.server_error(request()).status_code == 500


def test_the_title_is_said_in_window_and_page() -> None:
    page = Template('{% extends "ui/base.html" %}{% block title %}A &amp; <b>建议</b>{% endblock %}')
    html = page.render(Context({"request": request(), **context.page(request())}))
    assert "<title>A &amp; 建议 · 连心桥</title>" in html
    assert '<h1 id="heading">A &amp; <b>建议</b></h1>' in html


def test_elder_mode_is_kept_in_a_cookie_and_shown() -> None:
    answer = Client().post("/elder", {"on": "1", "next": "/suggestions/"})
    assert answer.headers["Location"] == "/suggestions/"
    assert answer.cookies["elder"].value == "1"
    assert 'class="elder"' in render_to_string("ui/base.html", context.page(request(elder="1")), request())


def test_elder_mode_leads_to_no_other_site() -> None:
    assert Client().post("/elder", {"on": "1", "next": "https://example.org/"}).headers["Location"] == "/"


def test_a_get_turns_no_switch() -> None:
    assert Client().get("/elder").status_code == 405
    answer = Client().get("/language")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "不能直接打开" in answer.content.decode()


def test_language_is_switched_and_stays() -> None:
    answer = Client().post("/language", {"language": "en", "next": "/suggestions/"})
    assert answer.cookies["django_language"].value == "en"


def test_a_stale_form_keeps_the_words_but_not_the_password() -> None:
    typed = {"title": "短标题", "requests": ["设护学岗。", "增设信号灯。"]}
    posted = RequestFactory().post("/x", {**typed, "password": "p" * 30, "csrfmiddlewaretoken": "t" * 64})
    html = views.csrf_failure(posted).content.decode()
    assert all(words in html for words in ("短标题", "设护学岗。", "增设信号灯。"))
    assert "p" * 30 not in html
    assert "t" * 64 not in html


def test_the_style_guide_is_for_builders_only(settings: object) -> None:
    settings.DEBUG, settings.DEMO = False, False  # type: ignore[attr-defined]
    assert Client().get("/styleguide").status_code == 404


@pytest.mark.parametrize(
    ("due", "done", "tone", "words"),
    [
        (TODAY + timedelta(30), None, "neutral", "还有 30 天"),
        (TODAY + timedelta(5), None, "warn", "还有 5 天"),
        (TODAY, None, "warn", "今天到期"),
        (TODAY - timedelta(1), None, "bad", "已逾期 1 天"),
        (TODAY - timedelta(9), TODAY - timedelta(9), "good", "按时完成"),
        (TODAY - timedelta(9), TODAY - timedelta(7), "bad", "逾期 2 天完成"),
        (None, None, "neutral", "未定期限"),
    ],
)
def test_a_clock_says_it_in_words(due: date | None, done: date | None, tone: str, words: str) -> None:
    clock = Clock(due, done, TODAY)
    assert (clock.tone, clock.words) == (tone, words)


def test_a_stopped_clock_is_never_late() -> None:
    assert Clock(TODAY - timedelta(9), None, TODAY, stopped=True).words == "计时中止"


def test_components_escape_what_they_are_given() -> None:
    page = Template(
        "{% load ui %}{% badge x %}{% person x x %}{% stat 1 x '/a' %}{% card title=x %}{{ x }}{% endcard %}"
        "{% callout 'bad' title=x %}{{ x }}{% endcallout %}{% next_step x %}{{ x }}{% endnext_step %}"
        "{% dialog 'd' x %}{{ x }}{% enddialog %}{% facts pairs %}{% empty x x %}"
    )
    html = page.render(Context({"x": "<script>", "pairs": [("<script>", "<script>")]}))
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("kind", "labels"), [("congress", ["建议", "交办会"]), ("cppcc", ["政协交办会"]), ("", ["建议", "交办会"])]
)
def test_one_address_has_a_place_in_each_kind_of_body(kind: str, labels: list[str]) -> None:
    """Who stands outside any body sees it once."""
    congress, cppcc = frozenset({"congress"}), frozenset({"cppcc"})
    navigation.register(Item("建议", "suggestions", "file", order=1, bodies=congress))
    navigation.register(Item("交办会", "late", "alarm", order=2, bodies=congress))
    navigation.register(Item("政协交办会", "late", "alarm", order=3, bodies=cppcc))
    asked = request()
    asked.post.body = SimpleNamespace(kind=kind) if kind else None  # type: ignore[attr-defined]
    assert [str(place.label) for group in navigation.groups(asked) for place in group.places] == labels

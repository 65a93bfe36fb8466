"""Bad input at the forms that are no act's: registers of people, rule profiles, templates of replies, following."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.test import Client

from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.models import ReplyTemplate
from lianxinqiao.people import lists
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.portal.models import Following
from lianxinqiao.rulebook import actions, queries
from lianxinqiao.rulebook.forms import RulesForm
from lianxinqiao.rulebook.models import ProfileVersion
from tests.cast import Cast, moment
from tests.test_bad_input import NUL, UNUSUAL, in_turns


@pytest.fixture
def administrator(people: Cast, settings: Any) -> Client:
    settings.SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(people.administrator.user)
    return client


def editors(people: Cast) -> Iterator[str]:
    """Where a register is written in, anew and over an old row, and the small forms beside them."""
    for key, register in lists.REGISTERS.items():
        yield f"/people/{key}/new"
        if row := register.rows().first():
            yield f"/people/{key}/{row.pk}/edit"
    yield f"/people/bodies/{people.body.pk}/rules"
    yield f"/people/posts/{Post.objects.exclude(role='administrator').first().pk}/end"
    yield f"/people/mandates/{Mandate.objects.first().pk}/end"


def test_a_wrong_value_in_a_register_comes_back_with_a_sentence(administrator: Client, people: Cast) -> None:
    asked = 0
    for address in editors(people):
        form = administrator.get(address).context["form"]
        typed = {name: value for name in form.fields if (value := form[name].value()) not in (None, "", [])}
        before = Entry.objects.count()
        for wrongs in in_turns(form.fields):
            answer = administrator.post(address, {**typed, **wrongs})
            assert answer.status_code == 200, address
            assert set(wrongs) <= set(answer.context["form"].errors), address
            asked += len(wrongs)
        assert Entry.objects.count() == before, address
    assert asked > 100


def test_unusual_names_stay_as_they_are(administrator: Client, people: Cast) -> None:
    answer = administrator.post("/people/persons/new", {"district": people.district.pk, "name": UNUSUAL[:40]})
    assert answer.status_code == 302
    assert administrator.get(answer.url).status_code == 200
    assert administrator.get("/people/persons/").status_code == 200


@pytest.mark.parametrize("name", ["", NUL, "有 空 格", "长" * 1_000_000, "a" * 41])
def test_an_account_without_a_fit_name_is_refused_in_words(administrator: Client, people: Cast, name: str) -> None:
    administrator.post("/people/persons/new", {"district": people.district.pk, "name": "新来的人"})
    person = people.deputy.person.__class__.objects.get(name="新来的人")
    answer = administrator.post(f"/people/persons/{person.pk}/account", {"name": name})
    assert answer.status_code == 200
    assert answer.context["form"].errors["name"]
    person.refresh_from_db()
    assert person.user is None


class Typed(HTMLParser):
    """What stands in the fields of a page, as a browser would send it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields = QueryDict(mutable=True)
        self.numbers: list[str] = []
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, kind = given.get("name") or "", given.get("type", "")
        if tag in {"select", "textarea"}:
            self._open = name
            if tag == "textarea":
                self.fields.appendlist(name, "")
        elif tag == "option" and "selected" in given and self._open:
            self.fields.appendlist(self._open, given.get("value") or "")
        elif tag == "input" and name and (kind not in {"checkbox", "radio"} or "checked" in given):
            self.fields.appendlist(name, given.get("value") or "")
            self.numbers += [name] if kind == "number" else []

    def handle_data(self, data: str) -> None:
        if self._open and self._open in self.fields and self.lasttag == "textarea":
            self.fields[self._open] = self.fields[self._open] + data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"select", "textarea"}:
            self._open = ""


@pytest.fixture
def draft(people: Cast) -> ProfileVersion:
    by = people.administrator
    words = {"code": "yunhe-2027", "name": "云河区办理办法"}
    return actions.copy(queries.version("district-default"), **words, by=by, at=moment("2026-01-20"))


def test_a_wrong_rule_comes_back_with_a_sentence_and_all_that_was_typed(
    administrator: Client, draft: ProfileVersion
) -> None:
    address = f"/rules/{draft.profile.code}/edit"
    typed = Typed(administrator.get(address).content.decode())
    assert administrator.post(address, typed.fields.urlencode(), content_type=FORM).status_code == 302
    before, entries = ProfileVersion.objects.get(pk=draft.pk).checksum, Entry.objects.count()
    filled = [name for name in dict.fromkeys(typed.numbers) if typed.fields.get(name)]
    assert len(filled) > 10
    for turn in range(len(NO_NUMBERS)):
        wrong = {name: NO_NUMBERS[(place + turn) % len(NO_NUMBERS)] for place, name in enumerate(filled)}
        sent = typed.fields.copy()
        for name, value in wrong.items():
            sent[name] = value
        answer = administrator.post(address, sent.urlencode(), content_type=FORM)
        assert answer.status_code == 422
        back = Typed(answer.content.decode()).fields
        lost = {key for key in sent if key not in {*wrong, "csrfmiddlewaretoken"} and sent[key] and not back.get(key)}
        assert not lost, lost
        taken = {name: value for name, value in wrong.items() if name not in answer.context["form"].errors}
        for name, value in taken.items():  # the whole of the rules refuses it, once all else is right
            form = RulesForm(typed.fields.dict() | {name: value}, rules=draft.rules)
            assert not form.is_valid(), (name, value)
    assert ProfileVersion.objects.get(pk=draft.pk).checksum == before
    assert Entry.objects.count() == entries


FORM = "application/x-www-form-urlencoded"
NO_NUMBERS = ("不是数", "-1", "1e9", "9" * 40, NUL)


@pytest.mark.parametrize("code", ["", "有 空 格", NUL, "national-minimum", "a" * 61])
def test_a_copy_of_a_profile_needs_a_code_of_its_own(administrator: Client, people: Cast, code: str) -> None:
    answer = administrator.post("/rules/national-minimum/copy", {"code": code, "name": "某某办法"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["code"]


@pytest.mark.parametrize("on", ["", "昨天", "2026-02-30", "99999-01-01"])
def test_a_profile_is_not_issued_on_a_day_that_is_none(administrator: Client, draft: ProfileVersion, on: str) -> None:
    answer = administrator.post(f"/rules/{draft.profile.code}/review", {"effective_on": on, "note": ""})
    assert answer.status_code == 422
    assert answer.context["form"].errors["effective_on"]
    assert not ProfileVersion.objects.get(pk=draft.pk).issued


@pytest.mark.parametrize(
    ("name", "body", "wrong"),
    [
        ("", "收悉。", "name"),
        ("长" * 10_000, "收悉。", "name"),
        (NUL, "收悉。", "name"),
        ("常用", NUL, "body"),
        ("常用", "", "body"),
    ],
)
def test_a_template_of_replies_is_whole_or_not_there(people: Cast, name: str, body: str, wrong: str) -> None:
    client = Client()
    client.force_login(people.jiaoyu_clerk.user)
    answer = client.post("/reply-templates", {"name": name, "body": body})
    assert answer.status_code == 200
    assert answer.context["form"].errors[wrong]
    assert not ReplyTemplate.objects.exists()


@pytest.mark.parametrize(
    "address", ["", "不是邮箱", NUL, "a@b", "a" * 300 + "@example.com", "a@example.com\nBcc: b@example.com"]
)
def test_nobody_follows_at_an_address_that_is_none(db: None, address: str) -> None:
    cache.clear()
    answer = Client().post("/follow", {"address": address, "q": "护学岗"})
    assert answer.status_code == 200
    assert answer.context["form"].errors["address"]
    assert not Following.objects.exists()


@pytest.mark.parametrize("query", ["field=999999999999999999999", "unit=%00", "year=昨天", "deputy=-1"])
def test_what_is_followed_may_be_anything_in_the_address(people: Cast, query: str) -> None:
    assert Client().get(f"/follow?{query}").status_code in {200, 404}
    assert Client().get(f"/feed.atom?{query}").status_code in {200, 404}


def test_more_than_anybody_would_ask_for_is_refused_in_a_sentence(people: Cast) -> None:
    for address in ("/follow", "/feed.atom"):
        answer = Client().get(f"{address}?q={'长' * 5000}")
        assert answer.status_code == 400
        assert "。" in answer.content.decode()

"""Another room's things are found beside suggestions, as far as each reader may see them, and follow its acts."""

from collections.abc import Iterator

import pytest
from django.db.models import Q
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts.signals import act_done
from lianxinqiao.matters.actions import publishing
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import Reply, Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Delegation
from lianxinqiao.search import actions, kinds, queries
from lianxinqiao.search.kinds import KINDS, Kind, Shown
from lianxinqiao.search.models import Entry
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

# Delegations: the office reads all of them; the first one's name is published.
DELEGATIONS = Kind(
    Delegation,
    "代表团",
    texts=lambda rows: ((row.pk, [row.name, "内部情况"], [row.name] if "一" in row.name else None) for row in rows),
    seen=lambda rows, post: rows,
    reads=lambda post: Q() if post.role in OFFICE else None,
    published=Q(name__contains="一"),
    titles=lambda said: Q(name__icontains=said.written),
    page=lambda row, post: f"/delegations/{row.pk}",
    show=lambda row, post: Shown(row.name, texts=["内部情况" if post else ""]),
)


@pytest.fixture(autouse=True)
def _registered(people: Cast) -> Iterator[None]:
    kinds.register(DELEGATIONS)
    actions.rebuild(among=Delegation.objects.all())
    yield
    del KINDS[Delegation]


def names(post: object, text: str) -> list[str]:
    return [str(row) for found in queries.everywhere(post, text, best=5) for row in found.rows]


def published(people: Cast) -> Walk:
    walk = a_suggestion(people, at=Stage.CLOSED)
    publishing.decide_openness(walk.suggestion, openness="full", by=people.clerk, at=walk.later())
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    return walk


def test_each_finds_of_every_kind_what_they_may_see(people: Cast) -> None:
    assert names(people.clerk, "代表团") == ["第二代表团", "第一代表团"]
    assert names(people.clerk, "内部情况") == ["第二代表团", "第一代表团"]
    for stranger in (None, people.jiaoyu_clerk):
        assert names(stranger, "代表团") == ["第一代表团"]
        assert names(stranger, "内部情况") == []


def test_one_page_shows_all_kinds_and_one_address_all_of_one(people: Cast, client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.SECOND_FACTOR_REQUIRED = False
    walk = published(people)
    assert client.get("/search?q=护学岗").status_code == 302
    client.force_login(people.clerk.person.user)
    page = client.get("/search?q=代表").content.decode()
    assert "第二<mark>代表</mark>团" in page
    assert client.get("/search?q=护学岗").content.decode().count(f'href="{walk.suggestion.get_absolute_url()}"') == 1
    only = client.get("/search?q=代表&kind=people.delegation")
    assert [group.kind for group in only.context["groups"]] == [DELEGATIONS]
    assert only.context["groups"][0].count == 2
    assert client.get("/search?q=").status_code == client.get("/search?q=%00&kind=x&page=9").status_code == 200


def test_strangers_search_what_is_published(people: Cast, client: Client) -> None:
    walk = published(people)
    a_suggestion(people, at=Stage.CLOSED)
    page = client.get("/find?q=护学岗").content.decode()
    assert page.count("item-title") == 1
    assert f'href="/p/{walk.suggestion.reference}"' in page
    assert "第二" not in client.get("/find?q=代表团").content.decode()


@pytest.mark.parametrize("asked", ["护学岗只在周一", "增设人行信号灯", "现场踏勘"])
def test_a_piece_of_the_text_shows_where_it_is_said(people: Cast, client: Client, asked: str) -> None:
    """In the analysis, in a request, in the answer."""
    published(people)
    assert f"<mark>{asked}</mark>" in client.get(f"/find?q={asked}").content.decode()


def test_of_an_answer_that_is_not_public_no_piece_is_shown(people: Cast, client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.SECOND_FACTOR_REQUIRED = False
    Reply.objects.filter(handling__suggestion=published(people).suggestion).update(openness="closed")
    actions.rebuild()
    for post, piece in ((people.clerk, True), (people.other_deputy, False)):
        client.force_login(post.person.user)
        assert ("<mark>现场踏勘</mark>" in client.get("/search?q=现场踏勘").content.decode()) is piece
        assert ("踏勘" in client.get("/search?q=护学岗").content.decode()) is False  # the first text that says it


def test_a_page_of_results_costs_the_same_for_more(people: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    """The keys of what says it, five statements; the rows, their requests, their shares, the answers."""
    for _time in range(4):
        published(people)
    with django_assert_num_queries(9):
        [found] = queries.everywhere(people.clerk, "护学岗", best=5, only=KINDS[Suggestion])
        assert [found.kind.show(row, people.clerk).title for row in found.rows]


def test_the_api_finds_the_same(people: Cast, client: Client) -> None:
    walk = published(people)
    found = client.get("/api/v1/search?q=护学岗").json()["items"]
    assert [(hit["kind"]["code"], hit["id"]) for hit in found] == [("matters.suggestion", walk.suggestion.pk)]
    assert found[0]["page"].endswith(f"/p/{walk.suggestion.reference}")
    assert client.get("/api/v1/search?q=代表团&kind=people.delegation").json()["items"][0]["title"] == "第一代表团"
    assert client.get("/api/v1/search?q=代表团&kind=nothing").json() == {"items": []}
    assert client.get("/api/v1/search").status_code == 422


def test_an_act_that_speaks_is_followed_and_one_that_does_not_is_not(people: Cast) -> None:
    row = people.deputy.mandate.delegation
    Delegation.objects.filter(pk=row.pk).update(name="第一代表团（改）")
    told = {"sender": Delegation, "root": row, "act": "any", "by": None, "at": timezone.now()}
    act_done.send(**told, speaks=False)
    assert names(people.clerk, "团改") == []
    act_done.send(**told)
    assert names(people.clerk, "代表团改") == [] != names(people.clerk, "改")


def test_what_is_deleted_is_forgotten(people: Cast) -> None:
    row = Delegation.objects.create(term=people.session.term, name="第三代表团")
    actions.follow(row)
    key = row.pk
    assert Entry.objects.filter(kind="people.delegation", key=key).exists()
    row.delete()
    assert not Entry.objects.filter(kind="people.delegation", key=key).exists()


def test_the_work_between_assigning_and_delivering_says_nothing_new() -> None:
    silent = {code for code, act in ACTS.items() if not act.speaks}
    assert {"handling.accept", "reply.sign", "assessment.give"} <= silent
    assert not {"reply.deliver", "suggestion.register", "suggestion.publish", "promise.carry_over"} & silent

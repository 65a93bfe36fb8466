"""Figures on the portal: which, by whose decision, and which of their rows."""

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.figures import actions, queries
from lianxinqiao.figures.models import PublicFigure
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.actions import publishing
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import START, a_suggestion

YEAR = Period.of_year(2026)


def publish(people: Cast, *codes: str) -> None:
    actions.make_public(people.body, YEAR, codes, by=people.head, at=START)


def test_only_the_head_of_the_office_decides(people: Cast) -> None:
    for post in people.posts.values():
        if post == people.head:
            continue
        with pytest.raises(Refused, match="代工委负责人"):
            actions.make_public(people.body, YEAR, ["suggestions.raised"], by=post, at=START)
    assert not PublicFigure.objects.exists()


def test_exactly_the_chosen_ones_stand(people: Cast) -> None:
    publish(people, "suggestions.raised", "suggestions.handled_rate", "no.such.figure")
    assert [line.code for line in queries.public_lines(people.body, YEAR)] == [
        "suggestions.raised",
        "suggestions.handled_rate",
    ]
    publish(people, "suggestions.raised")
    assert [line.code for line in queries.public_lines(people.body, YEAR)] == ["suggestions.raised"]
    assert queries.public_lines(people.body, YEAR.before) == []
    last = Entry.objects.filter(act="figures.make_public").latest("number")
    assert last.data["taken_back"] == ["suggestions.handled_rate"]


def test_nothing_changed_writes_nothing(people: Cast) -> None:
    publish(people, "suggestions.raised")
    publish(people, "suggestions.raised")
    assert Entry.objects.filter(act="figures.make_public").count() == 1


def test_all_count_but_only_published_ones_open(people: Cast) -> None:
    a_suggestion(people, at=Stage.CLOSED)
    walk = a_suggestion(people, at=Stage.CLOSED)
    publishing.decide_openness(walk.suggestion, openness="full", by=people.clerk, at=walk.at)
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    publish(people, "suggestions.raised")
    assert queries.public_lines(people.body, YEAR)[0].value == 2
    shown = queries.public_rows(FIGURES["suggestions.raised"], people.body, YEAR)
    assert [row.pk for row in shown] == [walk.suggestion.pk]


def test_the_head_ticks_them_on_the_page(people: Cast, client: Client) -> None:
    client.force_login(people.head.person.user)
    answer = client.post("/figures/public", {"year": "2026", "code": ["suggestions.raised"]}, follow=True)
    assert "对外公布的数字已更新" in answer.content.decode()
    assert PublicFigure.objects.get().made_public_by == people.head


def test_a_clerk_is_told_whose_decision_it_is(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.person.user)
    answer = client.post("/figures/public", {"year": "2026", "code": ["suggestions.raised"]})
    assert answer.status_code == 403
    assert "代工委负责人" in answer.content.decode()

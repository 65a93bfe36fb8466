"""The sheet on which many are assigned differently: each row by itself, and nothing typed is lost."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from lianxinqiao.matters.actions import preparing
from lianxinqiao.matters.models import Handling, PlannedAssignment, Suggestion
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

SHEET = "/suggestions/assign-sheet"


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def office(people: Cast) -> Client:
    client = Client()
    client.force_login(people.clerk.user)
    return client


def sent(do: str, *rows: tuple[Walk, str, str], **more: str) -> dict[str, object]:
    typed: dict[str, object] = {"do": do, "pk": [walk.suggestion.pk for walk, _lead, _assist in rows], **more}
    for walk, lead, assist in rows:
        typed |= {f"row-{walk.suggestion.pk}-lead": lead, f"row-{walk.suggestion.pk}-assist": assist}
    return typed


def said(answer: object) -> str:
    return " ".join(str(each) for each in get_messages(answer.wsgi_request))  # type: ignore[attr-defined]


def test_each_row_is_assigned_to_its_own_units(people: Cast) -> None:
    one, two = (a_suggestion(people, at=Stage.REGISTERED) for _ in range(2))
    answer = office(people).post(SHEET, sent("assign", (one, "教育局", "财政局、交通运输局"), (two, "交通运输局", "")))
    assert (answer.status_code, answer["Location"]) == (302, reverse("desk-suggestions"))
    shares = Handling.objects.order_by("suggestion_id", "pk").values_list("organization__name", "kind")
    assert [(name.removeprefix("云河区"), kind) for name, kind in shares] == [
        ("教育局", "lead"), ("财政局", "assist"), ("交通运输局", "assist"), ("交通运输局", "lead"),
    ]  # fmt: skip
    assert "已交办2件" in said(answer)


def test_a_row_that_fails_says_why_and_keeps_what_was_typed_while_the_others_are_done(people: Cast) -> None:
    good, unknown, twice, blank = (a_suggestion(people, at=Stage.REGISTERED) for _ in range(4))
    rows = [(good, "教育局", ""), (unknown, "教育厅", ""), (twice, "教育局", "教育局"), (blank, "", "")]
    answer = office(people).post(SHEET, sent("assign", *rows))
    page = answer.content.decode()
    assert answer.status_code == 200
    stages = dict(Suggestion.objects.values_list("pk", "stage"))
    assert [stages[walk.suggestion.pk] for walk in (good, unknown, twice, blank)] == [
        Stage.ASSIGNED, Stage.REGISTERED, Stage.REGISTERED, Stage.REGISTERED,
    ]  # fmt: skip
    assert "没有“教育厅”这个单位。" in page
    assert 'value="教育厅"' in page
    assert f'name="row-{blank.suggestion.pk}-lead"' in page
    assert f'name="row-{good.suggestion.pk}-lead"' not in page
    assert "2行没有办成" in page


def test_what_is_likely_is_filled_in_already(people: Cast) -> None:
    earlier = a_suggestion(people, at=Stage.ASSIGNED)  # the education bureau leads it
    later = a_suggestion(people, at=Stage.REGISTERED)
    Suggestion.objects.update(field=people.fields["education"], suggested_unit=None)
    page = office(people).get(SHEET).content.decode()
    lead = earlier.suggestion.handlings.get(kind="lead").organization
    assert f'value="{lead}"' in page.partition(f'name="row-{later.suggestion.pk}-lead"')[2][:300]
    assert 'label="' in page
    assert "jiaoyuju" in page


def test_it_may_be_put_on_a_meeting_instead(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.REGISTERED)
    client = office(people)
    nowhere = client.post(SHEET, sent("plan", (walk, "教育局", "")))
    assert "请选择列入哪次交办会。" in nowhere.content.decode()
    meeting = preparing.call_meeting(name="第二次交办会", held_on=date(2026, 4, 1), by=people.clerk, at=walk.later())
    client.post(SHEET, sent("plan", (walk, "教育局", "财政局"), meeting=str(meeting.pk)))
    assert set(PlannedAssignment.objects.values_list("organization__name", "kind")) == {
        ("云河区教育局", "lead"), ("云河区财政局", "assist"),
    }  # fmt: skip


@pytest.mark.parametrize("part", ["deputy", "jiaoyu_clerk", "auditor"])
def test_nobody_else_opens_it(people: Cast, part: str) -> None:
    client = Client()
    client.force_login(getattr(people, part).user)
    assert client.get(SHEET).status_code == 403


def test_a_row_cannot_name_what_does_not_wait(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    before = Handling.objects.count()
    office(people).post(SHEET, sent("assign", (walk, "财政局", "")))
    assert Handling.objects.count() == before

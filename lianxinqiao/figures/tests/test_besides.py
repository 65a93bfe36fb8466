"""What other districts count besides: each is counted by its kind and stage, and opens as its rows."""

from datetime import timedelta

import pytest
from django.test import Client

from lianxinqiao.activities.models import Activity
from lianxinqiao.activities.tests.scene import planned
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.learning.actions import studying
from lianxinqiao.learning.tests.scene import BEGINS, ENDS
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.tests.scene import drafted
from tests.cast import Cast

YEAR = Period.of_year(2026)
OF_ACTIVITIES = {
    "hearing": "activities.hearings",
    "council": "activities.councils",
    "publicity": "activities.publicity",
    "consultation": "activities.consultations",
    "oversight": "activities.oversight",
    "sector": "activities.sectors",
}
OF_MEETINGS = {"party_group": "meetings.party_group", "presidium": "meetings.presidium"}
OF_MEETINGS |= dict.fromkeys(("consultation", "counterpart", "sector", "on_handling"), "meetings.consultations")
BESIDES = [
    *("activities.laws", "activities.testimonies", "meetings.attended", "reports.of_money", "inquiries.questions"),
    *("interpellations.filed", "learning.first_topics", "learning.theory_group"),
    *dict.fromkeys((*OF_ACTIVITIES.values(), *OF_MEETINGS.values())),
]


def value(people: Cast, code: str) -> object:
    return FIGURES[code].value(people.body, YEAR)


@pytest.mark.parametrize(("kind", "code"), OF_ACTIVITIES.items())
def test_activities_are_counted_once_they_took_place(people: Cast, kind: str, code: str) -> None:
    activity = planned(people, kind="research")
    Activity.objects.filter(pk=activity.pk).update(kind=kind)
    assert value(people, code) == 0
    Activity.objects.filter(pk=activity.pk).update(stage="held")
    assert value(people, code) == 1
    others = [each for each in OF_ACTIVITIES.values() if each != code]
    assert not any(value(people, each) for each in others)


@pytest.mark.parametrize(("kind", "code"), OF_MEETINGS.items())
def test_meetings_are_counted_by_their_kind(people: Cast, kind: str, code: str) -> None:
    meeting = drafted(people)
    Meeting.objects.filter(pk=meeting.pk).update(kind=kind, stage="closed", starts_at=BEGINS, ends_at=ENDS)
    assert value(people, code) == 1
    assert value(people, "meetings.standing_committee") == 0


@pytest.mark.parametrize(("kind", "code"), [("first_topic", "first_topics"), ("centre", "theory_group")])
def test_study_is_counted_by_its_kind(people: Cast, kind: str, code: str) -> None:
    values = {"kind": kind, "title": kind, "starts_at": BEGINS, "ends_at": ENDS}
    studying.record(body=people.body, values=values, by=people.clerk, at=ENDS + timedelta(days=1))
    assert [value(people, f"learning.{each}") for each in ("first_topics", "theory_group", "study_sessions")] == [
        int(code == "first_topics"),
        int(code == "theory_group"),
        1,
    ]


@pytest.mark.parametrize("code", BESIDES)
def test_each_opens_as_its_rows(people: Cast, client: Client, code: str) -> None:
    client.force_login(people.clerk.user)
    figure = FIGURES[code]
    if figure.subject.is_for(people.body):
        assert client.get(f"/figures/{code}?year=2026").status_code == 200
    assert list(figure.rows(people.body, YEAR)) == []

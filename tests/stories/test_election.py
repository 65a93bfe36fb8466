"""An election on paper: two scrutineers count apart, two candidates are equal at the edge and are voted on again."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from lianxinqiao.meetings.actions import attending, electing, holding, preparing, voting
from lianxinqiao.meetings.models import Appointment, Election, Meeting
from lianxinqiao.meetings.tests.scene import office_of, seat_of
from lianxinqiao.meetings.tests.secret_scene import EIGHT, eight
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE, Person

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sitting(town: Cast) -> Meeting:
    """This morning's meeting of eight: an election stands on its agenda, which is adopted; the item is heard."""
    eight(town)
    office_of(town, "副区长", "vice")
    now = timezone.now()
    values = {"kind": "standing", "starts_at": now, "ends_at": now + timedelta(hours=2), "place": "三楼会议室"}
    meeting = preparing.draft(body=town.body, values=values, by=town.clerk, at=now - timedelta(days=9))
    preparing.add_item(
        meeting, kind="election", title="选举副区长", unit=None, by=town.clerk, at=now - timedelta(days=9)
    )
    attending.call(meeting, by=town.clerk, at=now - timedelta(days=8))
    for part in EIGHT:
        attending.sign_in(meeting, by=town.posts[part], at=now)
    holding.open_(meeting, by=town.chairpersons, at=now)
    voting.close(voting.put_agenda(meeting, by=town.chairpersons, at=now), yes=8, by=town.chairpersons, at=now)
    holding.hear(meeting.items.get(), by=town.chairpersons, at=now)
    return meeting


def counts(people: Cast, election: Election, part: str, votes: Sequence[int], clerk: Person | None = None) -> None:
    """What one scrutineer counted, at the clerk's screen or behind it; whoever did not say yes said no."""
    rows, scrutineer = list(election.candidates.all()), seat_of(people, part)
    told = {"issued": 8, "returned": 8, "invalid": 0, "by": people.clerk, "at": timezone.now()}
    if clerk is None:
        marks = {row.pk: (yes, 8 - yes, 0) for row, yes in zip(rows, votes, strict=True)}
        electing.count(election, scrutineer=scrutineer, marks=marks, **told)
        return
    typed: dict[str, Any] = {"监票人": str(scrutineer.person), "发出": "8", "收回": "8", "无效": "0"}
    for row, yes in zip(rows, votes, strict=True):
        typed |= {f"{row.person}：赞成": str(yes), f"{row.person}：反对": str(8 - yes), f"{row.person}：弃权": "0"}
    clerk.goes_to(election.meeting.get_absolute_url()).does("登记选举计票", typed)


def test_a_second_ballot_between_two_equal_ones(town: Cast, sitting: Meeting, arrives: Arrives) -> None:
    address = sitting.get_absolute_url()
    clerk = arrives("yunhe-clerk").goes_to(address)
    clerk.does("列入选举", {"职务": "云河区副区长", "应选人数": "2", "差额": "副职：候选人多一人至三人"})
    clerk.does("登记候选人", {"姓名": "叶落"}).sees("叶落")
    election = Election.objects.get()
    for name in ("顾清", "江平"):
        electing.nominate(election, name=name, by=town.clerk, at=timezone.now())
    chair = arrives("yunhe-chairpersons").goes_to(f"{address}/chair").does("开始投票选举")
    election.refresh_from_db()

    counts(town, election, "sixth", (6, 5, 5), clerk)
    counts(town, election, "seventh", (6, 6, 4))
    chair.presses("宣布选举结果").sees("两位监票人的计票不一致")
    counts(town, election, "seventh", (6, 5, 5))
    chair.goes_to(f"{address}/chair").does("宣布选举结果")
    again = Election.objects.get(second_of=election)
    assert [row.person.name for row in Appointment.objects.all()] == ["叶落"]
    assert sorted(str(each) for each in again.candidates.all()) == ["江平", "顾清"]

    chair.does("开始投票选举")
    again.refresh_from_db()
    votes = [5 if str(each) == "江平" else 3 for each in again.candidates.all()]
    counts(town, again, "sixth", votes)
    counts(town, again, "seventh", votes, clerk)
    chair.does("宣布选举结果")
    arrives("yunhe-deputy", size=PHONE).goes_to(address).sees("当选", "赞成5，反对3，弃权0")
    clerk.goes_to("/holders").sees("叶落", "江平").does_not_see("顾清")

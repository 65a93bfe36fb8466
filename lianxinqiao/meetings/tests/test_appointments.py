"""Appointments: verbs that follow from the post, and who holds which office on a day."""

from datetime import date, timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings import certificates, offices, profile, queries
from lianxinqiao.meetings.actions import candidates, following, holding, proposing, voting
from lianxinqiao.meetings.decided_lists import APPOINTMENTS
from lianxinqiao.meetings.models import AgendaItem, Appointment, Office
from lianxinqiao.meetings.offices import Action, Tenure
from lianxinqiao.meetings.stages import Nomination
from lianxinqiao.meetings.tests.scene import BEGINS, decided, heard, in_session, office_of
from lianxinqiao.rulebook.sections.meetings import Meetings
from tests.cast import Cast
from tests.scenes import remembered

DAY = date(2026, 3, 24)
ITEM = ("appointment", "人事任免")


def held_by(people: Cast, office: Office, on: date) -> list[tuple[str, bool]]:
    rows = queries.holders(people.body, on).filter(office=office)
    return [(row.person.name, row.acting) for row in rows]


@remembered
def nominate(people: Cast, item: AgendaItem, action: str, office: Office, name: str) -> Appointment:
    return proposing.nominate(item, action=action, office=office, name=name, by=people.clerk, at=BEGINS)


@remembered
def appointed(people: Cast, office: Office, name: str = "顾清", action: str = "appoint") -> AgendaItem:
    item = heard(people, in_session(people, ITEM))
    nominate(people, item, action, office, name)
    decided(people, item)
    return item


def test_in_force_on_the_day_it_passes(people: Cast) -> None:
    """Vector 101."""
    office = office_of(people)
    appointed(people, office)
    assert held_by(people, office, DAY - timedelta(days=1)) == []
    assert held_by(people, office, DAY) == [("顾清", False)]


def test_acting_is_three_acts_of_two_persons(people: Cast) -> None:
    """Vectors 102 and 103: the head resigns, another becomes vice and acts; elected, the acting ends without an act."""
    head, vice = office_of(people, "区长", "head"), office_of(people, "副区长", "vice")
    meeting = in_session(people, ITEM, ITEM, ITEM, ITEM)
    first = heard(people, meeting)
    nominate(people, first, "elect", head, "叶落")
    with pytest.raises(Refused, match="选举采用无记名投票"):
        decided(people, first)
    decided(people, first, method="paper")
    Appointment.objects.update(effective_on=DAY - timedelta(days=400))
    for place, (action, office, name) in enumerate(
        (("resign", head, "叶落"), ("appoint", vice, "顾清"), ("act", head, "顾清")), 2
    ):
        item = heard(people, meeting, place)
        nominate(people, item, action, office, name)
        decided(people, item)
    assert held_by(people, head, DAY - timedelta(days=1)) == [("叶落", False)]
    assert held_by(people, head, DAY) == [("顾清", True)]
    assert held_by(people, vice, DAY) == [("顾清", False)]
    today = Appointment.objects.filter(effective_on=DAY)
    assert (today.count(), today.values("person").distinct().count()) == (3, 2)
    acting = [Tenure(row.pk, row.person_id, row.office_id, row.acting, DAY) for row in today.filter(action="act")]
    assert offices.ended_by(Action.ELECT, 2, head.pk, acting) == [acting[0].key]


def test_a_post_is_emptied_before_it_is_filled(people: Cast) -> None:
    """Vector 117."""
    office = office_of(people)
    item = appointed(people, office)
    more = AgendaItem.objects.create(meeting=item.meeting, position=9, kind="appointment", title="人事任免（二）")
    holding.hear(more, by=people.chairpersons, at=BEGINS)
    nominate(people, more, "appoint", office, "江平")
    with pytest.raises(Refused, match="请先表决免职"):
        voting.put(more, by=people.chairpersons, at=BEGINS)
    nominate(people, more, "remove", office, "顾清")
    decided(people, more)
    assert held_by(people, office, DAY) == [("江平", False)]


def test_a_new_term_ends_heads_and_leaves_judges() -> None:
    """Vector 113."""
    before = [Tenure(1, 1, 10, acting=False, since=DAY, term=16)]
    assert offices.ended_by(Action.APPOINT, 2, 10, before, single=True, term=17) == [1]
    assert offices.ended_by(Action.APPOINT, 2, 10, before, single=False, term=17) == []
    assert offices.ended_by(Action.APPOINT, 2, 10, before, single=True, term=16) == []


def test_the_verb_follows_from_the_post(people: Cast) -> None:
    told = [("government", "appoint"), ("government", "remove"), ("court", "appoint"), ("committee", "appoint")]
    assert [str(offices.verb(*each)) for each in told] == ["决定任命", "决定免去", "任命", "通过"]


def test_one_person_removed_and_appointed_is_two_person_times(people: Cast) -> None:
    """Vector 118."""
    old, new = office_of(people, "教育局局长"), office_of(people, "民政局局长")
    item = appointed(people, old)
    meeting = item.meeting
    Appointment.objects.update(effective_on=DAY - timedelta(days=300))
    more = AgendaItem.objects.create(meeting=meeting, position=9, kind="appointment", title="人事任免（二）")
    holding.hear(more, by=people.chairpersons, at=BEGINS)
    nominate(people, more, "appoint", new, "顾清")
    nominate(people, more, "remove", old, "顾清")
    vote = decided(people, more)
    assert vote.appointments.filter(stage=Nomination.PASSED).count() == 2, "one result, two person-times (vector 18)"
    assert held_by(people, old, DAY) == []
    assert held_by(people, new, DAY) == [("顾清", False)]


def test_who_does_not_hold_an_office_is_not_removed(people: Cast) -> None:
    item = heard(people, in_session(people, ITEM))
    with pytest.raises(Refused, match="没有担任"):
        nominate(people, item, "remove", office_of(people), "顾清")


def test_twice_failed_is_not_nominated_again(people: Cast) -> None:
    """Vector 115."""
    office = office_of(people)
    meeting = in_session(people, ITEM, ITEM, ITEM)
    for place in (1, 2):
        item = heard(people, meeting, place)
        row = nominate(people, item, "appoint", office, "顾清")
        decided(people, item, yes=1, no=3)
        row.refresh_from_db()
        assert row.stage == Nomination.FAILED
    with pytest.raises(Refused, match="已经2次没有通过"):
        nominate(people, heard(people, meeting, 3), "appoint", office, "顾清")
    assert held_by(people, office, DAY) == []


def test_dismissal_is_voted_by_paper(people: Cast) -> None:
    """监督法第六十二条."""
    office = office_of(people)
    item = appointed(people, office)
    more = AgendaItem.objects.create(meeting=item.meeting, position=9, kind="appointment", title="撤职案")
    holding.hear(more, by=people.chairpersons, at=BEGINS)
    nominate(people, more, "dismiss", office, "顾清")
    with pytest.raises(Refused, match="无记名投票"):
        voting.put(more, method="hands", by=people.chairpersons, at=BEGINS)


def test_those_who_swore_together_are_entered_once(people: Cast) -> None:
    item = heard(people, in_session(people, ITEM))
    for title, name in (("教育局局长", "顾清"), ("民政局局长", "江平")):
        nominate(people, item, "appoint", office_of(people, title), name)
    decided(people, item)
    rows = list(item.appointments.all())
    assert following.swear_all(item.meeting, rows, by=people.clerk, at=BEGINS) == 2
    assert set(item.appointments.values_list("sworn_on", "oath_by")) == {(DAY, "chairs")}
    with pytest.raises(Refused, match="没有待宣誓"):
        following.swear_all(item.meeting, rows, by=people.clerk, at=BEGINS)


def test_the_oath_is_entered_once_and_not_before_the_office(people: Cast) -> None:
    row = appointed(people, office_of(people)).appointments.get()
    with pytest.raises(Refused, match="宣誓日期"):
        following.swear(row, sworn_on=DAY - timedelta(days=1), by=people.clerk, at=BEGINS)
    following.swear(row, by=people.clerk, at=BEGINS)
    assert (row.sworn_on, row.oath_by) == (DAY, "chairs")
    with pytest.raises(Refused, match="已经登记"):
        following.swear(row, by=people.clerk, at=BEGINS)


FIVE = ("甲", "乙", "丙", "丁", "戊")


@pytest.mark.parametrize(
    ("way", "agreed", "sentence"),
    [
        ("one_by_one", None, "逐人表决"),
        ("majority_present", 2, "过半数（3人）同意"),  # vector 17: half of those present is not more than half
        ("majority_present", 3, ""),
        ("unless_objected", None, "乙有异议"),  # vector 19
        ("chairpersons", None, ""),  # vector 18
    ],
)
def test_by_whose_leave_five_are_voted_on_together(
    people: Cast, monkeypatch: pytest.MonkeyPatch, way: str, agreed: int | None, sentence: str
) -> None:
    """广东第五十条, 北京第十九条, 重庆第二十二条, 深圳第十九条."""
    item = heard(people, in_session(people, ITEM))
    rows = [nominate(people, item, "appoint", office_of(people, f"{name}局局长"), f"王{name}") for name in FIVE]
    candidates.note_objection(rows[1], reason="任职经历说明不清。", by=people.clerk, at=BEGINS)
    monkeypatch.setattr(profile, "of", lambda _body, _on: Meetings.model_validate({"merging_votes": way}))
    if not sentence:
        vote = voting.put(item, agreed=agreed, by=people.chairpersons, at=BEGINS)
        assert vote.appointments.count() == 5
        return
    with pytest.raises(Refused, match=sentence):
        voting.put(item, agreed=agreed, by=people.chairpersons, at=BEGINS)
    if way == "unless_objected":
        four = voting.put(item, appointments=[rows[0], *rows[2:]], by=people.chairpersons, at=BEGINS)
        assert four.appointments.count() == 4
        voting.close(four, yes=4, by=people.chairpersons, at=BEGINS)
        assert voting.put(item, by=people.chairpersons, at=BEGINS).appointments.get() == rows[1]


def test_who_acts_as_head_of_the_procuratorate_is_filed_above(people: Cast) -> None:
    """Vector 105 (组织法第五十条第一款第十三项)."""
    office = office_of(people, "检察长", "prosecutor", "云河区人民检察院")
    row = appointed(people, office, action="act").appointments.get()
    pile = next(pile for pile in APPOINTMENTS.piles if pile.code == "to-file-above")
    waiting = pile.model.objects.filter(pile.condition(people.clerk, DAY))
    assert list(waiting) == [row]
    with pytest.raises(Refused, match="备案日期"):
        candidates.file_above(row, filed_on=DAY - timedelta(days=1), by=people.clerk, at=BEGINS)
    candidates.file_above(row, by=people.clerk, at=BEGINS)
    assert row.filed_above_on == DAY
    assert not waiting.all().exists()
    text = "".join(line.text for line in certificates.filed_above(row).paragraphs)
    assert "代理云河区人民检察院检察长职务" in text

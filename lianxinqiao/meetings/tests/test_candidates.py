"""Whoever is nominated: examined, accused and cleared, approved above, sworn by the day of the organiser; offices that end."""

from datetime import date, timedelta
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings import certificates, oaths, offices, profile, queries
from lianxinqiao.meetings.actions import candidates, following, keeping, preparing, proposing, voting
from lianxinqiao.meetings.models import Appointment, Office
from lianxinqiao.meetings.offices import Organiser
from lianxinqiao.meetings.stages import Nomination
from lianxinqiao.meetings.tests.scene import BEGINS, decided, heard, in_session, office_of
from lianxinqiao.meetings.tests.test_appointments import ITEM, appointed, nominate
from lianxinqiao.rulebook.sections.meetings import Meetings
from tests.cast import Cast, moment
from tests.scenes import remembered

DAY = date(2026, 3, 24)


def ruled(monkeypatch: pytest.MonkeyPatch, **said: Any) -> Meetings:
    rules = Meetings.model_validate(said)
    monkeypatch.setattr(profile, "of", lambda _body, _on: rules)
    return rules


@remembered
def nominated(people: Cast, name: str = "顾清") -> Appointment:
    return nominate(people, heard(people, in_session(people, ITEM)), "appoint", office_of(people), name)


# ------------------------------------------------------------------ before the vote
def test_the_exam_has_one_more_try(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ruled(monkeypatch, exam_pass=60)
    row = nominated(people)
    with pytest.raises(Refused, match="还没有合格"):
        voting.put(row.item, by=people.chairpersons, at=BEGINS)
    assert not candidates.examine(row, score=48, by=people.clerk, at=BEGINS)
    assert candidates.examine(row, score=71, by=people.clerk, at=BEGINS)
    with pytest.raises(Refused, match="已经合格"):
        candidates.examine(row, score=90, by=people.clerk, at=BEGINS)
    voting.put(row.item, by=people.chairpersons, at=BEGINS)


def test_twice_failed_is_the_end_of_it(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    ruled(monkeypatch, exam_pass=60)
    row = nominated(people)
    for score in (48, 59):
        candidates.examine(row, score=score, by=people.clerk, at=BEGINS)
    with pytest.raises(Refused, match="不能再考"):
        candidates.examine(row, score=88, by=people.clerk, at=BEGINS)


def test_no_exam_where_the_place_has_none(people: Cast) -> None:
    row = nominated(people)
    with pytest.raises(Refused, match="不考试"):
        candidates.examine(row, score=88, by=people.clerk, at=BEGINS)


@pytest.mark.parametrize("cleared", [True, False])
def test_what_is_not_clear_is_not_voted(people: Cast, cleared: bool) -> None:
    """重庆市人事任免条例第二十条, 浙江省第十四条."""
    row = nominated(people)
    candidates.accuse(row, accusation="违规兼职取酬。", by=people.clerk, at=BEGINS)
    with pytest.raises(Refused, match="还没有查清"):
        voting.put(row.item, by=people.chairpersons, at=BEGINS)
    candidates.clear(row, finding="区长书面报告。", cleared=cleared, by=people.clerk, at=BEGINS)
    if cleared:
        assert voting.put(row.item, by=people.chairpersons, at=BEGINS)
    else:
        with pytest.raises(Refused, match="还没有查清"):
            voting.put(row.item, by=people.chairpersons, at=BEGINS)


@pytest.mark.parametrize(("again", "refused"), [("2026-08-28", True), ("2026-09-27", False)])
def test_another_try_after_half_a_year(
    people: Cast, monkeypatch: pytest.MonkeyPatch, again: str, refused: bool
) -> None:
    """Vector 116 (深圳第二十条): failed on 27 March, refused until 27 September."""
    ruled(monkeypatch, failed_wait_months=6, failed_nominations=9)
    starts = moment("2026-03-27", "09:00")
    meeting = in_session(people, ITEM, starts_at=starts, ends_at=starts + timedelta(hours=3))
    item, office = heard(people, meeting), office_of(people)
    nominate(people, item, "appoint", office, "顾清")
    decided(people, item, yes=1, no=3)
    later = moment(again, "09:00")
    values = {"kind": "standing", "starts_at": later, "ends_at": later + timedelta(hours=3)}
    next_one = preparing.draft(body=people.body, values=values, by=people.clerk, at=starts + timedelta(days=2))
    item = preparing.add_item(next_one, kind="appointment", title="人事任免", by=people.clerk, at=BEGINS)
    told = {"action": "appoint", "office": office, "name": "顾清"}
    if refused:
        with pytest.raises(Refused, match="2026-09-27以后"):
            proposing.nominate(item, **told, by=people.clerk, at=BEGINS)  # type: ignore[arg-type]
    else:
        proposing.nominate(item, **told, by=people.clerk, at=BEGINS)  # type: ignore[arg-type]


# ------------------------------------------------------------------ the oath
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("post", "said", "given", "due"),
    [
        # 94 (重庆第九条): organised by an organ, 15 workdays from the notice.
        ("court", {}, {"announced_on": date(2026, 2, 10), "approved_on": None}, date(2026, 3, 9)),
        ("court", {}, {"announced_on": None, "approved_on": None}, None),
        # An oath that the chairpersons organise is taken at the same meeting (重庆第九条).
        ("government", {}, {"announced_on": None, "approved_on": None}, date(2026, 6, 26)),
        # 95 (北京第十三条): thirty days.
        (
            "government",
            {
                "oath_general": {
                    "amount": 30,
                    "unit": "days",
                    "counted_from": "receipt",
                    "source": {"authority": "北京"},
                }
            },
            {"announced_on": None, "approved_on": None},
            date(2026, 7, 26),
        ),
        # 96: the procuratorate's head; the clock starts with the approval one level up.
        ("prosecutor", {}, {"announced_on": None, "approved_on": None}, None),
        ("prosecutor", {}, {"announced_on": None, "approved_on": date(2026, 3, 25)}, date(2026, 3, 25)),
    ],
)
def test_the_last_day_of_an_oath(post: str, said: dict[str, Any], given: dict[str, Any], due: date | None) -> None:
    assert oaths.due(post, date(2026, 6, 26), Meetings.model_validate(said), **given) == due


def test_the_head_of_the_procuratorate_swears_before_the_chairpersons_once_approved(people: Cast) -> None:
    """Vector 96."""
    assert oaths.organiser("prosecutor") == Organiser.CHAIRS
    office = office_of(people, "检察长", "prosecutor", "云河区人民检察院")
    item = heard(people, in_session(people, ITEM))
    row = nominate(people, item, "elect", office, "顾清")
    row.stage, row.effective_on = Nomination.PASSED, DAY  # by an election on paper
    row.save()
    with pytest.raises(Refused, match="上一级批准"):
        following.swear(row, by=people.clerk, at=BEGINS)
    candidates.approve_above(row, by=people.clerk, at=BEGINS)
    following.swear(row, by=people.clerk, at=BEGINS)
    assert row.oath_by == "chairs"


def test_the_words_of_before_2018_are_refused() -> None:
    """Vector 100."""
    old = "我宣誓：……为建设富强、民主、文明、和谐的社会主义国家努力奋斗！"
    with pytest.raises(ValueError, match="2018"):
        Meetings.model_validate({"oath_text": old})
    assert "富强民主文明和谐美丽的社会主义现代化强国" in Meetings().oath_text


def test_who_is_appointed_anew_swears_anew(people: Cast) -> None:
    """Vector 99 (深圳第二十七条): the second act has no oath of its own yet."""
    office = office_of(people)
    item = appointed(people, office)
    first = item.appointments.get()
    following.swear(first, by=people.clerk, at=BEGINS)
    assert (
        Appointment(action="appoint", office=office, person=first.person, meeting=item.meeting, item=item).sworn_on
        is None
    )


# ------------------------------------------------------------------ offices that are renamed or abolished
def held(people: Cast, office: Office) -> list[str]:
    return [row.person.name for row in queries.holders(people.body, DAY).filter(office=office)]


@pytest.mark.parametrize(
    ("way", "refused"), [("nothing", ""), ("reappoint", "重新任命"), ("remove_and_appoint", "先免旧职再任新职")]
)
def test_a_bureau_is_renamed_in_three_ways(
    people: Cast, monkeypatch: pytest.MonkeyPatch, way: str, refused: str
) -> None:
    """广东, 深圳: nothing; 浙江第十七条; 北京第二十三条 (vector 107: two acts)."""
    office = office_of(people)
    appointed(people, office)
    ruled(monkeypatch, renamed_office=way)
    told = {"organ": "云河区", "title": "教育和体育局局长"}
    if refused:
        with pytest.raises(Refused, match=refused):
            keeping.rename_office(office, **told, by=people.clerk, at=BEGINS)
        return
    keeping.rename_office(office, **told, by=people.clerk, at=BEGINS)
    assert (str(office), held(people, office)) == ("云河区教育和体育局局长", ["顾清"])


@pytest.mark.parametrize(("way", "left"), [("ends", []), ("remove", ["顾清"])])
def test_a_bureau_is_abolished_in_two_ways(
    people: Cast, monkeypatch: pytest.MonkeyPatch, way: str, left: list[str]
) -> None:
    """Vectors 110 (重庆第十四条: ends by itself that day) and 109 (浙江第十七条: a removal is needed)."""
    office = office_of(people)
    appointed(people, office)
    ruled(monkeypatch, abolished_office=way)
    if way == "remove":
        with pytest.raises(Refused, match="应当办理免职"):
            keeping.abolish_office(office, ended_on=DAY, by=people.clerk, at=BEGINS)
    else:
        assert keeping.abolish_office(office, ended_on=DAY, by=people.clerk, at=BEGINS) == 1
    assert held(people, office) == left


def test_warrants_are_for_those_who_are_appointed(people: Cast) -> None:
    row = appointed(people, office_of(people)).appointments.get()
    letter = certificates.warrant(row)
    assert letter.title == "任命书"
    assert "决定任命顾清为云河区教育局局长" in letter.paragraphs[0].text
    assert offices.Action.ACT in offices.BEGINS

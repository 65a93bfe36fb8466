"""Every room's record gathers itself into the record of whoever did it, and goes again where the thing falls."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from lianxinqiao.activities.models import Article
from lianxinqiao.activities.stages import Kept
from lianxinqiao.activities.tests.scene import seat_of
from lianxinqiao.halls.actions import saying
from lianxinqiao.halls.tests.scene import Hall
from lianxinqiao.learning.actions import studying
from lianxinqiao.learning.tests import scene as learning
from lianxinqiao.matters.actions import drafting
from lianxinqiao.meetings.actions import holding, speaking
from lianxinqiao.meetings.models import Vote
from lianxinqiao.meetings.tests import scene as meetings
from lianxinqiao.motions.actions import deciding
from lianxinqiao.motions.tests import scene as motions
from lianxinqiao.proposals.actions import reviewing, writing
from lianxinqiao.proposals.tests import scene as proposals
from lianxinqiao.reports.actions import following as reports_following
from lianxinqiao.reports.tests import scene as reports
from lianxinqiao.scores import engine, gathering
from lianxinqiao.scores.actions import assessing, disputing, following
from lianxinqiao.scores.models import Assessment, Point
from lianxinqiao.scores.sources import met
from lianxinqiao.scores.stages import Counted
from lianxinqiao.scores.tables import ScoreTable, presets
from lianxinqiao.scores.tests.test_assessing import BEGUN, LATER, assessed
from tests.cast import Cast, moment
from tests.scenes import remembered

HERE = ("deputy", "cosigner", "other_deputy")


def record(people: Cast, assessment: Assessment, part: str = "deputy") -> list[str]:
    """What stands in somebody's record once the worker has looked."""
    following.follow(assessment, at=LATER)
    rows = Point.objects.filter(assessment=assessment, mandate=seat_of(people, part), stage=Counted.COUNTED)
    return sorted(rows.values_list("event", flat=True))


@remembered
def a_joint_proposal(people: Cast) -> None:
    proposal = proposals.drafted(people)
    seats = [seat_of(people, "cosigner"), seat_of(people, "other_deputy")]
    drafting.invite(proposal, seats, until=None, by=people.deputy, at=proposals.WRITTEN)
    for part in ("cosigner", "other_deputy"):
        drafting.cosign(proposal, by=people.posts[part], at=proposals.WRITTEN)
    writing.submit(proposal, by=people.deputy, at=proposals.WRITTEN)
    proposals.read(people, proposal)
    reviewing.file(proposal, field=people.fields["education"], by=people.clerk, at=proposals.FILED)


# The table; what the first proposer and a co-signer of a filed joint proposal have in their records; what each has of it.
JOINT = (
    ("tongcheng-2019", ["proposal.filed", "proposal.submitted"], ["proposal.filed", "proposal.submitted"], "12.5", "6.25"),
    ("hefei-area", ["proposal.joint_first"], ["proposal.joint"], "10", "5"),
    ("minhang", ["proposal.filed"], ["proposal.joint"], "15", "3"),
    ("guangshui-2017", ["proposal.filed"], ["proposal.joint"], "20", "15"),
)  # fmt: skip


@pytest.mark.parametrize(("table", "lead", "other", "leads", "joins"), JOINT, ids=[row[0] for row in JOINT])
def test_a_joint_proposal_counts_as_each_table_says(
    council: Cast, table: str, lead: list[str], other: list[str], leads: str, joins: str
) -> None:
    assessment = assessed(council, table)
    a_joint_proposal(council)
    assert record(council, assessment) == lead
    assert record(council, assessment, "cosigner") == other
    told = [
        engine.score(presets()[table], events).of("proposal")
        for part in ("deputy", "cosigner")
        for events in [
            [
                engine.Event(row.event, row.on, row.pk, row.people, row.leads)
                for row in Point.objects.filter(mandate=seat_of(council, part))
            ]
        ]
    ]
    assert told == [Decimal(leads), Decimal(joins)]


def test_a_proposal_that_is_not_filed_stands_as_handed_in(council: Cast) -> None:
    assessment = assessed(council, "hefei-area")
    proposal = proposals.submitted(council)
    assert record(council, assessment) == ["proposal.submitted"]
    drafting.withdraw(proposal, reason="内容与他人重复。", by=council.deputy, at=proposals.WRITTEN)
    assert record(council, assessment) == []


def test_a_report_and_its_adoption_stand_in_the_writer_s_record(council: Cast) -> None:
    assessment = assessed(council, "hefei-area")
    report = reports.sent(council)
    reports_following.adopt(
        report, level="city", way="single", on=date(2026, 3, 20), by=council.clerk, at=reports.LATER
    )
    assert record(council, assessment) == ["sqmy.adopted", "sqmy.reported", "sqmy.upper"]


def test_a_meeting_tells_who_came_spoke_asked_and_voted(people: Cast) -> None:
    assessment = assessed(people)
    meeting = meetings.in_session(people, here=HERE)
    item = meetings.heard(people, meeting)
    speech = speaking.ask_to_speak(item, by=people.deputy, at=meetings.BEGINS)
    speaking.begin(speech, by=people.chairpersons, at=meetings.BEGINS)
    speaking.end(speech, by=people.chairpersons, at=meetings.BEGINS + timedelta(minutes=5))
    speaking.ask(item, text="学位缺口有多大？", by=people.cosigner, at=meetings.BEGINS)
    assert record(people, assessment) == [], "an open meeting tells nothing yet"
    holding.close(meeting, by=people.chairpersons, at=meetings.ENDS)
    assert record(people, assessment) == ["sc_meeting.attended", "speech.at_meeting", "vote.taken"]
    assert record(people, assessment, "cosigner") == ["question.asked", "sc_meeting.attended", "vote.taken"]
    assert record(people, assessment, "delegation_head") == [], "who was absent is noted where the table counts it"
    assert Point.objects.filter(event="vote.taken", title__endswith="参加1项表决").count() == 3
    Vote.objects.update(method=Vote.Method.SECRET)
    assessing.gather(assessment, by=people.clerk, at=LATER)
    assert "vote.taken" not in record(people, assessment), "nothing is told of a secret vote"


def test_absence_counts_where_the_table_deducts_it(people: Cast) -> None:
    assessment = assessed(people, "anqing-2018")
    meeting = meetings.in_session(people, here=HERE)
    meetings.heard(people, meeting)
    holding.close(meeting, by=people.chairpersons, at=meetings.ENDS)
    assert record(people, assessment, "delegation_head") == ["sc_meeting.unexcused"]
    assert "sc_meeting.attended" in record(people, assessment)


def test_halls_studies_books_and_articles_stand_there_too(people: Cast) -> None:
    assessment = assessed(people)
    hall = Hall(people).opened()
    said = hall.say(by=people.deputy)
    if said.stage != "shown":
        saying.show(said, by=people.station, at=hall.at)
    study = learning.called(people, "deputy")
    row = study.attendees.get(person=people.deputy.person)
    studying.mark(row, here=True, by=people.clerk, at=learning.ENDS)
    studying.hold(study, by=people.clerk, at=learning.ENDS)
    learning.finished(people, people.deputy, moment("2026-05-06"))
    kept = {
        "body": people.body,
        "on": date(2026, 5, 8),
        "outlet": "云河日报",
        "level": "district",
        "stage": Kept.CONFIRMED,
    }
    by = {"entered_by": people.clerk, "entered_at": LATER}
    Article.objects.create(what="校门口的一小时", author=people.deputy.person.name, **kept, **by)
    Article.objects.create(what="别人的文章", author="外来作者", **kept, **by)
    Article.objects.create(kind="history", what="修云桥的那一年", author=people.deputy.person.name, **kept, **by)
    assessing.gather(assessment, by=people.clerk, at=LATER)
    assert record(people, assessment) == [
        *("article.published", "book.read", "hall.spoken", "history.written", "training.attended")
    ]


def test_a_minimum_is_met_by_what_no_item_counts(people: Cast) -> None:
    """襄州's five ones have no points at all: what they ask for is gathered, and claimed where no room shows it."""
    assessment = assessed(people, "xiangzhou")
    claim = {"event": "claim.article", "on": date(2026, 5, 4), "title": "宣传信息一篇", "words": "区人大网站刊发。"}
    point = disputing.claim(assessment, **claim, by=people.deputy, at=LATER)
    disputing.confirm(point, by=people.clerk, at=LATER)
    standing = assessment.standings.get(mandate=seat_of(people, "deputy"))
    assert "宣传信息1篇" not in standing.missing
    assert len(standing.missing) == 4


SHANGHAI = ZoneInfo("Asia/Shanghai")
HALVES = (
    ("09:00", "11:30", 0, 1),
    ("09:00", "17:00", 0, 2),
    ("14:30", "17:30", 0, 1),
    ("09:00", "11:30", 2, 5),
)


@pytest.mark.parametrize(("begins", "ends", "days", "number"), HALVES)
def test_half_days_are_mornings_and_afternoons(begins: str, ends: str, days: int, number: int) -> None:
    first = datetime.fromisoformat(f"2026-01-05T{begins}").replace(tzinfo=SHANGHAI)
    last = datetime.fromisoformat(f"2026-01-05T{ends}").replace(tzinfo=SHANGHAI) + timedelta(days=days)
    assert len(met.half_days(first, last)) == number


def test_every_event_that_is_gathered_has_a_name() -> None:
    from lianxinqiao.scores.events import NAMES

    asked = {event for table in presets().values() for event in table.events}
    assert asked <= set(NAMES)
    assert set(gathering.SOURCES) >= {"proposals.proposal", "reports.report", "meetings.meeting", "learning.study"}
    assert BEGUN < LATER


# Whether the table names motions; what became of one; what its lead and one who signed it have of it.
MOVED = (
    (True, "handed", "motion.lead", "motion.joint"),
    (True, "reported", "motion.lead", "motion.joint"),
    (True, "withdrawn", None, None),
    (True, "turned", None, None),
    (False, "handed", "suggestion.lead", "suggestion.joint"),
)


@pytest.mark.parametrize(("named", "became", "lead", "joint"), MOVED)
def test_a_motion_counts_for_all_who_signed_it(
    people: Cast, named: bool, became: str, lead: str | None, joint: str | None
) -> None:
    """By its own name, or by that of a suggestion where the table knows no motions; one that became a suggestion is that."""
    motion = motions.reported(people) if became in {"reported", "turned"} else motions.handed(people)
    if became == "withdrawn":
        deciding.withdraw(motion, reason="情况已变。", by=people.deputy, at=motions.LATER)
    if became == "turned":
        deciding.turn(motion, reason="交办。", by=people.clerk, at=motions.LATER)
    table = presets()["yunhe-sample"] if named else _without_motions()
    rows = gathering.SOURCES["motions.motion"](people.body, 2026, None)
    found = {each.mandate: each.known_to(table) for each in rows}
    assert found.get(seat_of(people, "deputy").pk) == lead
    assert found.get(seat_of(people, "cosigner").pk) == joint


def _without_motions() -> ScoreTable:
    """As a body keeps it that took the sample over before motions were counted."""
    told = presets()["yunhe-sample"].model_dump(mode="json")
    points = told["items"][0]["points"]
    told["items"][0]["points"] = {event: given for event, given in points.items() if not event.startswith("motion.")}
    return ScoreTable.model_validate(told)

"""Stage x cast x act of every table of this room: what is not granted here is refused. Written out by hand."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from django.core.files.base import ContentFile

from lianxinqiao.access.refused import can
from lianxinqiao.activities.actions import answering, booking, campaigning, keeping, reporting, yearly
from lianxinqiao.activities.acts import ACTS, CAMPAIGNS, LEDGERS, PROBLEMS, TABLES, WORKPLANS
from lianxinqiao.activities.models import Activity, Campaign, Deed, Team
from lianxinqiao.activities.rules import CAMPAIGN_RULES, LEDGER_RULES, PROBLEM_RULES, RULES, WORKPLAN_RULES
from lianxinqiao.activities.stages import BookingStage, Kept, PhotoStage, ProblemStage, Seat, Stage, WorkPlanStage
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, PLANNED, planned, signed_in
from lianxinqiao.activities.tests.test_ledgers import a_problem
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.table import Acts
from lianxinqiao.opinions.citizens import ANYBODY
from tests.cast import Cast
from tests.walks import PNG

S = Stage
OFFICE = {"clerk", "head"}
ORGANISER = OFFICE | {"station"}  # the staff of the very township
ALL_DEPUTIES = {"deputy", "cosigner", "other_deputy", "delegation_head"}
UNIT = {"jiaotong_clerk", "jiaotong_head"}
STRANGERS = {"stranger", "booker"}
BEFORE, CALLED_ONE = {S.PLANNED, S.CALLED}, {S.CALLED}
AFTER = {S.HELD, S.REPORTED, S.FORWARDED, S.ANSWERED, S.CLOSED}
OPEN_AFTER = AFTER - {S.CLOSED}
Grants = Mapping[str, tuple[set[str], Iterable[str]]]
GRANTED: Grants = {
    "activity.change": (ORGANISER, BEFORE),
    "activity.call": (ORGANISER, {S.PLANNED}),
    "activity.invite": (ORGANISER, BEFORE),
    "activity.sign_up": (ALL_DEPUTIES, CALLED_ONE),
    "participation.withdraw": ({"deputy"}, CALLED_ONE),
    "participation.ask_leave": ({"deputy"}, CALLED_ONE),
    "participation.grant_leave": (ORGANISER, BEFORE | AFTER),
    "activity.join": (ORGANISER, {S.CALLED} | OPEN_AFTER),
    "activity.part": (ORGANISER, BEFORE | OPEN_AFTER),
    "activity.locate": (ORGANISER, {S.CALLED}),
    "activity.sign_in": (ALL_DEPUTIES, {S.CALLED, S.HELD}),
    "participation.mark": (ORGANISER, CALLED_ONE | OPEN_AFTER),
    "participation.leave": ({"deputy"}, {S.CALLED, S.HELD}),
    "participation.dispute": ({"deputy"}, OPEN_AFTER),
    "activity.hold": (ORGANISER, BEFORE),
    "activity.note": (ORGANISER | {"deputy"}, CALLED_ONE | AFTER),
    "finding.suggest": ({"deputy"}, CALLED_ONE | AFTER),
    "finding.propose": ({"deputy"}, CALLED_ONE | AFTER),
    "finding.list": (OFFICE, CALLED_ONE | AFTER),
    "finding.opinion": (ORGANISER, CALLED_ONE | AFTER),
    "activity.visit": (ORGANISER | {"deputy"}, CALLED_ONE | AFTER),
    "activity.attach": (ORGANISER, BEFORE | OPEN_AFTER),
    "activity.detach": (ORGANISER, BEFORE | OPEN_AFTER),
    "participation.refuse_leave": (ORGANISER, BEFORE),
    "activity.set_out": (OFFICE, BEFORE | {S.HELD}),
    "activity.draft_report": (ORGANISER, {S.HELD}),
    "report_part.write": (ORGANISER | {"deputy"}, {S.HELD}),
    "activity.report_law": (OFFICE, {S.HELD, S.REPORTED}),
    "activity.table": (OFFICE, OPEN_AFTER - {S.HELD}),
    "activity.testify": (ALL_DEPUTIES, {S.CALLED, S.HELD}),
    "testimony.assess": (ORGANISER, OPEN_AFTER),
    "activity.offer_times": (ORGANISER, BEFORE),
    "slot.book": (STRANGERS, CALLED_ONE),
    "booking.cancel": ({"booker"}, CALLED_ONE),
    "booking.note": (ORGANISER, CALLED_ONE | OPEN_AFTER),
    "booking.read": (ORGANISER, CALLED_ONE | OPEN_AFTER),
    "activity.tell": (ORGANISER, AFTER),
    "activity.report": (ORGANISER, {S.HELD, S.REPORTED}),
    "activity.forward": (OFFICE, {S.REPORTED}),
    "activity.answer": (UNIT, {S.FORWARDED}),
    "activity.close": (ORGANISER, {S.HELD, S.REPORTED, S.ANSWERED}),
    "activity.cancel": (ORGANISER, BEFORE),
}
# Where a part has stages of its own: those at which the act is possible.
AT: dict[str, set[str]] = {
    "participation.withdraw": {Seat.SIGNED_UP, Seat.WAITING},
    "participation.ask_leave": {Seat.INVITED, Seat.SIGNED_UP},
    "participation.grant_leave": {Seat.LEAVE_ASKED},
    "participation.refuse_leave": {Seat.LEAVE_ASKED},
    "booking.cancel": {BookingStage.BOOKED},
    "booking.note": {BookingStage.BOOKED, BookingStage.CAME, BookingStage.MISSED},
    "photo.clear": {PhotoStage.OFFERED, PhotoStage.WITHHELD},
    "photo.withhold": {PhotoStage.OFFERED, PhotoStage.CLEARED},
}
BEGINS_SOMETHING = {"activity.plan", "activity.record", "problem.list", "campaign.begin", "workplan.draft"}
STAGES_OF: dict[str, Any] = {"participation": Seat, "booking": BookingStage, "photo": PhotoStage}


def refusals(
    rules: Any,
    code: str,
    root: Any,
    subject: Any,
    posts: Mapping[str, Any],
    grant: tuple[set[str], Iterable[str]],
    stages: Any,
) -> list[str]:
    """Where what may is not what was granted: at every stage of the root, and of the part that has its own."""
    who, when = grant
    own = STAGES_OF.get(code.partition(".")[0], [None])
    slips = []
    for stage in stages:
        root.stage = stage
        for place in own:
            if place is not None:
                subject.stage = place
            possible = stage in when and (place is None or code not in AT or place in AT[code])
            for part, post in posts.items():
                if can(rules.may, code, post, subject) != (part in who and possible):
                    slips.append(f"{code} by {part} at {stage} {place or ''}")
    return slips


@pytest.fixture
def posts(people: Cast) -> dict[str, Any]:
    """Everybody, the station's worker at home in the township, and two who have no account."""
    people.station.township = people.townships["yunqiao"]
    people.station.save()
    return {**people.posts, "stranger": ANYBODY}


def _lived(people: Cast) -> tuple[Activity, dict[str, Any]]:
    """One activity with one of each that hangs on it."""
    activity = planned(people, "deputy", township=people.townships["yunqiao"], kind="advice", organiser="office")
    slot = booking.offer_times(activity, minutes=60, by=people.clerk, at=PLANNED)[0]
    Activity.objects.filter(pk=activity.pk).update(stage=S.CALLED, unit=people.units["jiaotong"])
    activity.refresh_from_db()
    told: dict[str, Any] = {"identity": uuid.uuid4(), "name": "王先生", "phone": "13900000000"}
    row = booking.book(slot, **told, by=ANYBODY, at=CALLED).booking
    signed_in(people, activity, "deputy")
    finding = answering.note(activity, text="井盖松动", by=people.deputy, at=BEGINS)
    answering.hold(activity, by=people.clerk, at=ENDS)
    part = reporting.draft_report(activity, by=people.clerk, at=ENDS)[0]
    testimony = activity.testimonies.create(mandate=people.deputy.mandate, text="……", handed_in_at=ENDS)
    activity = Activity.objects.prefetch_related("participations").get(pk=activity.pk)
    things = {"participation": activity.participations.all()[0], "finding": finding, "report_part": part}
    things |= {"testimony": testimony, "slot": slot, "booking": row}
    for thing in things.values():
        if hasattr(thing, "slot"):
            thing.slot.activity = activity
        else:
            thing.activity = activity
    return activity, things


def test_every_act_is_granted_here_by_hand() -> None:
    assert set(GRANTED) == set(ACTS) - BEGINS_SOMETHING


def test_what_is_not_granted_on_an_activity_is_refused(people: Cast, posts: dict[str, Any]) -> None:
    activity, things = _lived(people)
    posts["booker"] = Stranger("预约人", part=things["booking"].pk)
    slips: list[str] = []
    for code, grant in GRANTED.items():
        subject = things.get(ACTS[code].on, activity)
        slips += refusals(RULES, code, activity, subject, posts, grant, Stage)
    assert slips == []


BESIDE: dict[str, tuple[Any, Acts, Grants]] = {
    "problem": (
        PROBLEM_RULES,
        PROBLEMS,
        {
            "problem.solve": (OFFICE | UNIT, {ProblemStage.LISTED}),
            "problem.strike_off": (OFFICE, {ProblemStage.DONE}),
            "problem.reopen": (OFFICE, {ProblemStage.DONE}),
            "problem.attach": (OFFICE | UNIT, {ProblemStage.LISTED, ProblemStage.DONE}),
            "problem.detach": (OFFICE, {ProblemStage.LISTED, ProblemStage.DONE}),
        },
    ),
    "campaign": (
        CAMPAIGN_RULES,
        CAMPAIGNS,
        {
            **{f"campaign.{verb}": (OFFICE, {"running"}) for verb in ("gather", "aim", "close")},
            **{f"campaign.{verb}": (OFFICE, {"running", "closed"}) for verb in ("show", "hide")},
            "campaign.photo": (ORGANISER, {"running", "closed"}),
            "photo.clear": (OFFICE, {"running", "closed"}),
            "photo.withhold": (OFFICE, {"running", "closed"}),
        },
    ),
    "workplan": (
        WORKPLAN_RULES,
        WORKPLANS,
        {
            "workplan.add": (OFFICE, set(WorkPlanStage)),
            "line.drop": (OFFICE, set(WorkPlanStage)),
            "workplan.adopt": (OFFICE, {WorkPlanStage.DRAFTED}),
            "workplan.publish": (OFFICE, {WorkPlanStage.ADOPTED}),
        },
    ),
    "deed": (
        LEDGER_RULES["deed"],
        LEDGERS["deed"],
        {
            "deed.confirm": (OFFICE, {Kept.ENTERED}),
            "deed.strike": (ORGANISER, {Kept.ENTERED, Kept.CONFIRMED}),
            "deed.attach": (ORGANISER, {Kept.ENTERED, Kept.CONFIRMED}),
            "deed.detach": (ORGANISER, {Kept.ENTERED, Kept.CONFIRMED}),
        },
    ),
    "team": (
        LEDGER_RULES["team"],
        LEDGERS["team"],
        {
            "team.confirm": (OFFICE, {Kept.ENTERED}),
            "team.strike": (ORGANISER, {Kept.ENTERED, Kept.CONFIRMED}),
            "team.join": (ORGANISER | ALL_DEPUTIES, {Kept.ENTERED, Kept.CONFIRMED}),
            "member.leave": (ORGANISER | {"deputy"}, {Kept.ENTERED, Kept.CONFIRMED}),
        },
    ),
}


def _beside(people: Cast, name: str) -> tuple[Any, Any, Any]:
    """A root, its stages, and what hangs on it."""
    place, day = people.townships["yunqiao"], PLANNED.date()
    if name == "problem":
        return a_problem(people), ProblemStage, None
    if name == "campaign":
        values = {"name": "清洁云河", "from_on": day}
        campaign = campaigning.begin(body=people.body, values=values, by=people.clerk, at=PLANNED)
        photo = campaigning.photo(campaign, picture=_picture(), caption="河岸", by=people.clerk, at=PLANNED)
        return campaign, Campaign.Stage, photo
    if name == "workplan":
        plan = yearly.draft(body=people.body, year=2026, by=people.clerk, at=PLANNED)
        told: dict[str, Any] = {
            "kind": "topical",
            "title": "视察",
            "organiser": "standing",
            "from_month": 1,
            "to_month": 2,
        }
        return plan, WorkPlanStage, yearly.add(plan, **told, by=people.clerk, at=PLANNED)
    model: Any = Team if name == "team" else Deed
    line = keeping.enter(
        model, body=people.body, values={"on": day, "what": "护河", "township": place}, by=people.clerk, at=PLANNED
    )
    return line, Kept, keeping.join(line, by=people.deputy, at=PLANNED) if name == "team" else None


def _picture() -> Any:
    return ContentFile(PNG, name="河岸.png")


@pytest.mark.parametrize("name", BESIDE)
def test_what_is_not_granted_beside_it_is_refused(people: Cast, posts: dict[str, Any], name: str) -> None:
    rules, acts, grants = BESIDE[name]
    assert set(grants) == {code for code in acts if not code.endswith(".enter")} - BEGINS_SOMETHING
    root, stages, part = _beside(people, name)
    slips: list[str] = []
    for code, grant in grants.items():
        slips += refusals(rules, code, root, part if acts[code].on else root, posts, grant, stages)
    assert slips == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.root)
def test_nobody_is_called_a_deputy_who_may_be_a_member(table: Any) -> None:
    """These acts are of both kinds of body: what a refusal says of who may is right in each."""
    said = {who for act in table.values() for who in act.who if "代表" in str(who.name).replace("代表联络站", "")}
    assert [str(who.name) for who in said if not who.in_cppcc] == []

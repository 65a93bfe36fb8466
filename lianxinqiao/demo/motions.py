"""Motions of 云河区 in 2020 and this year: decided by a meeting, sent to a committee, handled as a suggestion, withdrawn."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.meetings.models import AgendaItem
from lianxinqiao.motions.actions import deciding, drafting
from lianxinqiao.motions.models import Motion
from lianxinqiao.people.models import Mandate, Session

# What a member of the standing committee asks others to sign; the deputy whose door the login page shows is asked too.
DRAFT = {
    "title": "关于听取夜间施工噪声治理专项工作报告的议案",
    "grounds": "今年前三季度夜间施工噪声的投诉一千九百件，比去年同期多四分之一，其中六成在同一片区。",
    "proposal": "由常委会会议听取区人民政府治理夜间施工噪声的专项工作报告。\n会前公布夜间施工许可的发放情况。",
}


def _rows(year: int) -> list[dict[str, Any]]:
    path = Path(__file__).parent / "content" / "motions.toml"
    return [row for row in tomllib.loads(path.read_text(encoding="utf-8"))["motion"] if row["year"] == year]


def past(town: Town, chamber: Chamber) -> Iterator[Life]:
    for place, row in enumerate(_rows(2020)):
        yield _of_2020(town, chamber, row, place)


def _of_2020(town: Town, chamber: Chamber, row: Mapping[str, Any], place: int) -> Life:
    """Handed in at the session; the presidium decides on its last day, the chairpersons after a committee's report."""
    opens = chamber.session.opens_on
    clerk, chair = town.offices["clerk"], town.offices["chairpersons"]
    yield (at := on(row.get("handed", opens), 15, 10 * place))
    motion = _handed(town, chamber, row, place, at=at)
    if "withdrawn" in row:
        yield (at := on(opens + timedelta(days=1), 11))
        deciding.withdraw(motion, reason=row["withdrawn"], by=clerk, at=at)
    if "committee" in row:
        yield (at := on(chamber.session.closes_on, 11))
        deciding.refer(motion, committee=town.body.committees.get(code=row["committee"]), by=chair, at=at)
        yield (at := on(workday(row["reported"]), 16))
        deciding.report(motion, advice=row["advice"], text=row["report"], by=clerk, at=at)
    if "item" in row:
        yield (at := on(workday(row["listed"]), 15))
        item = AgendaItem.objects.get(meeting__body=town.body, title=row["item"], stage="listed")
        deciding.put_on_agenda(motion, item=item, by=chair, at=at)
    if "left_out" in row:
        yield (at := on(workday(row["reported"] + timedelta(days=6)), 15))
        deciding.leave_out(motion, reason=row["left_out"], by=chair, at=at)


def _handed(town: Town, chamber: Chamber, row: Mapping[str, Any], place: int, *, at: Any) -> Motion:
    seats = _seats(chamber, 20 + 17 * place, row.get("signers", 0))
    session: Session | None = chamber.session if row["mover"] == "deputies" else None
    values = {name: row[name] for name in ("mover", "title", "grounds", "proposal", "organ") if name in row}
    values |= {"session": session, "lead": seats[0] if seats else None}
    return drafting.enter(body=town.body, values=values, signers=seats[1:], by=town.offices["clerk"], at=at)


def _seats(chamber: Chamber, first: int, many: int) -> list[Mandate]:
    return [post.mandate for post in chamber.deputies[first : first + many] if post.mandate]


def this_year(town: Town, chamber: Chamber, today: date) -> None:
    """The current year: one waits for a decision, one for its committee, one became a suggestion, one is being signed."""
    opens, closes = chamber.session.opens_on, chamber.session.closes_on
    clerk, chair = town.offices["clerk"], town.offices["chairpersons"]
    for place, row in enumerate(_rows(2026)):
        handed = workday(today - timedelta(days=row["ago"])) if "ago" in row else opens
        motion = _handed(town, chamber, row, place, at=on(handed, 16, 5 * place))
        if "committee" in row:
            committee = town.body.committees.get(code=row["committee"])
            deciding.refer(motion, committee=committee, by=chair, at=on(closes, 11, 10))
        if "report" in row:
            at = on(workday(today - timedelta(days=row["reported_ago"])), 10)
            deciding.report(motion, advice=row["advice"], text=row["report"], by=clerk, at=at)
        if "turned" in row:
            at = on(workday(today - timedelta(days=row["turned_ago"])), 15)
            deciding.turn(motion, reason=row["turned"], by=clerk, at=at)
    _being_signed(town, chamber, today)


def _being_signed(town: Town, chamber: Chamber, today: date) -> None:
    at = on(workday(today - timedelta(days=4)), 20)
    first, second, lead = chamber.deputies[:3]
    motion = drafting.begin(body=town.body, values={"mover": "members", **DRAFT}, by=lead, at=at)
    asked = [post.mandate for post in (first, second) if post.mandate]
    drafting.invite(motion, mandates=asked, by=lead, at=at + timedelta(minutes=10))
    signature = motion.signatures.get(mandate=second.mandate)
    drafting.sign(signature, by=second, at=at + timedelta(minutes=50))

"""A motion of the cast's deputies, brought as far as a test needs by the real acts."""

from typing import Any

from lianxinqiao.meetings.tests.scene import seat_of, seated
from lianxinqiao.motions.actions import deciding, drafting
from lianxinqiao.motions.models import Motion
from lianxinqiao.people.models import Committee
from tests.cast import Cast, moment
from tests.scenes import remembered

AT = moment("2026-01-12", "15:00")
CLOSES = moment("2026-01-15", "11:00")
LATER = moment("2026-06-02")
SAID = {
    "title": "关于加强电动自行车停放充电管理的议案",
    "grounds": "去年火情四十三起。",
    "proposal": "作出决定。\n补建充电口。",
}


@remembered
def drafted(people: Cast, mover: str = "members", **more: Any) -> Motion:
    """To the standing committee by its members, or to the congress by deputies."""
    seated(people)
    session = people.session if mover == "deputies" else None
    values = {"mover": mover, "session": session, **SAID, **more}
    return drafting.begin(body=people.body, values=values, by=people.deputy, at=AT)


@remembered
def signed(people: Cast, *parts: str) -> Motion:
    """Each of these signed beside its lead."""
    motion = drafted(people)
    drafting.invite(motion, mandates=[seat_of(people, part) for part in parts], by=people.deputy, at=AT)
    for row in motion.signatures.select_related("mandate"):
        part = next(part for part in parts if people.posts[part].mandate_id == row.mandate_id)
        drafting.sign(row, by=people.posts[part], at=AT)
    return motion


@remembered
def handed(people: Cast) -> Motion:
    motion = signed(people, "cosigner", "other_deputy")
    drafting.hand_in(motion, by=people.deputy, at=AT)
    return motion


def committee_of(people: Cast) -> Committee:
    row, _new = Committee.objects.get_or_create(body=people.body, code="chengjian", defaults={"name": "城建环资工委"})
    return row


@remembered
def referred(people: Cast) -> Motion:
    motion = handed(people)
    deciding.refer(motion, committee=committee_of(people), by=people.chairpersons, at=CLOSES)
    return motion


@remembered
def reported(people: Cast, advice: str = "list") -> Motion:
    motion = referred(people)
    deciding.report(motion, advice=advice, text="议案反映的问题属实。", by=people.clerk, at=LATER)
    return motion


@remembered
def of_government(people: Cast, **more: Any) -> Motion:
    values = {"mover": "government", "organ": "云河区人民政府", **SAID, **more}
    return drafting.enter(body=people.body, values=values, by=people.clerk, at=AT)

"""The kinds of activity, a table in code: what law or a figure knows by name. A district switches them on and names them.

Each row: its word; who may organise it; its family, by which figures count it; the unit it is counted in; whether it ends
with a report, and whether that is forwarded and answered; the article behind it.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS

Words = str | Promise


class Organiser(models.TextChoices):
    STANDING = "standing", _("常委会")
    COMMITTEE = "committee", _("专门委员会、工作委员会")
    TOWNSHIP = "township", _("乡镇人大主席团、街道人大工委")
    STATION = "station", _("代表联络站")
    GROUP = "group", _("代表小组")
    OFFICE = "office", pgettext_lazy("组织者", "机关")
    CONVENER = "convener", _("政协工作召集人")


# A CPPCC committee has no deputies: what its groups are called.
ORGANISERS_OF = {"cppcc": {str(Organiser.GROUP): _("委员小组"), str(Organiser.STANDING): _("政协常委会")}}


def organiser_word(code: str, body_kind: str) -> Words:
    """As a body of that kind calls it."""
    return ORGANISERS_OF.get(body_kind, {}).get(code) or Organiser(code).label


class Advice(models.TextChoices):
    """What advice is given on."""

    LAW = "law", _("法律咨询")
    MIND = "mind", _("心理辅导")
    HEALTH = "health", _("医疗服务")
    WORK = "work", _("就业指导")
    OTHER = "other", pgettext_lazy("咨询", "其他")


# Who organises in a body of a kind: for the office all of them, for a street's or township's own people the second.
BY_BODY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "congress": (
        frozenset(Organiser) - {Organiser.CONVENER},
        frozenset({Organiser.TOWNSHIP, Organiser.STATION, Organiser.GROUP}),
    ),
    "cppcc": (
        frozenset(Organiser) - {Organiser.TOWNSHIP, Organiser.STATION},
        frozenset({Organiser.CONVENER}),
    ),
}


class Family(StrEnum):
    """What figures count together."""

    INSPECTION = "inspection"
    ENFORCEMENT = "enforcement"
    RESEARCH = "research"
    VISIT = "visit"
    MEETING = "meeting"
    TRAINING = "training"
    SERVICE = "service"
    OTHER = "other"


O = Organiser  # noqa: E741 - the table is read by its columns
CONGRESS = frozenset({O.STANDING, O.COMMITTEE})
NEAR = frozenset({O.TOWNSHIP, O.STATION, O.GROUP})
MEETS = NEAR | {O.CONVENER}
ALL = frozenset(O)
TIMES = pgettext_lazy("活动", "次")


@dataclass(frozen=True)
class Kind:
    code: str
    word: Words
    family: Family
    organisers: frozenset[str]
    unit: Words = TIMES
    reports: bool = False  # ends with a report
    answered: bool = False  # whose report goes to an organ that answers it
    law: Words = ""
    notice: str = "notice_other"  # the field of the profile (rulebook/sections/activities.py) that says how early
    inspects_law: bool = False  # has a plan, a group, ways, and a report in two parts
    testifies: bool = False  # deputies report to voters and are assessed
    bookable: bool = False  # citizens book a time on the portal
    bodies: frozenset[str] = frozenset()  # the kinds of body that hold such; empty: all
    open: bool = False  # stands on the portal once it is called: citizens may come, or are served


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            *("inspection", _("集中视察"), Family.INSPECTION, CONGRESS | NEAR | {O.CONVENER}),
            notice="notice_inspection",
            reports=True,
            answered=True,
            law=_("代表法第二十七条"),
        ),
        Kind(
            *("topical", _("专题视察"), Family.INSPECTION, CONGRESS | NEAR | {O.CONVENER}),
            reports=True,
            answered=True,
            law=_("代表法第二十七条"),
        ),
        Kind(
            *("with_card", _("持证视察"), Family.INSPECTION, CONGRESS),
            reports=True,
            law=_("代表法第二十七条"),
            bodies=IN_CONGRESS,
        ),
        Kind(
            *("enforcement", _("执法检查"), Family.ENFORCEMENT, CONGRESS),
            reports=True,
            answered=True,
            law=_("监督法第四章"),
            inspects_law=True,
            bodies=IN_CONGRESS,
        ),
        Kind(
            *("research", _("专题调研"), Family.RESEARCH, ALL),
            reports=True,
            answered=True,
            law=_("代表法第二十八条"),
        ),
        Kind("hearing", _("座谈会"), Family.MEETING, ALL, unit=_("场")),
        Kind("council", _("议事活动"), Family.MEETING, MEETS, unit=_("场"), open=True),
        Kind("consultation", _("协商活动"), Family.MEETING, ALL, unit=_("场"), open=True),
        Kind("oversight", _("民主监督"), Family.INSPECTION, frozenset({O.CONVENER, O.COMMITTEE}), reports=True),
        Kind(
            *("to_voters", _("代表述职"), Family.MEETING, NEAR),
            unit=_("场"),
            law=_("代表法第五十三条"),
            testifies=True,
            open=True,
            bodies=IN_CONGRESS,
        ),
        Kind("enterprises", _("走访企业"), Family.VISIT, ALL),
        Kind("villages", _("走访村（社区）"), Family.VISIT, ALL),
        Kind("voters", _("走访选民"), Family.VISIT, NEAR, open=True, bodies=IN_CONGRESS),
        Kind("sector", _("走访界别群众"), Family.VISIT, frozenset({O.CONVENER, O.OFFICE})),
        Kind("training", _("学习培训"), Family.TRAINING, ALL, unit=_("期"), law=_("代表法第四十五条")),
        Kind("study", _("集体学习"), Family.TRAINING, ALL),
        Kind("lecture", _("讲堂"), Family.TRAINING, ALL, unit=_("期"), open=True),
        Kind("publicity", _("宣讲"), Family.SERVICE, ALL, unit=_("场"), open=True),
        Kind("volunteering", _("志愿服务"), Family.SERVICE, ALL, law=_("志愿服务条例"), bookable=True, open=True),
        Kind("relief", _("慰问帮扶"), Family.SERVICE, ALL),
        Kind("advice", _("咨询服务"), Family.SERVICE, ALL, unit=_("场"), bookable=True, open=True),
        Kind("court", _("旁听庭审"), Family.OTHER, ALL),
        Kind("sitting_in", _("列席会议"), Family.OTHER, ALL),
        Kind("investment", _("招商活动"), Family.OTHER, ALL),
        Kind("fellowship", _("联谊活动"), Family.OTHER, ALL),
    )
}
CHOICES = [(kind.code, kind.word) for kind in KINDS.values()]


OPEN = [kind.code for kind in KINDS.values() if kind.open]


def is_for(code: str, body_kind: str) -> bool:
    """Whether bodies of that kind hold such activities; deputies report to voters, members of a CPPCC committee to none."""
    bodies = KINDS[code].bodies
    return not bodies or body_kind in bodies


def of(*families: Family) -> list[str]:
    """The codes of these families, as a figure asks for them."""
    return [kind.code for kind in KINDS.values() if kind.family in families]

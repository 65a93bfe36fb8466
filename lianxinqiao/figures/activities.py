"""The figures of activities （代表活动）. Each function's docstring is its definition in the report.

Sets may overlap where the definition says so: an activity of a campaign is counted by its organiser too.
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS
from lianxinqiao.activities import kinds
from lianxinqiao.activities.kinds import Family, Organiser
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.figures.activity_rows import ACTIVITIES, OCCASIONS, PARTS, held
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import figure
from lianxinqiao.figures.subjects import Rows
from lianxinqiao.people.models import Body

# Who organises these is of a congress alone.
OF_CONGRESS = replace(ACTIVITIES, bodies=IN_CONGRESS)


# ------------------------------------------------------------------ activities
@figure(
    "activities.inspections",
    _("组织代表视察"),
    pgettext_lazy("活动", "次"),
    _("本期开展的、由常委会组织的各类视察；主题活动中的视察和街道、乡镇组织的视察另计。"),
    of=ACTIVITIES,
    in_cppcc=(_("组织委员视察"), _("本期开展的、由政协常委会组织的各类视察；召集人和委员小组组织的另计。")),
)
def inspections(body: Body, period: Period) -> Rows:
    """Inspections of every kind held in the period that the standing committee organised itself."""
    return held(body, period).filter(organiser=Organiser.STANDING, kind__in=kinds.of(Family.INSPECTION))


@figure(
    "activities.enforcement_inspections",
    _("执法检查"),
    pgettext_lazy("活动", "次"),
    _("本期开展的、由常委会或者其专门委员会组织的执法检查。"),
    of=OF_CONGRESS,
)
def enforcement_inspections(body: Body, period: Period) -> Rows:
    """Inspections of how a law is carried out, by the standing committee or its committees."""
    return held(body, period).filter(kind__in=kinds.of(Family.ENFORCEMENT))


@figure(
    "activities.research",
    _("专题调研"),
    pgettext_lazy("活动", "次"),
    _("本期开展的、由常委会或者其专门委员会、工作委员会组织的专题调研。"),
    of=ACTIVITIES,
)
def research(body: Body, period: Period) -> Rows:
    """Research on one subject by the standing committee or its committees."""
    organisers = [Organiser.STANDING, Organiser.COMMITTEE]
    return held(body, period).filter(organiser__in=organisers, kind__in=kinds.of(Family.RESEARCH))


@figure(
    "activities.joint",
    _("几个机构联合开展的活动"),
    pgettext_lazy("活动", "次"),
    _("本期本区两个以上机构联合开展的活动，几个机构合起来计一次；各机构自己的一次仍在它的类别里计，合计时减去重复的。"),
    of=OCCASIONS,
)
def joint(body: Body, period: Period) -> Rows:
    """What two or more bodies of the district held together in the period, counted once for all of them. Each body's own activity is still counted under its kind; adding up bodies, what is counted twice is taken off."""
    return OCCASIONS.of(body, period).filter(bodies__len__gte=2)


@figure(
    "activities.deputies",
    _("各类代表活动"),
    pgettext_lazy("活动", "次"),
    _("本期开展的、由乡镇人大主席团和街道人大工委组织的各类活动，学习培训也在内。"),
    of=OF_CONGRESS,
)
def deputies(body: Body, period: Period) -> Rows:
    """Activities of every kind that township presidiums and street working committees organised, training included."""
    return held(body, period).filter(organiser=Organiser.TOWNSHIP)


@figure(
    "training.person_times",
    _("代表参加学习培训"),
    _("人次"),
    _("代表参加本期各类学习、培训、讲堂的人次；按签到计，一人参加一次为一人次。"),
    of=PARTS,
    in_cppcc=(_("委员参加学习培训"), _("委员参加本期各类学习、培训、讲堂的人次；按签到计，一人参加一次为一人次。")),
)
def training(body: Body, period: Period) -> Rows:
    """Deputies who came to study, training or lectures in the period, each time counted; by their sign-in."""
    came = PARTS.of(body, period).filter(came_at__isnull=False, activity__stage__in=AFTER)
    return came.filter(activity__kind__in=kinds.of(Family.TRAINING))


@figure(
    "activities.person_times",
    _("代表参加活动"),
    _("人次"),
    _("代表参加本期各类活动的人次；按签到计。"),
    of=PARTS,
    in_cppcc=(_("委员参加活动"), _("委员参加本期各类活动的人次；按签到计。")),
)
def person_times(body: Body, period: Period) -> Rows:
    """Deputies who came to any activity in the period, each time counted; by their sign-in."""
    return PARTS.of(body, period).filter(came_at__isnull=False, activity__stage__in=AFTER)

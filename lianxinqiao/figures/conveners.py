"""The figures of a CPPCC committee's conveners in streets and townships. Each function's docstring is its definition."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CPPCC, RoleCode
from lianxinqiao.activities.kinds import Organiser
from lianxinqiao.activities.models import Activity
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.figures.activity_rows import BY_TOWNSHIP, activity_columns, kinds_of_activity
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import figure
from lianxinqiao.figures.subjects import Rows, Subject
from lianxinqiao.figures.ways import ByMonth, ByWord
from lianxinqiao.people.models import Body, Post
from lianxinqiao.ui.tables import Column

ROOM = _("政协工作召集人")
CONVENERS = Subject(
    Post,
    ROOM,
    columns=lambda figure: (
        Column("township", _("街道、乡镇"), "township.spoken"),
        Column("name", _("召集人"), "person.spoken", main=True),
        Column("from", _("自"), "from_on"),
    ),
    near=("person", "township", "body"),
    ways=(BY_TOWNSHIP,),
    bodies=IN_CPPCC,
)
ACTIVITIES = Subject(
    Activity,
    ROOM,
    on="starts_at__date",
    columns=activity_columns,
    near=("township", "body"),
    ways=(
        BY_TOWNSHIP,
        ByWord("kind", _("按活动类别"), "kind", kinds_of_activity),
        ByMonth("month", _("按月份"), "starts_at"),
    ),
    bodies=IN_CPPCC,
)


@figure(
    "conveners.appointed",
    _("乡镇、街道（管委会）政协工作召集人"),
    pgettext_lazy("召集人", "名"),
    _("截至期末在任的召集人，一个街道、乡镇或管委会一名。"),
    of=CONVENERS,
)
def appointed(body: Body, period: Period) -> Rows:
    """Conveners in office at the end of the period, one for each street, township or zone."""
    rows = Post.objects.filter(body=body, role=RoleCode.STATION_STAFF, township__isnull=False)
    return rows.held(period.to_on)


@figure(
    "conveners.activities",
    _("召集人组织的活动"),
    pgettext_lazy("活动", "次"),
    _("本期由政协工作召集人组织、已经开展的活动。"),
    of=ACTIVITIES,
)
def activities(body: Body, period: Period) -> Rows:
    """Activities that conveners organised and that took place in the period."""
    return ACTIVITIES.of(body, period).filter(organiser=Organiser.CONVENER, stage__in=sorted(AFTER))

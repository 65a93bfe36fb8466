"""The rows that figures of activities and campaigns count, with their lists and the ways that divide them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.activities import pages, queries
from lianxinqiao.activities.models import (
    Activity,
    Article,
    Building,
    Deed,
    Donation,
    Host,
    Occasion,
    Participation,
    Problem,
    Support,
    Team,
    Visit,
)
from lianxinqiao.activities.stages import AFTER, Kept
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure
from lianxinqiao.figures.subjects import Rows, Subject
from lianxinqiao.figures.ways import ByKey, ByMonth, ByWord, by_committee, by_township, key_of
from lianxinqiao.people.models import Body
from lianxinqiao.ui.tables import Column

ROOM = pgettext_lazy("多次", "活动")
CAMPAIGN_ROOM = _("主题活动")


# ------------------------------------------------------------------ parts and lists
def campaigns(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(body.campaigns.values_list("pk", "name"))


def kinds_of_activity(body: Body, period: Period) -> Mapping[Any, str]:
    return {code: str(word) for code, word in queries.kind_words(body)}


def _title(value: str = "", owner: str = "") -> Column:
    """What the row is called, opening its page (or that of what it hangs on)."""

    def link(row: Any) -> str:
        return str((getattr(row, owner) if owner else row).get_absolute_url())

    return Column("title", _("名称"), value or str, main=True, link=link)


def activity_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("when", _("时间"), pages.span),
        _title(),
        Column("kind", pgettext_lazy("活动", "类别"), "get_kind_display"),
        Column("organiser", _("组织者"), "organiser_spoken"),
    )


def _part_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("when", _("时间"), lambda row: pages.span(row.activity)),
        Column("who", _("姓名"), "mandate.person.spoken"),
        _title("activity", "activity"),
    )


def _line_columns(figure: Figure) -> Sequence[Column]:
    more = [Column("value", _("金额（元）"), "value", number=True)] if figure.sum else []
    return (Column("on", _("日期"), "on"), _title(), *more, Column("township", _("街道、乡镇"), "township.spoken"))


def _host_columns(figure: Figure) -> Sequence[Column]:
    return (_title(), Column("township", _("街道、乡镇"), "township.spoken"))


def _problem_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("host", _("企业、村"), "host"),
        _title("text"),
        Column("unit", _("责任单位"), "organization.spoken"),
        Column("struck", _("销号日期"), "struck_off_on"),
    )


BY_TOWNSHIP = by_township()
BY_CAMPAIGN = ByKey("campaign", _("按主题活动"), "campaign_id", campaigns)


class ByCampaignSeen(ByKey):
    """Hosts that were visited or supported in a campaign: a list to open, no parts that add up."""

    def narrow(self, rows: Rows, word: str) -> Rows | None:
        key = key_of(word)
        if key is None:
            return None
        seen = Visit.objects.filter(host=OuterRef("pk"), activity__campaign=key)
        brought = Support.objects.filter(host=OuterRef("pk"), campaign=key)
        return rows.filter(Exists(seen) | Exists(brought))


ACTIVITIES = Subject(
    Activity,
    ROOM,
    on="starts_at__date",
    columns=activity_columns,
    near=("township", "committee", "body"),
    ways=(
        ByWord("kind", _("按活动类别"), "kind", kinds_of_activity),
        BY_TOWNSHIP,
        by_committee(),
        BY_CAMPAIGN,
        ByMonth("month", _("按月份"), "starts_at"),
    ),
)
# Of the district: what stands behind another body's wall is not opened from here.
OCCASIONS = Subject(
    Occasion,
    ROOM,
    body="district__bodies",
    on="starts_on",
    columns=lambda figure: (
        Column("on", _("日期"), "starts_on"),
        Column("title", _("名称"), "title", main=True),
        Column("bodies", _("联合开展"), lambda row: "、".join(row.named_by())),
    ),
    ways=(ByMonth("month", _("按月份"), "starts_on"),),
)
PARTS = Subject(
    Participation,
    ROOM,
    body="activity__body",
    on="activity__starts_at__date",
    columns=_part_columns,
    near=("activity__body", "mandate__person"),
    ways=(
        by_township("activity__township_id"),
        by_committee("activity__committee_id"),
        ByMonth("month", _("按月份"), "activity__starts_at"),
    ),
)
HOSTS = Subject(
    Host,
    CAMPAIGN_ROOM,
    body="district__bodies",
    columns=_host_columns,
    near=("township",),
    ways=(BY_TOWNSHIP, ByCampaignSeen("campaign", _("按主题活动"), "pk", campaigns, offered=False)),
    recorded=lambda body, period: Visit.objects.filter(activity__body=body).exists(),
)
PROBLEMS = Subject(
    Problem,
    CAMPAIGN_ROOM,
    on="struck_off_on",
    columns=_problem_columns,
    near=("host", "organization", "body"),
    ways=(BY_CAMPAIGN, ByMonth("month", _("按月份"), "struck_off_on")),
)


def _lines(model: Any) -> Subject:
    return Subject(
        model,
        CAMPAIGN_ROOM,
        on="on",
        columns=_line_columns,
        near=("township", "body"),
        ways=(BY_CAMPAIGN, BY_TOWNSHIP, ByMonth("month", _("按月份"), "on")),
    )


TEAMS, DEEDS, DONATIONS, ARTICLES, BUILDINGS = map(_lines, (Team, Deed, Donation, Article, Building))


def held(body: Body, period: Period) -> Rows:
    """Activities that took place in the period."""
    return ACTIVITIES.of(body, period).filter(stage__in=AFTER)


def confirmed(subject: Subject, body: Body, period: Period) -> Rows:
    """Lines that the office has confirmed."""
    return subject.of(body, period).filter(stage=Kept.CONFIRMED)

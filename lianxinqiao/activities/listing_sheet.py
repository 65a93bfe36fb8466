"""The sheet on which an office gives many findings an owner and a day: each becomes a problem that is followed （挂号）."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import OFFICE
from lianxinqiao.activities.actions import turning
from lianxinqiao.activities.models import Activity, Finding, Host, Problem
from lianxinqiao.activities.stages import AFTER, Stage
from lianxinqiao.acts.forms import day
from lianxinqiao.acts.named_rows import Names, NamesField
from lianxinqiao.acts.rowsheets import RowSheet, Shared, Way, only
from lianxinqiao.acts.unit_rows import UnitRow, Units, UnitsField, of_body
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.ui.forms import DateInput


class ListRow(UnitRow):
    columns = (
        ("host", gettext_lazy("企业、村、楼院")),
        ("unit", gettext_lazy("责任单位")),
        ("due_on", gettext_lazy("办理期限")),
    )
    host = NamesField("hosts", one=gettext_lazy("请填写一个企业、村或楼院。"))
    unit = UnitsField(one=gettext_lazy("请填写一个单位。"))
    due_on = forms.DateField(required=False, widget=DateInput())
    beside = ("due_on",)

    def prepare(self) -> None:
        """The only host that was seen on the activity or that its place names, and the unit that its problems went to."""
        host = _likely_host(self.subject, self.known.others["hosts"].things)
        self.fields["host"].initial = host.name if host else ""
        self.fields["unit"].initial = self.likely(host.pk) if host else ""

    @property
    def title(self) -> str:
        return str(self.subject.text)

    def told(self) -> Iterable[str | None]:
        return self.subject.activity.title, self.subject.where


class SharedDay(Shared):
    by_day = day(gettext_lazy("没有填期限的各行，都在这一天前办理"), required=False)


def _likely_host(finding: Finding, hosts: list[Host]) -> Host | None:
    seen = [visit.host for visit in finding.activity.visits.all()]
    named = [host for host in hosts if finding.where and host.name in finding.where]
    return seen[0] if len(seen) == 1 else next(iter(named), None)


def known(post: Post, _rows: list[Finding]) -> Units:
    hosts = list(Host.objects.filter(district__bodies=post.body_id))
    names = Names(hosts, gettext_lazy("没有登记过“%(name)s”这个走访对象，请先登记。"))
    return of_body(post, Problem.objects.filter(body=post.body), "host_id", hosts=names)


def enter(
    finding: Finding,
    *,
    host: Host | None,
    unit: Organization | None,
    due_on: date | None,
    by_day: date | None,
    by: Post,
    at: datetime,
) -> None:
    last = due_on or by_day
    if not host or not unit or last is None:
        raise Refused(_("请填写企业、村或楼院，责任单位和办理期限。"))
    turning.list_problem(finding, host=host, organization=unit, due_on=last, by=by, at=at)


def rows(post: Post) -> Any:
    """All that became nothing yet; of a committee's clerk, those of its activities."""
    own = Activity.objects.visible_to(post).filter(Q(stage__in=AFTER) | Q(stage=Stage.CALLED), body=post.body)
    own = own.filter(Activity.within(post))
    waiting = Finding.objects.filter(activity__in=own, matter=None, opinion=None, problem=None)
    near = waiting.select_related("activity__body", "mandate__person").prefetch_related("activity__visits__host")
    return near.order_by("activity", "noted_at", "pk")


SHEET = RowSheet(
    "findings-list-sheet",
    title=gettext_lazy("问题挂号表"),
    noun=pgettext_lazy("发现的问题", "个"),
    form=ListRow,
    ways=(
        Way(
            "list",
            pgettext_lazy("发现的问题", "挂号"),
            enter,
            gettext_lazy("已挂号%(n)s个，责任单位会收到通知，办结后由您确认销号。"),
            gettext_lazy("填好的各行现在就挂号。确定吗？"),
        ),
    ),
    may=only(OFFICE, gettext_lazy("只有代表机构的办公室可以把发现的问题挂号。")),
    rows=rows,
    known=known,
    back="problems",
    shared=SharedDay,
    act="finding.list",
)

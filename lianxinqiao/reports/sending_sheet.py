"""The sheet on which an office sends many signed issues on, each to whom it concerns （报送表）."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts.rowsheets import RowSheet, Way, only
from lianxinqiao.acts.unit_rows import UnitRow, Units, UnitsField, of_body
from lianxinqiao.people.models import Post
from lianxinqiao.reports.actions import issuing
from lianxinqiao.reports.models import Issue, Sending
from lianxinqiao.reports.stages import IssueStage


class SendRow(UnitRow):
    columns = (
        ("upper", gettext_lazy("上级政协")),
        ("party", pgettext_lazy("报送", "党委")),
        ("government", pgettext_lazy("报送", "政府")),
        ("units", gettext_lazy("转送有关单位（可填几个，用顿号隔开）")),
    )
    upper = forms.BooleanField(required=False)
    party = forms.BooleanField(required=False)
    government = forms.BooleanField(required=False)
    units = UnitsField()

    def prepare(self) -> None:
        """The unit that reports of the same field went to; whether it goes there, a clerk decides."""
        first = next(iter(self.subject.reports.all()), None)
        self.fields["units"].widget.attrs["placeholder"] = self.likely(first.field_id) if first else ""

    def told(self) -> Iterable[str | None]:
        return (report.called for report in self.subject.reports.all() if report.called != self.subject.title)


def known(post: Post, _rows: list[Issue]) -> Units:
    return of_body(post, Sending.objects.filter(report__body=post.body).exclude(organization=None), "report__field_id")


def rows(post: Post) -> Any:
    """All that are signed and went nowhere yet."""
    waiting = Issue.objects.visible_to(post).filter(body=post.body, stage=IssueStage.SIGNED)
    near = waiting.select_related("body").prefetch_related("reports")
    return near.order_by("in_all", "pk")


SHEET = RowSheet(
    "issues-send-sheet",
    title=gettext_lazy("报送表"),
    noun=pgettext_lazy("期刊", "期"),
    form=SendRow,
    ways=(
        Way(
            "send",
            gettext_lazy("报送"),
            issuing.send,
            gettext_lazy("已报送%(n)s期，收到转送的单位和反映人会收到通知。"),
            gettext_lazy("填好的各行现在就报送。确定吗？"),
        ),
    ),
    may=only(OFFICE, gettext_lazy("只有政协办公室可以报送社情民意。")),
    rows=rows,
    known=known,
    back="issues",
)

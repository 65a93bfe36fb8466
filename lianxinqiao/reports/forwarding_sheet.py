"""The sheet on which an office forwards many opinions of the plenary, each to the unit that it concerns （分办表）."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts.rowsheets import RowSheet, Way, only
from lianxinqiao.acts.unit_rows import UnitRow, Units, UnitsField, in_use
from lianxinqiao.people.models import Post
from lianxinqiao.reports import rules
from lianxinqiao.reports.actions import speaking
from lianxinqiao.reports.models import Point
from lianxinqiao.reports.stages import PointStage
from lianxinqiao.rulebook import terms
from lianxinqiao.ui.forms import DateInput
from lianxinqiao.workdays import queries as workdays


class ForwardRow(UnitRow):
    columns = (("unit", gettext_lazy("转送单位")), ("due_on", gettext_lazy("反馈期限")))
    unit = UnitsField(one=gettext_lazy("请填写一个单位。"))
    due_on = forms.DateField(required=False, widget=DateInput())
    beside = ("due_on",)

    def prepare(self) -> None:
        """The unit to which other opinions of the same speech went; the day as the profile counts it."""
        self.fields["unit"].initial = self.likely(self.subject.speech_id)
        now = timezone.now()
        term = rules.of(self.subject.body, now).feedback
        self.fields["due_on"].initial = terms.due(term, timezone.localdate(now), workdays.current()).date


def known(post: Post, rows: list[Point]) -> Units:
    assert post.body  # the rule asked
    found = in_use(post.body.district_id)
    by_key = {unit.pk: unit for unit in found}
    near = Point.objects.filter(speech__in={row.speech_id for row in rows}).exclude(unit=None).order_by("pk")
    went = near.values_list("speech_id", "unit_id")
    return Units(found, {speech: by_key[unit] for speech, unit in went if unit in by_key})


def rows(post: Post) -> Any:
    """All that wait to be forwarded."""
    waiting = Point.objects.visible_to(post).filter(body=post.body, stage=PointStage.DRAWN)
    return waiting.select_related("body", "speech").order_by("speech", "pk")


SHEET = RowSheet(
    "points-forward-sheet",
    title=gettext_lazy("分办表"),
    noun=pgettext_lazy("大会意见", "条"),
    form=ForwardRow,
    ways=(
        Way(
            "forward",
            pgettext_lazy("大会意见", "转送"),
            speaking.forward,
            gettext_lazy("已转送%(n)s条，承办单位会收到通知。"),
            gettext_lazy("填好的各行现在就转送。确定吗？"),
        ),
    ),
    may=only(OFFICE, gettext_lazy("只有政协办公室可以转送全会意见。")),
    rows=rows,
    known=known,
    back="points",
)

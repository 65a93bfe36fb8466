"""The sheet on which an office assigns many suggestions, each to units of its own （分办表）."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rowsheets import RowSheet, Shared, Way
from lianxinqiao.acts.unit_rows import UnitRow, Units, UnitsField, usual
from lianxinqiao.matters import rules, units
from lianxinqiao.matters.actions import assigning, preparing
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.gathering import NEAR
from lianxinqiao.matters.models import AssigningMeeting, Handling, Matter
from lianxinqiao.matters.models.matters import of_body
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Post


def known(post: Post, rows: list[Matter]) -> Units:
    assert post.body  # the rule asked
    found = list(units.under(units.rules_of(post.body, timezone.localdate()), post.body.district_id))
    led = Handling.objects.filter(
        kind=Handling.Kind.LEAD, suggestion__body=post.body, suggestion__field__in={row.field_id for row in rows}
    )
    return Units(found, usual(found, led, "suggestion__field_id"), units.label)


class AssignRow(UnitRow):
    columns = (
        ("lead", gettext_lazy("主办")),
        ("assist", gettext_lazy("会办（可填几个，用顿号隔开）")),
        ("complex", gettext_lazy("难度大")),
    )
    lead = UnitsField(one=gettext_lazy("主办单位只能有一个。"))
    assist = UnitsField()
    complex = forms.BooleanField(required=False)
    beside = ("complex",)

    def prepare(self) -> None:
        suggested = self.subject.suggested_unit
        self.fields["lead"].initial = units.label(suggested) if suggested else self.likely(self.subject.field_id)
        self.fields["complex"].initial = self.subject.complex

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data["lead"]:
            self.add_error("lead", _("请填写主办单位。"))
        named = [data.get("lead"), *data.get("assist", [])]
        if not self.errors and len(named) > len(set(named)):
            self.add_error("assist", _("同一个单位不能填写两次。"))
        return data


class Meeting(Shared):
    meeting = forms.ModelChoiceField(
        AssigningMeeting.objects.none(), label=gettext_lazy("列入哪次交办会"), required=False
    )

    def prepare(self) -> None:
        meetings = AssigningMeeting.objects.filter(body=self.post.body, made_at=None)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]


def _to(values: dict[str, Any]) -> list[To]:
    return [To(values["lead"], "lead"), *(To(unit, "assist") for unit in values["assist"])]


def assign(suggestion: Matter, *, by: Post, at: datetime, **values: Any) -> None:
    assigning.assign(suggestion, to=_to(values), complex=values["complex"], by=by, at=at)


def plan(suggestion: Matter, *, by: Post, at: datetime, **values: Any) -> None:
    if values["meeting"] is None:
        raise Refused(_("请选择列入哪次交办会。"))
    preparing.plan(values["meeting"], suggestion, to=_to(values), by=by, at=at)


def rows(post: Post) -> Any:
    """All that wait to be assigned; those merged into another go with it."""
    kind = of_body(post.body)
    waiting = kind.objects.visible_to(post).filter(body=post.body, stage=Stage.REGISTERED, merged_into=None)
    return waiting.select_related(*NEAR).order_by("number", "pk")


SHEET = RowSheet(
    "suggestions-assign-sheet",
    title=gettext_lazy("分办表"),
    noun=gettext_lazy("件"),
    form=AssignRow,
    ways=(
        Way(
            "assign",
            gettext_lazy("交办"),
            assign,
            gettext_lazy("已交办%(n)s件，承办单位会收到通知。"),
            gettext_lazy("填好的各行现在就交办，办理期限从今天起算。确定吗？"),
        ),
        Way("plan", gettext_lazy("列入交办会"), plan, gettext_lazy("已将%(n)s件列入交办会，开会时整批交办。")),
    ),
    may=lambda post: rules.may_begin("meeting.call", post),
    rows=rows,
    known=known,
    back=lambda post: of_body(post.body).listing,
    shared=Meeting,
)

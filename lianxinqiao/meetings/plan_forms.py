"""What each act on a year's plan asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.meetings.actions import planning
from lianxinqiao.meetings.form_parts import REASON, OfUnit, line
from lianxinqiao.meetings.models import Meeting, PlanItem
from lianxinqiao.meetings.stages import BEFORE
from lianxinqiao.people.choosers import choose_committee


class AddPlanned(OfUnit):
    act = staticmethod(planning.add)
    kind = forms.ChoiceField(label=_("方式"), choices=PlanItem.Kind.choices)
    title = line(pgettext_lazy("计划", "事项"), length=160)
    focus = words(pgettext_lazy("计划", "重点"), required=False, rows=2)
    committee = line(_("承担的专门（工作）委员会"), length=60, required=False)
    month = forms.IntegerField(label=_("月份"), min_value=1, max_value=12, required=False)
    origin = forms.ChoiceField(label=_("议题来源"), choices=[("", "—"), *PlanItem.Origin.choices], required=False)
    reason = line(_("变动原因"), length=200, required=False, help_text=_("计划通过以后变动的，写明原因。"))
    field_order = ("kind", "title", "focus", "unit", "committee", "month", "origin", "reason")


class ChangePlanned(AddPlanned):
    act = staticmethod(planning.change)  # type: ignore[assignment]  # another act, of the same fields
    kind = None  # type: ignore[assignment]
    origin = None  # type: ignore[assignment]

    def prepare(self) -> None:
        for name in ("title", "focus", "unit", "committee", "month"):
            self.initial.setdefault(name, getattr(self.subject, name))
        super().prepare()


class PutOnAgenda(OfUnit):
    act = staticmethod(planning.put_on_agenda)
    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=pgettext_lazy("列表", "会议"))
    reporter = line(_("报告人"), length=60, required=False)
    field_order = ("meeting", "unit", "reporter")

    def prepare(self) -> None:
        super().prepare()
        self.initial.setdefault("unit", self.subject.unit_id)
        rows = Meeting.objects.filter(body=self.subject.plan.body_id, stage__in=BEFORE).select_related("term")
        self.fields["meeting"].queryset = rows.order_by("starts_at")  # type: ignore[attr-defined]


class Bid(ActForm):
    act = staticmethod(planning.bid)
    kind = forms.ChoiceField(label=_("方式"), choices=PlanItem.Kind.choices)
    title = line(pgettext_lazy("计划", "事项"), length=160)
    focus = line(pgettext_lazy("计划", "重点"), length=300, required=False)
    origin = forms.ChoiceField(label=_("议题来源"), choices=PlanItem.Origin.choices)
    committee = line(_("承担的专门（工作）委员会"), length=60, required=False)

    def prepare(self) -> None:
        choose_committee(self, self.subject.root.body)


class Take(OfUnit):
    act = staticmethod(planning.take)
    committee = line(_("承担的专门（工作）委员会"), length=60)
    month = forms.IntegerField(label=_("月份"), min_value=1, max_value=12)
    field_order = ("unit", "committee", "month")

    def prepare(self) -> None:
        self.initial.setdefault("committee", self.subject.committee)
        super().prepare()


PLAN_FORMS: dict[str, type[ActForm]] = {
    "plan.add": AddPlanned,
    "plan.bid": Bid,
    "planned.take": Take,
    "planned.pass_over": form("PassOver", planning.pass_over, reason=words(REASON, rows=2)),
    "plan.adopt": form("AdoptPlan", planning.adopt),
    "plan.publish": form("PublishPlan", planning.publish),
    "planned.change": ChangePlanned,
    "planned.drop": form("DropPlanned", planning.drop, danger=True, reason=words(REASON, rows=2)),
    "planned.put_on_agenda": PutOnAgenda,
    "planned.carry_out": form("CarryOut", planning.carry_out, done_on=day(_("完成日期"), required=False)),
}

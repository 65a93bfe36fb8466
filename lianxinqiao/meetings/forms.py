"""The forms by which something is begun: a meeting, a member of the standing committee, an office."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.meetings import kinds, profile
from lianxinqiao.meetings.actions import preparing
from lianxinqiao.meetings.models import Meeting, Member, Office, YearPlan
from lianxinqiao.meetings.plan_lists import kinds_of
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Body, Committee, Mandate, Post
from lianxinqiao.ui.forms import DateInput, TickedField

MOMENT = "%Y-%m-%dT%H:%M"


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)


class OfBody(BegunForm):
    """Choices are those of the body; the act checks what may stand."""

    def prepare(self, body: Body) -> None:
        seats = Mandate.objects.filter(term__body=body).held(timezone.localdate())
        for name in ("mandate", "mandates", "chaired_by"):
            if name in self.fields:
                choose_seat(self.fields[name], seats)
        if "kind" in self.fields and self._meta.model is Meeting:
            choices = kinds.of_body(body.kind, profile.of(body, timezone.localdate()))
            self.fields["kind"] = forms.ChoiceField(label=self.fields["kind"].label, choices=choices)


class MeetingForm(OfBody):
    mandates = TickedField(
        Mandate.objects.none(),
        label=_("名单"),
        required=False,
        help_text=_("常委会、主任会议、全体会议和委员会会议的应到人员由任职确定，不用选。"),
    )

    class Meta:
        model = Meeting
        fields = preparing.KEPT
        widgets: ClassVar = {"starts_at": MomentInput, "ends_at": MomentInput, "deputies_elected_on": DateInput}

    def prepare(self, body: Body) -> None:
        super().prepare(body)
        if body.kind != Body.Kind.CONGRESS:
            del self.fields["deputies_elected_on"]
        committees = Committee.objects.filter(body=body, ended_on=None)
        self.fields["committee"].queryset = committees  # type: ignore[attr-defined]
        if self.instance.pk or body.kind != Body.Kind.CONGRESS or not committees:
            del self.fields["committee"]
        if self.instance.pk:
            del self.fields["mandates"]
            del self.fields["kind"]

    def told(self) -> dict[str, Any]:
        listed = {"listed": self.cleaned_data["mandates"]} if "mandates" in self.fields else {}
        return {"values": self.values(), **listed}


class MemberForm(OfBody):
    class Meta:
        model = Member
        fields = ("mandate", "title", "from_on")
        widgets: ClassVar = {"from_on": DateInput}


class PlanForm(OfBody):
    class Meta:
        model = YearPlan
        fields = ("kind", "year")

    told = BegunForm.values

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, post=post, **kwargs)
        self.fields["kind"].choices = kinds_of(post)  # type: ignore[attr-defined]


class OfficeForm(OfBody):
    class Meta:
        model = Office
        fields = ("kind", "organ", "title", "single")


class OfficeNameForm(OfBody):
    class Meta:
        model = Office
        fields = ("organ", "title")


class OfficeEndForm(OfBody):
    ended_on = forms.DateField(label=_("撤销日期"), widget=DateInput)

    class Meta:
        model = Office
        fields = ("ended_on",)

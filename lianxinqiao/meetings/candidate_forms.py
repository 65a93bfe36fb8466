"""What each act on a nominated person and on a seat asks for."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.meetings.actions import candidates, seats
from lianxinqiao.meetings.form_parts import REASON, line
from lianxinqiao.meetings.seats import LEAVING, OF_DEPUTIES, Cause
from lianxinqiao.people import sectors
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Delegation, Mandate, Person


class EnterSeat(ActForm):
    act = staticmethod(seats.enter)
    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=pgettext_lazy("一位", "代表"))
    change = forms.ChoiceField(
        label=pgettext_lazy("代表", "变动"), choices=[(each.value, each.label) for each in OF_DEPUTIES]
    )
    cause = forms.ChoiceField(
        label=_("法定情形"),
        choices=[("", "—"), *Cause.choices],
        required=False,
        help_text=_("资格终止、暂停执行职务的要写明；辞职和补选不用选。"),
    )

    def prepare(self) -> None:
        seats_held = Mandate.objects.filter(term=self.subject.root.term_id).held(timezone.localdate())
        choose_seat(self.fields["mandate"], seats_held)


class CoOpt(ActForm):
    act = staticmethod(seats.co_opt)
    name = line(_("姓名"), length=40, required=False, help_text=_("已经登记的代表、工作人员，请在“已登记的人员”里选。"))
    work_unit = line(_("单位及职务"), length=120, required=False)
    known = forms.ModelChoiceField(Person.objects.none(), label=_("已登记的人员"), required=False)
    sector = forms.ChoiceField(label=_("界别"))
    delegation = forms.ModelChoiceField(Delegation.objects.none(), label=_("委员小组"), required=False)
    proposed_by = line(_("推荐（提出）单位"), length=60)
    reason = words(pgettext_lazy("委员", "推荐理由"), rows=3)

    def prepare(self) -> None:
        meeting = self.subject.root
        there = Mandate.objects.filter(term=meeting.term_id)
        people = Person.objects.filter(district=meeting.body.district_id).exclude(pk__in=there.values("person"))
        self.fields["known"].queryset = people.order_by("pinyin", "pk")  # type: ignore[attr-defined]
        self.fields["known"].label_from_instance = (  # type: ignore[attr-defined]
            lambda person: f"{person}（{person.work_unit}）" if person.work_unit else str(person)
        )
        named = there.exclude(sector="").order_by("sector").values_list("sector", flat=True).distinct()
        self.fields["sector"].choices = sectors.options(named)  # type: ignore[attr-defined]
        self.fields["delegation"].queryset = Delegation.objects.filter(term=meeting.term_id)  # type: ignore[attr-defined]


class LetGo(ActForm):
    act = staticmethod(seats.let_go)
    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=pgettext_lazy("一位", "委员"))
    change = forms.ChoiceField(
        label=pgettext_lazy("委员", "变动"), choices=[(each.value, each.label) for each in LEAVING]
    )
    proposed_by = line(_("推荐（提出）单位"), length=60, required=False)
    reason = words(REASON, rows=3)

    def prepare(self) -> None:
        seats_held = Mandate.objects.filter(term=self.subject.root.term_id).held(timezone.localdate())
        choose_seat(self.fields["mandate"], seats_held)


CANDIDATE_FORMS: dict[str, type[ActForm]] = {
    "appointment.examine": form(
        "Examine",
        candidates.examine,
        score=forms.IntegerField(label=_("考试成绩"), min_value=0, max_value=100),
        taken_on=day(_("考试日期"), required=False),
    ),
    "appointment.accuse": form("Accuse", candidates.accuse, accusation=words(_("反映的问题"), rows=4)),
    "appointment.clear": form(
        "Clear",
        candidates.clear,
        finding=words(_("核查结论"), rows=4),
        cleared=forms.BooleanField(label=_("已经查清，不影响任职"), required=False),
    ),
    "appointment.approve_above": form(
        "ApproveAbove", candidates.approve_above, approved_on=day(_("上一级批准日期"), required=False)
    ),
    "appointment.object": form("NoteObjection", candidates.note_objection, reason=words(_("异议的理由"), rows=3)),
    "appointment.file_above": form(
        "FileAbove", candidates.file_above, filed_on=day(_("报上一级备案日期"), required=False)
    ),
    "item.seat": EnterSeat,
    "item.co_opt": CoOpt,
    "item.let_go": LetGo,
    "seatchange.agree": form(
        "Agree",
        seats.agree,
        agreed_on=day(_("主席会议审议同意日期")),
        consulted=words(_("协商情况"), rows=3, help_text=_("与推荐单位、统战部门等协商的情况。")),
    ),
    "seatchange.drop": form("DropSeat", seats.drop),
}

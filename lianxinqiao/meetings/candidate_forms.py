"""What each act on a nominated person and on a deputy's seat asks for."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.meetings.actions import candidates, seats
from lianxinqiao.meetings.seats import Cause, Change
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate


class EnterSeat(ActForm):
    act = staticmethod(seats.enter)
    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=pgettext_lazy("一位", "代表"))
    change = forms.ChoiceField(label=pgettext_lazy("代表", "变动"), choices=Change.choices)
    cause = forms.ChoiceField(
        label=_("法定情形"),
        choices=[("", "—"), *Cause.choices],
        required=False,
        help_text=_("资格终止、暂停执行职务的要写明；辞职和补选不用选。"),
    )

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
    "seatchange.drop": form("DropSeat", seats.drop),
}

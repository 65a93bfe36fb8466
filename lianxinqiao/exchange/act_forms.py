"""A form for each act of this room: what it asks, and the one function it calls."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import CPPCC
from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.exchange.actions import arriving, handing, pairing
from lianxinqiao.exchange.kinds import Ground, Outcome, Wish
from lianxinqiao.ui.forms import RadioCards

WHY = _("原因")
NOTE = _("附言")


class Accept(ActForm):
    """Entered among what the body handles itself, or handled here alone."""

    act = staticmethod(arriving.accept)
    enter_as = forms.ChoiceField(label=_("受理以后"), required=False, widget=RadioCards())
    note = words(NOTE, required=False, rows=2)

    def prepare(self) -> None:
        here = (arriving.NOT_ENTERED, _("就在这里办理和反馈"))
        if self.subject.body.kind == CPPCC:
            entered = (arriving.AS_REPORT, _("登记为社情民意信息"))
        else:
            entered = (arriving.AS_OPINION, _("登记为群众意见"))
        field: forms.ChoiceField = self.fields["enter_as"]  # type: ignore[assignment]
        field.choices = [here, entered]
        self.initial.setdefault("enter_as", arriving.NOT_ENTERED)


class Answer(ActForm):
    act = staticmethod(arriving.answer)
    outcome = forms.ChoiceField(label=pgettext_lazy("交换", "结果"), choices=Outcome.choices)
    answer = words(pgettext_lazy("交换", "反馈内容"), rows=6)

    def prepare(self) -> None:
        """What was answered here before, or what the opinion that it became was answered."""
        opinion = self.subject.opinion
        said = self.subject.answer or (opinion.reply if opinion else "")
        self.initial.setdefault("answer", said)
        used = self.subject.wish == Wish.USE
        self.initial.setdefault("outcome", self.subject.outcome or (Outcome.USED if used else Outcome.DONE))


PARTNER_FORMS: dict[str, type[ActForm]] = {
    "partner.renew": form("Renew", pairing.renew),
    "partner.end": form("End", pairing.end, danger=True),
}
HANDOVER_FORMS: dict[str, type[ActForm]] = {
    "handover.urge": form("Urge", handing.urge, note=words(NOTE, required=False, rows=2)),
    "handover.withdraw": form("Withdraw", handing.withdraw, danger=True, reason=words(WHY, rows=2)),
    "handover.send_again": form("SendAgain", handing.send_again),
    "handover.close": form(
        "Close", handing.close, closing=words(_("办结说明"), rows=3, help_text=_("写明怎样告诉了提出人或者改由谁办。"))
    ),
}
ARRIVAL_FORMS: dict[str, type[ActForm]] = {
    "arrival.accept": Accept,
    "arrival.refuse": form(
        "Refuse",
        arriving.refuse,
        danger=True,
        ground=forms.ChoiceField(label=_("退回理由"), choices=Ground.choices),
        reason=words(_("退回说明"), rows=3, help_text=_("写明应当由谁办理或者缺什么材料。")),
    ),
    "arrival.answer": Answer,
}

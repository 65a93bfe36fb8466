"""What each act of speaking, asking and interpellating asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.meetings.actions import speaking
from lianxinqiao.meetings.form_parts import REASON, OfUnit, line, number
from lianxinqiao.meetings.models import Interpellation
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate
from lianxinqiao.ui.forms import TickedField


class OfMember(ActForm):
    """Whoever is called acts for themselves; the office says for whom."""

    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=_("应到人员"))

    def prepare(self) -> None:
        if self.post.mandate_id:
            del self.fields["mandate"]
            return
        called = self.subject.root.attendees.filter(signed_in_at__isnull=False).values("mandate")
        choose_seat(self.fields["mandate"], Mandate.objects.filter(pk__in=called))


class AskToSpeak(OfMember):
    act = staticmethod(speaking.ask_to_speak)


class Ask(OfMember):
    act = staticmethod(speaking.ask)
    text = words(_("询问的问题"), rows=4)


class SpeechText(ActForm):
    text = words(_("发言记录"), rows=10)

    def prepare(self) -> None:
        self.initial.setdefault("text", self.subject.text)


class Record(SpeechText):
    act = staticmethod(speaking.record)


class Check(SpeechText):
    act = staticmethod(speaking.check)


class AnswerQuestion(ActForm):
    act = staticmethod(speaking.answer)
    answered_by = line(_("回答人"), length=60)
    answer = words(pgettext_lazy("询问", "回答"), rows=6)

    def prepare(self) -> None:
        self.initial.setdefault("answered_by", self.subject.item.reporter)


class Interpellate(OfUnit):
    act = staticmethod(speaking.interpellate)
    about = line(_("质询的问题"), length=160)
    text = words(_("质询的内容"), rows=6)
    signers = TickedField(Mandate.objects.none(), label=_("联名人"))
    field_order = ("unit", "about", "text", "signers")

    def prepare(self) -> None:
        super().prepare()
        self.fields["unit"].label, self.fields["unit"].required = _("受质询机关"), True
        choose_seat(self.fields["signers"], Mandate.objects.filter(pk__in=self.subject.attendees.values("mandate")))


HOW = forms.ChoiceField(label=_("答复方式"), choices=Interpellation.Form.choices)
SPEAKING_FORMS: dict[str, type[ActForm]] = {
    "item.ask_to_speak": AskToSpeak,
    "speech.begin": form("BeginSpeech", speaking.begin),
    "speech.end": form("EndSpeech", speaking.end),
    "speech.withdraw": form("WithdrawSpeech", speaking.withdraw),
    "speech.record": Record,
    "speech.check": Check,
    "item.ask": Ask,
    "question.answer": AnswerQuestion,
    "meeting.interpellate": Interpellate,
    "interpellation.hand": form("Hand", speaking.hand, form=HOW),
    "interpellation.withdraw": form("TakeBack", speaking.take_back, reason=words(REASON, rows=2)),
    "interpellation.answer": form(
        "GiveAnswer", speaking.give_answer, answer=words(pgettext_lazy("质询案", "答复"), rows=8)
    ),
    "interpellation.judge": form("Judge", speaking.judge, unsatisfied=number(_("不满意的联名人"))),
    "interpellation.again": form("AnswerAgain", speaking.again, form=HOW),
    "interpellation.close": form("CloseInterpellation", speaking.close),
}

"""A form for each act of this room: what it asks, and the one function it calls."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.filings.actions import asking, filing
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.people.choosers import choose_committee

WHY = _("原因")


def committee() -> forms.CharField:
    return forms.CharField(label=_("审查委员会"), max_length=60)


class Share(ActForm):
    act = staticmethod(filing.share)
    committee = committee()

    def prepare(self) -> None:
        self.initial.setdefault("committee", self.subject.committee)
        choose_committee(self, self.subject.body)


class Start(ActForm):
    act = staticmethod(asking.start)
    committee = committee()

    def prepare(self) -> None:
        choose_committee(self, self.subject.body)


class Complete(ActForm):
    act = staticmethod(filing.complete)
    text = words(_("文件正文"), rows=14)
    note = words(_("制定说明"), required=False, rows=5)

    def prepare(self) -> None:
        for name in ("text", "note"):
            self.initial.setdefault(name, getattr(self.subject, name))


class CompleteRequest(ActForm):
    act = staticmethod(asking.complete)
    reason = words(_("问题和理由"), rows=8)

    def prepare(self) -> None:
        self.initial.setdefault("reason", self.subject.reason)


FORMS: dict[str, type[ActForm]] = {
    "filing.register": form("Register", filing.register),
    "filing.ask_more": form("AskMore", filing.ask_more, reason=words(WHY, rows=3)),
    "filing.complete": Complete,
    "filing.return": form("GiveBack", filing.give_back, danger=True, reason=words(WHY, rows=3)),
    "filing.share": Share,
    "filing.clear": form("Clear", filing.clear, opinion=words(pgettext_lazy("备案", "审查意见"), rows=4)),
    "filing.promise": form(
        "Promise", filing.promise, problem=words(_("存在的问题"), rows=4), promised_on=day(_("承诺修改的日期"))
    ),
    "filing.opine": form("Opine", filing.opine, opinion=words(_("书面审查意见"), rows=8)),
    "filing.answer": form("Answer", filing.answer, answer=words(_("制定机关的说明"), rows=6)),
    "filing.mend": form(
        "Mend", filing.mend, mended=forms.ChoiceField(label=_("处理结果"), choices=Filing.Mended.choices)
    ),
    "filing.raise": form("BringUp", filing.bring_up, reason=words(WHY, rows=3)),
    "filing.revoke": form("Revoke", filing.revoke, danger=True, decision=words(_("撤销决定（名称、日期）"), rows=2)),
}
REQUEST_FORMS: dict[str, type[ActForm]] = {
    "request.ask_more": form("AskForMore", asking.ask_more, reason=words(_("告知补充的内容"), rows=3)),
    "request.complete": CompleteRequest,
    "request.start": Start,
    "request.decline": form(
        "Decline",
        asking.decline,
        ground=forms.ChoiceField(label=_("不启动审查的理由"), choices=ReviewRequest.Ground.choices),
        answer=words(_("告知的内容"), required=False, rows=3),
    ),
    "request.answer": form("Reply", asking.reply, answer=words(_("反馈内容"), rows=6)),
}

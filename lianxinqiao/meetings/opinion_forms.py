"""What each act on an opinion after deliberation asks for."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.meetings.actions import opining
from lianxinqiao.meetings.form_parts import REASON, line, number


class ChangeOpinion(ActForm):
    act = staticmethod(opining.change)
    title = line(pgettext_lazy("审议意见", "标题"), length=160)
    text = words(pgettext_lazy("审议意见", "正文"), rows=14)

    def prepare(self) -> None:
        self.initial.setdefault("title", self.subject.title)
        self.initial.setdefault("text", self.subject.text)


OPINION_FORMS: dict[str, type[ActForm]] = {
    "deliberation.change": ChangeOpinion,
    "deliberation.send": form("Send", opining.send),
    "deliberation.plan": form("Plan", opining.plan, text=words(_("办理方案"), rows=8)),
    "deliberation.answer": form("Answer", opining.answer, result=words(_("研究处理情况"), rows=10)),
    "deliberation.comment": form("Comment", opining.comment, comment=words(_("专门（工作）委员会意见"))),
    "deliberation.test": form(
        "Test",
        opining.test,
        satisfied=number(_("满意")),
        basically=number(_("基本满意")),
        unsatisfied=number(_("不满意")),
        invalid=number(_("无效")),
    ),
    "deliberation.close": form("CloseOpinion", opining.close),
    "deliberation.again": form("Again", opining.again, reason=words(REASON, rows=2)),
    "deliberation.publish": form("PublishOpinion", opining.publish),
}

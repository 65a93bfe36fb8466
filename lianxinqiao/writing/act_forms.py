"""A form for each act on a report: what it asks, and the one function it calls."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.writing.actions import drafting, signing
from lianxinqiao.writing.models import Section


class Rename(ActForm):
    act = staticmethod(drafting.rename)
    title = forms.CharField(label=_("标题"), max_length=120)

    def prepare(self) -> None:
        self.initial.setdefault("title", self.subject.title)


class Move(ActForm):
    act = staticmethod(drafting.move)
    position = forms.TypedChoiceField(label=_("移到"), coerce=int)

    def prepare(self) -> None:
        section: Section = self.subject
        choices = [(each.position, str(each)) for each in section.report.sections.all() if each.pk != section.pk]
        last = (choices[-1][0] + 1, _("最后")) if choices else (1, _("最后"))
        field = self.fields["position"]
        field.choices = [  # type: ignore[attr-defined]
            *((place, _("“%(section)s”之前") % {"section": name}) for place, name in choices),
            last,
        ]


FORMS: dict[str, type[ActForm]] = {
    "work_report.rename": Rename,
    "section.add": form("AddSection", drafting.add, heading=forms.CharField(label=_("小标题"), max_length=80)),
    "section.move": Move,
    "section.remove": form("RemoveSection", drafting.remove, danger=True),
    "remark.add": form(
        "AddRemark",
        drafting.remark,
        quote=forms.CharField(label=_("所指的文字"), max_length=120, required=False),
        text=words(_("意见"), rows=3),
    ),
    "remark.settle": form("Settle", drafting.settle),
    "work_report.send": form("Send", signing.send),
    "work_report.send_back": form("SendBack", signing.send_back, danger=True, reason=words(_("原因"), rows=2)),
    "work_report.sign": form("Sign", signing.sign),
    "work_report.publish": form("Publish", signing.publish),
    "work_report.withdraw": form("Withdraw", signing.withdraw, danger=True, reason=words(_("原因"), rows=2)),
    "work_report.drop": form("Drop", signing.drop, danger=True, reason=words(_("原因"), rows=2)),
}

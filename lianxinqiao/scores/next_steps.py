"""What the person looking may do now on an assessment, its claims and its appeals; and the form of each act."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.scores.actions import assessing, disputing
from lianxinqiao.scores.models import Assessment
from lianxinqiao.scores.rules import RULES
from lianxinqiao.scores.stages import AppealStage, Counted

REASON = _("理由")


class Claim(ActForm):
    act = staticmethod(disputing.claim)
    event = forms.ChoiceField(label=_("计入哪一项"))
    on = day(_("日期"))
    title = forms.CharField(label=_("内容"), max_length=200)
    words = words(_("说明和证明"), rows=4)

    def prepare(self) -> None:
        table = self.subject.rules
        names = {item.code: item.name for item in table.items}
        choices = [(event, names[code]) for event, code in table.events.items() if event.startswith("claim.")]
        choices += [(event, names[code]) for event, code in table.events.items() if not event.startswith("claim.")]
        self.fields["event"].choices = choices  # type: ignore[attr-defined]


class Settle(ActForm):
    act = staticmethod(disputing.settle)
    upheld = forms.BooleanField(label=_("申诉成立"), required=False)
    answer = words(_("处理意见"), rows=3)


FORMS: dict[str, type[ActForm]] = {
    "assessment.gather": form("Gather", assessing.gather),
    "assessment.claim": Claim,
    "point.confirm": form("Confirm", disputing.confirm),
    "point.refuse": form("Refuse", disputing.refuse, reason=words(REASON, rows=2)),
    "point.void": form("Void", disputing.void, danger=True, reason=words(REASON, rows=2)),
    "assessment.preview": form("Preview", assessing.preview),
    "assessment.appeal": form("AppealForm", disputing.appeal, text=words(_("申诉内容"), rows=5)),
    "appeal.settle": Settle,
    "assessment.publish": form("Publish", assessing.publish),
    "assessment.freeze": form("Freeze", assessing.freeze, danger=True),
}


def parts(assessment: Assessment) -> Iterator[tuple[str, Any]]:
    """What waits for the office; a point that counts is taken back from the person's own page."""
    yield "", assessment
    for point in assessment.points.filter(stage=Counted.CLAIMED).select_related("mandate__person"):
        point.assessment = assessment
        yield "point", point
    for appeal in assessment.appeals.filter(stage=AppealStage.MADE).select_related("mandate__person"):
        appeal.assessment = assessment
        yield "appeal", appeal


def no_day(_subject: Any) -> Due:
    return None, ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=no_day, address="assessment-act")

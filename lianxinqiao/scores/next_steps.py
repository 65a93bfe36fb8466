"""What the person looking may do now on an assessment, its claims and its appeals; and the form of each act."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate
from lianxinqiao.scores import standing
from lianxinqiao.scores.actions import assessing, disputing, marking, samples, standards
from lianxinqiao.scores.events import called
from lianxinqiao.scores.models import Assessment, Point
from lianxinqiao.scores.rules import RULES, SAMPLE_RULES, STANDARD_RULES
from lianxinqiao.scores.stages import AppealStage, Counted
from lianxinqiao.scores.tables import ScoreTable

REASON = _("理由")


def events_of(table: ScoreTable, *, claims_first: bool = True) -> list[tuple[str, str]]:
    """What the table counts, by the names that people know; what no other room shows comes first."""
    known = [(event, f"{called(event)}（{name}）") for event, name in table.events.items()]
    return sorted(known, key=lambda row: claims_first and not row[0].startswith("claim."))


class Together(ActForm):
    """Asks how many did it together; one, where nothing is said."""

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "people": self.cleaned_data["people"] or 1}


class Claim(Together):
    act = staticmethod(disputing.claim)
    event = forms.ChoiceField(label=_("计入哪一项"))
    on = day(_("日期"))
    title = forms.CharField(label=_("内容"), max_length=200)
    words = words(_("说明和证明"), rows=4)
    people = forms.IntegerField(label=_("共几人"), min_value=1, max_value=500, initial=1, required=False)
    leads = forms.BooleanField(label=_("我是第一人"), required=False, initial=True)
    proof: Any = KeptFileField(
        label=_("证明材料"), required=False, widget=KeptFileDrop(attrs={"accept": ".jpg,.jpeg,.png,.pdf"})
    )

    def prepare(self) -> None:
        self.fields["event"].choices = events_of(self.subject.rules)  # type: ignore[attr-defined]


class AppealForm(ActForm):
    act = staticmethod(disputing.appeal)
    about = forms.ModelChoiceField(Point.objects.none(), label=_("对哪一条"), required=False)
    text = words(_("申诉内容"), rows=5)

    def prepare(self) -> None:
        rows = self.subject.points.filter(mandate=self.post.mandate_id or 0)
        self.fields["about"].queryset = rows  # type: ignore[attr-defined]


class Settle(ActForm):
    act = staticmethod(disputing.settle)
    upheld = forms.BooleanField(label=_("申诉成立"), required=False)
    answer = words(_("处理意见"), rows=3)


class Correct(Together):
    act = staticmethod(disputing.correct)
    event = forms.ChoiceField(label=_("计入哪一项"))
    on = day(_("日期"))
    title = forms.CharField(label=_("内容"), max_length=200)
    people = forms.IntegerField(label=_("共几人"), min_value=1, max_value=500, initial=1, required=False)
    leads = forms.BooleanField(label=_("是第一人"), required=False, initial=True)

    def prepare(self) -> None:
        table = self.subject.assessment.rules
        self.fields["event"].choices = events_of(table, claims_first=False)  # type: ignore[attr-defined]


class Rate(ActForm):
    act = staticmethod(marking.rate)
    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=_("被评定的人"))
    rater = forms.ChoiceField(label=_("评定方"))

    def prepare(self) -> None:
        table = self.subject.rules
        seats, raters = standing.mandates(self.subject), [(row.code, row.name) for row in table.raters]
        if not self.post.in_the_office:
            seats, raters = seats.filter(pk=self.post.mandate_id or 0), [row for row in raters if row[0] == "self"]
            self.initial.setdefault("mandate", self.post.mandate_id)
        choose_seat(self.fields["mandate"], seats)
        self.fields["rater"].choices = raters  # type: ignore[attr-defined]
        self.columns = list(enumerate(table.columns))
        for place, name in self.columns:
            self.fields[f"mark_{place}"] = forms.DecimalField(
                label=name, min_value=0, max_value=100, decimal_places=1, max_digits=4
            )

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        return data | {"marks": {name: data.pop(f"mark_{place}") for place, name in self.columns}}


class AddStep(ActForm):
    act = staticmethod(samples.add_step)
    on = day(_("日期"))
    text = words(_("做了什么"), rows=3)
    point = forms.ModelChoiceField(Point.objects.none(), label=_("履职记录"), required=False)

    def prepare(self) -> None:
        rows = Point.objects.filter(mandate__in=self.subject.mandates.all(), stage=Counted.COUNTED)
        self.fields["point"].queryset = rows.order_by("-on")  # type: ignore[attr-defined]


FORMS: dict[str, type[ActForm]] = {
    "assessment.gather": form("Gather", assessing.gather),
    "assessment.claim": Claim,
    "point.confirm": form("Confirm", disputing.confirm),
    "point.refuse": form("Refuse", disputing.refuse, reason=words(REASON, rows=2)),
    "point.void": form("Void", disputing.void, danger=True, reason=words(REASON, rows=2)),
    "assessment.preview": form("Preview", assessing.preview),
    "assessment.rate": Rate,
    "assessment.appeal": AppealForm,
    "appeal.settle": Settle,
    "appeal.correct": Correct,
    "assessment.publish": form("Publish", assessing.publish),
    "assessment.freeze": form("Freeze", assessing.freeze, danger=True),
}


def parts(assessment: Assessment) -> Iterator[tuple[str, Any]]:
    """What waits for the office; a point that counts is taken back from the person's own page."""
    yield "", assessment
    for point in assessment.points.filter(stage=Counted.CLAIMED).select_related("mandate__person"):
        point.assessment = assessment
        yield "point", point
    for appeal in assessment.appeals.exclude(stage=AppealStage.DISMISSED).select_related("mandate__person"):
        appeal.assessment = assessment
        yield "appeal", appeal


def alone(subject: Any) -> Iterator[tuple[str, Any]]:
    yield "", subject


def no_day(_subject: Any) -> Due:
    return None, ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=no_day, address="assessment-act")
STANDARD_FORMS: dict[str, type[ActForm]] = {
    "standard.release": form("Release", standards.release),
    "standard.withdraw": form("Withdraw", standards.withdraw, danger=True),
}
SAMPLE_FORMS: dict[str, type[ActForm]] = {
    "sample.add_step": AddStep,
    "sample.publish": form("PublishSample", samples.publish),
    "sample.withdraw": form("WithdrawSample", samples.withdraw, danger=True, reason=words(REASON, rows=2)),
}
STANDARD_SCREENS = Screens(STANDARD_RULES, STANDARD_FORMS, parts=alone, due=no_day, address="score-standard-act")
SAMPLE_SCREENS = Screens(SAMPLE_RULES, SAMPLE_FORMS, parts=alone, due=no_day, address="duty-sample-act")

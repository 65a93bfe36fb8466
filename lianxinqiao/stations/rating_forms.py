"""The forms of a rating: an item each, with its most points beside it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.files.forms import KeptFilesDrop, KeptFilesField
from lianxinqiao.stations import stars
from lianxinqiao.stations.actions import rating
from lianxinqiao.stations.models import Rubric

ACCEPTED = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png"


def most(item: str, points: int) -> str:
    return _("%(item)s（%(n)s分）") % {"item": item, "n": points}


class Apply(forms.Form):
    """On a page of its own: the rubric's items, each with points and what shows them."""

    year = forms.IntegerField(label=gettext_lazy("年度"), min_value=2000, max_value=2100)
    statement = words(gettext_lazy("自评说明"))

    def __init__(self, *args: Any, rubric: Rubric, **kwargs: Any) -> None:
        self.rubric = rubric
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year
        for code, item, points in rubric.items:
            label = most(item, points)
            self.fields[f"points-{code}"] = forms.IntegerField(label=label, min_value=0, max_value=int(points))
            self.fields[f"evidence-{code}"] = words(_("依据"), rows=2)
            self.fields[f"files-{code}"] = KeptFilesField(
                label=_("依据的材料（可不附）"), required=False, widget=KeptFilesDrop(attrs={"accept": ACCEPTED})
            )

    def values(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        claims = {
            code: (cleaned[f"points-{code}"], cleaned[f"evidence-{code}"]) for code, _item, _points in self.rubric.items
        }
        shown = {code: cleaned[f"files-{code}"] for code, _item, _points in self.rubric.items}
        return {"year": cleaned["year"], "statement": cleaned["statement"], "claims": claims, "evidence": shown}


class Check(ActForm):
    act = staticmethod(rating.check)
    passes = forms.TypedChoiceField(
        label=gettext_lazy("初审"),
        choices=(("yes", gettext_lazy("通过")), ("no", gettext_lazy("退回"))),
        coerce=lambda said: said == "yes",
    )
    note = words(gettext_lazy("初审意见"), required=False)


class Give(ActForm):
    """What one rater gives, item by item."""

    act = staticmethod(rating.score)
    asks_of_subject = True

    def prepare(self) -> None:
        claimed = {claim.item: claim for claim in self.subject.claims.all()}
        for code, item, points in self.subject.rubric.items:
            said = claimed.get(code)
            told = _("自评%(n)s分：%(evidence)s") % {"n": said.points, "evidence": said.evidence} if said else ""
            self.fields[code] = forms.IntegerField(
                label=most(item, points), min_value=0, max_value=int(points), help_text=told
            )

    def values(self) -> dict[str, Any]:
        return {"points": dict(self.cleaned_data)}


class ListPublicly(ActForm):
    act = staticmethod(rating.list_publicly)
    until = day(gettext_lazy("异议截止"))

    def prepare(self) -> None:
        self.initial.setdefault("until", timezone.localdate() + timedelta(7))
        if (points := stars.mean(self.subject)) is not None:
            found = self.subject.rubric.stars_for(float(points))
            self.warning = _("现在平均%(points)s分，%(stars)s星。") % {"points": points, "stars": found}


class Answer(ActForm):
    act = staticmethod(rating.answer)
    upheld = forms.TypedChoiceField(
        label=gettext_lazy("异议"),
        choices=(("no", gettext_lazy("不成立")), ("yes", gettext_lazy("成立，重新评分"))),
        coerce=lambda said: said == "yes",
    )
    words = words(gettext_lazy("答复"))


class RubricForm(forms.Form):
    """One item a line: code, words and points with bars between them; stars likewise."""

    name = forms.CharField(label=gettext_lazy("名称"), max_length=80)
    lines = words(gettext_lazy("评定内容"), rows=8, help_text=gettext_lazy("一行一项：代码 | 内容 | 分值，合计100分。"))
    stars = words(gettext_lazy("星级标准"), rows=3, help_text=gettext_lazy("一行一级：星数 | 最低分。"))
    term = forms.IntegerField(label=gettext_lazy("有效期（年）"), min_value=1, max_value=5)
    raters = forms.IntegerField(label=gettext_lazy("至少几人评分"), min_value=1, max_value=30)

    @classmethod
    def beside(cls, rubric: Rubric | None) -> dict[str, Any]:
        """What stands in the newest one, or in the sample."""
        items = rubric.items if rubric else rating.SAMPLE_ITEMS
        stars = rubric.stars if rubric else rating.SAMPLE_STARS
        return {
            "name": rubric.name if rubric else _("联络站星级评定标准"),
            "lines": "\n".join(" | ".join(str(part) for part in item) for item in items),
            "stars": "\n".join(f"{star} | {least}" for star, least in stars),
            "term": rubric.term if rubric else 2,
            "raters": rubric.raters if rubric else 3,
        }

    def clean_lines(self) -> list[list[Any]]:
        return [[code, item, int(points)] for code, item, points in self._parted("lines", 3)]

    def clean_stars(self) -> list[list[int]]:
        return [[int(star), int(least)] for star, least in self._parted("stars", 2)]

    def _parted(self, name: str, many: int) -> list[list[str]]:
        rows = [
            [part.strip() for part in line.split("|")] for line in self.cleaned_data[name].splitlines() if line.strip()
        ]
        numbers = [row[-1].isdecimal() and (many == 3 or row[0].isdecimal()) for row in rows]
        if any(len(row) != many for row in rows) or not all(numbers):
            raise forms.ValidationError(_("每一行都要有%(n)s栏，用“|”隔开，最后一栏是数字。") % {"n": many})
        return rows


class ObjectTo(ActForm):
    act = staticmethod(rating.object_to)
    who = forms.CharField(
        label=gettext_lazy("提出人"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("替别人录入的填写；本人提出的空着。"),
    )
    text = words(gettext_lazy("异议"))


FORMS: dict[str, type[ActForm]] = {
    "rating.check": Check,
    "rating.apply_again": form("ApplyAgain", rating.apply_again, statement=words(gettext_lazy("自评说明"))),
    "rating.score": Give,
    "rating.list": ListPublicly,
    "rating.object": ObjectTo,
    "objection.answer": Answer,
    "rating.decide": form(
        "Decide",
        rating.decide,
        reason=words(gettext_lazy("理由"), required=False, help_text=gettext_lazy("降星、摘星的必填。")),
    ),
}

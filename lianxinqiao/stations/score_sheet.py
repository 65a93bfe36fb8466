"""The sheet on which a rater enters what they gave to many stations, an item a column （现场评分表）."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, OFFICE
from lianxinqiao.acts.rowsheets import RowForm, RowSheet, Way, only
from lianxinqiao.people.models import Post
from lianxinqiao.stations import queries
from lianxinqiao.stations.actions import rating as ratings
from lianxinqiao.stations.models import Member, Rating, Rubric
from lianxinqiao.stations.rating_forms import most
from lianxinqiao.stations.stages import RatingStage


class ScoreRow(RowForm):
    """What the station claims stands in each cell as a hint, never as a value: a rater gives points of their own."""

    def prepare(self) -> None:
        claimed = {claim.item: claim.points for claim in self.subject.claims.all()}
        items = self.subject.rubric.items
        self.columns = tuple((code, most(item, points)) for code, item, points in items)  # type: ignore[misc]
        for code, _item, points in items:
            field = forms.IntegerField(min_value=0, max_value=int(points), required=True)
            field.widget.attrs.update({"class": "form-control", "placeholder": str(claimed.get(code, ""))})
            self.fields[code] = field

    @property
    def title(self) -> str:
        return f"{self.subject.station.spoken} {self.subject}"

    def clean(self) -> dict[str, Any]:
        return {"points": self.cleaned_data}


def rows(post: Post) -> Any:
    """All by the newest rubric that wait for this rater: none twice, none of the own station."""
    own = Member.objects.filter(mandate=post.mandate_id or 0, to_on=None).values("station")
    newest = Rubric.objects.filter(body=post.body_id).first()
    stations = queries.visible_to(post).values("pk")
    waiting = Rating.objects.filter(stage=RatingStage.CHECKED, rubric=newest, station__in=stations)
    waiting = waiting.exclude(station__in=own).exclude(scores__rater__person=post.person_id)
    near = waiting.select_related("station__body", "station__township", "rubric").prefetch_related("claims")
    return near.order_by("station__number", "pk")


SHEET = RowSheet(
    "ratings-score-sheet",
    title=gettext_lazy("现场评分表"),
    noun=pgettext_lazy("联络站", "个"),
    form=ScoreRow,
    ways=(
        Way(
            "score",
            gettext_lazy("登记评分"),
            ratings.score,
            gettext_lazy("已登记%(n)s个联络站的评分。"),
        ),
    ),
    may=only(OFFICE | DEPUTIES, gettext_lazy("只有代工委和代表可以给联络站评分。")),
    rows=rows,
    back="stations",
)

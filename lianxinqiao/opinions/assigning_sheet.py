"""The sheet on which an office or a station hands many opinions on, each to units of its own （分办表）."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.acts.rowsheets import RowSheet, Way, only
from lianxinqiao.acts.unit_rows import UnitRow, Units, UnitsField, of_body
from lianxinqiao.opinions import piles
from lianxinqiao.opinions.actions import routing
from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.people.models import Post

FRONT = piles.OFFICES | piles.STATION


class RouteRow(UnitRow):
    columns = (
        ("units", gettext_lazy("承办单位（可填几个，用顿号隔开）")),
        ("community", gettext_lazy("在村、社区办理")),
        ("words", gettext_lazy("要求")),
    )
    units = UnitsField()
    community = forms.BooleanField(required=False)
    words = forms.CharField(required=False, max_length=400)
    beside = ("words",)

    def prepare(self) -> None:
        usual_unit = self.likely(self.subject.field_id)
        accused = self.subject.accused
        self.fields["units"].initial = "" if accused and usual_unit == self.known.label(accused) else usual_unit

    def told(self) -> Iterable[str | None]:
        return self.subject.title, self.subject.place


def known(post: Post, rows: list[Opinion]) -> Units:
    """To which unit opinions of a field went most often."""
    earlier = Share.objects.filter(opinion__body=post.body, opinion__field__in={row.field_id for row in rows})
    return of_body(post, earlier.exclude(organization=None), "opinion__field_id")


def rows(post: Post) -> Any:
    """All that wait to be handed on, what is due first."""
    waiting = Opinion.objects.visible_to(post).filter(piles.unrouted(post))
    return waiting.select_related("body", "station", "field", "accused").order_by("route_due_on", "pk")


SHEET = RowSheet(
    "opinions-assign-sheet",
    title=gettext_lazy("分办表"),
    noun=pgettext_lazy("意见的量词", "条"),
    form=RouteRow,
    ways=(
        Way(
            "assign",
            pgettext_lazy("群众意见", "交办"),
            routing.assign,
            gettext_lazy("已交办%(n)s条，承办单位会收到通知，各按自己的期限办理。"),
            gettext_lazy("填好的各行现在就交办。确定吗？"),
        ),
    ),
    may=only(FRONT, gettext_lazy("只有代工委和联络站可以分办群众意见。")),
    rows=rows,
    known=known,
    back="opinions",
)

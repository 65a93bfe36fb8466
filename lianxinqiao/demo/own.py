"""What the district's office wants to know beside what the law asks: its own fields on suggestions and deputies."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from lianxinqiao.acts import own_actions
from lianxinqiao.acts.models import OwnField
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people.models import Post
from lianxinqiao.roster.models import Seat

FIELDS = (
    ("督办处室", "Section in charge", "choice", "代表联络处\n监督处\n选任处"),
    ("涉及资金（万元）", "Money (10,000 yuan)", "number", ""),
    ("现场办公日", "Day on the spot", "day", ""),
)
FILLED = (
    ("代表联络处", 38, 3),
    ("监督处", 260, 9),
    ("代表联络处", None, 14),
    ("选任处", 12.5, None),
    ("监督处", 1200, 17),
)

OF_DEPUTIES = (("专业特长", "Expertise", "text", ""), ("联系方式", "How to reach", "choice", "电话\n短信\n微信"))
KNOWN = (
    ("预算审查，懂工程造价", "电话"),
    ("学前教育", "微信"),
    ("物业管理和业主自治", "微信"),
    ("蔬菜种植、合作社经营", "电话"),
    ("劳动争议调解", "短信"),
)


def filled(town: Any, today: date, at: datetime) -> None:
    clerk = town.offices["clerk"]
    fields = _added("matters.matter", FIELDS, clerk, at)
    _of_deputies(clerk, at)
    rows = Suggestion.objects.filter(body=town.body, stage="handling").order_by("-year", "number")[: len(FILLED)]
    for row, (section, money, ago) in zip(rows, FILLED, strict=False):
        day = today - timedelta(days=ago) if ago else None
        values = dict(zip((field.pk for field in fields), (section, money, day), strict=True))
        own_actions.fill(row, values, by=clerk, at=at)


def _added(kind: str, fields: Iterable[tuple[str, str, str, str]], clerk: Post, at: datetime) -> list[OwnField]:
    return [
        own_actions.add(OwnField(kind=kind, name=name, name_en=english, sort=sort, options=options), by=clerk, at=at)
        for name, english, sort, options in fields
    ]


def _of_deputies(clerk: Post, at: datetime) -> None:
    fields = _added("people.mandate", OF_DEPUTIES, clerk, at)
    seats = Seat.objects.visible_to(clerk).held(timezone.localdate(at)).order_by("pk")
    for seat, said in zip(seats, KNOWN, strict=False):
        own_actions.fill(seat, dict(zip((field.pk for field in fields), said, strict=True)), by=clerk, at=at)

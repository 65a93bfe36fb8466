"""What the district's office wants to know beside what the law asks: its own fields on suggestions, some filled in."""

from datetime import date, datetime, timedelta
from typing import Any

from lianxinqiao.acts import own_actions
from lianxinqiao.acts.models import OwnField
from lianxinqiao.matters.models import Suggestion

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


def filled(town: Any, today: date, at: datetime) -> None:
    clerk = town.offices["clerk"]
    fields = [
        own_actions.add(
            OwnField(kind="matters.matter", name=name, name_en=english, sort=sort, options=options), by=clerk, at=at
        )
        for name, english, sort, options in FIELDS
    ]
    rows = Suggestion.objects.filter(body=town.body, stage="handling").order_by("-year", "number")[: len(FILLED)]
    for row, (section, money, ago) in zip(rows, FILLED, strict=False):
        day = today - timedelta(days=ago) if ago else None
        values = dict(zip((field.pk for field in fields), (section, money, day), strict=True))
        own_actions.fill(row, values, by=clerk, at=at)

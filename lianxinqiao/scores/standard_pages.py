"""A table of scores as people read it."""

from typing import Any

from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer
from lianxinqiao.people.models import Post
from lianxinqiao.scores.events import called
from lianxinqiao.scores.models import Standard
from lianxinqiao.scores.stages import StandardStage
from lianxinqiao.scores.tables import ScoreTable, presets

Facts = list[tuple[Any, Any]]


def facts(standard: Standard, _post: Post | None) -> Facts:
    table = standard.table
    based = presets().get(standard.based_on)
    return [
        (gettext_lazy("标准来源"), table.source),
        (gettext_lazy("底稿"), f"{based.name}（{based.source}）" if based else ""),
        (gettext_lazy("假定"), table.assumed),
        (gettext_lazy("基础分"), table.base or ""),
        (gettext_lazy("总分最高"), table.total if table.total is not None else ""),
        (gettext_lazy("加分最高"), table.bonus_cap if table.bonus_cap is not None else ""),
        (gettext_lazy("启用日期"), standard.released_on),
    ]


def rows(table: ScoreTable) -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Each item, with its events by the names that people know."""
    return [(item, [(called(event), worth) for event, worth in item.points.items()]) for item in table.items]


def context(standard: Standard, _post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    table = standard.table
    edits = standard.stage == StandardStage.DRAFTED and any(offer.act.code == "standard.release" for offer in offers)
    return {
        "edits": edits,
        "table": table,
        "items": rows(table),
        "minimums": [(row, [called(event) for event in row.events]) for row in table.minimums],
    }

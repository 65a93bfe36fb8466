"""The act that takes a row off its pile, as it stands beside the row: one press, or a form laid over the page."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxinqiao.acts.lives import LIVES, Life
from lianxinqiao.acts.piles import Pile


@dataclass(frozen=True)
class Step:
    word: str
    code: str = ""
    url: str = ""
    one_press: bool = False
    has_page: bool = False  # what is written over days has a page, and no panel
    asks: str = ""  # asked once more before one press does what cannot be taken back
    then: str = ""


def of(pile: Pile, row: Any) -> Step | None:
    """Beside one row. None where nothing is to be done, or the row has no page of its own."""
    life = LIVES.get(type(row))
    if life is None or pile.watched:
        return None
    code = pile.act(row) if callable(pile.act) else pile.act
    if not code:
        return Step(_("去办理"), url=reverse(f"{life.name}-next", args=[row.reference]))
    return replace(_step(life, code), url=reverse(f"{life.name}-step", args=[row.reference, code]))


def of_all(pile: Pile) -> Step | None:
    """For whatever lies in the pile, where it is one act."""
    if pile.watched or not pile.act or callable(pile.act):
        return None
    life = next((life for life in LIVES.values() if pile.act in life.screens.rules.acts), None)
    return _step(life, pile.act) if life else None


def _step(life: Life, code: str) -> Step:
    act, form = life.screens.rules.acts[code], life.screens.forms.get(code)
    if form is None:
        return Step(str(act.page.label if act.page else act.word), code, has_page=True)
    asks = str(act.then) if act.final else ""
    one_press = form.one_press or not form.base_fields
    return Step(str(act.word), code, one_press=one_press, asks=asks, then=str(act.then))

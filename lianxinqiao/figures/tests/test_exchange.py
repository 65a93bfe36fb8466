"""What is exchanged, counted on each side."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lianxinqiao.exchange.actions import arriving
from lianxinqiao.exchange.tests.scene import two
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from tests.cast import Cast


def test_the_figures(people: Cast, monkeypatch: Any) -> None:
    pair, today = two(people, monkeypatch), timezone.localdate()
    _sent, answered = pair.handed(values={"reply_by": today - timedelta(days=1)})
    _sent, refused = pair.handed(values={"title": "另一件"})
    by, at = pair.there.clerk, timezone.now()
    arriving.accept(answered, by=by, at=at)
    arriving.answer(answered, outcome="done", answer="办好了。", by=by, at=at)
    arriving.refuse(refused, ground="twice", reason="已经有一件。", by=by, at=at)
    pair.go()
    year = Period.of_year(today.year)
    counts = {
        code: [FIGURES[f"exchange.{code}"].rows(body, year).count() for body in (pair.here.body, pair.there.body)]
        for code in ("sent", "sent_answered", "sent_refused", "received", "received_answered", "received_late")
    }
    assert counts == {
        "sent": [2, 0],
        "sent_answered": [1, 0],
        "sent_refused": [1, 0],
        "received": [0, 2],
        "received_answered": [0, 1],
        "received_late": [0, 1],
    }

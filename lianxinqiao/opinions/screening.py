"""What waits to be looked at before it is routed, and why. Nothing is refused: the office sees the reason and lets it go on.

One address may hold a whole street, so that a busy door alone holds nobody up: what is one's own words, written in a
person's time, goes through beside a flood. Only far beyond any street does everything of a door wait, but for what comes
with a proof of work (work.py), for which a busy door's forms ask.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

WINDOW = timedelta(minutes=10)  # in which a door is busy
REPEATED_WITHIN = timedelta(days=1)
SECONDS = 3.0  # nobody reads the form and writes a sentence in less
BUSY = 12  # of one door in a window: from then on what resembles another waits
FLOODED = 120  # what no street sends in ten minutes
ALIKE = 85  # percent of likeness between two texts of a busy door

REASONS: dict[str, LazyText | str] = {
    "trap": _("填写了网页上看不见的栏目，像是程序自动提交"),
    "token": _("不是从本站的表单提交的，或者页面打开超过一天"),
    "fast": _("打开页面不到三秒就提交"),
    "repeat": _("一天内已经有同样文字的意见"),
    "burst": _("同一网络短时间内提交很多，文字与其中一条相近"),
    "flood": _("同一网络短时间内提交特别多"),
}


@dataclass(frozen=True)
class Sent:
    """How it came: `seconds` between the form's first showing and its sending; None where no form was shown."""

    trap: bool = False
    token: bool = True
    seconds: float | None = None
    work: bool = False  # whether its proof of work was done


@dataclass(frozen=True)
class Recent:
    """What came before it: how often in the same words, and the texts of the same door in the last minutes."""

    same_words: int = 0
    of_door: tuple[str, ...] = ()


def shape(text: str) -> str:
    """The same for texts that differ in spaces, marks, digits and letter case only."""
    plain = re.sub(r"[\W\d_]+", "", text.lower())
    return hashlib.sha256(plain.encode()).hexdigest()


def reasons(text: str, sent: Sent, recent: Recent) -> list[str]:
    """Why it waits, as codes of REASONS; empty where it goes on."""
    found = {
        "trap": sent.trap,
        "token": not sent.token,
        "fast": sent.seconds is not None and sent.seconds < SECONDS,
        "repeat": recent.same_words > 0,
        "burst": len(recent.of_door) >= BUSY and _resembles(text, recent.of_door),
        "flood": len(recent.of_door) >= FLOODED and not sent.work,
    }
    return [code for code, holds in found.items() if holds]


def _resembles(text: str, others: Iterable[str]) -> bool:
    return any(fuzz.ratio(text, other, score_cutoff=ALIKE) for other in others)


def in_words(codes: Iterable[str]) -> list[str]:
    return [str(REASONS[code]) for code in codes if code in REASONS]

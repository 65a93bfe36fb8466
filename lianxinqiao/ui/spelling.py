"""By what a choice is found beside its words: the room of people says how a name is spelled in letters."""

from collections.abc import Callable

_SPELLS: list[Callable[[str], str]] = []


def declare(spells: Callable[[str], str]) -> None:
    _SPELLS[:] = [spells]


def of(label: object) -> str:
    """Pinyin and initials of a label, each in one word; "" where nobody declared how."""
    return _SPELLS[0](str(label)) if _SPELLS else ""

"""How far somebody is in a course, and what a quiz gives. Pure."""

from collections.abc import Mapping, Sequence

VIDEO_SHARE = 90  # per cent of a video that were seen: nobody watches the closing titles


def percent(done: int, total: int) -> int:
    """Whole per cent, rounded down; a course without lessons is not begun."""
    return done * 100 // total if total else 0


def may_open(number: int, done: Sequence[int], *, ordered: bool) -> bool:
    """Where the order is locked, a lesson opens once all before it are done."""
    return not ordered or all(before in done for before in range(1, number))


def is_seen(kind: str, place: int, length: int) -> bool:
    """Whether a lesson may be completed: the last page of a PDF, nearly all of a video; a text is read by saying so."""
    if kind == "pdf":
        return place >= max(length, 1)
    if kind == "video":
        return length > 0 and place * 100 >= length * VIDEO_SHARE
    return True


def score(right: Mapping[int, Sequence[int]], given: Mapping[int, Sequence[int]]) -> int:
    """Whole per cent of questions whose every right option, and no other, was chosen."""
    if not right:
        return 100
    good = sum(set(given.get(key, ())) == set(options) for key, options in right.items())
    return percent(good, len(right))

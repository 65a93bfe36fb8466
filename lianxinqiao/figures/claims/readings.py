"""What a word beside a number does to it: the one table of readings, printed in docs/claims.md.

The words of a bound follow article 1259 of the Civil Code: 以上、以下、以内、届满 include the number itself, 不满、超过、
以外 do not. Counted things (and money) step by one, so that 超过300家 begins at 301; shares, points and multiples have
no next number, so their bound is the number itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from lianxinqiao.figures.claims.numerals import Number, step_of, whole

Bound = Number | None
Bounds = tuple[Bound, Bound]
# A tenth is how far 近 may lie below its number, and 约 on either side.
TENTH = Decimal("0.1")


def _rounded(value: Decimal, whole_only: bool, rounding: str) -> Number:
    return int(value.to_integral_value(rounding)) if whole_only else whole(value.normalize())


def _near(low: Number, high: Number, fine: bool) -> Bounds:
    return _rounded(low - low * TENTH, not fine and isinstance(low, int), ROUND_CEILING), high


def _about(low: Number, high: Number, fine: bool) -> Bounds:
    return (
        _rounded(low - low * TENTH, not fine and isinstance(low, int), ROUND_CEILING),
        _rounded(high + high * TENTH, not fine and isinstance(high, int), ROUND_FLOOR),
    )


def _over(low: Number, high: Number, fine: bool) -> Bounds:
    return (low if fine or isinstance(low, Decimal) else low + 1), None


def _under(low: Number, high: Number, fine: bool) -> Bounds:
    return None, (high if fine or isinstance(high, Decimal) else high - 1)


def _more(low: Number, high: Number, fine: bool) -> Bounds:
    step = step_of(low)
    if fine or isinstance(low, Decimal) or step == 1:
        return low, low + step
    return low + 1, low + step - 1


def _several(low: Number, high: Number, fine: bool) -> Bounds:
    return low * 2, low * 10 - 1


@dataclass(frozen=True)
class Reading:
    """`approximate` is True where the words say that the number is a round one, False where they set a limit."""

    code: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    approximate: bool
    rule: str
    bounds: Callable[[Number, Number, bool], Bounds]


READINGS = (
    Reading("more", (), ("余", "多", "几"), True, "above n, below its next step: 300余 is 301 to 399", _more),
    Reading("several", ("数", "几"), (), True, "two to nine of the step: 数十 is 20 to 99", _several),
    Reading("between", (), (), True, "two figures side by side: 三五家 is 3 to 5", lambda low, high, fine: (low, high)),
    Reading("near", ("将近", "接近", "近"), (), True, "nine tenths of n to n: 近30 is 27 to 30", _near),
    Reading(
        "about",
        ("大约", "大概", "约为", "约"),
        ("左右", "上下"),
        True,
        "n less a tenth to n and a tenth: 约30 is 27 to 33",
        _about,
    ),
    Reading(
        "over",
        ("超过", "突破", "超出", "多于", "高于", "大于", "超", "逾", "过", "破"),
        (),
        True,
        "above n: 超过300家 is 301 to open; 超过5% is 5 to open",
        _over,
    ),
    Reading(
        "under",
        ("不到", "不足", "不满", "未满", "低于", "少于", "小于"),
        (),
        True,
        "below n: 不足30件 is open to 29; 不到5% is open to 5",
        _under,
    ),
    Reading("reach", ("上",), (), True, "n and more: 上千 is 1000 to open", lambda low, high, fine: (low, None)),
    Reading(
        "least",
        ("不少于", "不低于", "不小于", "至少", "起码", "最少"),
        ("及以上", "或以上", "以上", "+"),
        False,
        "n and more: 8本以上 is 8 to open",
        lambda low, high, fine: (low, None),
    ),
    Reading(
        "most",
        ("不超过", "不多于", "不高于", "不大于", "不超", "最多", "至多"),
        ("及以下", "或以下", "以内", "以下", "之内", "内"),
        False,
        "n and less: 30日以内 is open to 30",
        lambda low, high, fine: (None, high),
    ),
)
BY_CODE = {reading.code: reading for reading in READINGS}
# 数 and 几 stand inside the number; `numerals` reads them there.
BEFORE = {word: reading for reading in READINGS for word in reading.before if reading.code != "several"}
AFTER = {word: reading for reading in READINGS for word in reading.after}


ROUGH = frozenset({"more", "several", "between", "near", "about"})


def bounds(low: Number, high: Number, words: list[Reading], *, fine: bool) -> tuple[Bound, Bound, bool]:
    """Low, high and whether the number is a round one; `fine` units (%, 倍, 个百分点) have no next number.

    Where several words stand together, each narrows what the others leave (近300余), and a limit is set to what the
    round word says: 30余件以上 begins at 31. Words that leave nothing (30以上以内) are read by the first.
    """
    if not words:
        return low, high, False
    approximate = any(reading.approximate for reading in words)
    rough = [reading for reading in words if reading.code in ROUGH]
    limits = [reading for reading in words if reading.code not in ROUGH]
    if rough:
        found = _narrowed([reading.bounds(low, high, fine) for reading in rough])
        opens = [reading.bounds(low, high, fine) for reading in limits]
        below, above = any(bound is None for bound, _ in opens), any(bound is None for _, bound in opens)
        return (None if below and not above else found[0]), (None if above else found[1]), approximate
    return *_narrowed([reading.bounds(low, high, fine) for reading in limits]), approximate


def _narrowed(found: list[Bounds]) -> Bounds:
    lows = [bound for bound, _ in found if bound is not None]
    highs = [bound for _, bound in found if bound is not None]
    if lows and highs and max(lows) > min(highs):
        return found[0]
    return (max(lows) if lows else None), (min(highs) if highs else None)


def table() -> str:
    """The table of readings as it stands in docs/claims.md."""
    rows = [
        f"| {'、'.join(reading.before) or '–'} | {'、'.join(reading.after) or '–'} | {reading.rule} | {'yes' if reading.approximate else 'no'} |"
        for reading in READINGS
    ]
    head = "| before the number | behind it | reading | `approximate` |\n|---|---|---|---|\n"
    return head + "\n".join(rows)

"""How a number is said in a report so that it never says more than there is: 1200余万, 1.04万, 近八成; pure.

Whatever is said here is read back by the finder of claims to bounds that hold the number (`allowed`). A rate is cut off
and not rounded up, so that 141 of 142 is never 100 %; a burden (late, unsatisfied) is rounded up.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from lianxinqiao.figures.claims import finding

WAN, YI = 10_000, 100_000_000
TENTHS = "〇一二三四五六七八九"
NEARLY = 8  # points above a tenth from which the next tenth is near: 78 % is 近八成
NONE = "无"
Number = int | Decimal


def allowed(value: Number, phrase: str) -> bool:
    """Whether these words may be said of this number: the bounds that they set hold it."""
    if phrase == NONE or (value == 0 and phrase.rstrip("余多")[-1:].isdecimal() and phrase[-1] in "余多"):
        return value == 0 and phrase == NONE
    found = finding.find(phrase)
    if len(found) != 1:
        return False
    claim = found[0]
    number = Decimal(value)
    if claim.text.startswith(("近", "接近", "将近")) and claim.high is not None and number >= Decimal(str(claim.high)):
        return False  # what is reached is no longer near
    low, high = (None if bound is None else Decimal(str(bound)) for bound in (claim.low, claim.high))
    return (low is None or low <= number) and (high is None or number <= high)


def plain(value: Number | None) -> str:
    """In figures; — where nothing was there to count."""
    if value is None:
        return "—"
    number = Decimal(value)
    return f"{number.normalize():f}" if number % 1 else str(int(number))


def in_wan(value: Number) -> str:
    """In 万 or 亿 where that is exact with two places at most: 1.04万, 1235万; else as it is."""
    for step, word in ((YI, "亿"), (WAN, "万")):
        parts = Decimal(value) / step
        if Decimal(value) >= step and parts == parts.quantize(Decimal("0.01")):
            return f"{parts.normalize():f}{word}"
    return plain(value)


def rounded(value: Number) -> str:
    """Cut off to two figures (one below a hundred), with 余 where something was cut off: 300余, 1.2万余, 390余万."""
    whole = int(value)
    if whole < 10:
        return plain(value)
    step = 10 ** max(len(str(whole)) - 2, 1)
    low = whole // step * step
    said = in_wan(low)
    if low == value:
        return said
    if said[-1] not in "万亿":
        return f"{said}余"
    return f"{said[:-1]}余{said[-1]}" if said[:-1].isdecimal() and len(said) > 2 else f"{said}余"


def rate(part: int, whole: int, places: int = 2, *, burden: bool = False) -> str:
    """The part of a whole in percent, cut off; what counts against the house is rounded up."""
    if not whole:
        return plain(None)
    rounding = ROUND_CEILING if burden else ROUND_FLOOR
    return f"{plain((Decimal(100) * part / whole).quantize(Decimal(1).scaleb(-places), rounding))}%"


def cut(share: Decimal, places: int) -> str:
    """A percentage with fewer places, cut off."""
    return f"{plain(share.quantize(Decimal(1).scaleb(-places), ROUND_FLOOR))}%"


def tenths(share: Number) -> str:
    """A share in percent as tenths: 八成, 近八成, 七成以上; what is whole is 全部."""
    tens, rest = divmod(Decimal(share), 10)
    if share >= 100:
        return "全部"
    if not tens and rest < NEARLY:
        return "不足一成" if share else NONE
    if not rest:
        return f"{TENTHS[int(tens)]}成"
    if rest >= NEARLY and tens < 9:
        return f"近{TENTHS[int(tens) + 1]}成"
    return f"{TENTHS[int(tens)]}成以上"


def of_plan(done: Number, planned: Number) -> str:
    """How much of a plan was done: 完成年度计划的105.6%."""
    share = (Decimal(100) * Decimal(str(done)) / Decimal(str(planned))).quantize(Decimal("0.1"), ROUND_FLOOR)
    return f"完成年度计划的{plain(share)}%"

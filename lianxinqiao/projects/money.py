"""The money of a project: what is more than a share, and how much is left. Pure; amounts are in 万元.

The ten per cent are two rules: 政府投资条例第十二条 says 超过 (more than), 郑州市政府投资项目管理条例第九条 以上 (ten per cent is in).
Which one holds, and the share, are the profile's (`rulebook.sections.projects`).
"""

from collections.abc import Iterable
from decimal import Decimal

HUNDRED = Decimal(100)


def over(base: Decimal, now: Decimal, share: int, *, inclusive: bool) -> bool:
    """Whether `now` is above `base` by more than the share, or by just the share where that is in already."""
    limit = base * (HUNDRED + share) / HUNDRED
    return now >= limit if inclusive else now > limit


def moved(base: Decimal, now: Decimal, share: int, *, inclusive: bool) -> bool:
    """Whether a total was changed by more than the share, up or down （调整幅度）."""
    change, limit = abs(now - base), base * share / HUNDRED
    return change >= limit if inclusive else change > limit


def exceeds(cap: Decimal, amounts: Iterable[Decimal]) -> Decimal:
    """By how much the amounts together are above the cap; nothing where they are not."""
    return max(Decimal(0), sum(amounts, Decimal(0)) - cap)


def percent(part: Decimal, whole: Decimal | None) -> int | None:
    """Whole per cent, never rounded up to a hundred; None where the whole is not known."""
    return int(part * HUNDRED / whole) if whole else None


def plain(amount: Decimal | None) -> str:
    """As people write it: 1,200 and 1,200.50."""
    return f"{amount or 0:,.2f}".removesuffix(".00")

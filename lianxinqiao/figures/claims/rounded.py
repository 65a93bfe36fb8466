"""The least and the most that a number may be that was rounded to be written (1.04万, 8374.2亿)."""

import re
from decimal import Decimal

from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.folding import fold


def bounds(claim: Claim) -> tuple[Decimal, Decimal]:
    value = Decimal(claim.exact or 0)
    words = fold(claim.text)
    figures = re.search(r"\.(\d+)", words)
    if figures is None and not re.search("[万亿]", words):
        return value, value
    mantissa = Decimal(re.sub(r"[^\d.]", "", words) or 1)
    half = value / mantissa * Decimal(1).scaleb(-len(figures[1]) if figures else 0) / 2 if mantissa else Decimal(0)
    return value - half, value + half

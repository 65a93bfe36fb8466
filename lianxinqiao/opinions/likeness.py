"""Under which numbers an opinion's words are filed, so that alike ones are found among a million by an index. Pure.

Of the pairs of signs of a text the least under each of many orders is kept, two and two (MinHash in bands): texts that
share many pairs share a number with near certainty, others hardly ever. Who is found is then compared word by word.
"""

import re
from collections.abc import Iterable
from random import Random
from zlib import crc32

# What nearly every opinion says, and what tells nothing about its matter.
FORM = re.compile(r"建议|希望|能不能|请(?:问|帮)?|有关部门|尽快|解决|反映|一下|我们?|这里|现在|[\W_]+")
LONGEST, SHORTEST = 200, 4  # signs of a core that are looked at
BANDS = 32
WIDE = (1 << 61) - 1
_draw = Random(20261129)  # noqa: S311 - the orders are the same for ever: what is filed is found by them
ORDERS = [(_draw.randrange(1, WIDE), _draw.randrange(WIDE)) for _band in range(2 * BANDS)]


def core(text: str) -> str:
    return FORM.sub("", text)[:LONGEST]


def bands(*texts: str) -> list[int]:
    """The numbers of one text, or of several that mean the same; none of what is too short to say anything."""
    return sorted({number for text in texts for number in _bands(core(text))})


def _bands(plain: str) -> Iterable[int]:
    if len(plain) < SHORTEST:
        return []
    pairs = {crc32(plain[at : at + 2].encode()) for at in range(len(plain) - 1)}
    least = [min((a * pair + b) % WIDE for pair in pairs) for a, b in ORDERS]
    found = (f"{band}:{least[2 * band]}:{least[2 * band + 1]}" for band in range(BANDS))
    return [crc32(each.encode()) - (1 << 31) for each in found]  # as a database keeps whole numbers

"""What is found in a text: a claim, and two claims that cannot both be true."""

from dataclasses import dataclass
from decimal import Decimal

from lianxinqiao.figures.claims.numerals import Number
from lianxinqiao.figures.claims.objects import Counted


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantitative claim.

    text        as it stands, with the words that belong to the number: 近, 余, 超过, 不少于, 以上 … and the unit
    start, end  offsets of `text` in the text that was given (characters, end exclusive)
    low, high   inclusive bounds in the bare unit, 百千万亿 resolved; None where open
    approximate True where the words say that the number is a round one (近, 约, 余, 多, 数十, 超过, 不足); a limit that is
                set (8本以上, 不少于3次) and a range (20至30) are not round
    unit        simplified and half-width (件次, 元, %, 个百分点); "" where a number with 万 or 亿 has none
    object      what is counted (`counted` has its parts), "" where the sentence does not say it plainly
    sentence    the sentence as it stands
    """

    text: str
    start: int
    end: int
    low: Number | None
    high: Number | None
    approximate: bool
    unit: str
    counted: Counted
    sentence: str
    sentence_start: int

    @property
    def object(self) -> str:
        return self.counted.object

    @property
    def exact(self) -> Number | None:
        """The number, where the claim says one."""
        return self.low if self.low == self.high else None

    def as_json(self) -> dict[str, str | int | float | bool | None]:
        """Numbers as JSON numbers: whole ones without a point."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "low": _json(self.low),
            "high": _json(self.high),
            "approximate": self.approximate,
            "unit": self.unit,
            "object": self.object,
            "sentence": self.sentence,
        }


def _json(number: Number | None) -> int | float | None:
    return float(number) if isinstance(number, Decimal) else number

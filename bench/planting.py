"""Contradictions of the documented kinds, planted into real reports' sentences: each with a twin whose numbers agree."""

import random
import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from lianxinqiao.figures.claims import finding
from lianxinqiao.figures.claims.claim import Claim

Planted = tuple[str, str, str, str]  # kind, wording, the right text, the wrong text
Wording = tuple[str, str, Callable[[int, str, random.Random], tuple[str, str]]]
UNITS = frozenset({"个", "家", "件", "项", "所", "座", "场", "次", "条", "处", "台", "户", "套", "期"})
ENDS = re.compile(r"^[\u4e00-\u9fff]{0,8}(?=[，；。、])")
LEVEL = re.compile(r"比|增|减|[升降提]|均|每|占|计划|其中|等|余|由|从")
PER_REPORT = 4


def plant(texts: list[tuple[str, str]], chance: random.Random) -> Iterator[Planted]:
    """Every wording in turn into sentences of every report; `chance` decides where, and the numbers."""
    turn = 0
    for _title, text in texts:
        places = [claim for claim in finding.find(text) if _fits(text, claim)]
        chance.shuffle(places)
        for claim in places[: PER_REPORT * 2]:
            kind, name, make = WORDINGS[turn % len(WORDINGS)]
            turn += 1
            right, wrong = make(int(claim.exact or 0), claim.unit, chance)
            here = claim.end + len(ENDS.match(text[claim.end : claim.end + 12])[0])  # type: ignore[index]
            start, behind = claim.sentence_start, text[here : claim.sentence_start + len(claim.sentence)]
            yield (
                kind,
                name,
                *(text[start:here] + tail + behind.replace("、", "，", 1) for tail in (right, wrong)),
            )


def _fits(text: str, claim: Claim) -> bool:
    """A plain number of things at the end of its clause, in a sentence that has no list around it yet."""
    if not isinstance(claim.exact, int) or not 20 <= claim.exact < 100_000 or claim.unit not in UNITS:
        return False
    before = text[max(claim.sentence_start, claim.start - 14) : claim.start]
    tail = text[claim.end : claim.end + 24]
    return bool(ENDS.match(tail[:12])) and not LEVEL.search(before) and not re.search("其中|占|增长|^、", tail)


def _two(n: int, chance: random.Random) -> tuple[int, int]:
    one = chance.randint(n // 4 + 1, n // 2)
    return one, n - one


def _rate(part: int, whole: int, places: str = "0.1") -> Decimal:
    return (Decimal(100) * part / whole).quantize(Decimal(places), ROUND_HALF_UP)


def _listed(
    lead: str, names: tuple[str, str], mark: str, close: str = ""
) -> Callable[[int, str, random.Random], tuple[str, str]]:
    def make(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
        one, other = _two(n, chance)
        more = other + chance.randint(max(1, n // 20), n // 3)
        texts = (f"{lead}{names[0]}{one}{unit}{mark}{names[1]}{last}{unit}{close}" for last in (other, more))
        return tuple(texts)  # type: ignore[return-value]

    return make


def _three(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    one, rest = _two(n, chance)
    two = rest // 3
    step = chance.choice((-1, 1)) * chance.randint(1, max(1, rest // 4))
    texts = (f"，其中A类{one}{unit}、B类{two}{unit}、C类{last}{unit}" for last in (rest - two, rest - two + step))
    return tuple(texts)  # type: ignore[return-value]


def _single(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    return f"，其中城区{n // 2}{unit}", f"，其中城区{n + chance.randint(1, n)}{unit}"


def _among(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    part = chance.randint(n // 3, n - 2)
    off = chance.choice((-1, 1)) * Decimal(chance.randint(6, 60)) / 10
    return tuple(f"，其中教育类{part}{unit}，占{_rate(part, n) + plus}%" for plus in (0, off))  # type: ignore[return-value]


def _share_of_total(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    part = chance.randint(n // 3, n - 2)
    return tuple(f"，其中城乡建设方面{part}{unit}，占总数的{_rate(part, n) + plus}%" for plus in (0, 7))  # type: ignore[return-value]


def _done_rate(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    part = n - chance.randint(1, n // 5)
    off = Decimal(chance.randint(4, 50)) / 10
    return tuple(f"，已办结{part}{unit}，办结率{_rate(part, n) - minus}%" for minus in (0, off))  # type: ignore[return-value]


def _more_than_last(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    by = chance.randint(2, n // 3)
    return tuple(f"，比上年增加{by}{unit}，增长{_rate(by, n - by) + plus}%" for plus in (0, Decimal("3.2")))  # type: ignore[return-value]


def _from_to(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    new = n + chance.randint(n // 10 + 1, n)
    return tuple(f"，示范点由{n}{unit}增加到{new}{unit}，增长{_rate(new - n, n) + plus}%" for plus in (0, 4))  # type: ignore[return-value]


def _from_to_by(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    new = n + chance.randint(n // 10 + 1, n)
    return tuple(f"，示范点由{n}{unit}增加到{new}{unit}，增加{new - n + plus}{unit}" for plus in (0, 3))  # type: ignore[return-value]


def _all_rate(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    return tuple(f"，全部办结，办结率{rate}%" for rate in ("100", "98.5"))  # type: ignore[return-value]


def _all_less(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    return tuple(f"，全部办结{n - less}{unit}" for less in (0, chance.randint(1, n // 4)))  # type: ignore[return-value]


def _all_there(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    texts = (
        f"。全年收到代表建议{n}件。办理工作扎实推进。{n - less}件代表建议已全部办理完毕"
        for less in (0, chance.randint(1, n // 4))
    )
    return tuple(texts)  # type: ignore[return-value]


def _twice(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    texts = (
        f"。全年共召开主任会议{n}次。各项工作有序推进。一年来，召开主任会议{n + plus}次"
        for plus in (0, chance.randint(1, 9))
    )
    return tuple(texts)  # type: ignore[return-value]


def _in_all(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    one, other = _two(n, chance)
    return tuple(f"。全年开展视察{one}次、调研{other}次，共计{n + plus}次" for plus in (0, chance.randint(1, n // 4)))  # type: ignore[return-value]


def _present(n: int, unit: str, chance: random.Random) -> tuple[str, str]:
    return tuple(f"。应到代表{n}名，实到{n + plus}名" for plus in (-3, chance.randint(1, 9)))  # type: ignore[return-value]


WORDINGS: tuple[Wording, ...] = (
    ("parts", "其中、", _listed("，其中", ("城建类", "农业类"), "、")),
    ("parts", "其中，", _listed("，其中", ("大会期间", "闭会期间"), "，")),
    ("parts", "（其中）", _listed("（其中", ("教育类", "卫生类"), "、", "）")),
    ("parts", "包括和", _listed("，包括", ("专题会", "协调会"), "和")),
    ("parts", "分为", _listed("，分为", ("经济建设方面", "社会事业方面"), "、")),
    ("parts", "ABC", _three),
    ("parts", "其中one", _single),
    ("parts", "共计", _in_all),
    ("parts", "应到", _present),
    ("rate", "占", _among),
    ("rate", "占总数", _share_of_total),
    ("rate", "办结率", _done_rate),
    ("rate", "比上年", _more_than_last),
    ("rate", "由到增长", _from_to),
    ("rate", "由到增加", _from_to_by),
    ("all", "全部，率", _all_rate),
    ("all", "全部less", _all_less),
    ("all", "全部there", _all_there),
    ("twice", "twice", _twice),
)

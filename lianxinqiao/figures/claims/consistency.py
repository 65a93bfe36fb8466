"""Contradictions of a text with itself: parts and total, rate and its two numbers, one thing with two values, 全部 and less.

Silence is the rule: a pair is named only where the words say that the two numbers belong together. Only exact numbers
are compared, and a rate is wrong only where no rounding of its two numbers gives it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.folding import fold
from lianxinqiao.figures.claims.rates import OF_WHICH, RATE, Pair, differences, rates
from lianxinqiao.figures.claims.repeated import all_of_less, repeated
from lianxinqiao.figures.claims.units import FINE


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`kind` is parts, rate, twice or all; `first` stands before `second` in the text; `sentence` says what is wrong."""

    kind: str
    first: Claim
    second: Claim
    sentence: str

    def as_json(self) -> dict[str, object]:
        places = {"first": self.first, "second": self.second}
        return {"kind": self.kind, "sentence": self.sentence} | {
            name: {"text": claim.text, "start": claim.start, "end": claim.end} for name, claim in places.items()
        }


def contradictions(text: str, claims: list[Claim]) -> list[Contradiction]:
    """Every contradiction, in the order of its second place."""
    plain = fold(text)
    found: dict[tuple[str, int, int], Contradiction] = {}
    for _start, group in groupby(claims, key=lambda claim: claim.sentence_start):
        sentence = list(group)
        for kind, look in LOOKS:
            for first, second, words in look(plain, sentence):
                found.setdefault((kind, first.start, second.start), Contradiction(kind, first, second, words))
    for first, second in repeated(plain, claims):
        words = _("同一事项前后不一致：前文为%(first)s，此处为%(second)s。") % {
            "first": first.text,
            "second": second.text,
        }
        found.setdefault(("twice", first.start, second.start), Contradiction("twice", first, second, words))
    for first, second in all_of_less(plain, claims):
        words = _("称全部%(second)s，但前文共有%(first)s。") % {"first": first.text, "second": second.text}
        found.setdefault(("all", first.start, second.start), Contradiction("all", first, second, words))
    return sorted(found.values(), key=lambda item: (item.second.start, item.first.start))


# ------------------------------------------------------------------ parts and total

TOTAL = re.compile(r"(?:共计|合计|总计|总共|一共|共)[^\d，。；、,;]{0,8}$")
MORE_THAN_THESE = re.compile("累计|总数|全市|全省|全区|全县|现有|历年|目前|连同|加上")
OPEN_LIST = re.compile(r"^(?:以上)?等|^[^，。；、]{0,10}等")
CHAIN = re.compile(r"^[^。；;\d]{0,24}$")
# Names that part a whole: 经济类, 城建方面, A类, 满意 and 基本满意.
CLASS = re.compile(r"(?:类|方面|型|满意|解决|采纳)$")
# These leave nothing out (A类, 满意); of 城建类 and 教育类 a report may name the largest only.
RESULT = re.compile(r"^(?:[A-Da-d]|[甲乙丙丁])类$|满意|解决|采纳")
SPLIT = re.compile(r"分为|分别为|分别是|分[，,：:]")
SUM_OF_SHARES = re.compile(r"^(?:[A-Da-d]|[甲乙丙丁])类$|^(?:基本|不)?满意率?$")
DUE = re.compile(r"应(?:到|出席|参加|参会)[^，。；\d]{0,8}$")
PRESENT = re.compile(r"(?:实到|实际到会|实际参加|实际出席)[^，。；\d]{0,8}$")
# What one thing may be several times: a deputy is a woman and a Party member.
OVERLAPPING = frozenset("人名位家户个项所座处只条台辆")


def _parts(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    for at, total in enumerate(claims):
        if total.unit in FINE:
            continue
        if total.exact is None:
            yield from _more_than_some(plain, total, claims[at + 1 : at + 2])
            continue
        yield from _following_parts(plain, total, claims[at + 1 :])
        yield from _parts_before(plain, claims[:at], total)


def _more_than_some(plain: str, total: Claim, rest: list[Claim]) -> Iterator[Pair]:
    """参加300余人，其中代表500人."""
    for part in rest:
        said = part.unit == total.unit and OF_WHICH.match(plain[total.end : part.start])
        if said and part.low is not None and total.high is not None and part.low > total.high:
            yield total, part, _("其中的%(part)s超过总数%(total)s。") % {"part": part.text, "total": total.text}


def _following_parts(plain: str, total: Claim, rest: list[Claim]) -> Iterator[Pair]:
    if not rest or not OF_WHICH.match(plain[total.end : rest[0].start]):
        return
    parts = _chain(plain, total, rest)
    if not parts or total.exact is None:
        return
    added = sum(part.exact or 0 for part in parts)
    if len(parts) == 1:
        wrong = added > total.exact
    else:
        classes = all(CLASS.search(part.counted.thing) for part in parts)
        whole = all(RESULT.search(part.counted.thing) for part in parts) or SPLIT.search(
            plain, total.end, parts[0].start
        )
        open_list = OPEN_LIST.match(plain[parts[-1].end : parts[-1].end + 12])
        less = added < total.exact and classes and whole and not open_list
        wrong = less or (added > total.exact and (classes or total.unit not in OVERLAPPING))
    if wrong:
        yield total, parts[-1], _sum_words(parts, total)


def _parts_before(plain: str, before: list[Claim], total: Claim) -> Iterator[Pair]:
    if not before or not TOTAL.search(plain[before[-1].end : total.start]):
        return
    between = plain[before[0].start : total.start]
    if MORE_THAN_THESE.search(between) or OF_WHICH.match(between):
        return
    parts = _chain_back(plain, before, total)
    if len(parts) > 1 and sum(part.exact or 0 for part in parts) != total.exact:
        yield parts[0], total, _sum_words(parts, total)


def _chain(plain: str, total: Claim, rest: list[Claim]) -> list[Claim]:
    parts: list[Claim] = []
    end = rest[0].start
    for part in rest:
        gap = plain[end : part.start]
        if part.unit != total.unit or part.exact is None or not CHAIN.match(gap) or MORE_THAN_THESE.search(gap):
            break
        if parts and "其中" in gap:
            break
        parts.append(part)
        end = part.end
    return parts


def _chain_back(plain: str, before: list[Claim], total: Claim) -> list[Claim]:
    parts: list[Claim] = []
    start = total.start
    for part in reversed(before):
        if part.unit != total.unit or part.exact is None or not CHAIN.match(plain[part.end : start]):
            break
        parts.insert(0, part)
        start = part.start
    return parts


def _sum_words(parts: list[Claim], total: Claim) -> str:
    added = sum(part.exact or 0 for part in parts)
    if len(parts) == 1:
        return _("其中的%(part)s超过总数%(total)s。") % {"part": parts[0].text, "total": total.text}
    return _("分项%(parts)s相加为%(sum)s，与总数%(total)s不符。") % {
        "parts": "、".join(part.text for part in parts),
        "sum": f"{added}{total.unit}",
        "total": total.text,
    }


def _shares(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    """A类占62.4%，B类占30.1%，C类占9.5%: more than there is."""
    shares = [each for each in claims if each.unit == "%" and SUM_OF_SHARES.search(each.counted.thing)]
    shares = [each for each in shares if each.exact is not None and not each.counted.change]
    things = {each.counted.thing for each in shares}
    added = sum(Decimal(each.exact or 0) for each in shares)
    if len(shares) > 1 and len(things) == len(shares) and added > 100 + Decimal("0.1") * len(shares):
        words = {"parts": "、".join(each.text for each in shares), "sum": f"{added}%"}
        yield shares[0], shares[-1], _("各项占比%(parts)s相加为%(sum)s，超过100%%。") % words


def _present(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    """应到250人，实到260人."""
    for due, present in pairwise(claims):
        if due.exact is None or present.exact is None or due.unit != present.unit or present.exact <= due.exact:
            continue
        if DUE.search(plain[max(0, due.start - 12) : due.start]) and PRESENT.search(plain[due.end : present.start]):
            yield due, present, _("实到%(present)s多于应到%(due)s。") % {"present": present.text, "due": due.text}


# ------------------------------------------------------------------ all, and less

ALL_BEFORE = re.compile(r"^[，、,](?:目前|现|现已|已|均已|都已)?全部(?:予以)?[\u4e00-\u9fff]{0,6}$")
ALL_BEHIND = re.compile(r"^[^，。；;、\d]{0,12}(?:已|均已|现已|目前已)?全部([\u4e00-\u9fff]{2,4})")
ALL_THEN = re.compile(r"[，、,](?:实现|做到|现已|均已|已)?全部(?:办结|办理完毕|办复|答复|落实|解决|完成|兑现)")
DONE = re.compile(r"办结|办理完毕|办复|答复|落实|解决|完成|兑现")
SUBSET = re.compile("其中|重点|部分|另|其余|剩余|新增|首批|应|涉及")


def _all(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    for first, second in pairwise(claims):
        gap = plain[first.end : second.start]
        if first.unit == second.unit and first.exact is not None and second.exact is not None:
            behind = ALL_BEHIND.match(plain[second.end : second.end + 24])
            same = second.counted.thing == first.counted.thing and bool(first.counted.thing)
            then = ALL_THEN.match(plain, second.end) is not None and DONE.search(gap) is not None
            says_all = then or ALL_BEFORE.match(gap) or (behind and same and len(gap) < 24)
            of_which = same and _less_is_done(plain, first, second)
            if of_which or (says_all and same and second.exact < first.exact and not SUBSET.search(gap)):
                yield (
                    first,
                    second,
                    _("称全部，但%(second)s少于%(first)s。") % {"first": first.text, "second": second.text},
                )
        if second.unit == "%" and second.exact is not None and second.exact < 100 and first.exact is not None:
            done, rate = ALL_BEHIND.match(plain[first.end : second.start]), RATE.search(gap)
            if done and rate and done[1].startswith(rate[1]):
                yield (
                    first,
                    second,
                    _("称全部%(done)s，但%(name)s率为%(rate)s。")
                    % {"done": rate[1], "name": rate[1], "rate": second.text},
                )


def _less_is_done(plain: str, first: Claim, second: Claim) -> bool:
    """142件建议全部办结，其中办结140件: the same is said to be done with all, and with less."""
    gap = plain[first.end : second.start]
    done = ALL_BEHIND.match(gap)
    if done is None or "其中" not in gap or first.exact is None or second.exact is None or second.exact >= first.exact:
        return False
    word = DONE.match(done[1])
    return word is not None and bool(
        re.search(rf"其中已?{word[0]}$", gap)
        or re.match(rf"(?:均?已)?{word[0]}(?:[，。；]|$)", plain[second.end : second.end + 8])
    )


LOOKS: tuple[tuple[str, Callable[[str, list[Claim]], Iterator[Pair]]], ...] = (
    ("parts", _parts),
    ("parts", _present),
    ("rate", rates),
    ("rate", _shares),
    ("rate", differences),
    ("all", _all),
)

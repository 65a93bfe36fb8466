"""Parts and their total: 其中, 包括, 分为, 142件建议中， before the parts, 共计 and 合计 behind them.

What leads to the parts speaks of the number nearest before it that says how many there are; a difference (比上年增加12件),
an average and a share are passed over, and a number of another unit ends the search. Only parts that stand in one list
are added, and more than the total is wrong only where they cannot overlap.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from django.utils.translation import gettext as _

from lianxinqiao.figures.claims import numerals, part_names, roles
from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.part_names import BRACKETED, LABEL_MAX, PEOPLE
from lianxinqiao.figures.claims.rounded import bounds
from lianxinqiao.figures.claims.units import FINE

Pair = tuple[Claim, Claim, str]
# The words that lead from a total to its parts, and no other word (部分为, 尤其中).
MARK = re.compile(
    r"(?<!尤)其中|(?<!不)包括|(?<![部百充十])分为|[，,]分别[为是]|[，,（(]按[^，。；;\d]{2,10}分[为，,：:]|[，,]分[，,：:]"
)
# 142件建议中，: 中 belongs to no word before it.
AMONG = re.compile(r"^([^，。；;、\d（(]{0,12}?)(?<![高初集其之完国空水心途手命适居人年期家宫暗郎])中[，,]")
TOTAL = re.compile(
    r"^[^\d，。；、,;]{0,10}[，、,](?:(?:以上|上述|这|[两二三四五六七八九十几各])[^\d，。；、,;]{0,5})?"
    r"(?:共计|合计|总计|总共|一共|(?<![公中])共)(?:为|达|有|是)?$"
)
GAP_MAX = 40
STOP = re.compile(r"[。；;：:\n]")
# 186件（大会158件、闭会28件）: a bracket right behind a number holds its parts, where their names say so.
IN_BRACKET = re.compile(r"^[^，。；;、\d（()）]{0,8}[（(](?!其中)")
OPEN = re.compile("等|其[余他它]|另[有外]|还有|以及部分")


def parts(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    yield from _enumerated(plain, claims)
    for at, claim in enumerate(claims):
        if at and (mark := _marked(plain, claims[at - 1], claim)):
            yield from _marked_parts(plain, claims, at, mark)
        if at > 1 and claim.exact is not None and claim.unit not in FINE:
            yield from _parts_before(plain, claims[:at], claim)


def _marked(plain: str, before: Claim, first: Claim) -> tuple[int, str] | None:
    """Where the words stand that lead from a total to its parts, and the words."""
    if first.start - before.end > 2 * GAP_MAX:
        return None
    gap = plain[before.end : first.start]
    marks = list(MARK.finditer(gap))
    if marks and not STOP.search(gap[marks[-1].end() :].lstrip("：")) and gap.count("（", marks[-1].end()) == 0:
        return before.end + marks[-1].start(), marks[-1][0]
    if (bracket := IN_BRACKET.match(gap)) and not re.search("[，。；）)]", gap[bracket.end() :]):
        return before.end + bracket.end() - 1, "（"
    among = AMONG.match(gap)
    if among and not STOP.search(gap, among.end()) and (not among[1] or before.counted.thing.endswith(among[1][-2:])):
        return before.end + among.start(), "中"
    return None


def _marked_parts(plain: str, claims: list[Claim], at: int, mark: tuple[int, str]) -> Iterator[Pair]:
    place, word = mark
    total = _total(plain, claims[:at], place, claims[at])
    if total is None or roles.is_plan(plain, total):
        return
    listed, ended = _list(plain, claims, at, place + len(word))
    if not listed:
        if total.exact is None or claims[at].low is not None:
            yield from _more_than_some(plain, total, claims[at])
        return
    others = [each for each in claims[: claims.index(total)] if each.exact is not None and alike(each, total)]
    if total.exact is None:
        yield from _more_than_some(plain, total, listed[0])
    elif _is_wrong(plain, total, listed, others, word=word, ended=ended) and not _counted_twice(
        plain, claims, total, listed
    ):
        yield total, listed[-1], sum_words(listed, total)


def _total(plain: str, before: list[Claim], place: int, first: Claim) -> Claim | None:
    """The nearest number before the words that says how many there are; None where it is of another unit."""
    for claim in reversed(before):
        gap = plain[claim.end : place]
        if STOP.search(gap) or len(gap) > GAP_MAX or ("其中" in gap):
            return None
        if _bracket_closed(gap) or roles.is_change(plain, claim):
            continue
        counts = claim.unit not in FINE and roles.is_total(plain, claim)
        return claim if counts and alike(claim, first) else None
    return None


def _bracket_closed(gap: str) -> bool:
    """Whether what stands before the gap is within brackets that the gap closes: a part, and no whole."""
    bare = BRACKETED.sub("", gap)
    return "）" in bare or ")" in bare


def alike(one: Claim, other: Claim) -> bool:
    return one.unit == other.unit or (one.unit in PEOPLE and other.unit in PEOPLE)


def _same_thing(one: Claim, other: Claim) -> bool:
    """收到提案212件，立案205件: two numbers of one thing, either of which the parts may be of."""
    a, b = one.counted.thing, other.counted.thing
    return alike(one, other) and (not a or not b or a.endswith(b) or b.endswith(a))


# 分为五类：一是城建类62件，占38%；二是….
ENUMERATED = re.compile(r"分为(?P<many>[二三四五六七八九十])(?:大)?(?:类|个方面|部分)[^，。；：\d]{0,4}[：，](?=一是)")
EACH = re.compile("[一二三四五六七八九十]是")


def _enumerated(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    """Parts that are numbered leave nothing out, where there are as many of them as was said."""
    for at, total in enumerate(claims[:-1]):
        mark = ENUMERATED.search(plain, total.end, claims[at + 1].start)
        if mark is None or total.exact is None or not roles.is_total(plain, total):
            continue
        places = [each.end() for each in EACH.finditer(plain, mark.end(), total.sentence_start + len(total.sentence))]
        behind = [claim for claim in claims[at + 1 :] if alike(claim, total) and claim.exact is not None]
        firsts = [next((claim for claim in behind if claim.start >= place), None) for place in places]
        listed = [claim for claim in firsts if claim is not None]
        if len({claim.start for claim in listed}) != len(places) or len(places) != numerals.DIGITS.get(mark["many"]):
            continue
        low, high = (sum(column) for column in zip(*map(bounds, listed), strict=True))
        if low > bounds(total)[1] or high < bounds(total)[0]:
            yield total, listed[-1], sum_words(listed, total)


# ------------------------------------------------------------------ the list


def _list(plain: str, claims: list[Claim], at: int, start: int) -> tuple[list[Claim], bool]:
    """The parts that stand in one list, and whether the sentence has no more of them."""
    first = claims[at]
    if first.exact is None or not _is_part(plain, first, plain[start : first.start]):
        return [], False
    found, labels, end, joint = [first], [part_names.label(plain, start, first)], first.end, ""
    for claim in claims[at + 1 :]:
        raw = plain[end : claim.start]
        gap = BRACKETED.sub("", raw)
        if "（" in gap or "(" in gap:
            continue  # a part of the part before it
        if STOP.search(gap) or "）" in gap or ")" in gap or MARK.search(gap) or len(gap) > LABEL_MAX:
            return found, not _more_of_them(claims, claim, first)
        if claim.unit in FINE or roles.is_difference(plain, claim):
            end = claim.end
            continue
        label = part_names.label(plain, end, claim)
        mark = "、" if re.search(r"[、和与及]", gap) and not re.search("[，,]", gap) else "，"
        listed = mark == "、" or labels[0] == "" or part_names.parallel(labels[0], label)
        if not alike(claim, first) or claim.exact is None or not listed or not _is_part(plain, claim, gap):
            return found, not _more_of_them(claims, claim, first)
        if joint == "、" and mark == "，" and not part_names.parallel(labels[-1], label):
            return found, False
        joint = joint or mark
        found.append(claim)
        labels.append(label)
        end = claim.end
    return found, True


def _more_of_them(claims: list[Claim], here: Claim, first: Claim) -> bool:
    return any(alike(claim, first) for claim in claims[claims.index(here) :])


def _is_part(plain: str, claim: Claim, words: str) -> bool:
    return roles.is_total(plain, claim) and not roles.MORE_THAN_THESE.search(words)


# ------------------------------------------------------------------ the sum


def _is_wrong(plain: str, total: Claim, listed: list[Claim], others: list[Claim], *, word: str, ended: bool) -> bool:
    low, high = bounds(total)
    most = max(bounds(each)[0] for each in listed)
    if most > high and word != "（":
        return all(bounds(other)[1] < most for other in others)
    others = [each for each in others if _same_thing(each, total)]
    labels = [part_names.label(plain, part_names.start_of(plain, each), each) for each in listed]
    if len(listed) == 1 or (word == "（" and not part_names.are_classes(labels)):
        return False
    added = [sum(Decimal(each) for each in column) for column in zip(*map(bounds, listed), strict=True)]
    if added[0] > high:
        return part_names.cannot_overlap(labels, total.unit) and not _explained(listed, total, others)
    tail = plain[listed[-1].end : listed[-1].end + 14].split("。", maxsplit=1)[0]
    open_list = OPEN.search(tail) or any(OPEN.search(label) for label in labels)
    return added[1] < low and ended and not open_list and part_names.leaves_nothing_out(labels, word) and not others


def _explained(listed: list[Claim], total: Claim, others: list[Claim]) -> bool:
    """Whether the first of the parts make up the total, or all of them another number of the sentence."""
    sums = list(accumulate(Decimal(each.exact or 0) for each in listed))
    whole = {Decimal(other.exact or 0) for other in others} | set(
        accumulate(Decimal(other.exact or 0) for other in others)
    )
    return any(each == total.exact for each in sums[1:]) or sums[-1] in whole or any(each >= sums[-1] for each in whole)


# （其中和法院合办25件）: within a part, what another part counts as well.
SHARED = re.compile(r"[（(][^（()）]{0,20}(?:合办|联合|共同|重复|交叉)[^（()）]{0,4}$")


def _counted_twice(plain: str, claims: list[Claim], total: Claim, listed: list[Claim]) -> bool:
    """374件、31件（其中合办25件）: what is more than the total stands in a bracket as what several share."""
    more = sum(Decimal(each.exact or 0) for each in listed) - Decimal(total.exact or 0)
    others = [each for each in claims[claims.index(listed[0]) :] if each.exact == more and each not in listed]
    return any(SHARED.search(plain[max(0, each.start - 24) : each.start]) for each in others)


def _more_than_some(plain: str, total: Claim, part: Claim) -> Iterator[Pair]:
    """参加300余人，其中代表500人."""
    if part.low is not None and total.high is not None and part.low > total.high and roles.is_total(plain, part):
        yield total, part, _("其中的%(part)s超过总数%(total)s。") % {"part": part.text, "total": total.text}


def _parts_before(plain: str, before: list[Claim], total: Claim) -> Iterator[Pair]:
    """视察16次、执法检查3次，共计19次."""
    if not TOTAL.search(plain[before[-1].end : total.start]):
        return
    listed: list[Claim] = []
    end = total.start
    for part in reversed(before):
        gap = plain[part.end : end]
        if not alike(part, total) or part.exact is None or STOP.search(gap) or len(gap) > LABEL_MAX or MARK.search(gap):
            break
        if not roles.is_total(plain, part) or "（" in gap or "）" in gap:
            break
        listed.insert(0, part)
        end = part.start
    said = plain[max(total.sentence_start, end - LABEL_MAX) : total.start] if listed else ""
    if len(listed) < 2 or roles.MORE_THAN_THESE.search(said) or MARK.search(said):
        return
    ranges = [bounds(each) for each in listed]
    low, high = bounds(total)
    for first in range(len(ranges) - 1):
        least, most = (sum(column) for column in zip(*ranges[first:], strict=True))
        if least <= high and most >= low:
            return
    yield listed[0], total, sum_words(listed, total)


def sum_words(listed: list[Claim], total: Claim) -> str:
    most = max(listed, key=lambda each: Decimal(each.exact or 0))
    if Decimal(most.exact or 0) > Decimal(total.exact or 0):
        return _("其中的%(part)s超过总数%(total)s。") % {"part": most.text, "total": total.text}
    return _("分项%(parts)s相加为%(sum)s，与总数%(total)s不符。") % {
        "parts": "、".join(part.text for part in listed),
        "sum": f"{sum(part.exact or 0 for part in listed)}{total.unit}",
        "total": total.text,
    }

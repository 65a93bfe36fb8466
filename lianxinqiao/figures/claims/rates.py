"""A rate that does not follow from its two numbers: a share, a named rate (办结率), a growth.

A rate is wrong only where no rounding of its two numbers gives it, whether the writer rounds or cuts off.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.part_names import BRACKETED
from lianxinqiao.figures.claims.rounded import bounds

Pair = tuple[Claim, Claim, str]
OF_WHICH = re.compile(
    r"^[^。；;]{0,30}?(?:(?<!尤)其中|(?<!不)包括|(?<![部百])分为)|^[^，。；;、\d]{0,14}(?<![高初集其之完国空水心])中[，,]|^[^。；;\d]{0,14}[，,]按[^，。；;\d]{2,10}分[为，,：:]"
)
SHARE_OF_TOTAL = re.compile(
    r"^[，、,]?(?:约)?占(?:比|其|全部|(?P<thing>[\u4e00-\u9fff]{0,6}?)(?:总[数量额]|总人数|总件数)|)的?(?:比例|比重)?(?:为|达到|达)?$"
)
RATE = re.compile(r"(基本满意|不满意|[\u4e00-\u9fff]{2})率(?:为|达到|达|均为|均达|均达到)?$")
# What a rate is called, and what else its number says: 已办理完毕130件，办结率91.5%.
SAID = {
    "办结": "办结|办理完毕|办理完成",
    "办复": "办复|答复|办理完毕",
    "办理": "办理|办理完毕|办结|办复",
    "答复": "答复|办复",
    "整改": "整改|整改到位|整改完成",
    "到位": "整改|整改到位|到位",
    "结案": "审结|审执结|执结|结案|办结",
    "批捕": "批准逮捕|批捕",
    "不捕": "不批准逮捕|不批捕|不捕",
    "不诉": "不起诉|决定不起诉",
    "参与": "参加|参与",
    "参加": "参加|参与",
    "完成": "完成|已完成|建成",
}
SHARE_OF = re.compile(r"(?:[^，。；、,\d]{0,12}[，,]|[、]?)占(?P<of>[^，。；、,\d]{0,10})$")
# 占年度计划30亿元的108%: more than a plan may be done.
PLANNED = re.compile("计划|目标|任务|预算")
# Of what came in this year alone, where what was left from the year before is dealt with too.
NEW_ONLY = re.compile(r"新收[^，。；\d]{0,8}$")
FROM = re.compile(r"(?:由|从)[^，。；、\d]{0,12}$")
TO = re.compile(r"^[^，。；、\d]{0,6}(?:到|至|为)$")
CHANGED = re.compile(
    r"^[，、,](?:同比|比上年|较上年|比去年|较去年)?(增长|增加|上升|提高|提升|扩大|下降|减少|降低|缩短|压缩|压减|缩小)(?:了)?$"
)
BY = re.compile(r"(?:比上年|较上年|比去年|较去年|同比|比上一年)(增加|减少|多|少)(?:了)?$")


def rates(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    for at, rate in enumerate(claims):
        if at < 2 or rate.unit != "%" or rate.exact is None:
            continue
        gap = plain[claims[at - 1].end : rate.start]
        for look in (_share, _named_rate, _growth, _growth_by):
            yield from look(plain, claims[:at], rate, gap)


def _share(plain: str, before: list[Claim], rate: Claim, gap: str) -> Iterator[Pair]:
    """142件，其中经济类50件，占35.2%."""
    part = before[-1]
    of = SHARE_OF.fullmatch(BRACKETED.sub("", plain[before[-2].end : part.start])) if gap == "的" else None
    if of and part.unit == before[-2].unit:
        yield from _compare(before[-2], part, rate, above=PLANNED.search(of["of"]) is not None)
    named = SHARE_OF_TOTAL.match(gap)
    if named is None:
        return
    for at in range(len(before) - 2, -1, -1):
        total = before[at]
        if total.unit == part.unit and OF_WHICH.match(plain[total.end : before[at + 1].start]):
            said = plain[max(total.sentence_start, total.start - 30) : total.end + 10]
            if (named["thing"] or "") in said and not _of_another_whole(part, before[:-1], rate):
                yield from _compare(part, total, rate)
            return


def _named_rate(plain: str, before: list[Claim], rate: Claim, gap: str) -> Iterator[Pair]:
    """收到142件，办结140件，办结率98.6%."""
    named = RATE.search(gap)
    if named is None:
        return
    for at in range(len(before) - 1, 0, -1):
        part, total = before[at], before[at - 1]
        if total.unit == part.unit and _says(plain, named[1], total, part):
            new_only = NEW_ONLY.search(plain[max(total.sentence_start, total.start - 16) : total.start])
            if not new_only and not _of_another_whole(part, before[:at], rate):
                yield from _compare(part, total, rate)
            return


def _says(plain: str, name: str, total: Claim, part: Claim) -> bool:
    """Whether the part is what the rate is called by: 办结130件 or 130件已办结, 办结率."""
    words = SAID.get(name, re.escape(name))
    gap = plain[total.end : part.start]
    before = re.search(rf"(?P<not>基本|不|未)?(?:{words})了?$", gap)
    if before and not before["not"]:
        return True
    return re.match(rf"(?:代表|委员|建议|提案|问题)?(?:均?已)?(?:{words})", plain[part.end : part.end + 8]) is not None


def _of_another_whole(part: Claim, before: list[Claim], rate: Claim) -> bool:
    """立案率84.6% may be of an earlier number, of several together, or of both sides: 逮捕25人，不捕24人，不捕率48.98%."""
    wholes = [claim for claim in before if claim.unit == part.unit and claim.exact]
    together = Decimal(0)
    for whole in reversed(wholes):
        together += whole.exact or 0
        own = Decimal(part.exact or 0)
        shares = (100 * own / base for base in (Decimal(whole.exact or 1), together, together + own))
        if any(_agrees(rate, share, share) for share in shares):
            return True
    return False


def _growth(plain: str, before: list[Claim], rate: Claim, gap: str) -> Iterator[Pair]:
    """由120件增加到142件，增长18.3%."""
    old, new = before[-2:]
    way = CHANGED.match(gap)
    if way is None or old.unit != new.unit or not TO.match(plain[old.end : new.start]):
        return
    if FROM.search(plain[max(0, old.start - 16) : old.start]):
        yield from _compare(new, old, rate, growth=True)


def _growth_by(plain: str, before: list[Claim], rate: Claim, gap: str) -> Iterator[Pair]:
    """收到142件，比上年增加22件，增长18.3%."""
    new, by = before[-2:]
    way, change = CHANGED.match(gap), BY.search(plain[new.end : by.start])
    if way is None or change is None or new.unit != by.unit or new.exact is None or by.exact is None:
        return
    grown = change[1] in {"增加", "多"}
    low, high = bounds(new), bounds(by)
    bases = [value - step if grown else value + step for value in low for step in high]
    if min(bases) <= 0:
        return
    possible = [100 * step / base for step in high for base in bases]
    if not _agrees(rate, min(possible), max(possible)):
        yield (
            new,
            rate,
            _rate_words(new, by, rate, 100 * by.exact / (new.exact - by.exact if grown else new.exact + by.exact)),
        )


def differences(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    """由100件增加到120件，增加25件; 由52%提高到65.3%，提高12个百分点."""
    for old, new, by in zip(claims, claims[1:], claims[2:], strict=False):
        units = (old.unit, new.unit, by.unit)
        if units[0] != units[1] or units[2] != ("个百分点" if units[0] == "%" else units[0]):
            continue
        if old.exact is None or new.exact is None or by.exact is None:
            continue
        said = TO.match(plain[old.end : new.start]) and CHANGED.match(plain[new.end : by.start])
        if not said or not FROM.search(plain[max(0, old.start - 16) : old.start]):
            continue
        possible = [abs(above - below) for above in bounds(new) for below in bounds(old)]
        low, high = bounds(by)
        if high < min(possible) or max(possible) < low:
            words = {"old": old.text, "new": new.text, "by": by.text, "exact": f"{abs(new.exact - old.exact)}{by.unit}"}
            yield old, by, _("%(old)s与%(new)s相差%(exact)s，与文中%(by)s不符。") % words


def _compare(part: Claim, whole: Claim, rate: Claim, *, growth: bool = False, above: bool = False) -> Iterator[Pair]:
    above = above or growth
    if part.exact is None or whole.exact is None or not whole.exact or (part.exact > whole.exact and not above):
        return
    offset = 100 if growth else 0
    parts, wholes = bounds(part), bounds(whole)
    possible = [abs(100 * above / below - offset) for above in parts for below in wholes if below]
    exact = abs(Decimal(100) * part.exact / whole.exact - offset)
    if not _agrees(rate, min(possible), max(possible)):
        first, second = sorted((part, whole), key=lambda claim: claim.start)
        yield first, rate, _rate_words(first, second, rate, exact)


def _agrees(rate: Claim, least: Decimal, most: Decimal) -> bool:
    """Rounded up or cut off, whichever the writer does."""
    said = Decimal(rate.exact or 0)
    places = -int(said.as_tuple().exponent) if isinstance(rate.exact, Decimal) else 0
    step = Decimal(1).scaleb(-places)
    return least - step < said < most + step


def _rate_words(first: Claim, second: Claim, rate: Claim, exact: Decimal | float) -> str:
    return _("由%(first)s与%(second)s算得%(exact)s%%，与文中%(rate)s不符。") % {
        "first": first.text,
        "second": second.text,
        "exact": Decimal(exact).quantize(Decimal("0.01")).normalize().to_eng_string(),
        "rate": rate.text,
    }

"""全部 against less: 全部办结140件 of 142件, 全部办结 with 办结率98.6%, 收到142件 here and 140件已全部办结 there.

A field's, a unit's or a series' own 全部 (教育类的23件已全部办结) says nothing of the whole, so a number counts as the
whole only where no word narrows it.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.numerals import Number
from lianxinqiao.figures.claims.rates import RATE, SAID
from lianxinqiao.figures.claims.repeated import OTHER_TIME, Years
from lianxinqiao.figures.claims.units import FINE

Pair = tuple[Claim, Claim, str]
# 按规定期限, 及时: how all of it was done.
HOW = r"(?:予以|得到|按(?:照|规定|法定)?[^，。；\d]{0,6}[期时限]内?|如期|依法|及时|高质量)?"
ALL_BEFORE = re.compile(r"^[，、,](?:目前|现|现已|已|均已|都已)?全部(?:予以)?[\u4e00-\u9fff]{0,6}$")
ALL_BEHIND = re.compile(rf"^[^，。；;、\d]{{0,12}}(?:已|均已|现已|目前已)?全部{HOW}([\u4e00-\u9fff]{{2,4}})")
ALL_AFTER_PAUSE = re.compile(rf"^[，、,](?:目前|现|现已|已|均已|都已)?全部{HOW}([\u4e00-\u9fff]{{2,4}})")
# 146件，所有提案均已按期答复完毕，已答复140件.
ALL_THEN_LESS = re.compile(
    rf"(?:^|[，、,])(?:目前|现|现已|已|均已|都已)?(?:全部|所有[^，。；\d]{{1,8}}[均都已]{{1,2}}){HOW}(?P<did>办结|办理|办复|答复|落实|解决|完成|兑现)"
    r"[^，。；\d]{0,4}[，,](?:其中|(?:截至|到)[^，。；]{1,8}?)?(?:已|按[期时]){0,2}(?P=did)(?:完毕|了)?$"
)
ALL_THEN = re.compile(r"[，、,](?:实现|做到|现已|均已|已)?全部(?:办结|办理完毕|办复|答复|落实|解决|完成|兑现)")
DONE = re.compile(r"办结|办理完毕|办复|答复|落实|解决|完成|兑现")
SUBSET = re.compile("其中|重点|部分|[另其]余|另|剩余|新增|首批|应|涉及|[类系]|方面|领域|承办|负责|往年|结转|上年|去年")
# What a sentence speaks of from its beginning: a field, a unit's share, another year.
SERIES = re.compile("其中|重点|[类系]|方面|领域|涉及|往年|结转|上年|去年|政府|[局院]承|省|全国|街道|乡镇|上级")
ALL_DONE = re.compile(rf"[^，。；;、\d]{{0,12}}(?:已|均已|现已|目前已)?全部{HOW}(?:办|答|得到|落实|解决|完成)")
# What came in, all of which was then dealt with.
RECEIVED = frozenset({"收到", "提出", "承办", "交办", "接受", "受理", "征集", "立案", "提交", "确定"})
AT_SESSION = re.compile("次会议|会上|大会|会议期间")
OTHER_SCOPE = re.compile(r"全年|年内|一年来|年度|闭会(?!后)|20\d\d ?年(?!\d)")
SAME_THING = re.compile(r"^(?:[市县区省]?人大|各级|[市县区省])?代表|、批评和意见$|、批评意见$|^[委会]员|^立案")
# Words around a whole's number that leave it the whole.
WHOLE = re.compile(
    r"全部|全年|[今本当]年|一年来|年内|以来|20\d\d年|大会|会议|期间|会后|会上|闭会|目前|截至|各级|人大|代表|委员|共|计|收到|提出|提交|立案|受理|承办|交办|征集|接受|接到"
    r"|所提|上述|这|已|均|的|了|[区市县省]|第?[一二三四五六七八九十]+[届次]|建议|提案|议案|民生实事(?:项目)?|政府|确定|、|批评|和|意见|上|对|将|把|由|并|常委会|办理|答复|政协|[ “”]"
)
WHOLES_MAX = 20


def all_and_less(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    """Within a sentence."""
    for at, (first, second) in enumerate(pairwise(claims)):
        if first.exact is None or second.exact is None:
            continue
        if first.unit == second.unit and second.exact < first.exact and _less(plain, first, second):
            yield first, second, _("称全部，但%(second)s少于%(first)s。") % {"first": first.text, "second": second.text}
        if second.unit == "%" and second.exact < 100:
            name = _rate_of_all(plain, first, second)
            if name and not (at and SUBSET.search(plain[claims[at - 1].end : first.start])):
                words = {"done": name, "name": name, "rate": second.text}
                yield first, second, _("称全部%(done)s，但%(name)s率为%(rate)s。") % words


def _less(plain: str, first: Claim, second: Claim) -> bool:
    gap = plain[first.end : second.start]
    same = second.counted.thing == first.counted.thing and bool(first.counted.thing)
    if not same or re.search("[。；;]", gap):
        return False
    if _done_with_less(plain, first, second) or ALL_THEN_LESS.search(gap):
        return True
    behind = ALL_BEHIND.match(plain[second.end : second.end + 24])
    then = ALL_THEN.match(plain, second.end) is not None and DONE.search(gap) is not None
    says_all = then or ALL_BEFORE.match(gap) or (behind and len(gap) < 24)
    return bool(says_all) and not SUBSET.search(gap) and not re.search("[（(]", gap)


def _done_with_less(plain: str, first: Claim, second: Claim) -> bool:
    """142件建议全部办结，其中办结140件: the same is said to be done with all, and with less."""
    gap = plain[first.end : second.start]
    done = ALL_BEHIND.match(gap)
    word = DONE.match(done[1]) if done and "其中" in gap else None
    return word is not None and bool(
        re.search(rf"其中已?{word[0]}$", gap)
        or re.match(rf"(?:均?已)?{word[0]}(?:[，。；]|$)", plain[second.end : second.end + 8])
    )


def _rate_of_all(plain: str, first: Claim, rate: Claim) -> str:
    """What is said to be done with all, where the rate of just that is less."""
    gap = plain[first.end : rate.start]
    done, named = ALL_BEHIND.match(gap) or ALL_AFTER_PAUSE.match(gap), RATE.search(gap)
    if done is None or named is None or re.search("[。；;]", gap):
        return ""
    if not re.match(SAID.get(named[1], re.escape(named[1])), done[1]):
        return ""
    return "" if re.search("按[期时]|满意|首次|面商", gap.rpartition("，")[2]) else str(named[1])


def all_of_less(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    """Across sentences: the whole was said before, and is not this."""
    years = Years(plain)
    # The latest few: a report says once what came in.
    wholes: dict[tuple[str, str], deque[Claim]] = defaultdict(lambda: deque(maxlen=WHOLES_MAX))
    said: set[tuple[str, Number]] = set()
    for claim in claims:
        if claim.exact is None or claim.unit in FINE or not claim.counted.thing or claim.counted.change:
            continue
        if ALL_DONE.match(plain, claim.end):
            if (claim.unit, claim.exact) not in said and _is_whole(plain, claim):
                yield from _less_than_before(plain, wholes[claim.unit, years.at(claim.start)], claim)
        elif claim.counted.verb in RECEIVED and not OTHER_TIME.search(claim.sentence) and _is_whole(plain, claim):
            wholes[claim.unit, years.at(claim.start)].append(claim)
        said.add((claim.unit, claim.exact))


def _less_than_before(plain: str, wholes: "deque[Claim]", claim: Claim) -> Iterator[Pair]:
    for whole in wholes:
        if whole.sentence_start == claim.sentence_start or _other_scope(plain, whole, claim):
            continue
        if _thing(whole) == _thing(claim) and (claim.exact or 0) < (whole.exact or 0):
            words = _("称全部%(second)s，但前文共有%(first)s。") % {"first": whole.text, "second": claim.text}
            yield whole, claim, words
            return


def _thing(claim: Claim) -> str:
    """代表建议 and 建议、批评和意见 are one thing, 大会建议 is another."""
    return SAME_THING.sub("", SAME_THING.sub("", claim.counted.thing))


def _is_whole(plain: str, claim: Claim) -> bool:
    """Whether no word of the clause narrows what is counted, and no word before it in the sentence."""
    before = plain[claim.sentence_start : claim.start]
    front, _pause, clause = before.rpartition("，")
    if SERIES.search(front) or "（" in clause:
        return False
    return not WHOLE.sub("", clause).strip()


def _other_scope(plain: str, whole: Claim, claim: Claim) -> bool:
    """What came in all year, or between sessions, is not what was raised at the session."""
    first, second = (plain[each.sentence_start : each.sentence_start + len(each.sentence)] for each in (whole, claim))
    at_session = [AT_SESSION.search(said) is not None for said in (first, second)]
    said_otherwise = [OTHER_SCOPE.search(said) is not None for said in (first, second)]
    return at_session[0] != at_session[1] and (said_otherwise[0] if at_session[1] else said_otherwise[1])

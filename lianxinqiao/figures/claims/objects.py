"""What a claim counts: 听取和审议专项工作报告18个 counts 专项工作报告, 131个人大代表联络站 counts 人大代表联络站.

A noun behind the unit is what is counted; else it is what stands before the number in its clause, without the verb that
leads it and the words that lead to the number (达到, 累计). Where neither says it, the claim before it in the sentence
lends its own: 收集信息78篇，报送43篇. A change keeps its word (生产总值增长), so that nobody takes a growth for a level.
"""

import re
from dataclasses import dataclass

from lianxinqiao.figures.claims.clause_words import (
    ADVERBS,
    ALSO_NOUNS,
    CHANGES,
    NAME_GOES_ON,
    SINGLE,
    STOPS,
    TRAILS,
    VERBS,
)
from lianxinqiao.figures.claims.words import words

HEAD_MAX, NOUN_MAX = 40, 24


def _any(listed: tuple[str, ...]) -> str:
    return "|".join(sorted(listed, key=len, reverse=True))


_VERB = rf"(?:{_any(VERBS)})(?![率量数额者值])|(?:{_any(ALSO_NOUNS)})(?![{NAME_GOES_ON}]|$)"
LEAD = re.compile(rf"(?P<verb>{_VERB}|{SINGLE})|{_any(ADVERBS)}| ")
INNER = re.compile(_VERB)
TRAIL = re.compile(rf"(?:{_any(TRAILS)}| )+$")
CHANGE = re.compile(rf"(?:{_any(CHANGES)}|了| )+$")
STOP = re.compile(_any(STOPS))
PAUSES = frozenset("，。；：！？,;:!?\n、《》（）()[]")
LISTED = re.compile(r"、[^\d，。；、：“”（）\n]{2,6}(?=[^\d，。；、：“”（）\n]|[，。；])")
SHARES = frozenset({"%", "‰", "个百分点", "倍"})
# What is handed on is what the claim before counted, and not the one who receives it.
HANDED_ON = frozenset({"报送", "转送", "移交", "提交"})


WAYS = words(
    "增长 增加 提高 提升 上升 上涨 增幅 下降 降低 减少 压减 回落 下跌 缩小 收窄 降幅 高于 低于 快于 新增 净增 高出 占比 占 "
    "增 涨 升 降 减 高 低 快"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """`verb` is what was done with the thing, for telling two counts of it apart; `change` as in 增长."""

    thing: str = ""
    verb: str = ""
    change: str = ""

    @property
    def object(self) -> str:
        return self.thing + self.change


NOTHING = Counted()


def of(plain: str, span: tuple[int, int], unit: str, floor: int, before: Counted) -> Counted:
    """`floor` is where the sentence begins or the claim before ends; `before` is what that claim counts."""
    start, end = span
    head = _head(plain, start, floor)
    counted = _parted(head)
    noun = "" if unit in SHARES and not plain.startswith("的", end) else _behind(plain, end)
    if noun and not (counted.thing and plain.startswith("的", end)) and noun != "人民币":
        return Counted(noun, counted.verb)
    lends = head and (not counted.thing or counted.verb in HANDED_ON)
    if lends and before.thing:
        return Counted(before.thing, counted.verb, counted.change)
    return counted


def _head(plain: str, start: int, floor: int) -> str:
    first = max(floor, start - HEAD_MAX)
    at = start
    while at > first and plain[at - 1] not in PAUSES:
        at -= 1
    return plain[at:start]


def _parted(head: str) -> Counted:
    head = TRAIL.sub("", head)
    bare = CHANGE.sub("", head)
    change = _change(head[len(bare) :])
    bare = TRAIL.sub("", bare) if change else bare
    verb, at = "", 0
    for match in INNER.finditer(bare):
        verb, at = match[0], match.end()
    while lead := LEAD.match(bare, at):
        verb, at = lead["verb"] or verb, lead.end()
    thing = _noun(bare[at:])
    return Counted(thing, verb, change)


def _change(words: str) -> str:
    """增长 of 均同比增长: the word that says which way."""
    return next((word for word in WAYS if word in words), "")


def _behind(plain: str, end: int) -> str:
    stop = end
    last = min(len(plain), end + NOUN_MAX)
    while stop < last and plain[stop] not in PAUSES and not plain[stop].isdigit():
        stop += 1
    phrase = plain[end:stop]
    cut = STOP.search(phrase)
    if cut:
        return _noun(phrase[: cut.start()])
    listed = LISTED.match(plain, stop)
    if listed and phrase:
        second = STOP.split(listed[0])[0]
        phrase += second if len(second) > 2 and STOP.search(plain, listed.start(), listed.end() + 2) else ""
    return _noun(phrase)


def _noun(phrase: str) -> str:
    """The noun at the end of a phrase: what stands behind its last 的, out of quotation marks that hold it all."""
    front, _, back = phrase.rpartition("的")
    noun = (back if len(back) > 1 or not front else front.rpartition("的")[2]).strip(" ")
    inner = noun.removeprefix("“").removesuffix("”")
    if "“" not in inner and "”" not in inner:
        noun = inner
    elif noun.count("“") != noun.count("”"):
        noun = noun.replace("“", "").replace("”", "")
    return noun if len(noun) > 1 or noun in {"村", "县", "市", "区", "省"} else ""

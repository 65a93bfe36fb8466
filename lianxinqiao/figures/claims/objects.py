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
    PREDICATES,
    SINGLE,
    STOPS,
    TRAILS,
    VERBS,
)
from lianxinqiao.figures.claims.numerals import NUMBER
from lianxinqiao.figures.claims.units import COUNTED, MEASURED, PER_HEAD
from lianxinqiao.figures.claims.words import words

HEAD_MAX, NOUN_MAX = 40, 24


def _any(listed: tuple[str, ...]) -> str:
    return "|".join(sorted(listed, key=len, reverse=True))


_VERB = rf"(?:{_any(VERBS)})(?![率量数额者值])|(?:{_any(ALSO_NOUNS)})(?![{NAME_GOES_ON}]|$)"
LEAD = re.compile(rf"(?P<verb>{_VERB}|{SINGLE})|{_any(ADVERBS)}| ")
INNER = re.compile(_VERB)
TRAIL = re.compile(rf"(?:{_any(TRAILS)}| |每(?:{_any(tuple(MEASURED | PER_HEAD))}))+$")
CHANGE = re.compile(rf"(?:{_any(CHANGES)}|了| )+$")
STOP = re.compile(
    rf"{_any(STOPS)}|(?<=..)(?:{_any(PREDICATES)})|(?<=的)[一二两三四五六七八九十百千]+(?=[个名家件项位])"
)
# 1200余名走进联络站: what follows at once is done by those who were counted.
DONE_BY_THEM = re.compile(rf"(?:{_any(PREDICATES)}|{_any(VERBS)}|集中)")
# 131个站点接待的群众3200人次: what is said of the first leads to the next number.
ATTRIBUTE = re.compile(rf"(?P<first>[^的]{{2,8}}?)(?:{_VERB})[^的]{{0,6}}的.")
COUNTED_NEXT = re.compile(rf"{NUMBER.pattern}(?:{'|'.join(sorted(COUNTED, key=len, reverse=True))})")
# 比上年, 较2015年, 是上届的: what it is held against is not what is counted.
_THEN = r"(?:上年|去年|上届|前年|同期|(?:19|20)\d\d ?年|[一二三四五六七八九十\d]+年前|全[省国市区县]平均水平|平均值|原来|计划任务)"
AGAINST = re.compile(
    rf"(?:[比较是为]|相当于|高于|低于|由|从|达到){_THEN}(?:同期|全年|底|末)*的?(?:[多少高低由])?$|(?:由|从)(?:上年|去年|原来)?的?$"
)
# 一季度 and 上半年 say when.
A_TIME = re.compile(r"(?:前?[一二三四]季度|[上下]半年|全年|每[年月季次]|年内)$")
SUBJECT = re.compile(r"^.{2,16}?(?:累计|先后|全年|每年)(?=..)")
EMPTY_NOUNS = frozenset(words("人民币 大关 关口 门槛"))
EMPTY_HEADS = frozenset(words("来自 涉及 平均 年均 人均"))
LASTING = frozenset(words("年 天 个月 小时 个小时 分钟 个工作日 周"))
BRACKET = re.compile(r"（[^（）]{1,8}）|\([^()]{1,8}\)")
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
    said_before = counted.thing and (
        unit in LASTING or plain.startswith("的", end) or DONE_BY_THEM.match(plain, end) is not None
    )
    if noun and not said_before and noun not in EMPTY_NOUNS:
        return Counted(noun, counted.verb)
    if head.endswith("的") and before.thing:
        return Counted(before.thing, counted.verb, counted.change)
    lends = head and (not counted.thing or counted.verb in HANDED_ON)
    if lends and before.thing:
        return Counted(before.thing, counted.verb, counted.change)
    return counted


def thing_of(head: str) -> str:
    """What the words before a number count."""
    return _parted(head).thing


def _head(plain: str, start: int, floor: int) -> str:
    first = max(floor, start - HEAD_MAX)
    at = start
    while at > first:
        if plain[at - 1] not in PAUSES:
            at -= 1
        elif bracket := _bracket_before(plain, at, first):
            at = bracket
        else:
            break
    return BRACKET.sub("", plain[at:start])


def _bracket_before(plain: str, at: int, first: int) -> int:
    """代表联络站（室）236个: a short bracket within the words is passed over; 0 where there is none."""
    opens = max(plain.rfind(mark, max(first, at - 10), at) for mark in "（(")
    return opens if opens > first and BRACKET.fullmatch(plain, opens, at) else 0


def _parted(head: str) -> Counted:
    head = AGAINST.sub("", TRAIL.sub("", head.removesuffix("的") if AGAINST.search(head) else head))
    bare = CHANGE.sub("", head)
    change = _change(head[len(bare) :])
    bare = AGAINST.sub("", TRAIL.sub("", bare)) if change else bare
    verb, at = "", 0
    for match in INNER.finditer(bare):
        verb, at = match[0], match.end()
    while lead := LEAD.match(bare, at):
        verb, at = lead["verb"] or verb, lead.end()
    said = bare[at:]
    after_subject = SUBJECT.sub("", said)
    thing = _noun(after_subject) or _noun(said)
    return Counted("" if A_TIME.fullmatch(thing) or thing in EMPTY_HEADS else thing, verb, change)


def _change(words: str) -> str:
    """增长 of 均同比增长: the word that says which way."""
    return next((word for word in WAYS if word in words), "")


def _behind(plain: str, end: int) -> str:
    stop = end
    last = min(len(plain), end + NOUN_MAX)
    while stop < last and plain[stop] not in PAUSES and not plain[stop].isdigit():
        stop += 1
    phrase = plain[end:stop]
    if COUNTED_NEXT.match(phrase):
        return ""
    if stop < last and plain[stop].isdigit() and (of_them := ATTRIBUTE.match(phrase)):
        return _noun(of_them["first"])
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

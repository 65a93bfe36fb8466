"""What a number is in its clause: so many there are, or by how much they grew, how many on average, how many before."""

import re

from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.units import FINE

REACH = 40
PAUSE = "，。；：,;:\n（）()"
DIFFERENCE = re.compile(
    r"(?:[比较]|同比|环比)[^，。；]{0,14}(?:增|减|多|少|升|降|高|低|长|扩大|缩)[^，。；\d]{0,8}$"
    r"|(?:(?<!新)增加|减少|增长|下降|上升|净增|净减|提高|(?<!改造)提升|降低|缩短|压减|压缩|多出|增|减)(?:了|近|约)?$"
)
# 由100件, 比上年的151件: what it was, or what it is held against.
BEFORE = re.compile(r"(?:由|从|比(?!例|重|率)|较)(?!事)[^，。；、\d]{0,10}$")
SHARE = re.compile(r"^(?:约|均|各)?占|(?:增|涨|升|降|减|幅|长|回落|下跌|提高|扩大)[^，。；\d]{0,3}$")
AVERAGE = re.compile(r"[年月日周季人户村镇站次件亩]均|平均|均值|每(?!一)[\u4e00-\u9fff]")
PLAN = re.compile(
    r"(?<![度作资商展督法设、])计划(?![里中内]|事项|生育|预算|执行|、|和|列|安排|确定|草案|的)|预计|拟|力争|目标|预算安排|限额|核定|编制|应(?:到|参加|出席|交|收|办)|将(?:新|建|完成|实施|召开|开展|投入)"
)
# 总量达到5.8万户 is more than what was counted before it.
MORE_THAN_THESE = re.compile(
    "累计|总数|总量|总规模|全市|全省|全区|全县|全国|现有|历年|目前|连同|加上|保有量|存量|往年|历史"
)


def clause(plain: str, claim: Claim) -> str:
    """The words of the clause before the number."""
    floor = max(claim.sentence_start, claim.start - REACH)
    at = claim.start
    while at > floor and plain[at - 1] not in PAUSE:
        at -= 1
    return plain[at : claim.start]


def is_difference(plain: str, claim: Claim) -> bool:
    return DIFFERENCE.search(clause(plain, claim)) is not None


def is_change(plain: str, claim: Claim) -> bool:
    """A difference, a growth or a share: what is said of the number before it."""
    words = clause(plain, claim)
    return DIFFERENCE.search(words) is not None or (claim.unit in FINE and SHARE.search(words) is not None)


def is_total(plain: str, claim: Claim) -> bool:
    """Whether the number says how many there are, so that 其中 may speak of them."""
    words = clause(plain, claim)
    return not (DIFFERENCE.search(words) or BEFORE.search(words) or AVERAGE.search(words))


def is_plan(plain: str, claim: Claim) -> bool:
    return PLAN.search(clause(plain, claim)) is not None

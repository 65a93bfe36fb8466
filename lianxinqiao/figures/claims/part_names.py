"""What the parts of a total are called, and what that says: of one kind, overlapping, leaving nothing out."""

import re

from lianxinqiao.figures.claims.claim import Claim

LABEL_MAX = 24
BRACKETED = re.compile(r"[（(][^（()）]{0,60}[）)]")
SPLIT = re.compile(r"分别[为是]|分为|分[，,：:]")
# Names that part a whole: 经济类, 城建方面, A类, 满意 and 基本满意.
CLASS = re.compile(r"(?:类|方面|型|期间)$")
RESULT = re.compile(r"^(?:[A-Da-d]|[甲乙丙丁])类|满意|解决|采纳|参考|列入计划")
LETTERED = re.compile(r"^(?:[A-Da-d]|[甲乙丙丁])类")
# These leave nothing out.
PAIRS = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        ("大会|会议期间|会上", "闭会|平时|会后"),
        ("任命", "免职|免去"),
        ("主办", "[会协]办"),
        ("出口", "进口"),
        ("来信", "来访"),
        ("集体", "个人|联名"),
        ("^立案", "^不予?立案|^未立案"),
        ("城镇|城区", "农村|乡村"),
    )
)
WHOLE_PAIRS = (PAIRS[0], PAIRS[3])
# What courts part their cases into.
CASES = re.compile(r"^(?:刑事|民事|商事|民商事|行政|执行|公益诉讼|国家赔偿)(?:案件|检察)?$")
# Of one body, everybody holds one of these.
OFFICES = re.compile(r"^(?:常委会)?(?:副?主任|副?主席|副?会长|副?组长|秘书长|委员|组员)(?:委员)?$")
# One thing may be several of these: a deputy is a woman and a Party member, a project a key one and of industry.
OVERLAPPING = re.compile(
    "女|少数民族|党员|党派|[非青老]|妇|连任|大专|本科|学历|基层|一线|工人|农民|干部|以[上下内]|岁|专职|重[点大]|示范|星级|标杆|"
    "优秀|龙头|[国省]家?级|涉|[已未曾均全]|正在|主要|特色|品牌|民[生间营]|国有|外资|技改|基础设施|房地产|规上|规模|高新|上市|专精|跨|最"
)
PEOPLE = frozenset("人名位")
MANY_SIDED = PEOPLE | frozenset("家户")


def label(plain: str, start: int, claim: Claim) -> str:
    """What a part is called: the words before its number, else those behind it."""
    before = re.split(r"[，,、；;]", BRACKETED.sub("", plain[start : claim.start]))[-1]
    before = re.sub(r"^(?:[和与及]|以及)|[的有为达占是共]+$", "", before.strip(" ：:“”"))
    behind = re.match(r"[^，。；、,;（(）)\d\n]{0,12}", plain[claim.end : claim.end + 12])
    return before or (behind[0] if behind else "")


def parallel(one: str, other: str) -> bool:
    """Whether two names are of one kind: 刑事案件 and 民事案件, 来信 and 来访, 已解决 and 列入计划."""
    if not one or not other:
        return False
    if (
        one[-2:] == other[-2:]
        or (one[-1] == other[-1] and one[-1] in "类型级案会")
        or (one[0] == other[0] and len(one) == len(other) < 4)
    ):
        return True
    of_one_row = any(all(row.search(each) for each in (one, other)) for row in (RESULT, CASES))
    return of_one_row or pair((one, other), PAIRS)


def pair(labels: tuple[str, str], pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]) -> bool:
    one, other = labels
    return any((a.search(one) and b.search(other)) or (a.search(other) and b.search(one)) for a, b in pairs)


def start_of(plain: str, claim: Claim) -> int:
    """Where the name of a part may begin: behind the pause or the words that lead to it."""
    floor = max(claim.sentence_start, claim.start - LABEL_MAX)
    marks = [
        match.end() for match in re.finditer(r"[，,、；;（(]|其中|包括|分为|分别[为是]", plain[floor : claim.start])
    ]
    return floor + (marks[-1] if marks else 0)


def are_classes(labels: list[str]) -> bool:
    """Whether by their names they part a whole: 满意 and 基本满意, A类 and B类, 主办 and 会办, 主任 and 委员."""
    if all(RESULT.search(each) or CLASS.search(each) for each in labels):
        return True
    if len(set(labels)) == len(labels) and all(OFFICES.search(each) for each in labels):
        return True
    return len(labels) == 2 and pair((labels[0], labels[1]), PAIRS)


def cannot_overlap(labels: list[str], unit: str) -> bool:
    if are_classes(labels):
        return True
    if any(not each or OVERLAPPING.search(each) for each in labels) or len(set(labels)) < len(labels):
        return False
    of_one_kind = all(parallel(labels[0], each) for each in labels[1:])
    return unit not in PEOPLE and (of_one_kind or unit not in MANY_SIDED)


def leaves_nothing_out(labels: list[str], word: str) -> bool:
    if all(LETTERED.search(each) for each in labels) or all(re.search("满意|解决|采纳", each) for each in labels):
        return True
    if len(labels) == 2 and pair((labels[0], labels[1]), WHOLE_PAIRS):
        return True
    return SPLIT.search(word) is not None and all(CLASS.search(each) for each in labels)

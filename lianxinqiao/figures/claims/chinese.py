"""When a number in Chinese characters counts, and when it is part of a name: 三所学校, but 三大工程 and 三项补贴."""

import re

from lianxinqiao.figures.claims import idioms
from lianxinqiao.figures.claims.found import Found
from lianxinqiao.figures.claims.units import FINE
from lianxinqiao.figures.claims.words import words

# 十六届人大五次会议 is the fifth; 连续四次 are four.
TIMES = re.compile(r"(?:连续|先后|召开|举行|举办|开展|组织|共|累计|多达)了? ?$")
# Measure words that names do not use, so that even a small number before them counts.
STRONG = frozenset(
    words(
        "家 所 座 名 位 亩 公里 元 美元 吨 公斤 斤 件 部 场 台 辆 艘 架 人 人次 件次 场次 小时 个小时 分钟 天 个月 组 支 篇 册 本 宗 笔 栋 间 "
        "户 套 株 棵 平方公里 平方米 公顷 千瓦 起 例 份 枚 次"
    )
)


def counts(plain: str, found: Found) -> bool:
    if idioms.covers(plain, found.figure):
        return False
    if found.unit in FINE:
        return True
    if found.words:
        return found.low > 1
    if found.token[0] in "百千万亿":
        # 千亩方, 百万吨乙烯 and 每万人 name a size; only a word beside it (近万家) makes it a count.
        return False
    if found.low >= 100:
        return True
    if found.unit == "位" and plain.startswith("数", found.end):
        return False
    if found.unit == "次":
        return TIMES.search(plain[max(0, found.figure - 4) : found.figure]) is not None
    return found.low > 1 and found.unit in STRONG

"""Fictional people of the demo district: every name is put together from lists, none is a real person's."""

from collections.abc import Iterator
from random import Random

SURNAMES = "林周何沈许郑高罗秦白方江陆宋唐韩冯于董萧程曹袁邓傅曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊金郝孔崔康毛邱"
GIVEN = [
    "晓禾",
    "望舒",
    "清源",
    "建川",
    "安之",
    "明川",
    "致远",
    "行简",
    "正言",
    "若谷",
    "怀瑾",
    "思齐",
    "见山",
    "听澜",
    "知夏",
    "景行",
    "书航",
    "云帆",
    "牧之",
    "子衿",
    "昭华",
    "念慈",
    "秉文",
    "守拙",
    "润生",
    "伯庸",
    "静姝",
    "婉宁",
    "佳禾",
    "雨桐",
    "远舟",
    "立群",
    "长风",
    "春熙",
    "秋实",
    "兰亭",
    "竹青",
    "松年",
    "柏舟",
    "梅影",
    "启明",
    "新月",
    "星河",
    "晨曦",
    "暮云",
    "朝阳",
    "海棠",
    "丹青",
    "墨林",
    "雪松",
    "向荣",
    "和光",
    "同尘",
    "良玉",
    "卓然",
    "欣然",
    "浩然",
    "泰然",
    "怡然",
    "蔚然",
]


def names(seed: int) -> Iterator[str]:
    """An endless row of names, each once, the same for the same seed."""
    random = Random(seed)  # noqa: S311 - a story, not a secret
    pairs = [surname + given for surname in SURNAMES for given in GIVEN]
    random.shuffle(pairs)
    yield from pairs

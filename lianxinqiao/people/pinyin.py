"""Names in the order in which a Chinese register stands; stored, since the embedded database has no ICU."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product

from lianxinqiao.people import names

# Surnames that are read otherwise than the word: the entries of pinyin-pro's table of surnames (MIT) on which the
# general readings differ, with 种 秘 洗 after 现代汉语词典. 宁 stays ning2: of its two surnames the commoner one.
SURNAMES = {
    "子车": "zi3 ju1", "乐正": "yue4 zheng4", "夹谷": "jia2 gu3", "宰父": "zai3 fu3", "段干": "duan4 gan1",
    "句龙": "gou1 long2", "尉迟": "yu4 chi2", "万俟": "mo4 qi2", "长孙": "zhang3 sun1", "澹台": "tan2 tai2",
    "令狐": "ling2 hu2", "华": "hua4", "葛": "ge3", "任": "ren2", "乐": "yue4", "卜": "bu3", "纪": "ji3",
    "缪": "miao4", "干": "gan1", "解": "xie4", "单": "shan4", "於": "yu1", "隗": "wei3", "仇": "qiu2", "薄": "bo2",
    "能": "nai4", "翟": "zhai2", "燕": "yan1", "都": "du1", "阚": "kan4", "那": "na1", "曾": "zeng1", "乜": "nie4",
    "相": "xiang4", "查": "zha1", "盖": "ge3", "哈": "ha3", "肖": "xiao1", "区": "ou1", "覃": "qin2", "朴": "piao2",
    "繁": "po2", "员": "yun4", "句": "gou1", "要": "yao1", "过": "guo1", "折": "she2", "召": "shao4", "撒": "sa3",
    "甯": "ning4", "六": "lu4", "尹": "yin3", "种": "chong2", "秘": "bi4", "洗": "xian3",
}  # fmt: skip


READINGS = 24  # of one name; more are nobody's
LONG = 5  # characters
PHRASE = 4  # characters: so many are read together, as words
LONGEST = 400  # characters, of all of them


def sort_key(name: str) -> str:
    """Pinyin with tones as figures, syllable by syllable: 林晓禾 -> "lin2 xiao3 he2", 曾志强 -> "zeng1 zhi4 qiang2"."""
    return " ".join(_syllables(names.clean(name)))[:120]


def findable(name: str) -> str:
    """All by which a name is found: its key, its pinyin in one word, its initials: "林晓禾 linxiaohe lxh"."""
    return " ".join([names.key(name), *_spelled([_heard(name)])])[:200]


def every_reading(name: str) -> str:
    """The same of a person, whose characters each may be read otherwise: 单行 is found by shanxing, danhang, sx, dh.

    The usual reading comes first, then those that differ from it in few characters.
    """
    kept = names.clean(name)
    usual = _heard(kept)
    others = [dict.fromkeys([said, *heard]) for said, heard in zip(usual, _heteronyms(kept), strict=False)]
    if len(others) != len(usual) or len(others) > LONG:  # letters are read together; long names have one reading
        return findable(name)
    ways = sorted(product(*others), key=lambda way: sum(a != b for a, b in zip(way, usual, strict=True)))[:READINGS]
    found = names.key(name)
    for word in _spelled(ways):
        found = f"{found} {word}" if len(found) + len(word) < LONGEST else found
    return found


@lru_cache(maxsize=20_000)
def spelled(label: str) -> str:
    """All by which an option of a chooser is found: the pinyin of what stands before its first bracket.

    What may be a person's name is found in every reading; ASCII alone as it is written.
    """
    name = label.split("（", 1)[0].strip()
    readings = every_reading if len(name) < PHRASE else findable
    return "" if name.isascii() else " ".join(readings(name).split(" ")[1:])


def _heard(name: str) -> list[str]:
    return [syllable.rstrip("12345") for syllable in _syllables(names.clean(name))]


def _spelled(ways: Iterable[Sequence[str]]) -> list[str]:
    """Each in one word, ü as machines write it (v) and as passports do (yu); then the initials."""
    whole = ["".join(way) for way in ways]
    words = [each for word in whole for each in (word, word.replace("v", "yu"), word.replace("v", "u"))]
    initials = ["".join(syllable[:1] for syllable in way) for way in ways]
    return list(dict.fromkeys([*map(names.key, words), *initials]))


# The surnames of two characters that are met; every other one has one.
DOUBLE = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "宇文",
        "长孙",
        "司徒",
        "司空",
        "夏侯",
        "南宫",
        "独孤",
        "轩辕",
        "端木",
        "百里",
        "呼延",
        "东郭",
        "西门",
        "申屠",
        "公羊",
        "澹台",
        "濮阳",
        "淳于",
        "单于",
        "太叔",
        "公冶",
        "宗政",
        "钟离",
        "闾丘",
        "乐正",
        "宰父",
        "谷梁",
        "拓跋",
        "夹谷",
        "段干",
        "子车",
        "巫马",
        "漆雕",
        "万俟",
        "赫连",
        "闻人",
        "句龙",
    ]
)


@lru_cache(maxsize=2_000)
def latin(name: str) -> str:
    """As an English page writes it, the surname first (GB/T 28039): 顾长河 -> "Gu Changhe", 欧阳修 -> "Ouyang Xiu"."""
    kept = names.clean(name)
    if kept.isascii():
        return kept
    if names.DOT in kept:
        return " ".join(_word(_plain(part)) for part in kept.split(names.DOT))
    syllables = _plain(kept)
    surname = 2 if kept[:2] in DOUBLE and len(kept) > 2 else 1
    return f"{_word(syllables[:surname])} {_word(syllables[surname:])}".strip()


def words(name: str) -> str:
    """What is no person's name, two syllables a word: 云河商会 -> "Yunhe Shanghui"."""
    syllables = _plain(names.clean(name))
    return " ".join(_word(syllables[place : place + 2]) for place in range(0, len(syllables), 2))


def _plain(name: str) -> list[str]:
    """Without tones; ü as passports write it."""
    return [syllable.rstrip("12345").replace("v", "yu") for syllable in _syllables(name)]


def _word(syllables: list[str]) -> str:
    """In one word, with an apostrophe where the next syllable begins with a vowel (Xi'an)."""
    return "".join(f"'{each}" if n and each[:1] in "aeo" else each for n, each in enumerate(syllables)).capitalize()


def _heteronyms(name: str) -> list[list[str]]:
    """For each character all that a dictionary knows."""
    from pypinyin import Style, pinyin  # deferred, as below

    # One at a time: together they would be read as the words of a phrase.
    return [pinyin(each, style=Style.NORMAL, heteronym=True)[0] for each in name]


def _syllables(name: str) -> list[str]:
    """With the number of its tone behind each."""
    from pypinyin import Style, lazy_pinyin  # deferred: its dictionary of phrases takes longer to read than Django

    surname = _surname(name)
    read = SURNAMES[surname].split() if surname else []
    rest = name[len(surname) :]
    return read + lazy_pinyin(rest, style=Style.TONE3, neutral_tone_with_five=True)


def _surname(name: str) -> str:
    """The surname that has a reading of its own; a name in parts (阿依古丽·玉素甫) begins with none."""
    if names.DOT in name:
        return ""
    return next((name[:size] for size in (2, 1) if name[:size] in SURNAMES and len(name) > size), "")

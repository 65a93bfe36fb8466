"""The sectors of the CPPCC （界别） as the reader of the screen calls them. What is kept names each in Chinese.

The national committee has thirty-four; a district has some of them, some of its own, and joins others （教育、体育）.
One that nobody translated is read in pinyin, word by word, as persons are.
"""

import re
from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from lianxinqiao.people import pinyin
from lianxinqiao.people.models.spoken import in_chinese

NAMES: dict[str, Promise] = {
    "中共": pgettext_lazy("界别", "中共"),
    "民革": pgettext_lazy("界别", "民革"),
    "民盟": pgettext_lazy("界别", "民盟"),
    "民建": pgettext_lazy("界别", "民建"),
    "民进": pgettext_lazy("界别", "民进"),
    "农工党": pgettext_lazy("界别", "农工党"),
    "致公党": pgettext_lazy("界别", "致公党"),
    "九三学社": pgettext_lazy("界别", "九三学社"),
    "台盟": pgettext_lazy("界别", "台盟"),
    "无党派人士": pgettext_lazy("界别", "无党派人士"),
    "共青团": pgettext_lazy("界别", "共青团"),
    "总工会": pgettext_lazy("界别", "总工会"),
    "妇联": pgettext_lazy("界别", "妇联"),
    "青联": pgettext_lazy("界别", "青联"),
    "工商联": pgettext_lazy("界别", "工商联"),
    "科协": pgettext_lazy("界别", "科协"),
    "台联": pgettext_lazy("界别", "台联"),
    "侨联": pgettext_lazy("界别", "侨联"),
    "文化艺术": pgettext_lazy("界别", "文化艺术"),
    "科技": pgettext_lazy("界别", "科技"),
    "社会科学": pgettext_lazy("界别", "社会科学"),
    "经济": pgettext_lazy("界别", "经济"),
    "农业": pgettext_lazy("界别", "农业"),
    "教育": pgettext_lazy("界别", "教育"),
    "体育": pgettext_lazy("界别", "体育"),
    "新闻出版": pgettext_lazy("界别", "新闻出版"),
    "医药卫生": pgettext_lazy("界别", "医药卫生"),
    "对外友好": pgettext_lazy("界别", "对外友好"),
    "社会福利和社会保障": pgettext_lazy("界别", "社会福利和社会保障"),
    "少数民族": pgettext_lazy("界别", "少数民族"),
    "宗教": pgettext_lazy("界别", "宗教"),
    "环境资源": pgettext_lazy("界别", "环境资源"),
    "特邀人士": pgettext_lazy("界别", "特邀人士"),
    "特邀香港人士": pgettext_lazy("界别", "特邀香港人士"),
    "特邀澳门人士": pgettext_lazy("界别", "特邀澳门人士"),
    # What districts name besides.
    "新的社会阶层人士": pgettext_lazy("界别", "新的社会阶层人士"),
    "港澳台侨": pgettext_lazy("界别", "港澳台侨"),
    "法律": pgettext_lazy("界别", "法律"),
    "金融": pgettext_lazy("界别", "金融"),
    "企业": pgettext_lazy("界别", "企业"),
    "旅游": pgettext_lazy("界别", "旅游"),
    "城乡建设": pgettext_lazy("界别", "城乡建设"),
    "社会治理": pgettext_lazy("界别", "社会治理"),
    "街道": pgettext_lazy("界别", "街道"),
}
SHORT = {
    "无党派": "无党派人士",
    "工会": "总工会",
    "文艺": "文化艺术",
    "社科": "社会科学",
    "医卫": "医药卫生",
    "新闻": "新闻出版",
    "民族": "少数民族",
    "特邀": "特邀人士",
}
JOINED = re.compile("[、，和与及]")


def spoken(name: str) -> str:
    """教育, 教育界: with or without the word that says that it is a sector; one that nobody translated in pinyin."""
    if not name or in_chinese():
        return name
    return _translated(name) or pinyin.words(name.removesuffix("界"))


def named(name: str) -> str:
    """The same of a name that may be a sector's: a party's, a committee's or a group's is said as it was entered."""
    return name if not name or in_chinese() else _translated(name) or name


def _translated(name: str) -> str:
    parts = [_known(part) for part in JOINED.split(name.removesuffix("界"))]
    return _known(name) or (", ".join(parts) if all(parts) else "")


def _known(name: str) -> str:
    kept = name if name in NAMES else name.removesuffix("界")
    return str(NAMES.get(SHORT.get(kept, kept), ""))


def options(names: Iterable[str]) -> list[tuple[str, str]]:
    """What a choice offers: kept in Chinese, shown as the reader calls it."""
    return [(name, spoken(name)) for name in names if name]

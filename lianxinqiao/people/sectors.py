"""The sectors of the CPPCC （界别） as the reader of the screen calls them. What is kept names each in Chinese.

The national committee has thirty-four; a district has some of them. One of another name is said as it was entered.
"""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

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
}


def spoken(name: str) -> str:
    """教育, 教育界: with or without the word that says that it is a sector."""
    if not name or in_chinese():
        return name
    return str(NAMES.get(name) or NAMES.get(name.removesuffix("界")) or name)


def options(names: Iterable[str]) -> list[tuple[str, str]]:
    """What a choice offers: kept in Chinese, shown as the reader calls it."""
    return [(name, spoken(name)) for name in names if name]

"""Choosers of persons, units, stations and whatever else is many: found by typing words or pinyin, in every form."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.urls import get_resolver

import lianxinqiao
from lianxinqiao.people import pinyin
from lianxinqiao.ui.forms import MANY, TickedField
from lianxinqiao.ui.templatetags.ui import options

HOUSE = Path(lianxinqiao.__file__).parent
NAMES = (
    "教育局",
    "民政局",
    "单昭",
    "曾志强",
    "欧阳修",
    "云桥街道",
    "乐山镇",
    "柳巷社区代表联络站",
    "张伟（河口代表团）",
    "Li Wei 李伟",
)
# Selects written by hand that are never long: years, versions of one text, the heirs of one unit.
SHORT = {
    "figures/choose_period.html",
    "people/reorganize_preview.html",
    "portal/projects.html",
    "rulebook/compare.html",
    "writing/versions.html",
}


def every_form() -> Iterator[type[forms.BaseForm]]:
    assert get_resolver().url_patterns  # reads the views, and with them their forms
    for module in pkgutil.walk_packages([str(HOUSE)], "lianxinqiao."):
        if "form" in module.name.rpartition(".")[2] and ".tests" not in module.name:
            importlib.import_module(module.name)
    waiting: list[Any] = [forms.BaseForm]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if each.__module__.startswith("lianxinqiao.") and ".tests" not in each.__module__:
                yield each


def test_no_form_asks_for_several_by_a_select() -> None:
    found = [
        f"{form.__qualname__}.{name}"
        for form in every_form()
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field.widget, forms.SelectMultiple)
    ]
    assert (found, len(set(every_form())) > 200) == ([], True)


def test_rows_are_chosen_by_widgets_that_are_found_by_typing() -> None:
    """A queryset may grow: whatever offers one is drawn by the two templates that know how many is many."""
    known = {"django/forms/widgets/select.html", "django/forms/widgets/checkbox_select.html"}
    known |= {"django/forms/widgets/radio.html", "ui/forms/widgets/radio_cards.html"}
    fields = [
        (f"{form.__qualname__}.{name}", field.widget)
        for form in every_form()
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.ModelChoiceField) and not field.widget.is_hidden
    ]
    assert len(fields) > 100
    assert {name: widget.template_name for name, widget in fields if widget.template_name not in known} == {}


@pytest.mark.parametrize(("n", "long"), [(MANY, False), (MANY + 1, True)])
def test_more_than_a_few_are_found_by_typing(n: int, long: bool) -> None:
    class Asked(forms.Form):
        one = forms.ChoiceField(choices=list(enumerate(NAMES[:n])))
        several = forms.MultipleChoiceField(choices=list(enumerate(NAMES[:n])), widget=TickedField.widget)

    drawn = str(Asked())
    assert drawn.count("data-pick=") == (2 if long else 0)
    assert drawn.count('data-spelled="jiaoyuju') == (2 if long else 0)
    listed = str(options([(number, name, False) for number, name in enumerate(NAMES[:n])]))
    assert ('data-spelled="jiaoyuju' in listed) == long


def test_no_template_writes_a_long_select_by_hand() -> None:
    found = {
        str(path).rpartition("templates/")[2]
        for path in HOUSE.glob("*/templates/**/*.html")
        for select in re.findall(r"<select.*?>", path.read_text(encoding="utf-8"), re.DOTALL)
        if "pick.html" not in select
    }
    assert found == SHORT


SPELLED = [
    ("教育局", "jyj"),
    ("教育局", "jiaoyuju"),
    ("单昭", "shanzhao"),
    ("单昭", "danzhao"),
    ("曾志强", "zzq"),
    ("张伟（河口代表团，第三选区）", "zhangwei"),
    ("乐山镇", "leshanzhen"),
    ("吕梁", "lvliang"),
    ("柳巷社区代表联络站", "lxsq"),
    ("柳巷社区代表联络站", "liuxiang"),
]


@pytest.mark.parametrize(("label", "typed"), SPELLED)
def test_a_choice_is_found_by_its_pinyin(label: str, typed: str) -> None:
    assert any(typed in word for word in pinyin.spelled(label).split())


@pytest.mark.parametrize("label", ["", "—", "2026", "Chen Guang"])
def test_what_is_no_chinese_is_found_as_it_is_written(label: str) -> None:
    assert "chen" not in pinyin.spelled(label)

"""The forms by which a table of scores is edited on a screen: its head, an item, and the parts that are written in lines."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import words
from lianxinqiao.scores import lines
from lianxinqiao.scores.events import NAMES, called
from lianxinqiao.scores.tables import Item, ScoreTable, presets

PAIRS = 6  # events of one item
JOINT = (("", _("各计各的")), ("half_first", _("第一人得一半，其他人平分另一半")))


def points(label: Any, *, help_text: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=-200, max_value=500, decimal_places=2, help_text=help_text
    )


class NewForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=60)
    preset = forms.ChoiceField(
        label=_("以哪份标准为底稿"), required=False, help_text=_("底稿的来源不完整的，缺的部分由您补上。")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(table.code, f"{table.name}（{table.source}）") for table in presets().values()]
        self.fields["preset"].choices = [("", _("从空白开始")), *known]  # type: ignore[attr-defined]


class HeadForm(forms.Form):
    source = forms.CharField(label=_("标准来源"), max_length=120, help_text=_("文件名称、文号或者会议。"))
    base = points(_("基础分"))
    floor = points(_("总分最低"))
    total = points(_("总分最高"), help_text=_("空着的不设上限。"))
    bonus_cap = points(_("加分最高"), help_text=_("空着的不设上限。"))
    assumed = forms.CharField(
        label=_("假定"), max_length=200, required=False, help_text=_("来源没有写明、由本机构自定的。")
    )

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {**data, "base": data["base"] or Decimal(0), "floor": data["floor"] or Decimal(0)}


class ItemForm(forms.Form):
    """One item of a table; its events and what each gives stand beside each other."""

    name = forms.CharField(label=_("项目"), max_length=40)
    start = points(_("起点分"), help_text=_("什么都没有发生就有的分。"))
    cap = points(_("本项最高"))
    floor = points(_("本项最低"))
    first = points(_("第一次的分"), help_text=_("与以后各次不同的才填。"))
    free = forms.IntegerField(label=_("前几次不计分"), min_value=0, max_value=50, required=False)
    best = forms.BooleanField(label=_("只计最高的一次"), required=False)
    bonus = forms.BooleanField(label=_("属于加分"), required=False)
    group = forms.CharField(
        label=_("项目分组"), max_length=20, required=False, help_text=_("几项合起来有上限的，写同一个分组。")
    )
    group_cap = points(_("分组最高"))
    joint = forms.ChoiceField(label=_("几人合作的"), choices=JOINT, required=False)
    people = forms.IntegerField(label=_("最多登记几人"), min_value=1, max_value=200, required=False)

    def __init__(self, *args: Any, table: ScoreTable, item: Item | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table, self.item = table, item
        events = [("", "—"), *((code, str(name)) for code, name in NAMES.items())]
        pairs = list(item.points.items()) if item else []
        for place in range(1, max(PAIRS, len(pairs)) + 1):
            self.fields[f"event_{place}"] = forms.ChoiceField(label=_("事项"), choices=events, required=False)
            self.fields[f"points_{place}"] = points(_("分值"))
        self.places = range(1, max(PAIRS, len(pairs)) + 1)
        if item:
            told = {name: getattr(item, name) for name in self.fields if hasattr(item, name)}
            told |= {f"event_{place}": event for place, (event, _points) in enumerate(pairs, 1)}
            told |= {f"points_{place}": given for place, (_event, given) in enumerate(pairs, 1)}
            self.initial = {**told, "group_cap": table.groups.get(item.group), **self.initial}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        given: dict[str, Decimal] = {}
        taken = {event: row.name for row in self.table.items if row != self.item for event in row.points}
        for place in self.places:
            event, worth = data.get(f"event_{place}"), data.get(f"points_{place}")
            if event and worth is None:
                self.add_error(f"points_{place}", _("请填写分值。"))
            elif event and event in given:
                self.add_error(f"event_{place}", _("这个事项写了两次。"))
            elif event:
                given[event] = worth or Decimal(0)
        if data.get("group") and data.get("group_cap") is None and data["group"] not in self.table.groups:
            self.add_error("group_cap", _("新的分组要写明最高多少分。"))
        self.twice = [f"{called(event)}（{taken[event]}）" for event in given if event in taken]
        return {**data, "points": given}

    def made(self) -> Item:
        data = self.cleaned_data
        code = self.item.code if self.item else self._code()
        known: dict[str, Any] = {
            name: data[name] for name in ("name", "cap", "floor", "first", "group", "joint", "people", "points")
        }
        more: dict[str, Any] = {"start": data["start"] or Decimal(0), "free": data["free"] or 0}
        return Item(code=code, best=data["best"], bonus=data["bonus"], **known, **more)

    def _code(self) -> str:
        """A fresh one: item_a, item_b, …"""
        there = {row.code for row in self.table.items}
        letters = (f"item_{chr(97 + n % 26)}{'x' * (n // 26)}" for n in range(260))
        return next(code for code in letters if code not in there)


class PartForm(forms.Form):
    """A part that is written in lines."""

    text = words(_("每行一条"), required=False, rows=8)
    read: Any = staticmethod(lines.grades)

    def clean_text(self) -> Any:
        try:
            return type(self).read(self.cleaned_data["text"])
        except ValidationError as error:
            raise forms.ValidationError(error.messages) from error


class GradesForm(PartForm):
    text = words(
        _("每行一条"),
        required=False,
        rows=6,
        help_text=_("从高到低，例如：优秀 90-100。上下限之间有空档的，保存时会说明。"),
    )


class MinimumsForm(PartForm):
    text = words(
        _("每行一条"), required=False, rows=6, help_text=_("例如：提出建议1件：领衔提出建议 1。几个事项用顿号隔开。")
    )
    read = staticmethod(lines.minimums)


class StepsForm(PartForm):
    text = words(_("每行一条"), required=False, rows=4, help_text=_("例如：低于60分：约谈；连续2年低于60分：劝辞。"))
    read = staticmethod(lines.steps)


class RatersForm(PartForm):
    text = words(
        _("评定方和权重"), required=False, rows=5, help_text=_("例如：代表自评 10。权重加起来是100，不计分的写0。")
    )
    columns = words(_("评定哪几栏"), required=False, rows=7, help_text=_("每行一栏。"))
    read = staticmethod(lines.raters)

    def clean_columns(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["columns"].splitlines() if line.strip()]

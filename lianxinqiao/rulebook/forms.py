"""Forms of the rulebook. The one for a profile is made from the schema, so that a new value needs no new form."""

from datetime import time
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin

from django import forms
from django.core.validators import BaseValidator, MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from lianxinqiao.access.roles import ROLES
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.rulebook import checking, page, words
from lianxinqiao.rulebook.schema import CHOICES, Askable, Part, Rules, Source
from lianxinqiao.ui.forms import DateInput

SPARE_ROWS = 2
MOST_ROWS = 20
# What the house itself insists on is shown on the page but is no question.
# Lists of which each value is ticked; the others are written with commas between.
CHOSEN = frozenset({"classes", "roles", "unit_kinds"})
NOT_ASKED = frozenset({"assessor_must_be_deputy", "sources"})
LABELS: dict[str, words.Text] = {
    "amount": _("数量"),
    "unit": _("单位"),
    "counted_from": _("自何日起"),
    "authority": pgettext_lazy("规则", "依据"),
    "article": _("条款"),
    "quote": _("原文或说明"),
    "assumed": _("假定的（本地规定未写明）"),
    "mode": _("方式"),
    "decided_by": _("由谁同意"),
    "plus": _("延长的月数"),
    "way": _("处理方式"),
    "text": _("内容"),
    "month": _("月份"),
    "day": _("几号"),
    "label": _("名称"),
    "semantic": _("含义"),
    "letter": _("字母或序号"),
    "code": _("代码"),
    "session": _("大会期间"),
    "between": _("闭会期间"),
    "closes": _("截止"),
    "confirm_each": _("每位联名代表本人确认"),
    "delegation_only_in_session": _("代表团名义只在会议期间"),
    "until": _("可撤回到"),
    "allowed": _("可以合并"),
    "reply_separately": _("分别答复"),
    "exclude_not_returned": _("未反馈的不计入基数"),
    "reminders_before_excluding": _("先催促的次数"),
    "days_before": _("提前几日（用逗号分开）"),
    "quiet_from": _("免打扰自"),
    "quiet_to": _("免打扰至"),
    "on_free_days": _("休息日也提醒"),
    "title_max": _("标题字数上限"),
    "body_max": _("正文字数上限"),
    "display": _("期限顺延到工作日"),
    "statistics": _("统计按顺延后的日期"),
    "classes": _("开立台账的类别"),
    "roles": _("登录另须二次验证的角色"),
    "unit_kinds": _("可以直接交办的下属单位的类别"),
    "carries_over": _("未完成的转下年度"),
    "value": _("取值"),
    **words.TEMPLATES,
}
OPTIONS: dict[str, dict[Any, words.Text]] = {
    "unit": cast("dict[Any, words.Text]", words.UNITS),
    "counted_from": cast("dict[Any, words.Text]", words.STARTS),
    "semantic": cast("dict[Any, words.Text]", words.SEMANTICS),
    "classes": cast("dict[Any, words.Text]", words.SEMANTICS),
    "roles": {role: ROLES[role].name for role in get_args(Askable)},
    "unit_kinds": cast("dict[Any, words.Text]", words.UNIT_KINDS),
    "mode": words.EXTENSION_MODES,
    "decided_by": words.DECIDERS,
    "way": words.WAYS,
    "closes": words.COSIGN_CLOSES,
    "until": words.WITHDRAW_UNTIL,
    "joint_reply": words.JOINT_REPLIES,
    "assessment_by": words.ASSESSORS,
}
PARTS: dict[str, words.Text] = {
    **words.TERMS,
    "extension": _("延期"),
    "still_unsatisfied": _("再次不满意"),
    "fixed_dates": _("固定日期"),
    "reply_classes": pgettext_lazy("规则", "答复类别"),
    "not_a_suggestion": _("不作为建议的情形"),
    "numbering": _("编号方法"),
    "cosigning": _("联名"),
    "withdraw": pgettext_lazy("规则", "撤回"),
    "merging": _("内容相同的"),
    "joint_reply": _("联名建议的答复"),
    "assessment_by": _("由谁评价"),
    "reassignment_restarts_clock": _("重新交办后重新计算答复期限"),
    "statistics": _("未反馈的"),
    "reminders": _("到期前提醒"),
    "lengths": _("篇幅"),
    "roll_to_next_workday": _("最后一日是休息日的"),
    "promises": _("承诺事项"),
    "unit_reports": _("承办单位的报告"),
    "templates": _("文书"),
    "second_factor": _("登录二次验证"),
    "below_units": _("可以直接交办的下属单位"),
    "term": _("延长后的期限"),
    "within": _("不晚于"),
    "assess_again": _("承诺事项的再评价"),
    "reply": _("大会建议统一答复"),
    "progress": _("进展报告"),
}


class Fieldset:
    """One value of the profile on the form: its name, its fields, the fieldsets within."""

    def __init__(self, legend: words.Text, names: list[str], inner: "list[Fieldset] | None" = None) -> None:
        self.legend, self.names, self.inner = legend, names, inner or []
        self.now = ""  # its present value in words
        self.form: forms.Form | None = None

    @property
    def fields(self) -> list[forms.BoundField]:
        assert self.form is not None
        return [self.form[name] for name in self.names]

    @property
    def has_errors(self) -> bool:
        return any(field.errors for field in self.fields) or any(each.has_errors for each in self.inner)

    def bind(self, form: forms.Form) -> "Fieldset":
        self.form = form
        for each in self.inner:
            each.bind(form)
        return self


class RulesForm(forms.Form):
    """All values of a profile. Empty optional parts mean: there is no such rule here."""

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = rules.model_dump(mode="json")
        self.rules = rules
        asked = {name: self._ask(name).bind(self) for name in Rules.model_fields if name not in NOT_ASKED}
        for name, now in page.at_a_glance(rules).items():
            if name in asked:
                asked[name].now = now
        self.fieldsets = list(asked.values())

    # ------------------------------------------------------------------ asking
    def _ask(self, name: str) -> Fieldset:
        info = Rules.model_fields[name]
        if name in CHOICES:
            self._add(name, info, self.before[name], required=True)
            source = self._ask_part(Source, f"sources-{name}", self.before["sources"][name], required=True)
            return Fieldset(PARTS[name], [name, *source.names])
        return self._ask_value(name, info.annotation, name, self.before[name], PARTS[name])

    def _ask_value(self, key: str, annotation: Any, name: str, value: Any, legend: words.Text) -> Fieldset:
        model, optional, many = _shape(annotation)
        if not many:
            return self._ask_part(model, key, value or {}, required=not optional, legend=legend)
        rows = list(value)[:MOST_ROWS] + [{}] * SPARE_ROWS
        inner = [self._ask_part(model, f"{key}-{n}", row, required=False) for n, row in enumerate(rows)]
        return Fieldset(legend, [], inner)

    def _ask_part(
        self, model: type[Part], key: str, value: dict[str, Any], *, required: bool, legend: words.Text = ""
    ) -> Fieldset:
        names: list[str] = []
        inner: list[Fieldset] = []
        for name, info in model.model_fields.items():
            here = f"{key}-{name}"
            if name == "inherited_from":
                continue
            if name == "source":
                names += self._ask_part(Source, here, value.get(name) or {}, required=required).names
            elif _is_part(info.annotation):
                given = value.get(name) or ({} if not _shape(info.annotation)[2] else [])
                inner.append(self._ask_value(here, info.annotation, name, given, PARTS[name]))
            else:
                self._add(here, info, value.get(name), required=required and info.is_required(), short=name)
                names.append(here)
        return Fieldset(legend, names, inner)

    def _add(self, key: str, info: FieldInfo, value: Any, *, required: bool, short: str = "") -> None:
        self.fields[key] = _field(short or key, info, required=required)
        self.initial[key] = ", ".join(map(str, value)) if isinstance(value, list) and short not in CHOSEN else value

    # ------------------------------------------------------------------ answering
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        data: dict[str, Any] = {"assessor_must_be_deputy": self.before["assessor_must_be_deputy"]}
        sources = dict(self.before["sources"])
        for name in Rules.model_fields:
            if name in NOT_ASKED:
                continue
            if name in CHOICES:
                data[name] = cleaned.get(name)
                sources[name] = self._part(Source, f"sources-{name}", cleaned, self.before["sources"][name])
            else:
                data[name] = self._value(Rules.model_fields[name].annotation, name, cleaned, self.before[name])
        if not self.errors:
            self._check(data | {"sources": sources})
        return cleaned

    def _check(self, data: dict[str, Any]) -> None:
        try:
            self.rules = Rules.model_validate(data)
        except ValidationError as error:
            for row, sentence in zip(error.errors(), checking.sentences(error), strict=True):
                key = "-".join(str(part) for part in row["loc"])
                self.add_error(_nearest(key, self.fields), sentence)

    def _value(self, annotation: Any, key: str, cleaned: dict[str, Any], before: Any) -> Any:
        model, optional, many = _shape(annotation)
        if not many:
            found = self._part(model, key, cleaned, before or {})
            return found if found is not None or optional else {}
        old = list(before or [])
        count = len([1 for name in self.fields if name.startswith(f"{key}-") and name.count("-") == key.count("-") + 2])
        rows = [self._part(model, f"{key}-{n}", cleaned, old[n] if n < len(old) else {}) for n in range(count)]
        return [row for row in rows if row is not None]

    def _part(self, model: type[Part], key: str, cleaned: dict[str, Any], before: Any) -> dict[str, Any] | None:
        """The answers as the schema wants them; None where everything that matters is empty."""
        found: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            here, was = f"{key}-{name}", (before or {}).get(name)
            if name == "inherited_from":
                same = all(
                    cleaned.get(f"{key}-{each}") == (before or {}).get(each) for each in ("authority", "article")
                )
                found[name] = (was or "") if same else ""
            elif _is_part(info.annotation):
                found[name] = self._value(info.annotation, here, cleaned, was)
            else:
                found[name] = _given(cleaned.get(here), info)
        if not _anything(found):
            return None
        return {name: value for name, value in found.items() if value is not None or name in ("term", "plus", "within")}


class CopyForm(forms.Form):
    name = forms.CharField(label=_("新方案的名称"), max_length=80)
    code = forms.SlugField(label=_("代码"), max_length=60, help_text=_("小写字母、数字和连字符，例如 yunhe-2027。"))


class IssueForm(forms.Form):
    effective_on = forms.DateField(label=_("施行日期"), widget=DateInput)
    note = forms.CharField(label=_("改动说明"), max_length=300, required=False)


class YearFileForm(forms.Form):
    file = KeptFileField(
        label=_("放假安排文件"),
        widget=KeptFileDrop(attrs={"accept": ".json,.ics,.csv"}),
        help_text=_("holiday-cn 格式的 .json、日历 .ics，或三列的 .csv（日期、节日、休或班）。"),
    )
    notice = forms.CharField(
        label=_("放假通知文号"),
        max_length=120,
        required=False,
        help_text=_("例如“国办发明电〔2025〕7号”；文件里没有写明的，必须填写。"),
    )


class YearByHandForm(forms.Form):
    notice = forms.CharField(label=_("放假通知文号"), max_length=120)
    days = forms.CharField(
        label=_("放假日和调休上班日"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("每行一天：日期，节日，休或班。例如：2027-01-01，元旦，休"),
    )


class ConfirmYearForm(forms.Form):
    content = forms.CharField(widget=forms.HiddenInput, max_length=200_000)


# ------------------------------------------------------------------ from the schema to fields
def _plain(annotation: Any) -> tuple[Any, bool]:
    """The type without None, and whether None was allowed."""
    if get_origin(annotation) in (Union, UnionType):
        rest = [each for each in get_args(annotation) if each is not NoneType]
        return rest[0], len(rest) < len(get_args(annotation))
    return annotation, False


def _shape(annotation: Any) -> tuple[type[Part], bool, bool]:
    """The part's type, whether it may be absent, whether there are many."""
    found, optional = _plain(annotation)
    if get_origin(found) is tuple:
        return get_args(found)[0], True, True
    return found, optional, False


def _is_part(annotation: Any) -> bool:
    found = _shape(annotation)[0]
    return isinstance(found, type) and issubclass(found, Part)


def _field(name: str, info: FieldInfo, *, required: bool) -> forms.Field:
    kind, _optional = _plain(info.annotation)
    label = cast("str", LABELS.get(name, PARTS.get(name, name)))  # lazy: told in the reader's language
    if get_origin(kind) is tuple:
        return _list_field(name, get_args(kind)[0], label, required)
    if kind is bool:
        return forms.BooleanField(label=label, required=False)
    if kind is int:
        limits: list[BaseValidator] = [MinValueValidator(rule.ge) for rule in info.metadata if hasattr(rule, "ge")]
        limits += [MaxValueValidator(rule.le) for rule in info.metadata if hasattr(rule, "le")]
        return forms.IntegerField(label=label, required=required, validators=limits)
    if kind is time:
        return forms.TimeField(
            label=label, required=required, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        )
    if get_origin(kind) is Literal or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        values = get_args(kind) or list(kind)
        options = OPTIONS[name]
        choices = [(str(value), options[value]) for value in values]
        return forms.ChoiceField(label=label, required=required, choices=choices if required else [("", "—"), *choices])
    return forms.CharField(label=label, required=required, max_length=_longest(info))


def _list_field(name: str, of: Any, label: str, required: bool) -> forms.Field:
    if name in CHOSEN:
        choices = [(str(value), OPTIONS[name][value]) for value in get_args(of) or of]
        return forms.MultipleChoiceField(
            label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple
        )
    return forms.CharField(label=label, required=required, max_length=300)


def _longest(info: FieldInfo) -> int:
    return next((rule.max_length for rule in info.metadata if hasattr(rule, "max_length")), 300)


def _given(value: Any, info: FieldInfo) -> Any:
    kind, _optional = _plain(info.annotation)
    if get_origin(kind) is tuple and isinstance(value, str):
        return [part.strip() for part in value.replace("，", ",").replace("、", ",").split(",") if part.strip()]
    if value == "" and kind is not str:
        return None
    return value


def _anything(found: dict[str, Any]) -> bool:
    """Whether a person wrote something: choices preset by the browser, switches and defaults do not count."""
    ignored = {"assumed", "inherited_from", "unit", "counted_from", "semantic", "source"}
    if "mode" in found or "authority" in found or len(found) == 1:
        return any(value not in (None, "", [], False) for value in found.values())
    return any(value not in (None, "", [], {}) for name, value in found.items() if name not in ignored)


def _nearest(key: str, fields: dict[str, forms.Field]) -> str | None:
    """The field that an error of the schema is about, or its nearest; None for the whole."""
    if key in fields:
        return key
    return next((name for name in fields if name.startswith(f"{key}-")), None)

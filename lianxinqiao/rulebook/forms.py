"""Forms of the rulebook. The one for a profile is made from the schema, so that a new value needs no new form."""

from datetime import time
from enum import StrEnum
from typing import Any, Literal, cast, get_args, get_origin

from django import forms
from django.core.validators import BaseValidator, MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.rulebook import checking, page, words
from lianxinqiao.rulebook.choices import Text, said
from lianxinqiao.rulebook.parts import Part, Section, Source, plain, shape
from lianxinqiao.rulebook.schema import CHOICES, Rules
from lianxinqiao.ui.forms import DateInput

SPARE_ROWS = 2
MOST_ROWS = 20
# What the house itself insists on is shown on the page but is no question.
NOT_ASKED = frozenset({"assessor_must_be_deputy", "sources"})


class Fieldset:
    """One value of the profile on the form: its name, its fields, the fieldsets within."""

    def __init__(self, legend: Text, names: list[str], inner: "list[Fieldset] | None" = None) -> None:
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
        self.model = type(rules)
        asked = {name: self._ask(name).bind(self) for name in self.model.model_fields if name not in NOT_ASKED}
        for name, now in page.at_a_glance(rules).items():
            if name in asked:
                asked[name].now = now
        self.fieldsets = list(asked.values())

    # ------------------------------------------------------------------ asking
    def _ask(self, name: str) -> Fieldset:
        info = self.model.model_fields[name]
        if name in CHOICES:
            self._add(name, info, self.before[name], required=True)
            source = self._ask_part(Source, f"sources-{name}", self.before["sources"][name], required=True)
            return Fieldset(words.label(self.model, name), [name, *source.names])
        return self._ask_value(name, info, self.before[name])

    def _ask_value(self, key: str, info: FieldInfo, value: Any) -> Fieldset:
        model, optional, many = shape(info.annotation)
        legend = _label(info, key)
        if not many:
            return self._ask_part(model, key, value or {}, required=not optional, legend=legend)
        rows = list(value)[:MOST_ROWS] + [{}] * SPARE_ROWS
        inner = [self._ask_part(model, f"{key}-{n}", row, required=False) for n, row in enumerate(rows)]
        return Fieldset(legend, [], inner)

    def _ask_part(
        self, model: type[Part], key: str, value: dict[str, Any], *, required: bool, legend: Text = ""
    ) -> Fieldset:
        names: list[str] = []
        inner: list[Fieldset] = []
        for name, info in model.model_fields.items():
            here = f"{key}-{name}"
            if name == "inherited_from":
                continue
            if name == "source":
                ours = issubclass(model, Section)  # it has a source of its own to fall back on
                names += self._ask_part(Source, here, value.get(name) or {}, required=required and not ours).names
            elif _is_part(info.annotation):
                given = value.get(name) or ({} if not shape(info.annotation)[2] else [])
                inner.append(self._ask_value(here, info, given))
            else:
                self._add(here, info, value.get(name), required=required and info.is_required())
                names.append(here)
        return Fieldset(legend, names, inner)

    def _add(self, key: str, info: FieldInfo, value: Any, *, required: bool) -> None:
        self.fields[key] = _field(key, info, required=required)
        self.fields[key].help_text = cast("str", found.article) if (found := said(info)) else ""
        self.initial[key] = ", ".join(map(str, value)) if isinstance(value, list) and not _is_ticked(info) else value

    # ------------------------------------------------------------------ answering
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        data: dict[str, Any] = {"assessor_must_be_deputy": self.before["assessor_must_be_deputy"]}
        sources = dict(self.before["sources"])
        for name in self.model.model_fields:
            if name in NOT_ASKED:
                continue
            if name in CHOICES:
                data[name] = cleaned.get(name)
                sources[name] = self._part(Source, f"sources-{name}", cleaned, self.before["sources"][name])
            else:
                data[name] = self._value(self.model.model_fields[name].annotation, name, cleaned, self.before[name])
        if not self.errors:
            self._check(data | {"sources": sources})
        return cleaned

    def _check(self, data: dict[str, Any]) -> None:
        try:
            self.rules = self.model.model_validate(data)
        except ValidationError as error:
            for row, sentence in zip(error.errors(), checking.sentences(error), strict=True):
                key = "-".join(str(part) for part in row["loc"])
                self.add_error(_nearest(key, self.fields), sentence)

    def _value(self, annotation: Any, key: str, cleaned: dict[str, Any], before: Any) -> Any:
        model, optional, many = shape(annotation)
        if not many:
            found = self._part(model, key, cleaned, before or {})
            return found if found is not None or optional else {}
        old = list(before or [])
        count = len([1 for name in self.fields if name.startswith(f"{key}-") and name.count("-") == key.count("-") + 2])
        rows = [self._part(model, f"{key}-{n}", cleaned, (*old, *[{}] * count)[n], a_row=True) for n in range(count)]
        return [row for row in rows if row is not None]

    def _part(
        self, model: type[Part], key: str, cleaned: dict[str, Any], before: Any, *, a_row: bool = False
    ) -> dict[str, Any] | None:
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
        if issubclass(model, Section):
            return _section(model, found)
        if not _anything(found, a_row=a_row):
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
def _is_part(annotation: Any) -> bool:
    found = shape(annotation)[0]
    return isinstance(found, type) and issubclass(found, Part)


def _label(info: FieldInfo, key: str) -> str:
    """Lazy: told in the reader's language."""
    found = said(info)
    if found and found.unit:
        return cast("str", format_lazy(_("{label}（{unit}）"), label=found.label, unit=found.unit))
    return cast("str", found.label if found else key)


def _is_ticked(info: FieldInfo) -> bool:
    found = said(info)
    return bool(found and found.ticked)


def _choices(info: FieldInfo, values: Any) -> list[tuple[str, Any]]:
    found = said(info)
    options = found.options if found and found.options else {}
    return [(str(value), options.get(value, str(value))) for value in values]


def _field(key: str, info: FieldInfo, *, required: bool) -> forms.Field:
    kind, _optional = plain(info.annotation)
    label = _label(info, key)
    if get_origin(kind) is tuple:
        return _list_field(info, get_args(kind)[0], label, required)
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
        choices = _choices(info, get_args(kind) or list(kind))
        return forms.ChoiceField(label=label, required=required, choices=choices if required else [("", "—"), *choices])
    return forms.CharField(label=label, required=required, max_length=_longest(info))


def _list_field(info: FieldInfo, of: Any, label: str, required: bool) -> forms.Field:
    if _is_ticked(info):
        return forms.MultipleChoiceField(
            label=label,
            required=False,
            choices=_choices(info, get_args(of) or of),
            widget=forms.CheckboxSelectMultiple,
        )
    return forms.CharField(label=label, required=required, max_length=300)


def _longest(info: FieldInfo) -> int:
    return next((rule.max_length for rule in info.metadata if hasattr(rule, "max_length")), 300)


def _given(value: Any, info: FieldInfo) -> Any:
    kind, _optional = plain(info.annotation)
    if get_origin(kind) is tuple and isinstance(value, str):
        return [part.strip() for part in value.replace("，", ",").replace("、", ",").split(",") if part.strip()]
    if value == "" and kind is not str:
        return None
    return value


def _section(model: type[Section], found: dict[str, Any]) -> dict[str, Any]:
    """What was left empty: no such rule where the section allows that, else its default."""
    empty_means_none = {name for name, info in model.model_fields.items() if plain(info.annotation)[1]}
    return {name: value for name, value in found.items() if value not in (None, {}) or name in empty_means_none}


def _anything(found: dict[str, Any], *, a_row: bool) -> bool:
    """Whether a person wrote something: choices preset by the browser and defaults do not count.

    A switch that is off is an answer, but not in a row of a list: there the spare ones have it too.
    """
    ignored = {"assumed", "inherited_from", "unit", "counted_from", "semantic", "source"}
    if "mode" in found or "authority" in found or len(found) == 1:
        return any(value not in (None, "", [], False) for value in found.values())
    nothing: tuple[Any, ...] = (None, "", [], {}, False) if a_row else (None, "", [], {})
    return any(value not in nothing for name, value in found.items() if name not in ignored)


def _nearest(key: str, fields: dict[str, forms.Field]) -> str | None:
    """The field that an error of the schema is about, or its nearest; None for the whole."""
    if key in fields:
        return key
    return next((name for name in fields if name.startswith(f"{key}-")), None)

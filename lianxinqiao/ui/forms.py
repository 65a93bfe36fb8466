"""The form renderer: every field with its label, help, error, counter; and the widgets Django lacks."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.template import TemplateDoesNotExist
from django.utils.functional import Promise

from lianxinqiao.ui import spelling

OURS = "ui/forms/"
THEIRS = "django/forms/"
MANY = 9  # choices: more are found by typing


class Renderer(DjangoTemplates):
    """Django's widgets where they are good enough; ours, under the same name, where we have a better one."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def render(self, template_name: str, context: Any, request: Any = None) -> Any:
        """A widget with many choices is told so, and each choice how it is spelled: `pick.js` finds it by that."""
        widget = context.get("widget", {})
        choices = [option for _group, options, _index in widget.get("optgroups", ()) for option in options]
        if len(choices) > MANY:
            widget["is_long"] = True
            for option in choices:
                option["spelled"] = spelling.of(option["label"])
        return super().render(template_name, context, request)

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith(THEIRS):
            try:
                return super().get_template(OURS + template_name.removeprefix(THEIRS))
            except TemplateDoesNotExist:
                pass
        return super().get_template(template_name)


class TickedField(forms.ModelMultipleChoiceField):
    """Several of many rows, each with a tick; a select of several asks for a key held down, which few know."""

    widget = forms.CheckboxSelectMultiple


class DateInput(forms.DateInput):
    """The browser's own date picker; it wants the ISO form whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class RadioCards(forms.RadioSelect):
    """Choices as cards with a line of explanation each: `RadioCards(hints={"open": "…"})`."""

    template_name = "ui/forms/widgets/radio_cards.html"
    option_template_name = "ui/forms/widgets/radio_card.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Iterable[Any] = (),
        hints: Mapping[Any, str | Promise] | None = None,
    ) -> None:
        super().__init__(attrs, choices)
        self.hints = hints or {}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["hint"] = self.hints.get(str(option["value"]), "")
        return option


class FileDrop(forms.FileInput):
    """A large field to drop a file on; without script an ordinary file field. `accept` as in HTML."""

    template_name = "ui/forms/widgets/file_drop.html"


class FilesDrop(FileDrop):
    """The same for several files at once; the field reads them with `request.FILES.getlist`."""

    allow_multiple_selected = True

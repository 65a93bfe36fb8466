"""A form for each act: what it asks, and the one function it calls."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from lianxinqiao.access.refused import Refused
from lianxinqiao.people.models import Post
from lianxinqiao.ui.forms import DateInput


class ActForm(forms.Form):
    """Bound to what the act is done on; `perform` calls the act with what was typed."""

    act: ClassVar[Callable[..., Any]]
    danger: ClassVar[bool] = False
    one_press: ClassVar[bool] = (
        False  # nothing of what it asks must be said: where there is little room, one press does it
    )
    warning: str = ""  # what else happens by it, said before
    asks_of_subject: ClassVar[bool] = False  # `prepare` puts in fields that only the subject knows

    def __init__(self, *args: Any, subject: Any, post: Post, **kwargs: Any) -> None:
        self.subject, self.post = subject, post
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Fill choices that depend on the subject."""

    def warnings(self) -> list[str]:
        """What whoever presses should know first; nothing of it forbids the act."""
        return [self.warning] if self.warning else []

    @property
    def asks_nothing(self) -> bool:
        """Whether one press does it."""
        return not self.fields

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def perform(self, *, at: datetime) -> Any:
        return type(self).act(self.subject, **self.values(), by=self.post, at=at)


def form(
    name: str, function: Callable[..., Any], *, danger: bool = False, one_press: bool = False, **fields: forms.Field
) -> type[ActForm]:
    """A form whose fields are the act's own arguments."""
    said = {"act": staticmethod(function), "danger": danger, "one_press": one_press}
    return type(name, (ActForm,), {**said, **fields})


def words(label: Any, *, required: bool = True, rows: int = 4, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=required, help_text=help_text, max_length=20_000, widget=forms.Textarea({"rows": rows})
    )


def day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, required=required, widget=DateInput())


def refuse(form: forms.BaseForm, error: Refused | ValidationError) -> None:
    """What an act did not take stands on the form: at its field where the form has one, else above; nothing is lost."""
    if isinstance(error, Refused):
        form.add_error(None, str(error))
        return
    named = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
    for name, errors in named.items():
        for one in errors:
            form.add_error(name if name in form.fields else None, one)

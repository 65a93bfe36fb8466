"""Make a token."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.refused import can
from lianxinqiao.api import rules
from lianxinqiao.api.scopes import Scope
from lianxinqiao.people.models import Post

DAYS = [(30, _("30天")), (90, _("90天")), (365, _("一年"))]


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("用途"), max_length=60, help_text=_("写明哪个系统用它做什么，例如“教育局办公系统：签收和答复”。")
    )
    scopes = forms.MultipleChoiceField(label=_("权限"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=_("有效期"), choices=DAYS, coerce=int, initial=90)

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        """Offers what the role does."""
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [  # type: ignore[attr-defined]
            (scope.value, scope.label) for scope in Scope if can(rules.may_hold, post, scope)
        ]

    def values(self) -> dict[str, Any]:
        return self.cleaned_data

"""What the database refuses in its own words, in a sentence: two who enter the same at once, both past the form."""

from functools import cache

from django.apps import apps
from django.db import IntegrityError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ELSE = _("另一个人同时登记了同样的内容，您的没有保存。请刷新后再看。")


def sentence(error: IntegrityError) -> str:
    """The sentence of the constraint that was violated; never its name."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return str(_sentences().get(getattr(diagnosis, "constraint_name", "") or "", ELSE))


@cache
def _sentences() -> dict[str, str | Promise]:
    return {
        each.name: each.violation_error_message or ELSE
        for model in apps.get_models()
        for each in model._meta.constraints
    }

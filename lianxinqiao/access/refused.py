"""A rule says no in a sentence.

`rules.may_assign(post, suggestion)` is silent or raises `Refused`; `can(rules.may_assign, post, suggestion)`
is its question form. One middleware turns an uncaught `Refused` into a page or a problem+json.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _


class Refused(Exception):
    """The words that the user may read, and the rule or article they come from."""

    def __init__(self, sentence: str, *, rule: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.rule = rule

    def __str__(self) -> str:
        if not self.rule:
            return str(self.sentence)
        return _("%(sentence)s（%(rule)s）") % {"sentence": self.sentence, "rule": self.rule}


def can(rule: Callable[..., None], *args: Any, **kwargs: Any) -> bool:
    """Whether the rule is silent. Anything but `Refused` is a defect and passes through."""
    try:
        rule(*args, **kwargs)
    except Refused:
        return False
    return True

"""What a stranger's address asks, as far as its page knows the question: so that no address costs more than its answer.

Parameters that the page does not know are left out, a value that stands twice is asked once, the order is one. Two
addresses that ask the same are therefore one kept answer (journal/answers.py), whatever else stands in them.
"""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VALUES_MOST = 20
"""Different values of one parameter: more than anybody ticks."""
VALUE_LONGEST = 300
"""Characters; the signed place of a list's page has some hundred."""


class TooMuchAsked(Exception):
    """Says in a sentence what is too much; the address is answered with 400."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def only(request: HttpRequest, keys: Iterable[str], *, one: Callable[[str], bool] = lambda key: False) -> None:
    """Leave in the request what `keys` ask; of those that are `one`, the last value. Raises `TooMuchAsked`."""
    asked = QueryDict(mutable=True)
    for key in keys:
        values = list(dict.fromkeys(value for value in request.GET.getlist(key) if value.strip()))
        values = values[-1:] if one(key) else values
        if len(values) > VALUES_MOST:
            raise TooMuchAsked(_("一项条件最多同时选20个值，请减少一些。"))
        if any(len(value) > VALUE_LONGEST for value in values):
            raise TooMuchAsked(_("查找的文字太长，请缩短到300字以内。"))
        if values:
            asked.setlist(key, values)
    request.META["QUERY_STRING"] = asked.urlencode()
    request.GET = QueryDict(request.META["QUERY_STRING"])  # as it would have been sent

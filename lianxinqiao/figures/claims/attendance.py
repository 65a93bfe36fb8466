"""Who should have come and who came: no more than should have, and with those on leave no more either."""

import re
from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext as _

from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.parts import Pair, alike, sum_words

DUE = re.compile(r"应(?:到|出席|参加|参会)[^，。；\d]{0,8}$")
PRESENT = re.compile(r"(?:实到|实际到会|实际参加|实际出席)[^，。；\d]{0,8}$")
ABSENT = re.compile(r"(?:请假|缺席|因[事病公][^，。；\d]{0,4})(?:的|为)?$")


def present(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    """应到250人，实到260人; 应到254名，实到241名，请假18名."""
    for due, here in pairwise(claims):
        if due.exact is None or here.exact is None or not alike(due, here) or here.exact <= due.exact:
            continue
        if DUE.search(plain[max(0, due.start - 12) : due.start]) and PRESENT.search(plain[due.end : here.start]):
            yield due, here, _("实到%(present)s多于应到%(due)s。") % {"present": here.text, "due": due.text}
    for due, here, absent in zip(claims, claims[1:], claims[2:], strict=False):
        said = (due.exact, here.exact, absent.exact)
        if None in said or not (alike(due, here) and alike(due, absent)):
            continue
        places = (
            plain[max(0, due.start - 12) : due.start],
            plain[due.end : here.start],
            plain[here.end : absent.start],
        )
        is_said = all(look.search(place) for look, place in zip((DUE, PRESENT, ABSENT), places, strict=True))
        if is_said and (here.exact or 0) + (absent.exact or 0) > (due.exact or 0):
            yield due, absent, sum_words([here, absent], due)

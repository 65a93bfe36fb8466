"""Several reports side by side: where two of them say different numbers of one figure and one year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from lianxinqiao.figures.checking.verdicts import Checked, Report, choices


@dataclass(frozen=True)
class Differing:
    """What one file says and what another does, of the same figure and year."""

    first: tuple[str, Checked]
    second: tuple[str, Checked]

    @property
    def sentence(self) -> str:
        (one, said), (other, also) = self.first, self.second
        code, year, _part = said.meant or ("", 0, None)
        words = {"name": dict(choices()).get(code, code), "year": year, "one": one, "other": other}
        return _("%(year)s年“%(name)s”：%(one)s写%(said)s，%(other)s写%(also)s。") % {
            **words,
            "said": said.claim.text,
            "also": also.claim.text,
        }


def differing(reports: Mapping[str, Report]) -> Iterator[Differing]:
    """Each figure and year once for each two files whose bounds do not meet: 去年156件 here, 158件 in last year's report."""
    said: dict[tuple[object, ...], list[tuple[str, Checked]]] = {}
    for name, report in reports.items():
        for each in report.claims:
            if each.meant:
                said.setdefault(each.meant, []).append((name, each))
    for claims in said.values():
        told: set[tuple[str, str]] = set()
        for one, other in combinations(claims, 2):
            pair = (one[0], other[0])
            if one[0] != other[0] and pair not in told and _are_apart(one[1], other[1]):
                told.add(pair)
                yield Differing(one, other)


def _are_apart(one: Checked, other: Checked) -> bool:
    """Whether no number lies in the bounds of both."""
    low, high = (one.claim.low, other.claim.low), (one.claim.high, other.claim.high)
    return any(a is not None and b is not None and a > b for a, b in ((low[0], high[1]), (low[1], high[0])))

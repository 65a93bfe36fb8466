"""What a body calls the parts of its figures in prose: fields, units, delegations, townships, classes by their letters."""

from django.utils import translation

from lianxinqiao.figures.checking.naming import Part
from lianxinqiao.figures.claims.folding import fold
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.people.models import Body

# For each family of things a figure whose ways its other figures share.
OF_FAMILY = {
    "suggestions": "suggestions.raised",
    "opinions": "opinions.collected",
    "campaigns": "campaigns.deeds",
    "activities": "activities.deputies",
    "projects": "projects.key",
    "public_opinion": "public_opinion.collected",
    "proposals": "proposals.filed",
}
LETTERED = "class"
PASSED_OVER = frozenset(
    {"stage", "first", "final", "route", "outcome", "source", "kind"}
)  # words that prose uses freely
SHORTEST = 2


def of(body: Body, period: Period) -> dict[str, dict[str, Part]]:
    """By family, each label with the way and the word that ask for its part."""
    with translation.override("zh-hans"):
        return {
            family: _labels(code, body, period)
            for family, code in OF_FAMILY.items()
            if code in FIGURES and FIGURES[code].subject.is_for(body)
        }


def _labels(code: str, body: Body, period: Period) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for name, way in FIGURES[code].ways.items():
        if name in PASSED_OVER or way.chart == "line":
            continue
        for key, label in way.labels(body, period).items():
            said = fold(str(label)).replace("，", ",")
            if name == LETTERED:
                said = f"{said.partition(' ')[0]}类" if said[:1].isascii() else ""
            if len(said) >= SHORTEST:
                found[said] = (name, way.word(key))
    return found

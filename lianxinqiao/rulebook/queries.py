"""Asking about profiles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from django.db.models import F, Prefetch, QuerySet

from lianxinqiao.rulebook import signals
from lianxinqiao.rulebook.choices import Unit
from lianxinqiao.rulebook.models import ProfileVersion, RuleProfile
from lianxinqiao.rulebook.parts import Term
from lianxinqiao.rulebook.schema import Rules
from lianxinqiao.workdays import queries as workdays

# Which terms of a profile a stored day may come from.
REPLY = ("reply_ordinary", "reply_complex", "extension", "rehandle")
OPINION = ("assist_opinion", "assist_redo")
OFFICE = ("assign", "acceptance_notice")
ASSESSMENT = ("assess", "assess_again")
REASSIGN = ("reassign",)
ROUTING, ANSWERING, HANDLING = ("opinions.routing",), ("opinions.answering",), ("opinions.handling",)


def profiles() -> QuerySet[RuleProfile]:
    """All profiles with their versions, built-in ones first."""
    versions = ProfileVersion.objects.order_by("-number")
    return RuleProfile.objects.prefetch_related(Prefetch("versions", queryset=versions))


def issued(kind: str | None = None) -> QuerySet[ProfileVersion]:
    """The versions that a body may be put under, newest first."""
    rows = ProfileVersion.objects.exclude(issued_at=None).select_related("profile")
    rows = rows.filter(profile__kind=kind) if kind else rows
    return rows.order_by("profile__builtin", "profile_id", "-number")


def version(code: str, number: int | None = None) -> ProfileVersion:
    """A version by its profile's code; without a number the newest issued. ProfileVersion.DoesNotExist if none."""
    rows = ProfileVersion.objects.select_related("profile").filter(profile__code=code)
    if number is not None:
        return rows.get(number=number)
    return rows.exclude(issued_at=None).latest("number")


def in_force(code: str, on: date) -> ProfileVersion:
    """The newest issued version of a profile that is effective on a day, else its first issued one."""
    rows = ProfileVersion.objects.select_related("profile").filter(profile__code=code).exclude(issued_at=None)
    return rows.filter(effective_on__lte=on).order_by("-number").first() or rows.earliest("number")


@dataclass(frozen=True)
class Held:
    """A version under which a body starts new matters, from a day on."""

    body: str
    version: ProfileVersion
    from_on: date
    to_come: bool


def held(on: date) -> list[Held]:
    """What each body works by on a day, and what it will work by later; by body, as the days follow."""
    rows = ProfileVersion.objects.exclude(body_profiles=None).select_related("profile").defer("data")
    since, body = F("body_profiles__effective_on"), F("body_profiles__body__name")
    found: dict[str, list[Held]] = {}
    for row in rows.annotate(since=since, of=body).order_by("body_profiles__body_id", "since"):
        of_body = found.setdefault(row.of, [])
        if row.since <= on:
            of_body.clear()
        of_body.append(Held(row.of, row, row.since, row.since > on))
    return [each for of_body in found.values() for each in of_body]


def open_matters_touched(version: ProfileVersion, candidate: ProfileVersion | None = None) -> list[signals.Touched]:
    """The open matters that run under a version, as the rooms above tell them; they keep it whatever comes."""
    return signals.ask(version=version, candidate=candidate)


class Known(workdays.Known):
    """The same for the due day of a matter, which may rest on no calendar at all.

    Under a profile that does not move a last day to a workday, a term in days or months ends where it ends,
    whatever is announced for that year. `version` is the profile version of the matter, `terms` those the day
    may come from. Asks for such profiles once, and only for a day in a year that is not announced.
    """

    @cached_property
    def _not_rolled(self) -> dict[int, Rules]:
        rows = ProfileVersion.objects.filter(data__roll_to_next_workday__display=False)
        return {row.pk: row.rules for row in rows}

    def __call__(self, day: date, version: int | None = None, terms: Iterable[str] = REPLY) -> bool:
        if super().__call__(day):
            return True
        rules = self._not_rolled.get(version or 0)
        return rules is not None and not any(_in_workdays(rules, name) for name in terms)


def term_of(rules: Rules, name: str) -> Term | None:
    """A term by its name; one in a section of a room by its path: `opinions.answering`."""
    inside = {"extension": "extension.term", "assess_again": "promises.assess_again"}
    found: Any = rules
    for part in inside.get(name, name).split("."):
        found = getattr(found, part)
    return cast("Term | None", found)


def _in_workdays(rules: Rules, name: str) -> bool:
    term = term_of(rules, name)
    return term is not None and term.unit is Unit.WORKDAYS

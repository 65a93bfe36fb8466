"""Asking about profiles."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from lianxinqiao.rulebook import signals
from lianxinqiao.rulebook.models import ProfileVersion, RuleProfile


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


def open_matters_touched(version: ProfileVersion, candidate: ProfileVersion | None = None) -> list[signals.Touched]:
    """The open matters that run under a version, as the rooms above tell them; they keep it whatever comes."""
    return signals.ask(version=version, candidate=candidate)

"""Units are renamed, merged, split and abolished from a day on (机构改革): what they have in hand goes to who comes after.

Done when the day has come, or later with the day that was; nothing is done for a day to come. A unit that ends keeps
its name and its past. Its clerks and heads end with it; where it is merged they go on in the same role in the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lianxinqiao.people import reorganizing_rules
from lianxinqiao.people.actions import registers
from lianxinqiao.people.models import Organization, Post, Succession
from lianxinqiao.people.signals import Heir, succeeded

Kind = Succession.Kind


@transaction.atomic
def rename(
    unit: Organization,
    *,
    name: str,
    short_name: str,
    name_en: str = "",
    document_prefix: str = "",
    basis: str = "",
    on: date,
    by: Post,
    at: datetime | None = None,
) -> None:
    """Other names from a day on. The papers and pages of the days before keep the names of their day."""
    [unit] = _locked([unit])
    reorganizing_rules.may_reorganize(unit, on, by)
    reorganizing_rules.may_rename(unit, on)
    wanted = {"name": name, "name_en": name_en, "short_name": short_name, "document_prefix": document_prefix}
    before = {each: getattr(unit, each) for each in unit.NAMES}
    reorganizing_rules.must_change_names(before, wanted)
    unit.rename(on, **wanted)
    unit.full_clean()
    unit.save()
    _write_down("rename", unit, by, at, {"before": before, "after": wanted, "on": on}, basis)


@transaction.atomic
def merge(
    units: Sequence[Organization],
    *,
    into: Organization,
    basis: str = "",
    on: date,
    by: Post,
    at: datetime | None = None,
) -> None:
    """One or several units become part of another, which takes over all that they have in hand, and their people."""
    *olds, into = _locked([*units, into])
    for unit in olds:
        reorganizing_rules.may_reorganize(unit, on, by)
        reorganizing_rules.may_succeed(unit, into, on)
    for unit in olds:
        _succeed(unit, [into], Kind.MERGED, on, basis)
        unit.sections.update(parent=into)
        went_on = _move_posts(unit, into, on, by, at)
        _end_unit(unit, on)
        _hand_on(unit, lambda _key: into, on, by, at)
        _write_down("merge", unit, by, at, {"into": into.name, "on": on, "posts": went_on}, basis)


@transaction.atomic
def split(
    unit: Organization,
    *,
    into: Sequence[Organization],
    shares: Mapping[str, Organization],
    ends: bool,
    basis: str = "",
    on: date,
    by: Post,
    at: datetime | None = None,
) -> None:
    """Part of a unit's duties become others', or all of them where it `ends`. `shares`: what goes to whom, by its key."""
    unit, *news = _locked([unit, *into])
    reorganizing_rules.may_reorganize(unit, on, by)
    reorganizing_rules.may_split(unit, news, shares, on, ends=ends)
    _succeed(unit, news, Kind.SPLIT, on, basis)
    chosen = {new.pk: new for new in news}
    left = news[0] if ends else None  # what came in since the shares were chosen must not stay with nobody
    _hand_on(unit, lambda key: chosen[shares[key].pk] if key in shares else left, on, by, at)
    ended = _end(unit, on, by, at) if ends else []
    data = {"into": [new.name for new in news], "on": on, "shares": _counted(shares), "ends": ends, "posts": ended}
    _write_down("split", unit, by, at, data, basis)


@transaction.atomic
def abolish(
    unit: Organization,
    *,
    to: Organization | None,
    basis: str = "",
    on: date,
    by: Post,
    at: datetime | None = None,
) -> None:
    """A unit ends; another takes over what it has in hand. Without one only where nothing is left to do."""
    unit, *news = _locked([unit, to] if to else [unit])
    reorganizing_rules.may_reorganize(unit, on, by)
    for new in news:
        reorganizing_rules.may_succeed(unit, new, on)
    if not news:
        reorganizing_rules.nothing_left(unit)
    _succeed(unit, news, Kind.ABOLISHED, on, basis)
    for new in news:
        _hand_on(unit, lambda _key, new=new: new, on, by, at)  # type: ignore[misc]
    data = {"to": [new.name for new in news], "on": on, "posts": _end(unit, on, by, at)}
    _write_down("abolish", unit, by, at, data, basis)


# ------------------------------------------------------------------ what the four have in common
def _locked(units: Iterable[Organization]) -> list[Organization]:
    """As they stand now, in the given order; locked in the order of their keys, so that two such acts queue."""
    keys = [unit.pk for unit in units]
    rows = Organization.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    stored = {row.pk: row for row in rows}
    return [stored[key] for key in keys]


def _succeed(unit: Organization, news: Iterable[Organization], kind: str, on: date, basis: str) -> None:
    for new in news:
        row = Succession(from_unit=unit, to_unit=new, on=on, kind=kind, basis=basis)
        row.full_clean()
        row.save()


def _hand_on(unit: Organization, heir: Heir, on: date, by: Post, at: datetime | None) -> None:
    succeeded.send(sender=Organization, unit=unit, heir=heir, on=on, by=by, at=at or timezone.now())


def _end(unit: Organization, on: date, by: Post, at: datetime | None) -> list[str]:
    """The unit, its sections and whoever acts for them; the titles of those whose posts ended."""
    ended = [_end_post(post, on, by, at).title for each in [unit, *unit.sections.all()] for post in _posts(each, on)]
    for each in [unit, *unit.sections.filter(ended_on=None)]:
        _end_unit(each, on)
    return ended


def _end_unit(unit: Organization, on: date) -> None:
    unit.active, unit.ended_on = False, on - timedelta(1)
    unit.save()


def _posts(unit: Organization, on: date) -> list[Post]:
    """Those that would outlast the unit."""
    rows = unit.posts.filter(Q(to_on__gte=on) | Q(to_on__isnull=True)).order_by("pk")
    return list(rows.select_related("person__user", "organization", "body"))


def _end_post(post: Post, on: date, by: Post, at: datetime | None) -> Post:
    last = max(on - timedelta(1), post.from_on)
    registers.end(post, last, by, at, {"to_on": last})
    return post


def _move_posts(unit: Organization, into: Organization, on: date, by: Post, at: datetime | None) -> list[str]:
    """Each post ends with the unit and goes on in the other, in a row of its own: what was done in it keeps its place."""
    moved = []
    for post in _posts(unit, on):
        until = post.to_on
        _end_post(post, on, by, at)
        since = max(on, post.from_on)
        if not into.posts.held(since).filter(person=post.person_id, role=post.role).exists():
            new = Post(person=post.person, role=post.role, organization=into, from_on=since, to_on=until)
            registers.enter(new, by=by, at=at)
        moved.append(post.title)
    return moved


def _counted(shares: Mapping[str, Organization]) -> dict[str, int]:
    names = [unit.name for unit in shares.values()]
    return {name: names.count(name) for name in dict.fromkeys(names)}


def _write_down(act: str, unit: Organization, by: Post, at: datetime | None, data: dict[str, Any], basis: str) -> None:
    """Last of all: the chain of the installation is locked no longer than it must be."""
    registers.write_down(act, unit, by, at, {**data, **({"note": basis} if basis else {})})

"""Enter, correct and end what stands in the registers; each once, by an administrator, with its journal entry."""

from datetime import date, datetime
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.journal import actions as journal
from lianxinqiao.people import names, pinyin, reorganizing_rules, rules
from lianxinqiao.people.models import (
    Body,
    BodyProfile,
    Committee,
    Delegation,
    District,
    Field,
    Mandate,
    Organization,
    Person,
    Post,
    Session,
    Term,
    Township,
)
from lianxinqiao.people.models.names_of_days import Named
from lianxinqiao.rulebook.models import ProfileVersion

Kept = (
    District
    | Township
    | Committee
    | Body
    | Term
    | Session
    | Delegation
    | Field
    | Organization
    | Person
    | Mandate
    | Post
)
INSTALLATION = "installation"
DERIVED = {"pinyin", "name_key", "findable", "former"}  # follow from the names


def chain_of(obj: models.Model) -> str:
    """The journal chain of the body that a thing belongs to; what the bodies share is the installation's."""
    match obj:
        case Body():
            return obj.code
        case Term() | Field() | Committee():
            return obj.body.code
        case BodyProfile():
            return obj.body.code
        case Session() | Delegation() | Mandate():
            return obj.term.body.code
        case Post(body=Body() as body):
            return body.code
        case _:
            return INSTALLATION


@transaction.atomic
def enter(obj: Kept, *, by: Post, at: datetime | None = None, confirmed_by: Post | None = None) -> Kept:
    """Put a new thing into its register. Raises ValidationError by field where it cannot stand there."""
    rules.may_keep(by)
    if isinstance(obj, Post):
        rules.duties_apart(obj)
        rules.posts_apart(obj)
        rules.change_post_alone(obj, by, confirmed_by=confirmed_by, begins=True)
    _prepare(obj)
    obj.full_clean()
    obj.save(force_insert=True)
    write_down("enter", obj, by, at, {"after": facts(obj), **confirmed(confirmed_by)})
    return obj


@transaction.atomic
def correct(
    obj: Kept,
    *,
    renamed_on: date | None = None,
    by: Post,
    at: datetime | None = None,
    confirmed_by: Post | None = None,
) -> dict[str, tuple[Any, Any]]:
    """Save a changed thing; what changed, empty where nothing did (and then nothing is written).

    With `renamed_on` its names were right until the day before, and the papers and pages of those days keep them.
    """
    rules.may_keep(by)
    _prepare(obj)
    stored = type(obj)._default_manager.select_for_update(of=("self",)).get(pk=obj.pk)
    before, after = facts(stored), facts(obj)
    changed = {key: (before[key], after[key]) for key in after if before[key] != after[key]}
    if not changed:
        return {}
    if renamed_on and isinstance(obj, Named) and isinstance(stored, Named):
        names_before = {name: getattr(stored, name) for name in obj.NAMES}
        if names_before != {name: getattr(obj, name) for name in obj.NAMES}:
            reorganizing_rules.may_rename(stored, renamed_on)
            obj.remember(names_before, renamed_on)
    if isinstance(obj, Post):
        _may_correct_post(obj, cast(Post, stored), changed, by, confirmed_by)
    obj.full_clean()
    obj.save()
    data = {
        "before": {key: pair[0] for key, pair in changed.items()},
        "after": {key: pair[1] for key, pair in changed.items()},
        **confirmed(confirmed_by),
    }
    write_down("correct", obj, by, at, {**data, **({"renamed_on": renamed_on} if renamed_on else {})})
    return changed


def _may_correct_post(
    post: Post, stored: Post, changed: dict[str, tuple[Any, Any]], by: Post, confirmed_by: Post | None
) -> None:
    if post.to_on and "to_on" in changed:
        rules.may_end_post(stored, timezone.localdate())
    rules.duties_apart(post)
    rules.posts_apart(post)
    rules.change_post_alone(stored, by, confirmed_by=confirmed_by)
    longer = "to_on" in changed and (post.to_on is None or (stored.to_on is not None and post.to_on > stored.to_on))
    begins = longer or bool(changed.keys() & {"person_id", "role", "body_id", "organization_id", "from_on"})
    rules.change_post_alone(post, by, confirmed_by=confirmed_by, begins=begins)


def confirmed(confirmed_by: Post | None) -> dict[str, Any]:
    """Who confirmed it as the second person, for the journal."""
    return {"confirmed_by": confirmed_by.title} if confirmed_by else {}


@transaction.atomic
def remove(obj: Kept, *, reason: str, by: Post, at: datetime | None = None) -> None:
    """What was entered wrongly, while nothing hangs on it. The journal keeps what it said."""
    stored = type(obj)._default_manager.select_for_update(of=("self",)).get(pk=obj.pk)
    rules.may_remove(stored, reason, by)
    if isinstance(stored, Post):
        rules.change_post_alone(stored, by, confirmed_by=None)
    write_down("remove", stored, by, at, {"before": facts(stored), "note": reason}, label=str(stored))
    _delete(stored)


def _delete(thing: models.Model) -> None:
    """With what was entered together with it; the database holds back whatever else there may be."""
    for name in rules.PARTS.get(str(thing._meta.model_name), ()):
        for part in getattr(thing, name).all():
            _delete(part)
    thing.delete()


@transaction.atomic
def end_place(place: Body | District, *, on: date, reason: str, by: Post, at: datetime | None = None) -> None:
    """A body or a district is over; its past stays."""
    stored = type(place)._default_manager.select_for_update(of=("self",)).get(pk=place.pk)
    rules.may_end_place(stored, on, reason, by)
    stored.ended_on, stored.ended_because = on, reason
    stored.save()
    write_down("end", stored, by, at, {"to_on": on, "note": reason})


@transaction.atomic
def end_post(
    post: Post, *, on: date, because: str = "", by: Post, at: datetime | None = None, confirmed_by: Post | None = None
) -> None:
    """The last day on which somebody acts in a post."""
    rules.may_keep(by)
    rules.may_end_post(post, on)
    rules.change_post_alone(post, by, confirmed_by=confirmed_by)
    end(post, on, by, at, {"to_on": on, **({"note": because} if because else {}), **confirmed(confirmed_by)})


@transaction.atomic
def end_mandate(mandate: Mandate, *, on: date, because: str, by: Post, at: datetime | None = None) -> None:
    """A seat falls vacant (代表法 §61-63): the posts that rest on it end on the same day."""
    rules.may_keep(by)
    mandate.ended_because = because
    end(mandate, on, by, at, {"to_on": on, "note": because})
    for post in mandate.posts.filter(models.Q(to_on=None) | models.Q(to_on__gt=on)):
        end(post, max(on, post.from_on), by, at, {"to_on": on, "note": because})


def end(obj: Mandate | Post, on: date, by: Post, at: datetime | None, data: dict[str, Any]) -> None:
    if on < obj.from_on:
        raise ValidationError({"to_on": Mandate._meta.get_field("to_on").error_messages["invalid"]})
    obj.to_on = on
    obj.save()
    write_down("end", obj, by, at, data)


@transaction.atomic
def adopt_profile(
    body: Body, version: ProfileVersion, *, on: date, by: Post, at: datetime | None = None
) -> BodyProfile:
    """From a day on, new matters of the body follow this version; running ones keep theirs."""
    rules.may_keep(by)
    rules.must_fit(body, version)
    adopted, _ = BodyProfile.objects.update_or_create(body=body, effective_on=on, defaults={"version": version})
    data = {"after": {"profile": version.profile.code, "number": version.number, "effective_on": on}}
    write_down("adopt_profile", adopted, by, at, data, label=body.called)
    return adopted


def facts(obj: models.Model) -> dict[str, Any]:
    """The stored fields in brief, as they go into the journal; phone numbers only by their last four figures."""
    found = {
        field.attname: field.value_from_object(obj)
        for field in obj._meta.concrete_fields
        if not field.primary_key and field.name not in DERIVED
    }
    return {key: _masked(value) if key == "phone" else value for key, value in found.items()}


def _masked(phone: str) -> str:
    return f"*{phone[-4:]}" if phone else ""


def _prepare(obj: Kept) -> None:
    if isinstance(obj, Person):
        obj.name = names.clean(obj.name)
        obj.pinyin = pinyin.sort_key(obj.name)
        if obj.user_id:
            User.objects.filter(pk=obj.user_id).update(display_name=obj.name, phone=obj.phone)


def write_down(
    act: str, obj: models.Model, by: Post, at: datetime | None, data: dict[str, Any], label: str = ""
) -> None:
    name = obj._meta.model_name
    if label:
        data = {**data, "of": label}
    sealed = _take_out(data) if isinstance(obj, Person) else None
    journal.record(act=f"people.{name}.{act}", by=by, chain=chain_of(obj), obj=obj, at=at, data=data, sealed=sealed)


PERSONAL = ("phone", "work_unit")


def _take_out(data: dict[str, Any]) -> dict[str, Any] | None:
    """What a person may have erased one day goes into the sealed part of the entry; None where there is none of it."""
    sealed = {}
    for part in ("before", "after"):
        taken = {key: data[part].pop(key) for key in PERSONAL if key in data.get(part, {})}
        if any(taken.values()):
            sealed[part] = taken
    return sealed or None

"""Who is told of an act: each name in `Act.tells` is one function here, a condition on posts.

A condition names the keys it needs as its parameters, and `KEYS` says where they stand. All the conditions of an act are
asked in one query, put together once, since every act of the house asks it.
"""

import inspect
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.matters.models import CoSigner, Countersign, Handling, Promise
from lianxinqiao.matters.stages import GONE
from lianxinqiao.people.models import Post

NOBODY = Q(pk__in=[])


def users(names: Iterable[str], subject: Any, *, but: Post | None = None) -> list[User]:
    """The users behind the named audiences, each once; whoever did the act (`but`) need not be told."""
    asked = tuple(DECIDED_BY[name](subject) if name in DECIDED_BY else name for name in names)
    if not asked:
        return []
    keys, query = _question(asked)
    posts = query(timezone.localdate(), but.person_id if but else 0, *(KEYS[key](subject) or 0 for key in keys))
    return list({user.pk: user for post in posts if (user := post.person.user)}.values())


@cache
def _question(names: tuple[str, ...]) -> tuple[tuple[str, ...], Prepared[Post]]:
    """The query for these audiences, with the keys it is to be given after the day and the person left out."""
    conditions = [(CONDITIONS[name], tuple(inspect.signature(CONDITIONS[name]).parameters)) for name in names]
    keys = tuple(dict.fromkeys(key for _condition, needed in conditions for key in needed))

    def build(day: date, but: int, *values: int) -> QuerySet[Post]:
        given = dict(zip(keys, values, strict=True))
        asked = NOBODY
        for condition, needed in conditions:
            asked |= condition(*(given[key] for key in needed))
        posts = Post.objects.filter(asked).held(day).exclude(person__user=None).exclude(person_id=but)
        return posts.select_related("person__user")

    return keys, Prepared(build, date, int, *(int for _ in keys))


def _unit(subject: Any) -> int:
    """The unit of a share, or of what hangs on one."""
    own: int | None = getattr(subject, "organization_id", None)
    return own or getattr(subject, "reply", subject).handling.organization_id


KEYS: dict[str, Callable[[Any], int | None]] = {
    "suggestion": lambda subject: subject.suggestion.pk,
    "body": lambda subject: subject.suggestion.body_id,
    "lead": lambda subject: subject.suggestion.lead_id,
    "forwarded_to": lambda subject: subject.suggestion.forwarded_to_id,
    "unit": _unit,
    "unit_before": lambda subject: subject.replaces.organization_id if subject.replaces_id else None,
    "mandate": lambda subject: subject.mandate_id,
    "reply": lambda subject: subject.pk,
}


def _of_body(body: int, *role_codes: str) -> Q:
    return Q(body_id=body, role__in=role_codes)


def _of_units(organization_ids: Any) -> Q:
    return Q(organization_id__in=organization_ids, role__in=["unit_clerk", "unit_head"])


def _at_work(suggestion: int) -> QuerySet[Handling]:
    return Handling.objects.filter(suggestion_id=suggestion).exclude(stage__in=GONE)


def lead_deputy(lead: int) -> Q:
    return Q(mandate_id=lead)


def cosigners(suggestion: int) -> Q:
    signed = CoSigner.objects.filter(suggestion_id=suggestion).exclude(signed_at=None)
    return Q(mandate_id__in=signed.values("mandate_id"))


def invited(suggestion: int) -> Q:
    waiting = CoSigner.objects.filter(suggestion_id=suggestion, signed_at=None, declined_at=None)
    return Q(mandate_id__in=waiting.values("mandate_id"))


def deputies(lead: int, suggestion: int) -> Q:
    return lead_deputy(lead) | cosigners(suggestion)


def office(body: int) -> Q:
    return _of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def office_head(body: int) -> Q:
    return _of_body(body, RoleCode.OFFICE_HEAD)


def supervision(body: int) -> Q:
    return _of_body(body, RoleCode.SUPERVISION)


def units(suggestion: int) -> Q:
    return _of_units(_at_work(suggestion).values("organization_id"))


def this_unit(unit: int) -> Q:
    return _of_units([unit])


def former_unit(unit_before: int) -> Q:
    """Whose share this one takes over: the unit that gave it back is told that it is rid of it."""
    return _of_units([unit_before])


def promising_units(suggestion: int) -> Q:
    owed = Promise.objects.filter(suggestion_id=suggestion, stage__in=["open", "declared"])
    return _of_units(owed.values("organization_id"))


def lead_unit(suggestion: int) -> Q:
    return _of_units(_at_work(suggestion).filter(kind=Handling.Kind.LEAD).values("organization_id"))


def forwarded_unit(forwarded_to: int) -> Q:
    return _of_units([forwarded_to])


def countersigning(reply: int) -> Q:
    waiting = Countersign.objects.filter(reply_id=reply, signed_on=None)
    return _of_units(waiting.values("handling__organization_id"))


def unit_head(unit: int) -> Q:
    return Q(organization_id=unit, role=RoleCode.UNIT_HEAD)


def asked_deputy(mandate: int) -> Q:
    return Q(mandate_id=mandate)


CONDITIONS: dict[str, Callable[..., Q]] = {
    function.__name__: function
    for function in (
        lead_deputy,
        cosigners,
        invited,
        deputies,
        office,
        office_head,
        supervision,
        units,
        this_unit,
        former_unit,
        promising_units,
        lead_unit,
        forwarded_unit,
        countersigning,
        unit_head,
        asked_deputy,
    )
}


def extension_decider(subject: Any) -> str:
    decider = subject.suggestion.profile_version.rules.extension.decided_by
    return {"deputy": "lead_deputy", "assigner": "supervision"}.get(decider, "office_head")


def reply_next(subject: Any) -> str:
    """Whoever stands at the gate the reply has just reached."""
    return "countersigning" if subject.countersigns.filter(signed_on=None).exists() else "unit_head"


# Audiences that only the rules or the state of the thing decide: which condition it is.
DECIDED_BY: dict[str, Callable[[Any], str]] = {
    function.__name__: function for function in (extension_decider, reply_next)
}
AUDIENCES = CONDITIONS.keys() | DECIDED_BY.keys()

"""Who is told of an act: each name in `Act.tells` is one function here, a condition on posts.

All the conditions of an act are asked in one query, since every act of the house asks it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.matters.models import CoSigner, Handling
from lianxinqiao.matters.stages import GONE
from lianxinqiao.people.models import Post

NOBODY = Q(pk__in=[])


def users(names: Iterable[str], subject: Any, *, but: Post | None = None) -> list[User]:
    """The users behind the named audiences, each once; whoever did the act (`but`) need not be told."""
    asked = NOBODY
    for name in names:
        asked |= AUDIENCES[name](subject)
    posts = Post.objects.filter(asked).held(timezone.localdate()).exclude(person__user=None)
    if but is not None:
        posts = posts.exclude(person_id=but.person_id)
    found = {post.person.user_id: post.person.user for post in posts.select_related("person__user")}
    return [user for user in found.values() if user is not None]


def _of_body(subject: Any, *role_codes: str) -> Q:
    return Q(body_id=subject.suggestion.body_id, role__in=role_codes)


def _of_units(organization_ids: Any) -> Q:
    return Q(organization_id__in=organization_ids, role__in=["unit_clerk", "unit_head"])


def _at_work(subject: Any) -> Any:
    return Handling.objects.filter(suggestion_id=subject.suggestion.pk).exclude(stage__in=GONE)


def lead_deputy(subject: Any) -> Q:
    return Q(mandate_id=subject.suggestion.lead_id)


def cosigners(subject: Any) -> Q:
    signed = CoSigner.objects.filter(suggestion_id=subject.suggestion.pk).exclude(signed_at=None)
    return Q(mandate_id__in=signed.values("mandate_id"))


def invited(subject: Any) -> Q:
    waiting = CoSigner.objects.filter(suggestion_id=subject.suggestion.pk, signed_at=None, declined_at=None)
    return Q(mandate_id__in=waiting.values("mandate_id"))


def deputies(subject: Any) -> Q:
    return lead_deputy(subject) | cosigners(subject)


def office(subject: Any) -> Q:
    return _of_body(subject, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def office_head(subject: Any) -> Q:
    return _of_body(subject, RoleCode.OFFICE_HEAD)


def supervision(subject: Any) -> Q:
    return _of_body(subject, RoleCode.SUPERVISION)


def units(subject: Any) -> Q:
    return _of_units(_at_work(subject).values("organization_id"))


def this_unit(subject: Any) -> Q:
    organization = getattr(subject, "organization_id", None)
    if organization is None:
        holder = getattr(subject, "reply", subject)
        organization = holder.handling.organization_id
    return _of_units([organization])


def former_unit(subject: Any) -> Q:
    """Whose share this one takes over: the unit that gave it back is told that it is rid of it."""
    return _of_units([subject.replaces.organization_id] if subject.replaces_id else [])


def lead_unit(subject: Any) -> Q:
    return _of_units(_at_work(subject).filter(kind=Handling.Kind.LEAD).values("organization_id"))


def forwarded_unit(subject: Any) -> Q:
    return _of_units([subject.suggestion.forwarded_to_id] if subject.suggestion.forwarded_to_id else [])


def extension_decider(subject: Any) -> Q:
    decider = subject.suggestion.profile_version.rules.extension.decided_by
    return {"deputy": lead_deputy, "assigner": supervision}.get(decider, office_head)(subject)


def reply_next(subject: Any) -> Q:
    """Whoever stands at the gate the reply has just reached."""
    waiting = list(subject.countersigns.filter(signed_on=None).values_list("handling__organization_id", flat=True))
    return _of_units(waiting) if waiting else Q(organization_id=subject.handling.organization_id, role="unit_head")


def asked_deputy(subject: Any) -> Q:
    return Q(mandate_id=subject.mandate_id)


AUDIENCES: dict[str, Callable[[Any], Q]] = {
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
        lead_unit,
        forwarded_unit,
        extension_decider,
        reply_next,
        asked_deputy,
    )
}

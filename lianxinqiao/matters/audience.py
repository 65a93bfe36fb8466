"""Who is told of an act: each name in `Act.tells` is one function here."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.matters.models import Handling
from lianxinqiao.matters.stages import HandlingStage
from lianxinqiao.people.models import Post

GONE = [HandlingStage.RETURNED, HandlingStage.ENDED]


def _of_body(subject: Any, *role_codes: str) -> Iterable[User]:
    return _held(Post.objects.filter(body_id=subject.suggestion.body_id, role__in=role_codes))


def _held(posts: Any) -> Iterable[User]:
    posts = posts.held(timezone.localdate()).exclude(person__user=None).select_related("person__user")
    return [post.person.user for post in posts]


def _of_units(organization_ids: Iterable[int]) -> Iterable[User]:
    return _held(Post.objects.filter(organization_id__in=list(organization_ids), role__in=["unit_clerk", "unit_head"]))


def _of_mandates(mandate_ids: Iterable[int]) -> Iterable[User]:
    return [user for user in User.objects.filter(person__mandates__in=list(mandate_ids)).distinct()]


def lead_deputy(subject: Any) -> Iterable[User]:
    return _of_mandates([subject.suggestion.lead_id])


def cosigners(subject: Any) -> Iterable[User]:
    signed = subject.suggestion.cosigners.exclude(signed_at=None)
    return _of_mandates(signed.values_list("mandate_id", flat=True))


def invited(subject: Any) -> Iterable[User]:
    waiting = subject.suggestion.cosigners.filter(signed_at=None, declined_at=None)
    return _of_mandates(waiting.values_list("mandate_id", flat=True))


def deputies(subject: Any) -> Iterable[User]:
    return [*lead_deputy(subject), *cosigners(subject)]


def office(subject: Any) -> Iterable[User]:
    return _of_body(subject, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def office_head(subject: Any) -> Iterable[User]:
    return _of_body(subject, RoleCode.OFFICE_HEAD)


def supervision(subject: Any) -> Iterable[User]:
    return _of_body(subject, RoleCode.SUPERVISION)


def units(subject: Any) -> Iterable[User]:
    at_work = subject.suggestion.handlings.exclude(stage__in=GONE)
    return _of_units(at_work.values_list("organization_id", flat=True))


def this_unit(subject: Any) -> Iterable[User]:
    organization = getattr(subject, "organization_id", None)
    if organization is None:
        holder = getattr(subject, "reply", subject)
        organization = holder.handling.organization_id
    return _of_units([organization])


def lead_unit(subject: Any) -> Iterable[User]:
    leads = subject.suggestion.handlings.filter(kind=Handling.Kind.LEAD).exclude(stage__in=GONE)
    return _of_units(leads.values_list("organization_id", flat=True))


def forwarded_unit(subject: Any) -> Iterable[User]:
    return _of_units([subject.suggestion.forwarded_to_id] if subject.suggestion.forwarded_to_id else [])


def extension_decider(subject: Any) -> Iterable[User]:
    decider = subject.suggestion.profile_version.rules.extension.decided_by
    return {"deputy": lead_deputy, "assigner": supervision}.get(decider, office_head)(subject)


def reply_next(subject: Any) -> Iterable[User]:
    """Whoever stands at the gate the reply has just reached."""
    waiting = subject.countersigns.filter(signed_on=None).values_list("handling__organization_id", flat=True)
    if waiting:
        return _of_units(waiting)
    head = Q(organization_id=subject.handling.organization_id, role="unit_head")
    return _held(Post.objects.filter(head))


def asked_deputy(subject: Any) -> Iterable[User]:
    return _of_mandates([subject.mandate_id])


AUDIENCES: dict[str, Callable[[Any], Iterable[User]]] = {
    function.__name__: function
    for function in (
        lead_deputy, cosigners, invited, deputies, office, office_head, supervision, units, this_unit, lead_unit,
        forwarded_unit, extension_decider, reply_next, asked_deputy,
    )
}

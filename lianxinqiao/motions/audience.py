"""Who is told of an act of this room: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body, of_committee
from lianxinqiao.motions.models import Signature
from lianxinqiao.motions.stages import Signing

KEYS: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "committee": lambda subject: subject.root.committee_id,
    "motion": lambda subject: subject.root.pk,
    "leading": lambda subject: subject.root.lead_id,
}


def office(body: int, committee: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD) | of_committee(committee)


def chairs(body: int) -> Q:
    return of_body(body, RoleCode.CHAIRPERSONS)


def lead(leading: int) -> Q:
    return Q(mandate_id=leading)


def asked(motion: int) -> Q:
    """Whoever has not said yet whether they sign."""
    rows = Signature.objects.filter(motion_id=motion, stage=Signing.ASKED)
    return Q(mandate_id__in=rows.values("mandate_id"))


def signers(motion: int, leading: int) -> Q:
    rows = Signature.objects.filter(motion_id=motion, stage=Signing.SIGNED)
    return Q(mandate_id=leading) | Q(mandate_id__in=rows.values("mandate_id"))


AUDIENCES = Audiences(KEYS, (office, chairs, lead, asked, signers))

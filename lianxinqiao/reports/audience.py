"""Who is told of an act of this room: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body, of_units

KEYS: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "author": lambda subject: subject.root.written_by_id,
    "mandate": lambda subject: subject.root.mandate_id,
    "unit_key": lambda subject: subject.unit_id,
}
OF_SPEECH: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "mandate": lambda subject: (subject.speech if hasattr(subject, "speech_id") else subject).mandate_id,
    "unit_key": lambda subject: subject.unit_id,
}


def office(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def writer(author: int, mandate: int) -> Q:
    """Whoever wrote it and whose name stands on it."""
    return Q(pk=author) | Q(mandate_id=mandate or -1)


def unit(unit_key: int) -> Q:
    return of_units([unit_key])


def speaker(mandate: int) -> Q:
    return Q(mandate_id=mandate)


AUDIENCES = Audiences(KEYS, (office, writer, unit))
ISSUE_AUDIENCES = Audiences(KEYS, (office,))
SPEECH_AUDIENCES = Audiences(OF_SPEECH, (office, speaker, unit))

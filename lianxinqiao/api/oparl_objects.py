"""What assemblies publish, object by object, as OParl 1.1 names it."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from lianxinqiao.api import oparl_since as since
from lianxinqiao.meetings.models import AgendaItem, Decision, Meeting
from lianxinqiao.meetings.stages import Stage
from lianxinqiao.people.models import Body, Mandate

SCHEMA = "https://schema.oparl.org/1.1"
PAGE = 50
Said = dict[str, Any]
View = Callable[..., Said]


def at(name: str, *args: Any) -> str:
    return f"{settings.SITE_URL}{reverse(f'oparl-{name}', args=args)}"


def told(value: Any) -> Any:
    """Without what is empty, at every depth: the standard wants it left out."""
    if isinstance(value, dict):
        return {name: told(each) for name, each in value.items() if each not in (None, "")}
    return [told(each) for each in value] if isinstance(value, list) else value


# ------------------------------------------------------------------ objects
def system(request: HttpRequest) -> Said:
    return {
        "id": at("system"),
        "type": f"{SCHEMA}/System",
        "oparlVersion": f"{SCHEMA}/",
        "name": "连心桥",
        "body": at("bodies"),
        "product": "lianxinqiao",
    }


def of_body(body: Body) -> Said:
    return {
        "id": at("body", body.code),
        "type": f"{SCHEMA}/Body",
        "system": at("system"),
        "name": body.name,
        "shortName": body.short_name,
        "organization": at("organizations", body.code),
        "person": at("people", body.code),
        "meeting": at("meetings", body.code),
        "paper": at("papers", body.code),
        "classification": body.kind,
    }


def of_organization(body: Body) -> Said:
    return {
        "id": at("organization", body.code),
        "type": f"{SCHEMA}/Organization",
        "body": at("body", body.code),
        "name": body.assembly,
        "shortName": body.short_name,
        "meeting": at("meetings", body.code),
    }


def of_person(mandate: Mandate) -> Said:
    code = mandate.term.body.code
    return {
        **since.days(mandate),
        "id": at("person", mandate.pk),
        "type": f"{SCHEMA}/Person",
        "body": at("body", code),
        "name": mandate.person.name,
        "membership": [
            {
                "id": f"{at('person', mandate.pk)}#membership",
                "type": f"{SCHEMA}/Membership",
                "organization": at("organization", code),
                "votingRight": True,
                "startDate": mandate.from_on,
                "endDate": mandate.to_on,
            }
        ],
    }


def of_meeting(meeting: Meeting) -> Said:
    known = {**since.days(meeting), "id": at("meeting", meeting.pk), "type": f"{SCHEMA}/Meeting"}
    if meeting.stage == Stage.CANCELLED:  # it was called, and is gone: whoever keeps a copy takes it out
        return {**known, "deleted": True}
    items = list(meeting.items.all())
    return {
        **known,
        "name": str(meeting),
        "meetingState": meeting.get_stage_display(),
        "start": meeting.starts_at,
        "end": meeting.ends_at,
        "location": {
            "id": f"{at('meeting', meeting.pk)}#place",
            "type": f"{SCHEMA}/Location",
            "description": meeting.place,
        },
        "organization": [at("organization", meeting.body.code)],
        "agendaItem": [of_item(item) for item in items],
        "web": f"{settings.SITE_URL}{reverse('portal-meeting', args=[meeting.pk])}",
    }


def of_item(item: AgendaItem) -> Said:
    return {
        "id": at("item", item.pk),
        "type": f"{SCHEMA}/AgendaItem",
        "meeting": at("meeting", item.meeting_id),
        "number": str(item.position),
        "order": item.position,
        "name": item.title,
        "public": True,
    }


def of_paper(decision: Decision) -> Said:
    meeting = decision.meeting
    return {
        **since.days(decision),
        "id": at("paper", decision.pk),
        "type": f"{SCHEMA}/Paper",
        "body": at("body", meeting.body.code),
        "name": decision.title,
        "reference": str(decision.number or ""),
        "date": decision.adopted_on,
        "paperType": decision.get_kind_display(),
        "mainFile": of_file(decision),
        "consultation": [
            {
                "id": f"{at('paper', decision.pk)}#consultation",
                "type": f"{SCHEMA}/Consultation",
                "agendaItem": at("item", decision.item_id),
                "meeting": at("meeting", decision.meeting_id),
                "authoritative": True,
            }
        ],
        "web": f"{settings.SITE_URL}{reverse('portal-decision', args=[decision.pk])}",
    }


def of_file(decision: Decision) -> Said:
    content = text_of(decision)
    return {
        **since.days(decision),
        "id": at("file", decision.pk),
        "type": f"{SCHEMA}/File",
        "name": decision.title,
        "fileName": f"{decision.title}.txt",
        "mimeType": "text/plain",
        "date": decision.published_on,
        "size": len(content),
        "sha512Checksum": hashlib.sha512(content).hexdigest(),
        "paper": [at("paper", decision.pk)],
        "accessUrl": at("text", decision.pk),
    }


def text_of(decision: Decision) -> bytes:
    return f"{decision.title}\n\n{decision.text}\n".encode()

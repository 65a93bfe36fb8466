"""What the network is shown: the actor, its notes, and the activities that tell of them. Made of published rows alone."""

import hashlib
import json
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import override

from lianxinqiao.fediverse.models import Actor
from lianxinqiao.matters.models import Matter
from lianxinqiao.portal import followed

TYPE = "application/activity+json"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
CONTEXT = ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"]
Told = dict[str, Any]


def webfinger(actor: Actor) -> Told:
    return {
        "subject": f"acct:{actor.body.code}@{actor.host}",
        "aliases": [actor.uri],
        "links": [
            {"rel": "self", "type": TYPE, "href": actor.uri},
            {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": settings.SITE_URL + "/"},
        ],
    }


def actor(row: Actor) -> Told:
    assert row.on_since
    return {
        "@context": CONTEXT,
        "id": row.uri,
        "type": "Organization",
        "preferredUsername": row.body.code,
        "name": row.body.name,
        "summary": f"<p>{escape(row.body.name)}公开的建议和提案。本账号只供关注，不接收回复和私信。</p>",
        "url": settings.SITE_URL + "/",
        "inbox": f"{row.uri}/inbox",
        "outbox": f"{row.uri}/outbox",
        "followers": f"{row.uri}/followers",
        "manuallyApprovesFollowers": False,
        "discoverable": True,
        "published": when(row.on_since),
        "publicKey": {"id": row.key_id, "owner": row.uri, "publicKeyPem": row.public_key},
    }


def when(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def address(row: Actor, matter: Matter) -> str:
    """Of one publication: what is published again after it was taken back is another note."""
    assert matter.published_at
    return f"{row.uri}/notes/{matter.kind}/{quote(matter.reference)}/{int(matter.published_at.timestamp())}"


def note(row: Actor, matter: Matter) -> Told:
    """In the language of the house, as the portal shows it to strangers."""
    with override("zh-hans"):
        news = followed.published_news(matter)
    page = settings.SITE_URL + news.path
    text = "".join(f"<p>{escape(line)}</p>" for line in news.text.splitlines() if line.strip())
    return {
        "id": address(row, matter),
        "type": "Note",
        "attributedTo": row.uri,
        "published": when(news.at),
        "to": [PUBLIC],
        "cc": [f"{row.uri}/followers"],
        "url": page,
        "contentMap": {
            "zh": f'<p><strong>{escape(news.title)}</strong></p>{text}<p><a href="{escape(page)}">{escape(page)}</a></p>'
        },
    }


def whole(told: Told) -> Told:
    """A note on its own, with the content where servers look for it first."""
    return {**told, "content": told["contentMap"]["zh"]}


def digest(told: Told) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def create(row: Actor, told: Told) -> Told:
    return {
        "@context": CONTEXT,
        "id": f"{told['id']}#create",
        "type": "Create",
        "actor": row.uri,
        "published": told["published"],
        "to": told["to"],
        "cc": told["cc"],
        "object": whole(told),
    }


def update(row: Actor, told: Told, at: datetime) -> Told:
    changed = {**whole(told), "updated": when(at)}
    return {
        **create(row, told),
        "id": f"{told['id']}#update-{int(at.timestamp())}",
        "type": "Update",
        "object": changed,
    }


def delete(row: Actor, note_id: str) -> Told:
    return {
        "@context": CONTEXT,
        "id": f"{note_id}#delete",
        "type": "Delete",
        "actor": row.uri,
        "to": [PUBLIC],
        "object": tombstone(note_id),
    }


def tombstone(note_id: str) -> Told:
    return {"id": note_id, "type": "Tombstone"}


def accept(row: Actor, follow: Told, number: int) -> Told:
    return {
        "@context": CONTEXT,
        "id": f"{row.uri}#accept-{number}",
        "type": "Accept",
        "actor": row.uri,
        "object": follow,
    }

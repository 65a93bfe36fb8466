"""The letter of a reply: written anew while it is a draft, read from what was kept once it was delivered.

A unit that is renamed later, a deputy whose name is mended, a template of a newer profile change no letter that went
out. Its data is kept in the act of delivery; the files are made of it by the worker, or when first asked for.
"""

import hashlib
import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from lianxinqiao.files import actions as files
from lianxinqiao.files.models import Attachment
from lianxinqiao.matters import documents
from lianxinqiao.matters.models import KeptPaper, Reply
from lianxinqiao.matters.stages import ReplyStage
from lianxinqiao.paper.letter import Contact, Letter, Paragraph

KIND = "kept-paper"
AT_ONCE = 100  # of a run of the worker
DAYS = ("on", "printed_on")


def keep(reply: Reply, *, at: datetime, later: bool = False) -> KeptPaper:
    """Keep what the letter says. The last breath of the delivery, in its transaction."""
    data = _data(documents.letter(reply))
    return KeptPaper.objects.create(reply=reply, data=data, sha256=digest(data), kept_at=at, made_later=later)


def digest(data: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def letter(reply: Reply) -> Letter:
    return _letter(paper(reply).data) if reply.stage == ReplyStage.DELIVERED else documents.letter(reply)


def paper(reply: Reply) -> KeptPaper:
    """What was kept of a delivered reply; of one that is older than this keeping, made now and marked so."""
    found = KeptPaper.objects.filter(reply=reply).first()
    return found or keep(reply, at=timezone.now(), later=True)


def content(reply: Reply, kind: str) -> bytes:
    """The bytes of the letter as .docx or PDF; of a delivered reply always the same ones."""
    if reply.stage != ReplyStage.DELIVERED:
        return documents.write(documents.letter(reply), kind)
    stored = file(paper(reply), kind)
    with default_storage.open(stored.path) as opened:
        return opened.read()


def file(kept: KeptPaper, kind: str) -> Attachment:
    """The file, made once from what was kept."""
    with transaction.atomic():
        kept = KeptPaper.objects.select_for_update(of=("self",)).select_related("docx", "pdf").get(pk=kept.pk)
        found: Attachment | None = getattr(kept, kind)
        if found is None:
            made = documents.write(_letter(kept.data), kind)
            found = files.store_bytes(f"{kept.reply_id}.{kind}", made, by=None, kind=KIND)
            setattr(kept, kind, found)
            kept.save(update_fields=[kind])
    return found


def catch_up(*, at: datetime) -> int:
    """Keep what was delivered before papers were kept, and make the files that are still missing."""
    delivered = Reply.objects.filter(stage=ReplyStage.DELIVERED)
    for reply in delivered.filter(kept_paper=None).order_by("pk")[:AT_ONCE]:
        keep(reply, at=at, later=True)
    lacking = KeptPaper.objects.filter(docx=None) | KeptPaper.objects.filter(pdf=None)
    rows = list(lacking.order_by("pk")[:AT_ONCE])
    for row in rows:
        for kind in ("docx", "pdf"):
            file(row, kind)
    return len(rows)


def _data(paper: Letter) -> dict[str, Any]:
    found = asdict(paper)
    for name in DAYS:
        found[name] = found[name].isoformat() if found[name] else None
    return json.loads(json.dumps(found))


def _letter(data: dict[str, Any]) -> Letter:
    given: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    given |= {name: date.fromisoformat(data[name]) if data[name] else None for name in DAYS}
    given["paragraphs"] = tuple(Paragraph(**row) for row in data["paragraphs"])
    given["contact"] = Contact(**data["contact"])
    return Letter(**given)

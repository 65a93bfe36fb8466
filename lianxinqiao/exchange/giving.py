"""A partner that was handed something fetches its files here, a piece at a time: whoever signs, and only what went to them."""

import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus

from lianxinqiao.database import walls
from lianxinqiao.exchange import inbox
from lianxinqiao.exchange.models import SentFile
from lianxinqiao.exchange.stages import Stage
from lianxinqiao.files import pieces

WANTED = "file.wanted"
PIECE = 2 * 1024 * 1024  # bytes


def give(slot: uuid.UUID, headers: Mapping[str, str], content: bytes, *, at: datetime) -> tuple[int, bytes]:
    """Asked again, it gives the same: it keeps no count."""
    heard = inbox.listen(slot, headers, content, at)
    if isinstance(heard, inbox.Answer):
        return heard.status, b""
    partner, body = heard
    try:
        told = json.loads(body)
        identity, start = uuid.UUID(told["data"]["id"]), int(told["data"]["from"])
        if told["type"] != WANTED or start < 0:
            return HTTPStatus.UNPROCESSABLE_ENTITY, b""
    except (KeyError, TypeError, ValueError, AttributeError):
        return HTTPStatus.UNPROCESSABLE_ENTITY, b""
    with walls.within([partner.body_id]):
        rows = SentFile.objects.select_related("handover", "attachment").filter(handover__partner=partner)
        row = rows.filter(identity=identity).first()
    if row is None:
        return HTTPStatus.NOT_FOUND, b""
    if row.handover.stage == Stage.WITHDRAWN:
        return HTTPStatus.GONE, b""
    return HTTPStatus.OK, pieces.read(row.attachment, start, PIECE)

"""Hand an attachment out, once the room it belongs to has asked its rule."""

import io
import json
import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, QueryDict

from lianxinqiao.files import previews
from lianxinqiao.files.models import Attachment

LOG = logging.getLogger("lianxinqiao.files")
SHOWN_IN_PLACE = {"application/pdf", "image/png", "image/jpeg", "image/webp"}


def serve(attachment: Attachment, asked: QueryDict | None = None) -> FileResponse:
    """Stream the bytes; what a browser could execute is only ever downloaded.

    `asked` may say to `show` a thumbnail (`thumb`), how many pages there are (`pages`), one of them (`page-3`), or the
    file to be kept (`file`).
    """
    show = asked.get("show", "") if asked else ""
    if show == "pages":
        told = json.dumps({"pages": previews.pages(attachment), "most": previews.PAGES_MOST}).encode()
        return FileResponse(io.BytesIO(told), content_type="application/json")
    if show == "thumb":
        return _picture(previews.thumbnail(attachment))
    if show.startswith("page-"):
        number = show.removeprefix("page-")
        return _picture(previews.page(attachment, int(number)) if number.isascii() and number.isdigit() else None)
    try:
        stored = default_storage.open(attachment.path)
    except FileNotFoundError as gone:  # a database that was restored without its files
        LOG.exception("attachment %s is not in the store", attachment.pk)
        raise Http404 from gone
    return FileResponse(
        stored,
        as_attachment=show == "file" or attachment.content_type not in SHOWN_IN_PLACE,
        filename=attachment.name,
        content_type=attachment.content_type,
    )


def _picture(content: bytes | None) -> FileResponse:
    if content is None:
        raise Http404
    return FileResponse(io.BytesIO(content), content_type=previews.CONTENT_TYPE)

"""Hand an attachment out, once the room it belongs to has asked its rule."""

from django.core.files.storage import default_storage
from django.http import FileResponse

from lianxinqiao.files.models import Attachment

SHOWN_IN_PLACE = {"application/pdf", "image/png", "image/jpeg", "image/webp"}


def serve(attachment: Attachment) -> FileResponse:
    """Stream the bytes; what a browser could execute is only ever downloaded."""
    return FileResponse(
        default_storage.open(attachment.path),
        as_attachment=attachment.content_type not in SHOWN_IN_PLACE,
        filename=attachment.name,
        content_type=attachment.content_type,
    )

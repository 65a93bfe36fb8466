"""What is shown of an attachment in the page: a thumbnail, and its pages as pictures. Made once, when first asked, and kept.

Every picture is written anew: what a browser shows is never the bytes that somebody sent.
"""

import io
import subprocess
import sys
from datetime import timedelta
from threading import BoundedSemaphore
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from lianxinqiao.files import pictures
from lianxinqiao.files.models import Attachment

FOLDER = "previews"
CONTENT_TYPE = "image/webp"
PDF = "application/pdf"
THUMB, PAGE = 480, 1600  # pixels of the longer side
PAGES_MOST = 40  # of a longer file the rest is read by downloading it
SECONDS = 20
KEPT = timedelta(days=90)  # then it is made anew for who asks again
AT_ONCE = BoundedSemaphore(2)  # PDFs that one process has drawn at the same time


def is_shown(content_type: str) -> bool:
    return pictures.is_picture(content_type) or content_type == PDF


def thumbnail(attachment: Attachment) -> bytes | None:
    """None of what cannot be shown."""
    return _kept(attachment, 0)


def page(attachment: Attachment, number: int) -> bytes | None:
    """A page, from 1 on; a picture is one."""
    most = PAGES_MOST if attachment.content_type == PDF else 1
    return _kept(attachment, number) if 1 <= number <= most else None


def pages(attachment: Attachment) -> int:
    """How many there are; 0 where it cannot be read."""
    if attachment.content_type == PDF:
        return int(_drawn(attachment, 0, PAGE) or 0)
    return int(pictures.is_picture(attachment.content_type))


def forget(key: UUID) -> None:
    """With an attachment goes what was made of it."""
    for number in range(PAGES_MOST + 1):
        default_storage.delete(_path(key, number))


def _path(key: UUID, number: int) -> str:
    return f"{FOLDER}/{key.hex}-{number}.webp"


def _kept(attachment: Attachment, number: int) -> bytes | None:
    if not is_shown(attachment.content_type):
        return None
    path = _path(attachment.pk, number)
    try:
        with default_storage.open(path) as file:
            return file.read() or None  # nothing was kept of what could not be made
    except FileNotFoundError:
        made = _made(attachment, number)
    written = default_storage.save(path, ContentFile(made or b""))
    if written != path:  # somebody else was quicker
        default_storage.delete(written)
    return made


def _made(attachment: Attachment, number: int) -> bytes | None:
    longest = PAGE if number else THUMB
    if attachment.content_type == PDF:
        return _drawn(attachment, max(number, 1), longest)
    kind = pictures.FORMATS[attachment.content_type]
    try:
        with default_storage.open(attachment.path) as file, Image.open(file, formats=kind) as picture:
            picture.draft("RGB", (longest, longest))
            return _smaller(picture, longest)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _smaller(picture: Image.Image, longest: int) -> bytes:
    out = io.BytesIO()
    turned = ImageOps.exif_transpose(picture) or picture
    turned.thumbnail((longest, longest))
    plain = turned.convert("RGBA" if "A" in turned.getbands() or "transparency" in turned.info else "RGB")
    plain.info = {}
    plain.save(out, "WEBP", quality=80)
    return out.getvalue()


def _drawn(attachment: Attachment, number: int, longest: int) -> bytes | None:
    command = [sys.executable, "-m", "lianxinqiao.files.pages", str(number), str(longest)]
    with AT_ONCE, default_storage.open(attachment.path) as file:
        try:
            done = subprocess.run(command, input=file.read(), capture_output=True, timeout=SECONDS)  # noqa: S603 - ours
        except subprocess.TimeoutExpired:
            return None
    return done.stdout if done.returncode == 0 and done.stdout else None

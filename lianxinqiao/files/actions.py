"""Take a file in. The bytes are written first, the row after: a crash leaves an orphan file, never a row without bytes."""

import hashlib
import re
import uuid
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from lianxinqiao.accounts.models import User
from lianxinqiao.files import checks, pictures, previews, scans
from lianxinqiao.files.models import Attachment

UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean_name(name: str) -> str:
    """A name that shows what it is: no path, no control or right-to-left marks that could disguise the extension."""
    name = UNSAFE.sub("_", PurePosixPath(name.replace("\\", "/")).name).strip(". ") or "file"
    if len(name) > 150:
        stem, dot, ext = name.rpartition(".")
        name = f"{stem[:140]}{dot}{ext}" if dot else name[:150]
    return name


def store(uploaded: File, *, by: User | None, kind: str = "attachment", longest: int | None = None) -> Attachment:
    """Check and keep one uploaded file; of a photo the picture alone, made smaller where its longer side has more than
    `longest` pixels. Raises `Refused` and keeps nothing when it may not come in.
    """
    name = clean_name(uploaded.name or "file")
    content_type = checks.check(name, cast(BinaryIO, uploaded.file), uploaded.size, settings.ATTACHMENT_MAX_BYTES)
    if kind == "scan":
        scans.check(name, content_type, cast(BinaryIO, uploaded.file))
    if pictures.is_picture(content_type):
        clean = pictures.cleaned(name, cast(BinaryIO, uploaded.file), content_type, longest=longest)
        uploaded = ContentFile(clean, name=uploaded.name)
    digest = hashlib.sha256()
    for chunk in uploaded.chunks():
        digest.update(chunk)
    uploaded.seek(0)
    identity = uuid.uuid4()
    path = default_storage.save(f"{identity.hex[:2]}/{identity.hex}", uploaded)
    return Attachment.objects.create(
        id=identity,
        name=name,
        content_type=content_type,
        size=uploaded.size,
        sha256=digest.hexdigest(),
        path=path,
        kind=kind,
        uploaded_by=by,
    )


def store_bytes(name: str, content: bytes, *, by: User | None, kind: str = "document") -> Attachment:
    """The same for bytes that the house itself made or already read."""
    return store(ContentFile(content, name=name), by=by, kind=kind)


def discard(attachment: Attachment) -> None:
    """Take the row away, and the bytes once that is certain."""
    key, path = attachment.pk, attachment.path
    attachment.delete()
    transaction.on_commit(lambda: _forget(key, path))


def _forget(key: uuid.UUID, path: str) -> None:
    default_storage.delete(path)
    previews.forget(key)

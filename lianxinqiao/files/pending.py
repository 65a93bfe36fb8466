"""A file that came with a form which was refused for another reason: kept a day, so that nobody sends it twice."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile

from lianxinqiao.access.refused import Refused
from lianxinqiao.files import checks
from lianxinqiao.files.middleware import sender

FOLDER = "pending"
KEPT = timedelta(days=1)
SALT = "files.pending"


class Pending(UploadedFile):
    """An upload of an earlier try, to be used like a fresh one. `token` leads back to it."""

    token = ""


def keep(upload: UploadedFile, *, accepted: str = "") -> Pending | None:
    """Put the bytes aside; None where the file itself may not come in, so that another must be chosen.

    `accepted` is what the field asks for (".ics,.csv"): kinds that are read and never kept as attachments.
    """
    if isinstance(upload, Pending):
        return upload
    name = upload.name or "file"
    try:
        checks.check_accepted(name, accepted)
        if f".{checks.extension(name)}" in accepted.split(",") and checks.extension(name) not in checks.KINDS:
            checks.check_size(name, upload.size or 0, settings.ATTACHMENT_MAX_BYTES)
        else:
            checks.check_upload(upload)
    except Refused:
        return None
    token = signing.dumps(put(upload, by=sender()), salt=SALT)
    return kept(token)


def put(upload: UploadedFile, *, by: str) -> dict[str, str]:
    """Put the bytes aside as they came; what leads back to them. Whoever takes them in checks them."""
    path = default_storage.save(f"{FOLDER}/{uuid.uuid4().hex}", upload)
    upload.seek(0)
    return {"path": path, "name": upload.name or "file", "type": upload.content_type or "", "by": by}


def discard(path: str) -> None:
    default_storage.delete(path)


def kept(token: str) -> Pending | None:
    """The upload behind a token of the last day, if it is still there. Nobody's token but the sender's own."""
    try:
        noted = signing.loads(token, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return None
    found = opened(noted)
    if found:
        found.token = token
    return found


def opened(noted: dict[str, str]) -> Pending | None:
    """The upload that was put aside, for its sender, if it is still there."""
    if noted.get("by") != sender():
        return None
    try:
        file = default_storage.open(noted["path"])
    except FileNotFoundError:
        return None
    return Pending(file=file, name=noted["name"], content_type=noted["type"], size=file.size)


def forget(*, at: datetime) -> int:
    """Take away what is older than a day; how many."""
    return sweep(FOLDER, before=at - KEPT)


def sweep(folder: str, *, before: datetime) -> int:
    """Take the files away that were last written before; how many."""
    try:
        names = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return 0
    old = [name for name in names if default_storage.get_modified_time(f"{folder}/{name}") < before]
    for name in old:
        default_storage.delete(f"{folder}/{name}")
    return len(old)

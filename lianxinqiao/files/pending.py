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
    path = default_storage.save(f"{FOLDER}/{uuid.uuid4().hex}", upload)
    noted = {"path": path, "name": name, "type": upload.content_type or "", "by": sender()}
    token = signing.dumps(noted, salt=SALT)
    return kept(token)


def kept(token: str) -> Pending | None:
    """The upload behind a token of the last day, if it is still there. Nobody's token but the sender's own."""
    try:
        noted = signing.loads(token, salt=SALT, max_age=KEPT)
        if noted.get("by") != sender():
            return None
        file = default_storage.open(noted["path"])
    except (signing.BadSignature, FileNotFoundError):
        return None
    pending = Pending(file=file, name=noted["name"], content_type=noted["type"], size=file.size)
    pending.token = token
    return pending


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

"""Two equal submissions make one: the second waits for the first and is answered as that was."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.http import HttpRequest

from lianxinqiao.submissions import keeping
from lianxinqiao.submissions.models import Submission

FOR = timedelta(days=1)
# Whether the request that is being answered wrote into the journal: an act that ends without a redirect.
_wrote: ContextVar[bool] = ContextVar("submissions_wrote", default=False)


def key_of(*parts: object) -> str:
    return hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()


def digest_of(request: HttpRequest) -> str:
    """Of what was typed and chosen; two drawings of one form differ in nothing else."""
    files = [
        (name, upload.name, _hash_of(upload)) for name, uploads in request.FILES.lists() for upload in uploads if upload
    ]
    return key_of(list(keeping.lists(request)), files)


def hash_of_bytes(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _hash_of(upload: Any) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


@contextmanager
def turn(key: str) -> Iterator[None]:
    """One at a time for each key, over all processes of the installation."""
    number = int(key[:15], 16)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [number])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s)", [number])


def earlier(key: str) -> Submission | None:
    return Submission.objects.filter(pk=key).first()


def note(key: str, digest: str, *, status: int, location: str = "", body: str = "", at: datetime) -> None:
    """The last one counts: whoever goes back, changes a word, sends, and changes it again, is heard each time."""
    answered = {"digest": digest, "status": status, "location": location[:1000], "body": body, "at": at}
    Submission.objects.update_or_create(key=key, defaults=answered)


def begin() -> None:
    _wrote.set(False)


def wrote(**kwargs: Any) -> None:
    _wrote.set(True)


def has_written() -> bool:
    return _wrote.get()


def forget_old(*, at: datetime) -> int:
    return Submission.objects.filter(at__lte=at - FOR).delete()[0]

"""Keep what was typed when the session had ended; give it back to whoever typed it, and to nobody else."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.files import pending
from lianxinqiao.submissions import marks
from lianxinqiao.submissions.marks import Mark
from lianxinqiao.submissions.models import KeptForm

FOR = timedelta(hours=1)
MOST = 20  # of one person; the oldest go
OURS = frozenset({"csrfmiddlewaretoken", marks.FIELD, marks.KEPT})
SECRET = ("password", "secret", "credential")
# Forms that ask for a password or a code are typed anew.
SECRET_VIEWS = ("account_", "mfa_", "accounts:")


def keep(request: HttpRequest, mark: Mark) -> KeptForm | None:
    """Put the form aside for its owner; None where there is nothing that may be kept."""
    if not _may_be_kept(request) or not User.objects.filter(pk=mark.owner, is_active=True).exists():
        return None
    typed = [[name, [_storable(value) for value in values]] for name, values in request.POST.lists() if _is_kept(name)]
    files = [
        [name, pending.put(upload, by=str(mark.owner))]
        for name, uploads in request.FILES.lists()
        for upload in uploads
        if upload.size
    ]
    kept = KeptForm.objects.create(
        user_id=mark.owner, address=request.get_full_path()[:500], page=mark.page, typed=typed, files=files
    )
    _drop(KeptForm.objects.filter(user_id=mark.owner).order_by("-kept_at")[MOST:])
    return kept


def _may_be_kept(request: HttpRequest) -> bool:
    """Saving by itself has the browser's own keeping, and a password is typed again."""
    if request.headers.get("X-Requested-With") or request.headers.get("HX-Request"):
        return False
    try:
        return not resolve(request.path_info).view_name.startswith(SECRET_VIEWS)
    except Resolver404:
        return False


def _is_kept(name: str) -> bool:
    return name not in OURS and not any(part in name for part in SECRET)


def _storable(value: str) -> str:
    return value.replace("\x00", "")


def place(kept: KeptForm) -> str:
    """The page on which it is shown again."""
    return f"{kept.page}{'&' if '?' in kept.page else '?'}{urlencode({marks.KEPT: kept.pk})}"


def find(key: str, user: User | AnonymousUser, at: datetime | None = None) -> KeptForm | None:
    """What was kept under this key for this person within the last hour."""
    try:
        sought = uuid.UUID(key)
    except ValueError:
        return None
    at = at or timezone.now()
    return KeptForm.objects.filter(pk=sought, user_id=user.pk, kept_at__gt=at - FOR).first() if user.pk else None


def shown(kept: KeptForm) -> dict[str, Any]:
    """For the page: every value to be sent again, the words to be read, the files by name, all of it for the script."""
    pairs = [(name, value) for name, values in kept.typed for value in values]
    return {
        "pk": kept.pk,
        "address": kept.address,
        "pairs": pairs,
        "words": [value for name, value in pairs if _is_read(name, value)],
        "files": [noted["name"] for _name, noted in kept.files],
        "values": dict(kept.typed),
    }


def _is_read(name: str, value: str) -> bool:
    """Words that somebody wrote: no key, no token, no tick."""
    return not name.endswith("-kept") and name not in {"read_at", "begun"} and (len(value) > 20 or not value.isascii())


def give_back(request: HttpRequest, kept: KeptForm) -> None:
    """The files that were kept come with the form again, but for a field in which another was chosen."""
    fresh = {name for name, uploads in request.FILES.lists() if any(uploads)}
    for name, noted in kept.files:
        upload = pending.opened(noted)
        if upload and name not in fresh:
            request.FILES.appendlist(name, upload)


def forget(kept: KeptForm) -> None:
    _drop([kept])


def forget_old(*, at: datetime) -> int:
    """Take away what nobody came back for; how many."""
    return _drop(KeptForm.objects.filter(kept_at__lte=at - FOR))


def _drop(rows: Any) -> int:
    gone = list(rows)
    for path in (noted["path"] for row in gone for _name, noted in row.files):
        pending.discard(path)
    KeptForm.objects.filter(pk__in=[row.pk for row in gone]).delete()
    return len(gone)


def lists(request: HttpRequest) -> Iterator[tuple[str, list[str]]]:
    """What a form said, without what differs each time that it is drawn."""
    drawn = OURS - {marks.KEPT}
    return ((name, values) for name, values in sorted(request.POST.lists()) if name not in drawn)

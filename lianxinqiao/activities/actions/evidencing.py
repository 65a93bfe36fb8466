"""Files of an activity, and those that show a problem, a deed, a gift, a text or a building: added, and taken away again with a reason."""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.frame import FRAME, LEDGER_FRAMES, PROBLEM_FRAME
from lianxinqiao.activities.models import Evidence, Finding
from lianxinqiao.acts.frame import Doing
from lianxinqiao.acts.rules import say_why
from lianxinqiao.files import actions as files
from lianxinqiao.people.models import Post

LONGEST = 2048  # pixels of a picture's longer side
MOST = 20  # of one thing


@transaction.atomic
def attach(root: Any, *, file: Any, when: str = "other", caption: str = "", by: Post, at: datetime) -> Evidence:
    """One more file. Raises Refused where it may not come in."""
    with _act("attach", root, by=by, at=at) as done:
        row = keep(root, file=file, when=when, caption=caption, by=by, at=at)
        done(data={"file": row.file.name, "sha256": row.file.sha256, "when": row.when})
        return row


@transaction.atomic
def detach(root: Any, *, evidence: Evidence, reason: str, by: Post, at: datetime) -> None:
    """It was the wrong one: the journal goes on saying which file it was."""
    with _act("detach", root, by=by, at=at) as done:
        say_why(reason)
        if evidence.root != root:
            raise Refused(_("这份材料不在这里。"))
        file = evidence.file
        evidence.delete()
        if not Finding.objects.filter(picture=file).exists():
            files.discard(file)
        done(note=reason, data={"file": file.name, "sha256": file.sha256})


@transaction.atomic
def keep(root: Any, *, file: Any, when: str, caption: str = "", by: Post, at: datetime) -> Evidence:
    """Stored as part of an act on `root`."""
    if not file:
        raise Refused(_("请选择文件。"))
    if root.evidence.count() >= MOST:
        raise Refused(_("最多%(most)d份材料，请先去掉用不着的。") % {"most": MOST})
    row = Evidence(**{_name(root): root}, when=when, caption=caption.strip(), added_by=by, added_at=at)
    row.file = files.store(file, by=by.user, kind="evidence", longest=LONGEST)
    row.full_clean()
    row.save(force_insert=True)
    return row


def _name(root: Any) -> str:
    return str(root._meta.model_name)


def _act(verb: str, root: Any, *, by: Post, at: datetime) -> AbstractContextManager[Doing]:
    frames = {"activity": FRAME, "problem": PROBLEM_FRAME, **LEDGER_FRAMES}
    return frames[_name(root)].act(f"{_name(root)}.{verb}", root, by=by, at=at)

"""Sheets of past sessions, and what is got ready for acts."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.files.models import Intake
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ sheets of past sessions
def may_take_back(intake: Intake, reason: str) -> None:
    """Whether anybody acted on one of the records is asked where they are locked."""
    if intake.confirmed_at is None:
        raise Refused(_("这份表格还没有导入。"))
    if intake.taken_back_at:
        raise Refused(_("这次导入已经撤回。"))
    if not reason.strip():
        raise Refused(_("撤回导入请说明理由。"))


def must_be_untouched(keys: Iterable[int]) -> None:
    """What came in with a sheet: an entry about one of them is an act on it; merged ones hang on another."""
    entry = Entry.objects.filter(object_kind="matters.suggestion", object_id__in=list(keys)).order_by("id").first()
    if entry is not None:
        words = {"what": entry.object_label, "act": ACTS.word(entry.act)}
        raise Refused(_("导入后已经对“%(what)s”办理过“%(act)s”，不能整批撤回。") % words)


# ------------------------------------------------------------------ what is got ready for acts
def may_keep_templates(post: Post) -> None:
    if post.role not in {"unit_clerk", "unit_head"} or post.organization is None:
        raise Refused(_("答复模板由承办单位自己维护。"))

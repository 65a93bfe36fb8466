"""For whom a suggestion waits, as far as the person looking may read it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lianxinqiao.access.roles import UNIT
from lianxinqiao.acts.page import Waits
from lianxinqiao.acts.waiting import Open, said
from lianxinqiao.matters import visibility
from lianxinqiao.matters.models import Handling, Matter
from lianxinqiao.matters.rules import KINDS
from lianxinqiao.matters.stages import RUNNING, SUGGESTION, HandlingStage, Stage
from lianxinqiao.people.models import Post

# While it is judged, the next act of the office says how it was judged.
JUDGING = (Stage.ANSWERED, Stage.MEDIATION, Stage.CLOSED)


def waits(suggestion: Matter, post: Post | None, found: list[Open]) -> Waits | None:
    """For whom it waits, as far as this person may read it: what is on its way, and what was thought of it, is not all's."""
    read = visibility.facts(suggestion, post)
    handlings = suggestion.handlings.all() if "work" in read else ()
    share = own_share(handlings, post)
    if share and share.kind == Handling.Kind.ASSIST:
        words = _("会办意见由本单位负责人提出。")
        return Waits(_("本单位的会办意见还没有提出"), words, (share.due_on, share.due_rule), tone="warn")
    if not found:
        return None
    if suggestion.stage in RUNNING and "way" not in read:
        whom = str(KINDS.of(suggestion).rules.acts.who[SUGGESTION[suggestion.stage].move].name)
    elif suggestion.stage in JUDGING and "grades" not in read:
        whom = _("、").join(dict.fromkeys(each.name for each in found))  # the act would say what was thought
    else:
        whom = said(found)
    words = _("等待%(whom)s，有进展时会通知相关人员。") % {"whom": whom}
    own = own_words(handlings, post)
    return Waits(_("现在不需要您办理"), f"{own}{words}", found[0].due if "clock" in read else (None, ()))


def own_words(handlings: Iterable[Handling], post: Post | None) -> str:
    """What this deputy said of the last answer, in a sentence."""
    if not post or not post.mandate_id:
        return ""
    forms = [form for row in handlings for reply in row.replies.all() for form in reply.assessments.all()]
    mine = [form for form in forms if form.mandate_id == post.mandate_id and form.given_on]
    if not mine:
        return ""
    last = max(mine, key=lambda form: form.pk)
    return _("您于%(day)s作了评价：办理结果%(grade)s。") % {
        "day": last.given_on.isoformat(),  # type: ignore[union-attr]
        "grade": last.get_result_display(),
    }


def own_share(handlings: Iterable[Handling], post: Post | None) -> Handling | None:
    """The share that this unit still owes, where its own part is not done though nothing of it is this person's move."""
    if not post or post.role not in UNIT:
        return None
    shares = (row for row in handlings if row.organization_id == post.organization_id)
    return next((row for row in shares if row.stage == HandlingStage.ACCEPTED and not row.answers), None)

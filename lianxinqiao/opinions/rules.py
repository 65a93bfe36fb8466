"""Rules say no in a sentence: what the table of acts cannot say."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.acts.strangers import Doer, Stranger
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.opinions import deadlines, kinds
from lianxinqiao.opinions.acts import ACTS
from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.people.models import Organization, Post

RULES = Rules(ACTS)
LEAST, MOST = 5, 2000  # characters
PHOTOS = 4


def may_begin(by: Doer | None, body_id: int) -> None:
    RULES.may("opinion.receive", by, Beginning(body_id))


def may_import(by: Post | None) -> None:
    RULES.may("opinion.import", by, Beginning(by.body_id if by else None))


def may_be_taken_in(text: str, photos: int) -> None:
    length = len(text.strip())
    if length < LEAST:
        raise Refused(_("请把事情说清楚一些：至少%(n)s个字。") % {"n": LEAST})
    if length > MOST:
        raise Refused(_("写了%(n)s个字，超过了%(max)s字，请精简后再提交。") % {"n": length, "max": MOST})
    if photos > PHOTOS:
        raise Refused(_("照片最多%(n)s张。") % {"n": PHOTOS})


def may_keep_person(*, under_14: bool, guardian_agrees: bool, given: bool) -> None:
    """A child's personal data is kept only with the consent of a guardian."""
    if under_14 and given and not guardian_agrees:
        words = _("不满十四周岁的，留下姓名和电话要经监护人同意；也可以什么都不留，凭查询码查看答复。")
        raise Refused(words, rule=_("个人信息保护法第三十一条"))


def may_come_together(rules: Any, representatives: int) -> None:
    """People who come together with one matter choose representatives."""
    most = rules.opinions.representatives
    if representatives > most:
        words = _("多人共同反映同一件事的，应当推选代表，代表人数不得超过%(n)s人。") % {"n": most}
        raise Refused(words, rule=_("信访工作条例第二十条"))


# ------------------------------------------------------------------ routing
@RULES("opinion.answer", "opinion.propose", "opinion.assign", "opinion.ask_outside")
def is_ours(_post: Any, opinion: Opinion, _at: datetime) -> None:
    if not kinds.handled_here(opinion.kind):
        boundary = kinds.BOUNDARIES[opinion.kind]
        words = _("这是“%(kind)s”，不由本站办理，只能转送有权机关。") % {"kind": opinion.get_kind_display()}
        raise Refused(words, rule=boundary.article)


def may_go_to(opinion: Opinion, unit: Organization) -> None:
    """An accusation is never routed to the unit that it accuses."""
    if opinion.accused_id and opinion.accused_id == unit.pk:
        boundary = kinds.BOUNDARIES[kinds.Kind.ACCUSATION]
        raise Refused(_("不能把意见交给被反映的单位%(unit)s。") % {"unit": unit}, rule=boundary.article)
    if unit.district_id != opinion.body.district_id:
        raise Refused(_("%(unit)s不属于本行政区划。") % {"unit": unit})
    if not unit.active:
        raise Refused(_("%(unit)s已经停用，请选择接替它的单位。") % {"unit": unit})


def may_have_had(opinion: Opinion, unit: Organization) -> None:
    """For past records: a unit that has been abolished since may have answered."""
    if unit.district_id != opinion.body.district_id:
        raise Refused(_("%(unit)s不属于本行政区划。") % {"unit": unit})


def may_forward(opinion: Opinion, to: str) -> None:
    if not to.strip():
        raise Refused(_("请写明转送到哪个机关。"))
    accused = opinion.accused
    if opinion.kind == kinds.Kind.ACCUSATION and accused and (accused.name in to or accused.short_name in to):
        boundary = kinds.BOUNDARIES[kinds.Kind.ACCUSATION]
        raise Refused(_("检举控告不能转给被反映的单位。"), rule=boundary.article)


def may_be_taken_in_there(opinion: Opinion, to: str, accepted_by: str, accepted_on: date | None, at: datetime) -> None:
    """While one organ is within its term, no second organ accepts the same matter."""
    if bool(accepted_by.strip()) != bool(accepted_on):
        raise Refused(_("已经受理的，请同时写明受理机关和受理日期。"))
    until = deadlines.accepted_until(opinion, accepted_on)
    if accepted_by.strip() != to.strip() and not kinds.accepted_above(until, timezone.localdate(at)):
        words = {"organ": accepted_by.strip(), "day": until}
        said = _("%(organ)s已经受理，到%(day)s为止由其办理，其他机关不受理同一事项。请转送给它，或者到期以后再转。")
        raise Refused(said % words, rule=_("信访工作条例第十九条"))


@RULES("opinion.ask")
def may_ask(_post: Any, opinion: Opinion, _at: datetime) -> None:
    if opinion.no_contact:
        raise Refused(_("反映人说明了不要联系，不能再发出询问。"))


def may_leave_the_house(opinion: Opinion, name: str, told: str) -> None:
    """Asks to whom it is sent outside and in which words; it is never sent to whom it accuses."""
    if not name.strip():
        raise Refused(_("请写明请哪个单位答复。"))
    if len(told.strip()) < LEAST:
        raise Refused(_("请写明告诉对方的内容。"))
    if opinion.erased_at is not None:
        raise Refused(_("反映人删除了个人信息，内容不再发给外单位。"))


# ------------------------------------------------------------------ answered
def may_answer(outcome: str, words: str, planned_until: Any) -> None:
    if len(words.strip()) < LEAST:
        raise Refused(_("请写明怎样办理、结果如何。"))
    if outcome not in {str(each) for each in Opinion.Outcome}:
        raise Refused(_("请选择办理结果。"))
    if outcome == Opinion.Outcome.PLANNED and planned_until is None:
        raise Refused(_("列入计划的，请写明计划什么时候完成，群众会看到这个日期。"))


@RULES("share.ask_again", "share.reply")
def is_outside(_post: Any, share: Share, _at: datetime) -> None:
    if not share.outside:
        raise Refused(_("这一份由本系统内的单位办理，不用链接答复。"))


@RULES("opinion.rate")
def may_rate(_post: Any, opinion: Opinion, at: datetime) -> None:
    if opinion.rating:
        raise Refused(_("您已经评价过，每次答复只评价一次。"))
    _within(opinion, "rating", at, _("评价期到%(day)s为止。"))


@RULES("opinion.reopen")
def may_reopen(_post: Any, opinion: Opinion, at: datetime) -> None:
    _within(opinion, "reopening", at, _("要求重新办理的期限到%(day)s为止。请作为新的意见提出。"))


def _within(opinion: Opinion, term: str, at: datetime, words: str) -> None:
    if opinion.answered_at is None:
        raise Refused(_("还没有答复。"))
    last = deadlines.last_day(opinion, term, timezone.localdate(opinion.answered_at))
    if timezone.localdate(at) > last:
        raise Refused(words % {"day": last.isoformat()})


@RULES("opinion.close")
def may_close(_post: Any, opinion: Opinion, at: datetime) -> None:
    """An opinion that its sender may still rate is not closed before it is rated."""
    if opinion.rating or opinion.answered_at is None:
        return
    last = deadlines.last_day(opinion, "rating", timezone.localdate(opinion.answered_at))
    if timezone.localdate(at) <= last:
        raise Refused(_("群众可以评价到%(day)s，这以前不能办结。") % {"day": last.isoformat()})


@RULES("opinion.restore")
def may_restore(_post: Any, opinion: Opinion, at: datetime) -> None:
    if opinion.discarded_at is None:
        return
    last = deadlines.last_day(opinion, "restoring", timezone.localdate(opinion.discarded_at))
    if timezone.localdate(at) > last:
        raise Refused(_("不予登记的意见只能在%(day)s以前恢复。") % {"day": last.isoformat()})


# ------------------------------------------------------------------ the person behind it
@RULES("sender.read")
def may_read_sender(post: Doer, opinion: Opinion, _at: datetime) -> None:
    """Only the office learns who made an accusation."""
    if opinion.kind == kinds.Kind.ACCUSATION and (isinstance(post, Stranger) or not post.in_the_office):
        raise Refused(_("检举控告人的信息只有代工委可以查看。"), rule=kinds.BOUNDARIES[opinion.kind].article)
    if opinion.erased_at is not None or not hasattr(opinion, "sender"):
        raise Refused(_("没有留下联系方式，或者已经删除。"))


@RULES("opinion.publish")
def may_publish(_post: Any, opinion: Opinion, _at: datetime) -> None:
    if not kinds.handled_here(opinion.kind):
        raise Refused(_("检举控告和申诉求决不公开。"))
    if opinion.published_at:
        raise Refused(_("这条意见已经公开。"))


def open_shares(opinion: Opinion) -> list[Share]:
    return [share for share in opinion.shares.select_related("organization") if share.stage == "assigned"]

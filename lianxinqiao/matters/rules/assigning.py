"""A matter is registered, merged and assigned; its unit accepts it, gives it back, asks for more time."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters import deadlines
from lianxinqiao.matters.models import (
    AssigningMeeting,
    Extension,
    Handling,
    Matter,
)
from lianxinqiao.matters.rules.table import RULES, may
from lianxinqiao.matters.stages import ReplyStage
from lianxinqiao.people.models import Organization, Post


# ------------------------------------------------------------------ register, merge, assign
def may_decline(post: Post, suggestion: Matter, ground: str) -> None:
    if ground not in {row.code for row in suggestion.profile_version.rules.not_a_suggestion}:
        raise Refused(_("请选择规则中列明的不作为建议的情形。"))


def may_merge(post: Post, suggestion: Matter, into: Matter) -> None:
    may("suggestion.merge", post, suggestion)
    may("suggestion.merge", post, into)
    if suggestion.pk == into.pk:
        raise Refused(_("不能与自身并案。"))
    if suggestion.body_id != into.body_id:
        raise Refused(_("不同机构的%(matter)s不能并案。") % suggestion.words)
    if suggestion.merged_into:
        raise Refused(
            _("这件%(matter)s已并入第%(n)s号。") % {**suggestion.words, "n": suggestion.merged_into.number_text}
        )
    if into.merged_into_id or suggestion.merged.exists():
        raise Refused(_("并案只有一层：请并入主件，或先取消原来的并案。"))


def may_assign(post: Post, suggestion: Matter, to: Sequence[tuple[str, Organization]]) -> None:
    """`to`: each unit with its part."""
    may("suggestion.assign", post, suggestion)
    kinds = [kind for kind, _unit in to]
    if suggestion.merged_into:
        raise Refused(
            _("这件%(matter)s已并入第%(n)s号，请对主件交办。")
            % {**suggestion.words, "n": suggestion.merged_into.number_text}
        )
    leads, separates = kinds.count(Handling.Kind.LEAD), kinds.count(Handling.Kind.SEPARATE)
    if separates and (leads or kinds.count(Handling.Kind.ASSIST)):
        raise Refused(_("分别办理时，各单位都是分办，不再设主办和会办。"))
    if not separates and leads != 1:
        raise Refused(_("请确定一个主办单位。"))
    if separates == 1:
        raise Refused(_("分别办理至少要有两个单位。"))
    for _kind, unit in to:
        may_take(suggestion, unit)


def may_take(suggestion: Matter, unit: Organization) -> None:
    """Whether a unit may have a share: its own district's, in use, and not below another unless the profile allows."""
    if unit.district_id != suggestion.body.district_id:
        raise Refused(_("%(unit)s不是本行政区划的单位。") % {"unit": unit})
    if not unit.active:
        raise Refused(_("%(unit)s已停用。") % {"unit": unit})
    if unit.parent and not suggestion.profile_version.rules.assigns_below(unit.kind):
        words = {"unit": unit, "above": unit.parent}
        raise Refused(_("%(unit)s是%(above)s的下属单位，本机构的规则方案不直接向它交办。") % words)


def may_change_package(code: str, post: Post, meeting: AssigningMeeting) -> None:
    """Put on its list, take off it, or assign all that stands there: as long as the meeting has not been held."""
    may(code, post, meeting)
    if meeting.made_at:
        raise Refused(_("这次交办会已经交办完毕。"))


# ------------------------------------------------------------------ accept, return, handle
def may_ask_return(post: Post, handling: Handling, on: date, reason: str, proposed: Organization | None) -> None:
    if handling.return_until and on > handling.return_until:
        window = handling.suggestion.profile_version.rules.return_window
        raise Refused(
            _("申请退回的期限已于%(until)s届满，不再调整。") % {"until": handling.return_until.isoformat()},
            rule=str(window.source) if window else "",
        )
    if not reason.strip():
        raise Refused(_("申请退回必须说明理由。"))
    if proposed is None:
        raise Refused(_("申请退回必须提出建议改由哪个单位办理。"))
    if proposed == handling.organization:
        raise Refused(_("建议改由的单位不能是本单位。"))
    may_take(handling.suggestion, proposed)


@RULES("handling.give_opinion")
def may_give_opinion(post: Post, handling: Handling, _at: datetime) -> None:
    if handling.kind != Handling.Kind.ASSIST:
        raise Refused(_("只有会办单位提出会办意见；主办和分办单位直接答复%(raiser)s。") % handling.suggestion.words)


@RULES("handling.ask_redo")
def may_ask_redo(post: Post, handling: Handling, _at: datetime) -> None:
    """Only of an opinion that is given, and before the answer that rests on it has left the unit's desk."""
    if handling.kind != Handling.Kind.ASSIST:
        raise Refused(_("只有会办意见可以要求重提。"))
    replies = (reply for share in handling.suggestion.handlings.all() for reply in share.replies.all())
    if any(reply.round == handling.suggestion.round and reply.stage != ReplyStage.DRAFT for reply in replies):
        raise Refused(_("答复已经送出会签、签发，不能再要求重提会办意见。"))


@RULES("handling.ask_extension")
def may_ask_extension(post: Post, handling: Handling, _at: datetime) -> None:
    if not handling.answers:
        raise Refused(_("会办单位不申请延期。"))
    mode = handling.suggestion.profile_version.rules.extension
    if mode.mode == "by_classification":
        raise Refused(
            _("本方案不设延期：答复期限按%(matter)s的难易在交办时确定。") % handling.suggestion.words,
            rule=str(mode.source),
        )
    if handling.extensions.filter(round=handling.suggestion.round).exclude(state=Extension.State.REFUSED).exists():
        raise Refused(_("这一轮办理已申请过延期。"))


def may_extend_to(suggestion: Matter, until: date) -> None:
    """Later than the day that stands, and not beyond what the profile allows."""
    if suggestion.due_on and until <= suggestion.due_on:
        raise Refused(_("延期到的日子应当晚于现在的期限%(due)s。") % {"due": suggestion.due_on.isoformat()})
    limit = deadlines.longest(suggestion)
    if limit is not None and until > limit.date:
        raise Refused(_("最长可以延期到%(day)s。") % {"day": limit.date.isoformat()}, rule=str(limit.source))


@RULES("extension.grant", "extension.refuse")
def may_decide_extension(post: Post, extension: Extension, _at: datetime) -> None:
    if extension.state != Extension.State.ASKED:
        raise Refused(_("这项延期申请已经处理过了。"))
    decider = extension.suggestion.profile_version.rules.extension.decided_by
    wanted = {"deputy": "deputy", "office": "office_head", "assigner": "supervision"}.get(decider)
    if wanted == "deputy" and post.role not in {"deputy", "delegation_head"}:
        raise Refused(_("延期须经%(raiser)s同意。") % extension.suggestion.words)
    if wanted == "office_head" and post.role != "office_head":
        raise Refused(_("延期由%(office)s负责人批准。") % extension.suggestion.words)
    if wanted == "supervision" and post.role != "supervision":
        raise Refused(_("延期由交办机关同意。"))

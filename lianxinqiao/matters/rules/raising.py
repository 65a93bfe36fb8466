"""A matter is written, signed with others, handed in, withdrawn."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import (
    Matter,
    Suggestion,
)
from lianxinqiao.matters.models.matters import of_body
from lianxinqiao.matters.rules.table import RULES, may
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Mandate, Post


def may_begin(code: str, post: Post | None, body_id: int | None = None) -> None:
    """Begin something in a body, which is the post's own where none is named."""
    own = post.body_id if post else None
    if post and post.body and of_body(post.body) is not Suggestion and code.startswith("suggestion."):
        raise Refused(_("政协委员提出的是提案，请从“写提案”开始。"))
    may(code, post, Beginning(own if body_id is None else body_id))


def may_raise(post: Post) -> None:
    """A deputy in office raises suggestions in their own body (代表法 §24, §36)."""
    if not can(may_begin, "suggestion.start", post):
        raise Refused(_("只有本级人大代表可以提出建议。"), rule=str(ACTS["suggestion.start"].rule))


def may_submit(post: Post, suggestion: Matter, at: datetime) -> None:
    if post.role in {"office_clerk", "office_head"}:
        may_enter_for(post, suggestion)
    lengths = suggestion.profile_version.rules.lengths
    if not suggestion.title.strip():
        raise Refused(_("请填写标题。"))
    if len(suggestion.title) > lengths.title_max:
        raise Refused(
            _("标题有%(n)s字，超过了%(max)s字的上限，请精简后再提交。")
            % {"n": len(suggestion.title), "max": lengths.title_max}
        )
    if not suggestion.cause.strip():
        raise Refused(
            _("请填写%(cause)s：%(matter)s应当明确具体，注重反映实际情况和问题。")
            % {**suggestion.words, "cause": suggestion.cause_word},
            rule=str(suggestion.writing_rule),
        )
    points = [point.text.strip() for point in suggestion.requests.all()]
    if not any(points):
        raise Refused(_("请至少写一条具体建议。"))
    total = len(suggestion.cause) + len(suggestion.analysis) + sum(map(len, points))
    if total > lengths.body_max:
        raise Refused(
            _("正文共%(n)s字，超过了%(max)s字的上限，请精简或分成几件提出。") % {"n": total, "max": lengths.body_max}
        )
    if suggestion.wish_open is False and not suggestion.closed_reason.strip():
        raise Refused(_("选择不公开的，请说明理由。"))
    if suggestion.delegation_id and post.role == "deputy":
        raise Refused(_("以代表团名义提出的建议，由代表团团长签署后提交。"))
    if suggestion.delegation_id and suggestion.between_sessions:
        raise Refused(_("闭会期间不能以代表团名义提出建议。"))


@RULES("suggestion.save", "file.attach", "file.detach")
def may_write(post: Post, suggestion: Matter, _at: datetime) -> None:
    """The text with its files is the deputy's own, or the paper's that this office entered."""
    if post.role in {"office_clerk", "office_head"} and suggestion.source != Suggestion.Source.PAPER:
        raise Refused(
            _("%(raiser)s自己的草稿只能由本人修改；%(office)s只能修改自己录入的纸质%(matter)s。") % suggestion.words
        )


def may_enter_for(post: Post, suggestion: Matter) -> None:
    """The office hands in a paper suggestion for its deputy, whose signature is on the scan."""
    if suggestion.source != Suggestion.Source.PAPER or not suggestion.files.filter(attachment__kind="scan").exists():
        raise Refused(_("%(office)s只能代为提交附有%(raiser)s签名扫描件的纸质%(matter)s。") % suggestion.words)


def may_invite(suggestion: Matter, mandates: list[Mandate], until: datetime | None, at: datetime) -> None:
    if not mandates:
        raise Refused(_("请选择要邀请的%(raiser)s。") % suggestion.words)
    if suggestion.delegation_id:
        raise Refused(_("以代表团名义提出的建议不再邀请个人联名。"))
    if any(mandate.term_id != suggestion.lead.term_id for mandate in mandates):
        raise Refused(_("只能邀请本届%(raiser)s联名。") % suggestion.words)
    if any(mandate.pk == suggestion.lead_id for mandate in mandates):
        raise Refused(_("领衔%(raiser)s不用邀请自己。") % suggestion.words)
    if until is not None and until <= at:
        raise Refused(_("联名截止时间应当晚于现在。"))


@RULES("suggestion.cosign")
def may_cosign(post: Post, suggestion: Matter, at: datetime) -> None:
    if suggestion.cosign_until and at > suggestion.cosign_until:
        until = timezone.localtime(suggestion.cosign_until).strftime("%Y-%m-%d %H:%M")
        raise Refused(_("联名已于%(until)s截止。") % {"until": until})


@RULES("suggestion.withdraw")
def may_withdraw(post: Post, suggestion: Matter, _at: datetime) -> None:
    until = suggestion.profile_version.rules.withdraw
    assigned = suggestion.stage in {Stage.ASSIGNED, Stage.HANDLING}
    if until.until == "assignment" and assigned:
        raise Refused(_("%(matter)s交办后不能撤回。") % suggestion.words, rule=str(until.source))

"""Who plays which part in a suggestion's life, and the stages and conditions that its acts share."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Who, of_body, of_unit
from lianxinqiao.matters.stages import COUNTED, HandlingStage, PromiseStage, ReplyStage, Stage

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ who
def _lead_deputy(post: "Post", subject: Any) -> bool:
    suggestion = subject.root
    if post.role == roles.RoleCode.DELEGATION_HEAD and suggestion.delegation_id:
        return bool(post.mandate and post.mandate.delegation_id == suggestion.delegation_id)
    return post.role in roles.DEPUTIES and post.mandate_id is not None and post.mandate_id == suggestion.lead_id


def _cosigner(post: "Post", subject: Any) -> bool:
    if post.role not in roles.DEPUTIES or post.mandate_id is None:
        return False
    return bool(subject.root.cosigners.filter(mandate_id=post.mandate_id).exists())


def _raiser(post: "Post", subject: Any) -> bool:
    return _lead_deputy(post, subject) or _cosigner(post, subject)


def _administrator(post: "Post", subject: Any) -> bool:
    return post.role == roles.RoleCode.ADMINISTRATOR


def _lead_unit(post: "Post", subject: Any) -> bool:
    at_work = (row for row in subject.root.handlings.all() if row.kind == "lead" and row.stage == "accepted")
    return post.role in roles.UNIT and any(row.organization_id == post.organization_id for row in at_work)


def _lead_posts(subject: Any) -> Q:
    suggestion = subject.root
    led = Q(role=roles.RoleCode.DELEGATION_HEAD, mandate__delegation_id=suggestion.delegation_id or 0)
    return led | Q(role__in=roles.DEPUTIES, mandate_id=suggestion.lead_id or 0)


def _cosigner_posts(subject: Any) -> Q:
    keys = [row.mandate_id for row in subject.root.cosigners.all()]
    return Q(role__in=roles.DEPUTIES, mandate_id__in=keys)


def _lead_unit_posts(subject: Any) -> Q:
    at_work = [row.organization_id for row in subject.root.handlings.all() if row.kind == "lead"]
    return Q(role__in=roles.UNIT, organization_id__in=at_work)


BODY_DEPUTY = of_body("body_deputy", _("本级人大代表"), *roles.DEPUTIES)
LEAD_DEPUTY = Who("lead_deputy", _("领衔代表"), _lead_deputy, _lead_posts)
COSIGNER = Who("cosigner", _("受邀联名的代表"), _cosigner, _cosigner_posts)
RAISER = Who("raiser", _("提出建议的代表"), _raiser, lambda subject: _lead_posts(subject) | _cosigner_posts(subject))
STATION = of_body("station", _("本级代表联络站工作人员"), roles.RoleCode.STATION_STAFF)
OFFICE = of_body("office", _("代工委工作人员"), *roles.OFFICE)
OFFICE_HEAD = of_body("office_head", _("代工委负责人"), roles.RoleCode.OFFICE_HEAD)
CHAIRPERSONS = of_body("chairpersons", _("主任会议"), roles.RoleCode.CHAIRPERSONS)
SUPERVISION = of_body("supervision", _("政府督查室"), roles.RoleCode.SUPERVISION)
UNIT = of_unit("unit", _("承办单位"), *roles.UNIT)
UNIT_HEAD = of_unit("unit_head", _("承办单位负责人"), roles.RoleCode.UNIT_HEAD)
LEAD_UNIT = Who("lead_unit", _("主办单位"), _lead_unit, _lead_unit_posts)
ASSISTING_UNIT = of_unit("assisting_unit", _("会办单位"), *roles.UNIT)
ADMINISTRATOR = Who("administrator", _("系统管理员"), _administrator)


# ------------------------------------------------------------------ what and when
S, H, R, P = Stage, HandlingStage, ReplyStage, PromiseStage
WRITING = codes(S.DRAFT, S.SENT_BACK)
RUNNING = codes(S.ASSIGNED, S.HANDLING)
AFTER_REPLY = codes(S.ANSWERED, S.HANDLING, S.MEDIATION, S.CLOSED)
HAS_NUMBER = COUNTED
OVER = codes(S.CLOSED, S.RECORDED)


# ------------------------------------------------------------------ without sense now, though no rule refuses it
def held(suggestion: Any) -> bool:
    return any(hold.to_on is None for hold in suggestion.holds.all())


def not_merged(suggestion: Any) -> bool:
    return suggestion.merged_into_id is None and not suggestion.merged.exists()


def has_its_paper(suggestion: Any) -> bool:
    """What the office entered is handed in with its scan."""
    return suggestion.source != "paper" or bool(suggestion.files.exists())


def no_reply_of_this_round(handling: Any) -> bool:
    return all(reply.round != handling.root.round for reply in handling.replies.all())


def waits_for_openness(suggestion: Any) -> bool:
    """What is published is decided at any time, but waited for only once there is an answer to publish."""
    return not suggestion.openness and suggestion.stage in {S.ANSWERED, S.MEDIATION, S.CLOSED}

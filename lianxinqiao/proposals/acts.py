"""Every act on a proposal, as a table. What a unit does about it are the rows of `matters`, said of members and proposals.

A row is taken over by `_row`: its code bears this room's prefix, whoever plays a part in it is called as a CPPCC
committee calls them, and what it says to people is said anew where it would speak of deputies or suggestions.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.kinds import renamed
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Page, Who, of_body
from lianxinqiao.matters import acts as shared
from lianxinqiao.matters import players
from lianxinqiao.matters.stages import HandlingStage, Stage

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post

S = Stage


# ------------------------------------------------------------------ who
def _called(who: Who, name: Any) -> Who:
    return replace(who, name=name)


def _member_or_office(post: "Post", subject: Any) -> bool:
    """A member by themselves, the office what came on paper."""
    if post.role in roles.DEPUTIES:
        return post.body_id == subject.root.body_id
    return OFFICE.is_played_by(post, subject)


PROPOSER = Who("proposer", _("本级政协委员"), _member_or_office)
FIRST = _called(players.LEAD_DEPUTY, _("第一提案人"))
OFFICE = of_body("office", _("提案委员会工作人员"), *roles.OFFICE)
OFFICE_HEAD = of_body("office_head", _("提案委员会负责人"), roles.RoleCode.OFFICE_HEAD)
CHAIRPERSONS = of_body("chairpersons", _("主席会议"), roles.RoleCode.CHAIRPERSONS)
PARTS = {
    "lead_deputy": FIRST,
    "cosigner": _called(players.COSIGNER, _("受邀联名的委员")),
    "raiser": _called(players.RAISER, _("提出提案的委员")),
    "office": OFFICE,
    "office_head": OFFICE_HEAD,
    "chairpersons": CHAIRPERSONS,
}


# ------------------------------------------------------------------ what a row says of a proposal
def _said(**what: Any) -> dict[str, Any]:
    return what


SAID: dict[str, dict[str, Any]] = {
    "proposal.save": _said(page=Page("proposal-edit", _("修改提案"))),
    "proposal.submit": _said(
        rule="", told=_("“%(thing)s”已提交，请审查。"), then=_("提交后由提案委员会审查，文字不再改动。")
    ),
    "proposal.cosign": _said(then=_("签署后您的名字列入联名；提交以前可以改为不参加。")),
    "proposal.decline_cosign": _said(then=_("不参加联名，第一提案人会收到通知。")),
    "proposal.reopen_text": _said(then=_("收回后可以修改文字；已经签署的委员要对新的文字重新签署。")),
    "proposal.withdraw": _said(word=_("撤案"), told=_("“%(thing)s”已由委员撤案，不再办理。")),
    "proposal.send_back": _said(then=_("委员按要求修改后重新提交。")),
    "proposal.register": _said(
        word=pgettext_lazy("提案审查", "立案"),
        told=_("“%(thing)s”已经立案，等待交办。"),
        then=_("立案后取得编号，等待交办；提案者会收到立案通知。"),
    ),
    "proposal.merge": _said(
        told=_("“%(thing)s”已并案办理。"),
        then=_("并案后各提案者、编号和经过都保留，一并交办，分别答复；交办以前可以取消。"),
    ),
    "proposal.assign": _said(rule="", told=_("“%(thing)s”已交办，由承办单位签收办理。")),
    "proposal.choose_key": _said(
        word=_("确定为重点提案"), told=_("“%(thing)s”确定为重点提案。"), rule="", then=_("确定后在门户公布督办领导。")
    ),
    "proposal.publish": _said(
        rule=_("国办发〔2014〕46号"), then=_("公众可以在门户上读到提案和已送达的答复；提案委员会负责人可以撤下。")
    ),
    "proposal.close": _said(then=_("办结后承办单位可以看到评价，承诺事项继续跟踪；办结不能撤销。")),
    "handling.note_contact": _said(told=_("%(actor)s登记了“%(thing)s”的联系面商，请委员确认。")),
    "contact.confirm": _said(told=_("委员确认了“%(thing)s”的联系面商。"), then=_("确认后计入联系委员的次数。")),
    "contact.dispute": _said(told=_("委员对“%(thing)s”的联系面商有不同意见。")),
    "handling.ask_redo": _said(rule=""),
    "reply.send": _said(then=_("依次经会签、签发、督查审核后送达委员；退回以前不能再修改。")),
    "reply.review": _said(
        told=_("“%(thing)s”的答复审核通过，等待送达委员。"), then=_("审核通过后由提案委员会送达委员。")
    ),
    "reply.deliver": _said(
        told=_("“%(thing)s”的答复已经送达，请委员评价。"),
        then=_("送达后委员收到答复和征询意见表，评价期限开始计算；答复不能再修改。"),
    ),
    "assessment.give": _said(told=_("委员评价了“%(thing)s”的办理情况。")),
    "assessment.enter": _said(told=_("提案委员会录入了您对“%(thing)s”的纸质评价，请核对。")),
    "assessment.remind": _said(then=_("委员会收到催请；期限届满仍未反馈的，可以按未反馈处理。")),
    "proposal.rehandle": _said(then=_("承办单位按重新办理的期限再次答复，委员再次评价。")),
    "promise.declare": _said(
        told=_("%(actor)s报告“%(thing)s”的承诺已经兑现，请委员确认。"), then=_("由委员确认是否兑现。")
    ),
}
# What a congress alone has, and what this room does in its own way.
NOT_TAKEN = frozenset(
    {"suggestion.start", "suggestion.enter", "suggestion.convert", "suggestion.help", "suggestion.decline"}
    | {"suggestion.forward", "suggestion.import", "suggestion.correct_import"}
)
ONLY_OF_CONGRESS = frozenset({"meeting", "import", "beginning"})


def _row(act: Act) -> Act:
    code = renamed(act.code, "suggestion", "proposal")
    who = tuple(PARTS.get(each.code, each) for each in act.who)
    return replace(act, code=code, who=who, **SAID.get(code, {}))


def _shared() -> Iterator[Act]:
    for act in shared.ACTS.values():
        if act.code not in NOT_TAKEN and act.on not in ONLY_OF_CONGRESS:
            yield _row(act)


def _is_key(proposal: Any) -> bool:
    return bool(proposal.is_key)


def _plan(proposal: Any) -> Any:
    return getattr(proposal, "key_plan", None)


def _led(proposal: Any) -> bool:
    """Key, with a plan that has not ended."""
    found = _plan(proposal)
    return bool(proposal.is_key and found and found.ended_on is None)


def _may_recommend(post: "Post", subject: Any) -> bool:
    """A unit that answered it, the office, or a member who did not raise it and may read the whole of it."""
    proposal = subject.root
    if post.role in roles.UNIT:
        return any(row.organization_id == post.organization_id and row.answers for row in proposal.handlings.all())
    if post.body_id != proposal.body_id:
        return False
    if post.role in roles.DEPUTIES:
        return post.mandate_id != proposal.lead_id and proposal.openness not in PARTLY_READ
    return OFFICE.is_played_by(post, proposal)


def _handles(post: "Post", subject: Any) -> bool:
    """A unit that handles it now and answers for it."""
    shares = subject.root.handlings.all()
    return post.role in roles.UNIT and any(row.organization_id == post.organization_id for row in shares if row.answers)


HANDLER = Who("handler", _("承办单位"), _handles)
RECOMMENDER = Who("recommender", _("承办单位、提案委员会或其他委员"), _may_recommend)
PARTLY_READ = frozenset({"summary", "closed"})  # by members other than who raised it
UNDER_WAY = codes(S.REGISTERED, S.ASSIGNED, S.HANDLING, S.ANSWERED, S.MEDIATION, S.CLOSED)
REPLIED = codes(S.ANSWERED, S.MEDIATION, S.CLOSED)
JUDGED_APART = codes(S.ANSWERED)  # in mediation and after closing the unit reads what the member thought of its answer

OWN = (
    Act("proposal.start", _("写提案"), (PROPOSER,), shows=False),
    Act(
        "proposal.read",
        _("提出审查意见"),
        (OFFICE,),
        when=codes(S.SUBMITTED),
        then=_("两人各自审查，都提出以前互相看不到对方的意见。"),
        moves=lambda proposal: not proposal.is_read,
        sensible=lambda proposal: not proposal.is_read,
        shows=False,
        speaks=False,
    ),
    Act(
        "proposal.not_file",
        _("不予立案"),
        (OFFICE,),
        when=codes(S.SUBMITTED),
        tells=("deputies",),
        needs=("deputies",),
        told=_("“%(thing)s”没有立案，请看理由和去向。"),
        then=_("提案者会收到不予立案告知书，写明情形和去向。"),
        final=True,
        sensible=lambda proposal: proposal.is_read,
    ),
    Act(
        "proposal.number_there",
        _("登记上级政协编号"),
        (OFFICE,),
        when=codes(S.DECLINED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”已由上级政协编号。"),
        sensible=lambda proposal: proposal.particulars.outcome == "handed_up" and not proposal.particulars.number_there,
        speaks=False,
    ),
    Act(
        "proposal.consult",
        _("登记办理协商"),
        (OFFICE, CHAIRPERSONS, HANDLER),
        when=UNDER_WAY | codes(S.SUBMITTED),
        tells=("units", "deputies"),
        needs=(),
        told=_("“%(thing)s”的办理协商已经登记。"),
        then=_("达成一致的意见和尚待商定的事项，提案者和承办单位都能看到。"),
        shows=False,
        speaks=False,
    ),
    # key ones
    Act(
        "proposal.plan",
        _("登记督办计划"),
        (OFFICE, CHAIRPERSONS),
        when=UNDER_WAY,
        tells=("units", "deputies"),
        needs=(),
        told=_("“%(thing)s”的督办计划已经确定。"),
        sensible=_is_key,
        speaks=False,
    ),
    Act(
        "proposal.key_result",
        _("登记督办结果"),
        (OFFICE, CHAIRPERSONS),
        when=UNDER_WAY,
        tells=("units", "deputies"),
        needs=(),
        told=_("“%(thing)s”的督办已经结束。"),
        sensible=_led,
        speaks=False,
    ),
    # both sides rate each other
    Act(
        "handling.rate",
        _("评议提案质量"),
        (players.UNIT,),
        "handling",
        when=JUDGED_APART,
        at=codes(HandlingStage.DONE),
        tells=("office",),
        needs=(),
        told=_("%(actor)s评议了“%(thing)s”的质量。"),
        then=_("双方都评议以前，互相看不到对方的评议。"),
        sensible=lambda handling: handling.answers and not hasattr(handling, "quality"),
        shows=False,
        speaks=False,
    ),
    # excellent ones
    Act(
        "proposal.recommend",
        _("推荐为优秀提案"),
        (RECOMMENDER,),
        when=REPLIED,
        tells=("office",),
        needs=(),
        told=_("%(actor)s推荐“%(thing)s”为优秀提案。"),
        sensible=lambda proposal: proposal.particulars.excellent_on is None,
        shows=False,
        speaks=False,
    ),
    Act(
        "proposal.praise",
        _("评为优秀提案"),
        (OFFICE_HEAD, CHAIRPERSONS),
        when=REPLIED,
        tells=("deputies", "units"),
        needs=(),
        told=_("“%(thing)s”评为优秀提案。"),
        then=_("评定后在门户公布。"),
        sensible=lambda proposal: proposal.particulars.excellent_on is None,
    ),
)
BESIDE = {renamed(code, "suggestion", "proposal") for code in shared.BESIDE}
ACTS = Acts(
    (*OWN, *_shared()),
    root="proposals.Proposal",
    thing=_("这件提案"),
    parts={
        "handling": "matters.Handling",
        "contact": "matters.Contact",
        "extension": "matters.Extension",
        "reply": "matters.Reply",
        "countersign": "matters.Countersign",
        "assessment": "matters.Assessment",
        "promise": "matters.Promise",
    },
    events={"proposal.recompute": _("重新计算期限")},
    elsewhere=lambda act: act.code in BESIDE,
)

"""The roles of the house, each in prose that a lawyer can read (角色说明).

A role is what a person may do; on which matters is asked by the rules of each room.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class RoleCode(StrEnum):
    DEPUTY = "deputy"
    DELEGATION_HEAD = "delegation_head"
    OFFICE_CLERK = "office_clerk"
    OFFICE_HEAD = "office_head"
    CHAIRPERSONS = "chairpersons"
    SUPERVISION = "supervision"
    UNIT_CLERK = "unit_clerk"
    UNIT_HEAD = "unit_head"
    STATION_STAFF = "station_staff"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Duty(StrEnum):
    """Three duties that one person never holds at the same time (三员分立)."""

    ADMINISTRATION = "administration"
    BUSINESS = "business"
    AUDIT = "audit"


@dataclass(frozen=True)
class Role:
    code: RoleCode
    name: str | Promise
    description: str | Promise
    # What the post is attached to: a body, an organization (handling unit), the installation, or one body or all of a district.
    holds: str = "body"
    second_factor: bool = False
    duty: Duty = Duty.BUSINESS
    in_cppcc: str | Promise = ""  # what the same role is called in a CPPCC committee, where that differs
    does_in_cppcc: str | Promise = ""  # and what it does there

    def called(self, kind: str = "") -> str | Promise:
        """Its name in a body of that kind."""
        return (self.in_cppcc if kind == CPPCC else "") or self.name

    def described(self, kind: str = "") -> str | Promise:
        """What it may do in a body of that kind."""
        return (self.does_in_cppcc if kind == CPPCC else "") or self.description


# Kinds of bodies, as `people.Body.Kind` upstairs writes them.
CONGRESS, CPPCC = "congress", "cppcc"
IN_CONGRESS, IN_CPPCC = frozenset({CONGRESS}), frozenset({CPPCC})

ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        Role(
            RoleCode.DEPUTY,
            _("人大代表"),
            _(
                "由选民或选举单位选出、任期内的代表。可以提出建议、批评和意见，邀请或接受联名，在办理过程中确认承办单位的联系，"
                "并且只能由本人在自己的会话中对办理态度和办理结果分别作出评价。看不到其他代表尚未公开的建议。"
            ),
            in_cppcc=_("政协委员"),
            does_in_cppcc=_(
                "任期内的政协委员。可以提出提案、反映社情民意、在大会上发言，邀请或接受联名，在办理过程中确认承办单位的联"
                "系，并且只能由本人在自己的会话中对提案的办理作出评价。看不到其他委员尚未公开的提案。"
            ),
        ),
        Role(
            RoleCode.DELEGATION_HEAD,
            _("代表团团长"),
            _("会议期间可以以代表团名义提出建议并签署。除此之外与代表相同。"),
            in_cppcc=_("委员小组组长"),
            does_in_cppcc=_("可以以小组名义提出提案。除此之外与委员相同。"),
        ),
        Role(
            RoleCode.OFFICE_CLERK,
            _("代工委工作人员"),
            _(
                "常委会代表工作机构的经办人。接收、审查、退回、登记、编号、分类、并案、交办建议，送达答复，"
                "录入纸质建议和经扫描的评价表。不能代替代表作出评价，不能起草承办单位的答复。"
            ),
            second_factor=True,
            in_cppcc=_("政协机关工作人员"),
            does_in_cppcc=_(
                "提案工作机构和研究室的经办人。接收、审查、立案、并案、交办提案，编辑、编发社情民意信息，办会，录入纸质提"
                "案。不能代替委员作出评价，不能起草承办单位的答复。"
            ),
        ),
        Role(
            RoleCode.OFFICE_HEAD,
            _("代工委负责人"),
            _("除经办人的权限外，批准延期和中止计时，组织对仍不满意的建议的协调，决定公开与否的最终意见。"),
            second_factor=True,
            in_cppcc=_("政协机关负责人"),
            does_in_cppcc=_(
                "除经办人的权限外，复审提案，签发社情民意期刊，批准延期和中止计时，组织对仍不满意的提案的协调。"
            ),
        ),
        Role(
            RoleCode.CHAIRPERSONS,
            _("主任会议"),
            _(
                "确定重点督办建议和领衔督办的领导（代表法第五十二条），查看全部建议的办理进度和督办记录。不经办具体建议。"
            ),
            second_factor=True,
            in_cppcc=_("主席会议"),
            does_in_cppcc=_(
                "确定重点提案和督办的领导，审定优秀提案，查看全部提案的办理进度和督办记录。不经办具体提案。"
            ),
        ),
        Role(
            RoleCode.SUPERVISION,
            _("政府督查室"),
            _(
                "本级政府督促办理的机构。将交办的建议分解到承办单位，对承办单位申请退回的重新交办，"
                "审核答复并可说明理由调整答复类别，督促到期事项。不能评价答复。"
            ),
            holds="district",
            second_factor=True,
        ),
        Role(
            RoleCode.UNIT_CLERK,
            _("承办单位经办人"),
            _(
                "在承办单位内签收或申请退回建议，与代表联系面商，征求会办意见，起草答复，登记承诺事项的进展。"
                "评价结束前看不到代表的评价，任何时候都不能填写评价。"
            ),
            does_in_cppcc=_(
                "在承办单位内签收或申请退回提案，与委员联系面商，征求会办意见，起草答复，登记承诺事项的进展。"
                "评价结束前看不到委员的评价，任何时候都不能填写评价。"
            ),
            holds="organization",
        ),
        Role(
            RoleCode.UNIT_HEAD,
            _("承办单位负责人"),
            _("除经办人的权限外，签发答复和会办意见；答复由主要负责人签发，不得以内设机构名义答复。"),
            holds="organization",
        ),
        Role(
            RoleCode.STATION_STAFF,
            _("代表联络站工作人员"),
            _("在联络站接待群众、登记意见，并可协助不便使用手机的代表提交建议草稿，由代表本人确认。"),
            in_cppcc=_("政协工作召集人"),
            does_in_cppcc=_("召集一个街道、乡镇的委员开展活动，制定年度计划，提交年度总结。不一定是委员。"),
        ),
        Role(
            RoleCode.AUDITOR,
            _("审计员"),
            _("只读。查看全部办理记录、办理日志、登录和被拒绝的操作，可以导出日志并核验其完整性。不能改动任何记录。"),
            second_factor=True,
            duty=Duty.AUDIT,
        ),
        Role(
            RoleCode.ADMINISTRATOR,
            _("系统管理员"),
            _(
                "安装和维护系统：机构、届次、单位、人员、角色、规则方案和工作日历。不能经办、查看未公开的建议内容，也不能评价。"
            ),
            holds="installation",
            second_factor=True,
            duty=Duty.ADMINISTRATION,
        ),
    )
}

OFFICE = frozenset({RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD})
UNIT = frozenset({RoleCode.UNIT_CLERK, RoleCode.UNIT_HEAD})
DEPUTIES = frozenset({RoleCode.DEPUTY, RoleCode.DELEGATION_HEAD})
STAFF = OFFICE | UNIT | {RoleCode.SUPERVISION, RoleCode.CHAIRPERSONS, RoleCode.AUDITOR, RoleCode.ADMINISTRATOR}
# Who reads what a body has, in a room that says nothing else; and where those work who meet citizens in its name.
READERS = DEPUTIES | OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}
WITH_STATIONS = READERS | {RoleCode.STATION_STAFF}
# Who may confirm what an administrator does not do alone; whoever becomes one of them is confirmed too.
SECOND_PERSONS = frozenset({RoleCode.ADMINISTRATOR, RoleCode.AUDITOR, RoleCode.OFFICE_HEAD})

"""The kinds of report, and what each begins with: sections of sentences whose numbers are figures by reference.

A clause stands in a new report only where all its figures are known here and none of them is 0: nobody writes 召开会议0次.
`{code}` is a figure, `{code:余}` in words; the draft names them as they are printed.
"""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS, IN_CPPCC

Sentence = tuple[str, ...]  # its clauses


@dataclass(frozen=True)
class Part:
    """`lead` is what the section says without numbers, `blocks` its tables and charts: (表|图, code, way)."""

    heading: str
    sentences: tuple[Sentence, ...] = ()
    lead: str = ""
    blocks: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Kind:
    code: str
    word: str | Promise
    title: str  # with {name}, {year} and, for a campaign's, {campaign}
    parts: tuple[Part, ...]
    bodies: frozenset[str] = field(default_factory=frozenset)  # empty: all
    of_campaign: bool = False


def _yearly_of_congress() -> tuple[Part, ...]:
    return (
        Part(
            "一、依法履职，服务大局",
            (
                (
                    "召开常委会会议{meetings.standing_committee}次",
                    "召开主任会议{meetings.chairpersons}次",
                    "听取和审议专项工作报告{reports.heard}个",
                    "作出决议决定{decisions.adopted}项",
                ),
                ("任免地方国家机关工作人员{appointments.person_times}人次", "组织宪法宣誓{appointments.oaths}人次"),
                # How many are closed goes on rising after the report is signed: the account of opinions says it.
                ("送达审议意见{deliberations.sent}件",),
                (
                    "组织代表视察{activities.inspections}次",
                    "开展执法检查{activities.enforcement_inspections}次",
                    "开展专题调研{activities.research}次",
                ),
            ),
            "{year}年，在区委坚强领导下，常委会认真履行宪法法律赋予的职责。",
        ),
        Part(
            "二、围绕中心，汇聚代表力量",
            (
                (
                    "代表组建志愿服务队{campaigns.teams}支",
                    "在主题活动中开展视察调研{campaigns.visits}次",
                    "主题活动中收集群众意见建议{campaigns.opinions:余}条",
                    "为民办实事{campaigns.deeds}件次",
                ),
                ("为{campaigns.villages}个村提供政策、技术、资金等支持",),
                ("走访企业{campaigns.enterprises_visited:余}家", "协调解决问题{campaigns.problems_solved}个"),
                ("捐款捐物{donations.value:余}元",),
            ),
        ),
        Part(
            "三、增进民生福祉",
            (
                ("确定事关民生改善的重点项目{projects.key}项", "建成投入使用的项目{projects.opened}项"),
                ("中小学、幼儿园投入使用{projects.schools_opened}所", "新增优质学位{projects.school_places:万}个"),
            ),
        ),
        Part(
            "四、发挥代表作用，办好代表建议",
            (
                ("人大代表联络站{stations.all}个", "重点打造的联络站{stations.key}个"),
                (
                    "开展各类代表活动{activities.deputies}次",
                    "代表参加学习培训{training.person_times}人次",
                    "收集意见建议{opinions.collected}条",
                ),
                (
                    "代表提出建议{suggestions.raised}件",
                    "其中会议期间提出{suggestions.in_session}件",
                    "闭会期间提出{suggestions.between}件",
                ),
                ("办理完毕建议{suggestions.handled}件", "办理率{suggestions.handled_rate}"),
                ("按期答复率{suggestions.on_time_rate}", "满意和基本满意率{suggestions.final_rate}"),
            ),
            blocks=(("图", "suggestions.raised", "历年"), ("图", "suggestions.raised", "按类别")),
        ),
        Part(
            "五、加强自身建设",
            (
                ("分包整治无主管楼院{community.buildings}个",),
                ("发表信息、调研文章{publicity.articles:余}篇",),
            ),
        ),
        Part("六、今后的工作安排", lead="（请写下一年的安排。）"),
    )


def _yearly_of_cppcc() -> tuple[Part, ...]:
    return (
        Part(
            "一、强化政治引领",
            (
                (
                    "组织集体学习{learning.study_sessions}次",
                    "举办委员讲堂{learning.lectures}期",
                    "每位机关干部读书{learning.books_least}本以上",
                ),
            ),
            "{year}年，区政协在区委坚强领导下，发挥专门协商机构作用。",
        ),
        Part(
            "二、服务大局，建言资政",
            (
                ("召开常委会会议{meetings.standing_committee}次", "召开主席会议{meetings.chairpersons}次"),
                ("全会期间，就{plenary.topics}个课题提出意见和建议{plenary.opinions}条",),
                (
                    "收集社情民意信息{public_opinion.collected}篇",
                    "向上级政协报送{public_opinion.submitted}篇",
                    "被采纳转送有关部门{public_opinion.adopted}篇",
                ),
                ("编发社情民意期刊{public_opinion.issues}期", "获领导批示{public_opinion.noted}件次"),
            ),
        ),
        Part(
            "三、提案工作",
            (
                ("收到提案{proposals.received}件", "立案{proposals.filed}件"),
                ("重点提案{proposals.key}件",),
                ("提案答复率{proposals.answering_rate}",),
            ),
        ),
        Part(
            "四、凝聚共识，服务群众",
            (
                (
                    "配备乡镇、街道（管委会）政协工作召集人{conveners.appointed}名",
                    "召集人组织活动{conveners.activities:余}次",
                ),
                ("资助款物{donations.value:余}元",),
            ),
        ),
        Part("五、今后的工作安排", lead="（请写下一年的安排。）"),
    )


HANDLING = (
    Part(
        "一、基本情况",
        (
            (
                "共收到代表建议{suggestions.raised}件",
                "其中会议期间提出{suggestions.in_session}件",
                "闭会期间提出{suggestions.between}件",
            ),
            ("办理完毕建议{suggestions.handled}件", "办理率{suggestions.handled_rate}"),
            ("按期答复建议{suggestions.on_time}件", "按期答复率{suggestions.on_time_rate}"),
            ("重点督办建议{suggestions.key}件", "并案办理建议{suggestions.merged}件"),
        ),
        blocks=(("图", "suggestions.raised", "历年"),),
    ),
    Part(
        "二、答复类别和分类情况",
        blocks=(("表", "suggestions.answered", "按答复类别"), ("表", "suggestions.raised", "按类别")),
    ),
    Part(
        "三、代表评价",
        (
            ("首次满意率（含基本满意）{suggestions.first_rate}", "最终满意率（含基本满意）{suggestions.final_rate}"),
            ("重新办理建议{suggestions.rehandled}件",),
        ),
    ),
    Part("四、承办单位办理情况", blocks=(("表", "suggestions.raised", "按承办单位"),)),
    Part(
        "五、承诺事项",
        (
            ("答复中作出承诺事项{promises.made}项", "已兑现承诺{promises.kept}项", "承诺兑现率{promises.kept_rate}"),
            ("未兑现的承诺{promises.open}项",),
        ),
    ),
)
PROPOSALS = (
    Part(
        "一、提案提出和立案情况",
        (
            ("收到提案{proposals.received}件", "立案{proposals.filed}件"),
            ("集体提案{proposals.collective}件", "平时提案{proposals.ordinary}件"),
        ),
        "政协{year}年度提案的提出、审查和办理情况如下。",
    ),
    Part(
        "二、办理和督办情况",
        (("已答复提案{proposals.answered}件", "提案答复率{proposals.answering_rate}"), ("重点提案{proposals.key}件",)),
    ),
    Part("三、存在的不足和下一步打算", lead="（请写不足和打算。）"),
)
CAMPAIGN = (
    Part(
        "一、总体情况",
        (
            (
                "代表组建志愿服务队{campaigns.teams}支",
                "开展视察调研{campaigns.visits}次",
                "收集群众意见建议{campaigns.opinions}条",
                "为民办实事{campaigns.deeds}件次",
            ),
            ("走访企业{campaigns.enterprises_visited}家", "协调解决问题{campaigns.problems_solved}个"),
            ("为{campaigns.villages}个村提供政策、技术、资金等支持",),
            ("捐款捐物{donations.value:万}元",),
        ),
        "{campaign}开展以来，各级人大代表走进群众、服务基层。",
        (("表", "campaigns.deeds", "按街道、乡镇"),),
    ),
    Part("二、主要做法", lead="（请写做法和事例。）"),
    Part("三、存在的不足和下一步打算", lead="（请写不足和打算。）"),
)
COMMITTEE = (
    Part(
        "一、监督和调研",
        (
            (
                "组织代表视察{activities.inspections}次",
                "开展执法检查{activities.enforcement_inspections}次",
                "开展专题调研{activities.research}次",
            ),
            ("参加活动的代表{activities.person_times}人次",),
        ),
        "{year}年，专门委员会围绕常委会工作要点开展工作。",
    ),
    Part("二、审议意见", (("送达审议意见{deliberations.sent}件", "办结审议意见{deliberations.closed}件"),)),
    Part("三、下一步打算", lead="（请写打算。）"),
)

KINDS = {
    kind.code: kind
    for kind in (
        Kind(
            "congress",
            _("人大常委会年度工作报告"),
            "{name}{year}年工作报告",
            _yearly_of_congress(),
            bodies=IN_CONGRESS,
        ),
        Kind("cppcc", _("政协常委会年度工作报告"), "{name}{year}年工作报告", _yearly_of_cppcc(), bodies=IN_CPPCC),
        Kind(
            "handling",
            _("代表建议办理情况报告"),
            "{year}年度代表建议、批评和意见办理情况报告",
            HANDLING,
            bodies=IN_CONGRESS,
        ),
        Kind("proposals", _("提案工作情况报告"), "{year}年度提案工作情况报告", PROPOSALS, bodies=IN_CPPCC),
        Kind("campaign", _("主题活动总结报告"), "“{campaign}”主题活动总结报告", CAMPAIGN, of_campaign=True),
        Kind("committee", _("专门委员会工作报告"), "{name}专门委员会{year}年工作报告", COMMITTEE, bodies=IN_CONGRESS),
        Kind("free", pgettext_lazy("报告", "自拟报告"), "{name}{year}年报告", (Part("一、", lead=""),)),
    )
}
CHOICES = [(kind.code, kind.word) for kind in KINDS.values()]


def of_body(kind: str) -> list[Kind]:
    """Those that a body of this kind writes."""
    return [each for each in KINDS.values() if not each.bodies or kind in each.bodies]

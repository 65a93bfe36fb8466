"""In which usual words official prose speaks of each figure, room by room; `#` stands for the number in its phrase.

The first that fits is taken. `of` is the family of things: a phrase that `needs` it says only what was done (已办结#), and
speaks of what was named before. `part` marks a part of all that siblings may follow (大会期间…，闭会期间…).
"""

import re
from dataclasses import dataclass, field

Units = frozenset[str]


@dataclass(frozen=True)
class Usual:
    figure: str
    units: Units
    says: re.Pattern[str]
    of: str
    needs: bool = False
    part: str = ""
    own: frozenset[str] = field(default_factory=frozenset)  # of NARROWING, those that the figure itself is about
    in_session: str = ""
    after: str = ""  # only behind a sibling of this kind: 首次评价满意…、基本满意…


def usual(
    of: str,
    figure: str,
    units: str,
    says: str,
    *,
    needs: bool = False,
    part: str = "",
    own: str = "",
    in_session: str = "",
    after: str = "",
) -> Usual:
    found = re.compile(says)
    return Usual(figure, frozenset(units.split()), found, of, needs, part, frozenset(own.split()), in_session, after)


# What names a family, so that a clause which only says what was done speaks of it.
FAMILIES = {
    "proposals": r"提案",
    "deliberations": r"审议意见",
    "filings": r"规范性文件|备案审查",
    "inquiries": r"专题询问",
    "campaigns": r"主题活动|志愿(?:服务)?队|系列活动|“[^”]{2,20}”(?:活动|行动)",
    "petitions": r"检举控告|申诉求决",
    "opinions": r"群众(?:的)?(?:意见|评价|满意)|意见建议|社情民意(?!信息)",
    "receptions": r"接待日|值班|接待[^，。]{0,4}(?:群众|选民)",
    "stations": r"联络站",
    "promises": r"承诺",
    "suggestions": r"代表[^，。]{0,8}建议|建议(?:办理|、批评)|议案建议|(?<![见察和])建议(?!书|和意见)|代表对[^，。]{0,8}(?:结果|答复)",
    "public_opinion": r"社情民意信息|信息",
    "plenary": r"全会|议政课题|大会发言",
    "conveners": r"召集人",
    "projects": r"项目",
    "activities": r"执法检查",
    "meetings": r"会议",
}
SUGGESTION = r"(?:代表|议案)?建议(?:、批评和意见|批评意见|及答复)?"
WITHIN = r"[^#，。]{0,24}"
ON_TIME = r"(?:按期|按时|如期|限期|在?(?:规定|法定)(?:期限|时限)内)"

USUAL = [
    # ------------------------------------------------------------------ meetings
    usual("meetings", "meetings.standing_committee", "次", r"常委会(?:会议|全体会议|例会)|常委会议"),
    usual("meetings", "meetings.chairpersons", "次", r"主任会议|主席会议|主任（主席）会议"),
    usual(
        "heard",
        "reports.heard",
        "个 项 份",
        rf"(?:听取和审议|听取并审议|听取审议|审议|听取){WITHIN}#?{WITHIN}(?:专项|工作)(?:工作)?报告|专项工作报告",
    ),
    usual("decisions", "decisions.adopted", "项 个 件", r"决议(?:、|和)?决定|决议|作出决定"),
    usual("appointments", "appointments.oaths", "人次 人 名", rf"#?{WITHIN}宪法宣誓"),
    usual("appointments", "appointments.assessors", "名 人 人次", r"任命人民陪审员|#人民陪审员"),
    usual("appointments", "appointments.person_times", "人次 人 名", r"任免(?:地方|本级)?(?:国家机关)?(?:工作人员|干部|人员)?"),
    usual("deliberations", "deliberations.tested", "件 份 项", r"(?:#?审议意见(?:的?(?:办理|落实)(?:情况|结果)?)?(?:进行|开展)了?)?满意度测评", needs=True),
    usual("deliberations", "deliberations.closed", "件 份 条", r"审议意见[^#]{0,10}(?:办结|办理完毕)|(?:办结|办理完毕)[^#]{0,4}审议意见"),
    usual("deliberations", "deliberations.closed", "件 份 条", r"办结|办理完毕|办毕", needs=True),
    usual("deliberations", "deliberations.sent", "件 份 条", r"(?:送达|转交|交办|提出|形成|发出|印发)?的?审议意见"),
    usual("filings", "filings.registered", "件 份", r"备案(?:登记|审查)?的?(?:各类)?规范性文件|规范性文件#?备案登记"),
    usual("filings", "filings.questioned", "件 份", r"(?:提出|发出)了?(?:书面)?审查意见", needs=True),
    usual("filings", "filings.mended", "件 份", r"(?:修改|废止|撤销)(?:(?:、|或者|或|和)(?:修改|废止|撤销))*|纠正", needs=True),
    usual("filings", "filings.reviewed", "件 份", r"审查(?!意见)", needs=True),
    usual("inquiries", "inquiries.held", "次 场", r"专题询问"),
    usual("inquiries", "inquiries.questions", "个 项", r"(?:现场)?(?:提出|询问)的?(?:询问)?问题", needs=True),
    usual("heard", "reports.of_money", "项 个", r"计划、预算[^#，]{0,20}议题"),
    usual("plans", "plans.done", "项 件", r"(?:年度计划|年初确定)的?#?(?:工作)?(?:任务|事项)[^#]{0,4}完成|完成的?年度计划(?:事项|任务)"),
    usual("plans", "plans.items", "项 件", r"(?:年度计划|年初确定)的?#?(?:工作)?(?:任务|事项)"),
    # ------------------------------------------------------------------ activities
    usual("activities", "activities.laws", "部 件", r"涉及#(?:法律)?(?:、)?法规(?:的?贯彻实施)?", needs=True),
    usual("activities", "activities.hearings", "场 次", r"(?:召开)?的?座谈会#|#(?:召开)?的?座谈会"),
    usual("activities", "activities.publicity", "场 次", r"(?:开展)?的?宣讲(?:活动)?#|#(?:开展)?的?宣讲(?:活动)?"),
    usual("activities", "activities.councils", "场 次", r"议事活动#|#议事活动"),
    usual("activities", "activities.consultations", "场 次", r"协商活动#|#协商活动"),
    usual("activities", "activities.oversight", "次 场", r"民主监督(?:活动)?#|#民主监督(?:活动)?"),
    usual("activities", "activities.sectors", "次 场", r"走访界别群众#|#走访界别群众"),
    usual("activities", "activities.enforcement_inspections", "次 项", r"执法检查"),
    usual("activities", "activities.inspections", "次", r"(?:组织)?(?:人大)?代表(?:开展)?视察(?!调研)"),
    usual("activities", "activities.research", "次", r"专题调研"),
    usual("activities", "activities.person_times", "人次", r"参加(?:各类|各项)?活动的?代表|代表参加(?:各类|各项)?活动"),
    usual("activities", "training.person_times", "人次", r"代表#?(?:参加)?(?:各类)?(?:学习培训|履职培训|培训学习|集中培训)"),
    usual(
        "activities",
        "activities.deputies",
        "次 场",
        r"(?:(?:依托|组织)?(?:各)?(?:乡镇)?人大主席团(?:、|和)?(?:街道)?(?:人大工委)?)?(?:开展|组织)?(?:各类|各项)代表活动",
    ),
    usual("campaigns", "campaigns.teams", "支 个", r"志愿(?:服务)?队(?:伍)?"),
    usual("campaigns", "campaigns.visits", "次", r"主题活动中(?:开展)?的?(?:各类)?视察调研"),
    usual("campaigns", "campaigns.visits", "次", r"(?:各类)?视察调研", needs=True),
    usual("campaigns", "campaigns.opinions", "条 件", r"主题活动中(?:收集|梳理|征集)的?群众意见(?:建议)?"),
    usual("campaigns", "campaigns.opinions", "条 件", r"(?:收集|梳理|征集)+的?(?:群众)?意见(?:建议)?", needs=True),
    usual("campaigns", "campaigns.deeds", "件次 件", r"为民办实事|为群众办实事"),
    usual(
        "campaigns",
        "campaigns.villages",
        "个",
        r"#村[^#]{0,12}支持|支持的村|#村(?=$)",
    ),
    usual("campaigns", "campaigns.enterprises_visited", "家 户", r"走访(?:服务)?企业"),
    usual("campaigns", "campaigns.problems_solved", "个 件 项", r"(?:协调)?解决(?:企业和村的|企业|的|各类)?(?:问题|困难|难题)"),
    usual("donations", "donations.value", "元", r"捐款捐物|捐赠款物|资助款物|捐资捐物"),
    usual("community", "community.buildings", "个", r"(?:分包)?(?:整治)?的?#?无主管楼院的?(?:环境整治任务)?"),
    usual("publicity", "publicity.histories", "篇", r"文史资料(?:稿件|稿)?"),
    usual(
        "publicity",
        "publicity.articles",
        "篇",
        r"(?:先后)?(?:在[^#]{2,24})?(?:发表|刊发|刊登|刊载)的?(?:各类)?(?:信息)?(?:、|和)?(?:调研)?(?:文章|稿件)",
    ),
    # ------------------------------------------------------------------ projects
    usual("projects", "projects.schools_opened", "所", r"投入使用的中小学、幼儿园|#?(?:学校|中小学校?|幼儿园|小学|中学)(?:、幼儿园)?(?:建成)?(?:投入使用|投用|建成|启用)"),
    usual("projects", "projects.school_places", "个", r"新增(?:优质)?学位"),
    usual("projects", "projects.key", "项 个", r"(?:事关)?民生(?:改善)?的?重点项目|重点(?:民生)?项目", own="key"),
    usual("projects", "projects.opened", "项 个", r"(?:建成)?(?:投入使用|投用|竣工)的?项目"),
    usual("projects", "projects.opened", "项 个", r"(?:建成)?(?:投入使用|投用)|竣工", needs=True),
    # ------------------------------------------------------------------ stations
    usual("stations", "stations.improved", "个", r"联络站的(?:硬件)?改造(?:提升)?"),
    usual("stations", "stations.improved", "个", r"改造(?:、)?提升的?(?:人大)?(?:代表)?联络站"),
    usual("stations", "stations.key", "个", r"重点打造的?(?:人大)?(?:代表)?联络站|联络站[^#]{0,6}重点打造", own="key"),
    usual("stations", "stations.key", "个", r"重点打造", needs=True, own="key"),
    usual("stations", "stations.all", "个", r"(?:人大)?(?:代表)?联络站(?:\(室\)|（室）)?"),
    usual("receptions", "receptions.held", "次 场", r"(?:代表)?接待日(?:活动)?|接待群众活动"),
    usual("receptions", "receptions.visitors", "人次 人 名", r"(?:接待日)?接待(?:来访|的)?(?:选民|群众)"),
    usual("receptions", "receptions.came", "人次 人", r"(?:值班代表|代表值班)到岗|到岗的(?:代表)?值班(?:代表)?"),
    usual("receptions", "receptions.came", "人次 人", r"到岗", needs=True),
    usual("receptions", "receptions.turns", "人次 人", r"(?:排定|安排)的?代表值班"),
    usual("receptions", "receptions.kept_rate", "%", r"(?:代表)?值班到岗率|到岗率"),
    # ------------------------------------------------------------------ opinions
    usual("opinions", "opinions.petitions", "件 项", r"检举控告(?:和|、)申诉求决(?:事项)?"),
    usual("opinions", "opinions.raised", "条 件", r"群众意见(?:建议)?(?:转为|转化为|形成)(?:代表)?建议|转为代表建议"),
    usual("opinions", "opinions.reopened", "条 件", r"重新办理的?群众意见", own="again"),
    usual("opinions", "opinions.reopened", "条 件", r"(?:群众评价不满意后)?重新办理", needs=True, own="again"),
    usual("opinions", "opinions.on_time", "条 件", rf"{ON_TIME}(?:答复|办复)的?群众意见", own="on_time"),
    usual("opinions", "opinions.on_time", "条 件", rf"{ON_TIME}(?:答复|办复)", needs=True, own="on_time"),
    usual("opinions", "opinions.content", "条 件", r"群众满意(?:和|、)基本满意的?意见"),
    usual("opinions", "opinions.content", "条 件", r"满意(?:和|、)基本满意的?", needs=True, part="grade"),
    usual("opinions", "opinions.rated", "条 件", r"群众评价过?的?意见"),
    usual("opinions", "opinions.rated", "条 件", r"由?群众(?:已)?(?:作出|进行)了?评价", needs=True),
    usual("opinions", "opinions.solved", "条 件", r"(?:已)?解决的?群众意见"),
    usual("opinions", "opinions.solved", "条 件", r"(?:得到)?解决", needs=True),
    usual("opinions", "opinions.closed", "条 件", r"(?:已)?办结的?群众意见"),
    usual("opinions", "opinions.closed", "条 件", r"办结", needs=True),
    usual("opinions", "opinions.answered", "条 件", r"(?:已)?(?:答复|回复|反馈)的?群众意见"),
    usual("opinions", "opinions.answered", "条 件", r"答复|回复", needs=True),
    usual("opinions", "opinions.answered_rate", "%", r"群众意见答复率"),
    usual("opinions", "opinions.answered_rate", "%", r"答复率", needs=True),
    usual("opinions", "opinions.solved_rate", "%", r"群众意见解决率"),
    usual("opinions", "opinions.solved_rate", "%", r"解决率", needs=True),
    usual("opinions", "opinions.content_rate", "%", r"群众满意率"),
    usual("opinions", "opinions.collected", "条 件", r"(?:收集|征集|收到|受理|听取)+的?(?:各类)?(?:群众)?意见(?:建议|和建议)?"),
    # ------------------------------------------------------------------ suggestions
    usual("promises", "promises.carried_over", "项 件 个", r"转(?:入)?下(?:一)?年度(?:跟踪|继续)?办理", needs=True),
    usual("promises", "promises.open", "项 件 个", r"(?:尚)?未(?:兑现|落实)的?承诺(?:事项)?|承诺(?:事项)?(?:尚)?未(?:兑现|落实)|#承诺(?:尚)?未(?:兑现|落实)"),
    usual("promises", "promises.open", "项 件 个", r"未(?:兑现|落实)", needs=True),
    usual("promises", "promises.open", "项 件 个", r"正在(?:推进|落实|兑现|办理)", needs=True),
    usual("promises", "promises.kept", "项 件 个", r"(?<!未)(?:兑现|落实)的?承诺(?:事项)?|承诺(?:事项)?[^#]{0,3}(?<!未)(?:兑现|落实)"),
    usual("promises", "promises.kept", "项 件 个", r"(?<!未)(?:兑现|落实)", needs=True),
    usual("promises", "promises.made", "项 件 个", r"(?:作出)?(?:答复)?承诺(?:事项|的?#(?:工作|事项))?"),
    usual("promises", "promises.kept_rate", "%", r"承诺(?:事项)?(?:兑现|落实)率"),
    usual("suggestions", "suggestions.first_rate", "%", r"首次(?:评价)?(?:满意和基本满意率|满意率[（(]含基本满意[）)])", own="first"),
    usual("suggestions", "suggestions.first_only_rate", "%", r"首次(?:评价)?满意率", own="first"),
    usual("suggestions", "suggestions.final_rate", "%", r"最终(?:评价)?(?:满意(?:率)?和基本满意率(?:合计)?|满意率[（(]含基本满意[）)])", own="first again"),
    usual("suggestions", "suggestions.final_rate", "%", r"(?:最终(?:评价)?)?(?:满意(?:率)?和基本满意率(?:合计)?|满意率[（(]含基本满意[）)])"),
    usual("suggestions", "suggestions.final_only_rate", "%", r"最终(?:评价)?满意率"),
    usual("suggestions", "suggestions.on_time_rate", "%", r"(?:按期|按时)(?:答复|办复)率", own="on_time"),
    usual("suggestions", "suggestions.handled_rate", "%", r"办理率|办复率"),
    usual("suggestions", "suggestions.rehandled", "件", rf"(?:重新|再次|二次)办理的?{SUGGESTION}|(?:(?:对代表)?不满意的)?#?{SUGGESTION}(?:重新|再次|二次)办理", own="again", part="acts"),
    usual("suggestions", "suggestions.rehandled", "件", r"(?:代表)?(?:对)?(?:不满意)?的?(?:重新|再次|二次)办理", needs=True, own="again", part="acts"),
    usual("suggestions", "suggestions.late", "件", r"(?:逾期|超期)(?:答复|办复)?", needs=True, own="late", part="time"),
    usual("suggestions", "suggestions.on_time", "件", rf"{ON_TIME}(?:答复|办复)", needs=True, own="on_time", part="time"),
    usual("suggestions", "suggestions.merged", "件", r"并案(?:办理)?|合并办理", needs=True, own="merged", part="acts"),
    usual("suggestions", "suggestions.key", "件", rf"重点(?:督办)?{SUGGESTION}|{SUGGESTION}重点督办", own="key", part="key"),
    usual("suggestions", "suggestions.published", "件", r"(?:的?答复)?(?:已)?(?:向社会)?(?:公开|公布)(?:答复)?", needs=True, own="public", part="acts"),
    usual("suggestions", "suggestions.first_unsatisfied", "件", r"首次(?:评价)?为?不满意的?#?(?:代表)?(?:建议)?", needs=True, own="first", part="first"),
    usual("suggestions", "suggestions.first_basically", "件", r"首次(?:评价)?为?基本满意的?", needs=True, own="first", part="first"),
    usual("suggestions", "suggestions.first_satisfied", "件", r"首次(?:评价)?为?满意(?!和|、基)的?", needs=True, own="first", part="first"),
    usual("suggestions", "suggestions.first_unsatisfied", "件", r"不满意的?", needs=True, own="first", part="first", after="first"),
    usual("suggestions", "suggestions.first_basically", "件", r"基本满意的?", needs=True, own="first", part="first", after="first"),
    usual("suggestions", "suggestions.final_content", "件", r"(?:最终)?满意(?:、|和)基本满意", needs=True, part="grade"),
    usual("suggestions", "suggestions.final_unsatisfied", "件", r"(?:表示)?不满意的?", needs=True, part="grade"),
    usual("suggestions", "suggestions.final_basically", "件", r"(?:表示)?基本满意的?", needs=True, part="grade"),
    usual("suggestions", "suggestions.final_satisfied", "件", r"(?:表示)?(?<![不本])满意的?", needs=True, part="grade"),
    usual("suggestions", "suggestions.between", "件", r"闭会期间", needs=True, own="between", part="series"),
    usual("suggestions", "suggestions.session_handled", "件", r"(?:会议|大会)期间提出[^#]{0,3}办理完毕", needs=True, own="session", part="series"),
    usual("suggestions", "suggestions.in_session", "件", r"(?:大会|会议)期间", needs=True, own="session", part="series"),
    usual("suggestions", "suggestions.closed", "件", r"办结", needs=True),
    usual("suggestions", "suggestions.handled", "件", r"办理完毕|办复|办理答复|答复办理|办理完成", needs=True, in_session="suggestions.session_handled"),
    usual("suggestions", "suggestions.answered", "件", r"答复", needs=True),
    usual("suggestions", "suggestions.raised", "件", rf"(?:提出|收到|受理|登记|交办|转办|共有?|承办|办理)?的?{SUGGESTION}", in_session="suggestions.in_session"),
    usual("suggestions", "suggestions.raised", "件", r"提出|收到|受理|登记|交办|共有?|承办", needs=True, in_session="suggestions.in_session"),
    usual("suggestions", "handlings.returned", "件 件次", r"退回(?:改派)?|改派|重新交办", needs=True, own="returned again", part="acts"),
    usual("suggestions", "extensions.granted", "件次 件", r"(?:申请|批准)?延期", needs=True, part="acts"),
    usual("suggestions", "handlings.units", "件次", r"承办任务"),
    usual("contacts", "contacts.confirmed", "次", r"(?:与代表)?(?:面商|当面沟通|见面沟通|联系面商|联系代表)"),
    usual("supervision", "supervision.records", "次", rf"督办(?!建议)|{SUGGESTION}督办"),
    usual("supervision", "mediations.convened", "次", r"召集协调"),
    # ------------------------------------------------------------------ the CPPCC committee
    usual("learning", "learning.first_topics", "次 场", r"第一议题(?:专题|集体)?(?:学习)?"),
    usual("learning", "learning.theory_group", "次 场", r"(?:理论学习)?中心组(?:专题|集体)?(?:学习)"),
    usual("learning", "learning.study_sessions", "次 场", r"集体学习"),
    usual("learning", "learning.lectures", "期 场 次", r"委员讲堂"),
    usual("learning", "learning.books_least", "本 册", r"(?:每位)?机关干部(?:每人)?(?:全年)?读书"),
    usual("plenary", "plenary.topics", "个 项", r"(?:全会)?(?:议政)?课题"),
    usual("plenary", "plenary.answered", "条 件", r"(?:已)?(?:反馈|答复)的?全会意见(?:和|、)?建议"),
    usual("plenary", "plenary.answered", "条 件", r"反馈|答复", needs=True),
    usual("plenary", "plenary.opinions", "条 件", r"全会意见(?:和|、)?建议"),
    usual("plenary", "plenary.opinions", "条 件", r"(?:中肯)?意见(?:和|、)?建议", needs=True),
    usual("public_opinion", "public_opinion.issues", "期", r"(?:编发的?)?(?:社情民意)?期刊|(?:编发|编印)的?社情民意(?:信息)?"),
    usual("public_opinion", "public_opinion.noted", "件次 次 篇 件", r"(?:领导)?批示(?:社情民意)?", needs=True),
    usual("public_opinion", "public_opinion.adopted", "篇 条 件", r"(?:被)?(?:采纳|采用)(?:转送有关部门)?的?(?:社情民意信息)?", needs=True),
    usual("public_opinion", "public_opinion.submitted", "篇 条 件", r"(?:向(?:上级|省|市)(?:政协)?)?(?:报送|上报)(?:[省市]政协)?的?(?:社情民意信息)?", needs=True),
    usual("public_opinion", "public_opinion.collected", "篇 条 件", r"(?:收集|收到|征集|编辑|反映)的?(?:各类)?(?:社情民意|委员)信息|社情民意信息"),
    usual("conveners", "conveners.activities", "次 场", r"召集人组织(?:委员)?(?:开展)?的?活动|(?:乡镇、街道)?(?:各)?召集人[^#]{0,36}活动"),
    usual("conveners", "conveners.activities", "次 场", r"组织委员(?:开展)?[^#]{0,36}活动", needs=True),
    usual("conveners", "conveners.appointed", "名 个 人 位", r"(?:在全[省市]政协系统)?(?:率先)?(?:配备|聘任|选聘)?了?(?:全区)?#?(?:乡镇、街道(?:[（(]管委会[)）])?)?(?:政协工作)?召集人"),
    usual("proposals", "proposals.filing_rate", "%", r"立案率", needs=True),
    usual("proposals", "proposals.answering_rate", "%", r"(?:答复|办复|办理)率", needs=True),
    usual("proposals", "proposals.satisfaction", "%", r"(?:委员)?满意率", needs=True),
    usual("proposals", "proposals.not_filed", "件", r"未立案|不予立案", needs=True),
    usual("proposals", "proposals.filed_after_merging", "件", r"并案后立案|立案的?提案（并案后）|^后(?:为|立案)?#", needs=True),
    usual("proposals", "proposals.filed", "件", r"(?<![未予])立案", needs=True),
    usual("proposals", "proposals.merged", "件", r"并案", needs=True, own="merged"),
    usual("proposals", "proposals.key", "件", r"重点提案", own="key", part="key"),
    usual("proposals", "proposals.excellent_collective", "件", r"优秀提案中的?集体提案"),
    usual("proposals", "proposals.excellent", "件", r"优秀提案"),
    usual("proposals", "proposals.of_members", "件", r"(?<![到交])委员(?:个人和联名|个人|联名)?提案"),
    usual("proposals", "proposals.collective", "件", r"集体提案"),
    usual("proposals", "proposals.ordinary", "件", r"平时提案"),
    usual("proposals", "proposals.closed", "件", r"办结", needs=True),
    usual("proposals", "proposals.answered", "件", r"答复|办复", needs=True),
    usual("proposals", "proposals.received", "件", r"(?:收到|提交|提出)的?(?:委员)?提案"),
]  # fmt: skip

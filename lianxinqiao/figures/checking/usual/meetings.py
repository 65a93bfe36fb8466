"""Meetings, what they hear, decide and appoint, opinions after deliberation, the year's plan."""

from lianxinqiao.figures.checking.usual.kinds import WITHIN, usual

USUAL = [
    usual("meetings", "meetings.presidium", "次", r"(?:大会)?主席团(?:全体)?会议"),
    usual("meetings", "meetings.party_group", "次", r"党组(?:扩大)?会议?(?=#|$|[、和]|(?:召开|举行)了?#)|党组(?:全年|共|先后|累计)*召开了?(?:扩大)?会议"),
    usual("attended", "meetings.attended", "人次", r"(?:常委会)?组成人员(?:出席|参加)(?:常委会)?会议|(?:出席|参加)常委会会议的?(?:常委会)?组成人员"),
    usual("meetings", "meetings.standing_committee", "次", r"(?<![省市县区]委)常委会(?:会议|全体会议|例会)|常委会议"),
    usual("meetings", "meetings.standing_committee", "次", r"(?<![省市县区]委)常委会(?:全年|一年|先后|累计|一共|共|按期|依法)*(?:(?:召开|举行)了?(?:全体)?会议|开了?会)(?=#)"),
    usual("meetings", "meetings.chairpersons", "次", r"主任会议|主席会议|主任（主席）会议"),
    usual("meetings", "meetings.consultations", "次", r"(?:(?:专题|对口|界别|双月|(?:提案)?办理)(?:协商会?)?(?:、|和|及)?)*(?<!督办)协商(?:座谈)?会(?:议)?"),
    usual("heard", "reports.of_money", "项 个", r"(?:计划(?!事项)|预算|决算|审计)[^#，]{0,24}(?:议题|事项)|(?:计划|预算|决算|审计)(?:、|和)[^#，]{0,24}报告"),
    usual(
        "heard",
        "reports.heard",
        "个 项 件 次",
        r"(?:听取和审议|听取并审议|听取审议|审议|听取)(?:(?!审计|预算|决算|述职|提案)[^#，。]){0,24}#?(?:(?!审计|预算|决算|述职|提案)[^#，。]){0,24}(?:专项|工作)(?:工作)?报告"
        r"|专项(?:工作)?报告|#听取(?:和审议|审议)?",
    ),
    usual("decisions", "decisions.adopted", "项 个 件", r"决议(?:、|和)?决定|决定(?:、|和)?决议|决议|(?:作出|作了|通过)了?决定|#决定(?=$)"),
    usual("appointments", "appointments.oaths", "人次 名", rf"#?{WITHIN}宪法宣誓"),
    usual("appointments", "appointments.assessors", "名 人次", r"(?:任免|任命|选任)?#?(?:人民)?陪审员"),
    usual("appointments", "appointments.person_times", "人次 名", r"(?:人事)?任免#?(?:地方|本级)?(?:国家机关)?(?:工作人员|干部|人员)?"),
    usual("deliberations", "deliberations.tested", "件 项", r"#?(?:审议意见)?(?:的?(?:办理|落实|研究处理)(?:情况|结果)?)?(?:进行|开展)了?满意度测评|满意度测评", needs=True),
    usual("deliberations", "deliberations.sent_back", "件", r"退回(?:重办|重新办理|重新研究处理)?|重新(?:研究)?(?:办理|处理)", needs=True, own="returned again"),
    usual("deliberations", "deliberations.closed", "件 条", r"审议意见(?:书)?[^#]{0,10}(?:办结|办理完毕)|(?:办结|办理完毕)[^#]{0,4}审议意见"),
    usual("deliberations", "deliberations.closed", "件 条", r"办结|办理完毕|办毕", needs=True),
    usual("deliberations", "deliberations.sent", "件 项", r"(?:送达|转交|转送|交办|提出|形成|发出|印发|下发)?的?审议意见(?:书|函)?(?:#(?:转?送|交|印发|送达)(?:[“\"]?一府一委两院[”\"]?|有关机关|有关部门|区政府|[^#，]{2,6}机关))?"),
    usual("inquiries", "interpellations.filed", "件 个", r"(?:联名)?(?:提出)?的?#?质询案"),
    usual("inquiries", "inquiries.held", "次", r"专题询问", topic=True),
    usual("inquiries", "inquiries.questions", "个 项 次 人次", r"(?:现场)?(?:提出|询问|提问|追问|发问)的?(?:询问)?(?:问题)?", needs=True),
    usual("inquiries", "inquiries.questions", "个 项 次 人次", r"(?:现场)?提出了?询问(?:问题)?(?=#|$)"),
    usual("plans", "plans.done", "项 件", r"(?:年度(?:工作)?计划|年初确定)的?#?(?:工作)?(?:任务|事项)[^#]{0,4}完成|完成的?年度(?:工作)?计划(?:事项|任务)"),
    usual("plans", "plans.done", "项 件", r"(?:完成|落实|办结)", needs=True),
    usual(
        "plans",
        "plans.items",
        "项 件",
        r"(?:列入)?(?:年度(?:工作|协商|监督)?(?:计划|要点)|(?:常委会)?工作(?:要点|计划)|年初(?:确定|定下|安排))(?:列入|安排|确定|明确)?的?#?(?:各项|重点)?(?:工作|协商|监督)?(?:任务|事项|议题)?",
    ),
    usual("by_elections", "deputies.by_elected", "名", r"补选(?:产生)?了?的?(?:出缺|缺额|空缺)?的?#?(?:人大)?代表(?:资格)?"),
    usual("by_elections", "deputies.left", "名", r"(?:接受)?#?(?:人大)?代表的?(?:辞职|辞去)(?:请求|申请)?|辞职(?:和|、|或)(?:资格)?终止(?:代表)?(?:资格)?|(?:辞职|终止资格|资格终止)(?:、终止资格)?的?(?:人大)?代表|#?(?:人大)?代表(?:的)?资格终止|终止#?(?:个别)?(?:人大)?代表(?:的)?资格"),
]  # fmt: skip

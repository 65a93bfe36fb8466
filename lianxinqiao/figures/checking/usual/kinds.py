"""What a usual wording is, and by which words a kind of thing is named.

`of` is the family of things: a phrase that `needs` it says only what was done (已办结#), and speaks of what was named before.
`part` marks a part of all that siblings may follow (大会期间…，闭会期间…).
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
    within: str = ""  # only where a clause before said it: 首次答复后，满意…
    planned: bool = False  # 应到: what was to be is the figure itself
    others: bool = False  # 移送市人大: another organ belongs to the act
    topic: bool = False  # 围绕学前教育开展专题询问: there is hardly one without its topic


# Measure words that count the same: 3次, 3场 and 3场次 are three times.
ALIKE = {
    "次": ("场", "场次"),
    "件": ("份",),
    "名": ("人", "位"),
    "人次": ("人",),
    "个": ("座",),
    "件次": ("件",),
    "家": ("户",),
}


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
    within: str = "",
    planned: bool = False,
    others: bool = False,
    topic: bool = False,
) -> Usual:
    named = units.split()
    counted = frozenset([*named, *(other for unit in named for other in ALIKE.get(unit, ()))])
    return Usual(
        figure,
        counted,
        re.compile(says),
        of,
        needs,
        part,
        frozenset(own.split()),
        in_session,
        after,
        within,
        planned,
        others,
        topic,
    )


# What names a family, so that a clause which only says what was done speaks of it.
FAMILIES = {
    "proposals": r"提案",
    "motions": r"议案(?!建议)",
    "deliberations": r"审议意见",
    "requests": r"审查(?:要求|建议)",
    "filings": r"规范性文件|备案审查",
    "taken": r"(?:接收|收到|签收|承接)[^，。#]{0,8}移送",
    "handed": r"移送[^，。]{0,8}事项",
    "inquiries": r"专题询问",
    "halls": r"议事厅|议事平台|议事的?议题|议题(?:协商|讨论|征集|办结)|线上议事|居民和代表",
    "plans": r"年度(?:工作|监督|协商|代表工作)?(?:计划|要点)|工作要点|年初(?:确定|定下|安排)",
    "campaigns": r"主题活动|为民办实事|(?:^|[，,])活动中|志愿(?:者)?(?:服务)?队|系列活动|“[^”]{2,20}”(?:活动|行动)|走访(?:服务|帮扶|慰问)?企业",
    "petitions": r"检举控告|申诉求决|检举、控告",
    "raised_opinions": r"意见(?:建议)?#?(?:被)?(?:转为|转化为|形成|转成)(?:代表)?建议",
    "opinions": r"(?:群众|选民)[^，。]{0,6}#?[^，。]{0,2}(?:意见|评价|满意|诉求)|(?<![见全])意见建议|社情民意(?!信息)",
    "receptions": r"接待日|值班|接待[^，。]{0,4}(?:群众|选民)|接待活动",
    "stations": r"联络站",
    "promises": r"承诺",
    "suggestions": r"代表[^，。]{0,8}建议|建议(?:办理|、批评)|议案建议|(?<![见察和查])建议(?!书|和意见)|代表对[^，。]{0,8}(?:结果|答复)|代表(?:首次)?(?:评价|反馈)|代表(?:表示)?满意的#",
    "public_opinion": r"社情民意信息|信息",
    "plenary": r"全会|(?<!常委会)全体会议|议政课题|大会发言",
    "conveners": r"召集人",
    "first_topics": r"第一议题",
    "training": r"(?:学习|履职)?培训",
    "projects": r"项目|民生实事",
    "activities": r"执法检查|代表活动|委员活动",
    "by_elections": r"补选|代表资格",
    "meetings": r"会议(?!期间)",
}
SUGGESTION = r"(?:代表|议案)?建议(?:、批评和意见|批评意见|及答复)?"
WITHIN = r"[^#，。]{0,24}"
ON_TIME = r"(?:按期|按时|如期|限期|在?(?:规定|法定)(?:期限|时限|时间)内)"
OPINION = r"(?:群众|选民)?(?:的)?意见(?:建议|和建议|、建议)?"

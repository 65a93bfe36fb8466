"""In which words official prose speaks of a figure.

A claim is bound only where every word of its clause is understood: what a clause says beyond these words (涉及民生的,
市人大代表, 提案) could make it speak of something else, and 'no figure' is better than a wrong one.
"""

import re
from dataclasses import dataclass
from functools import cache

SUGGESTION = r"(?:代表)?建议(?:、批评和意见|批评意见)?"


@dataclass(frozen=True)
class Wording:
    """`units` and `thing` (what is counted) must fit the claim; one of `says` must stand in its clause."""

    figure: str
    units: frozenset[str]
    thing: re.Pattern[str]
    says: re.Pattern[str]
    # The figure that the same words mean where the clause names a session.
    in_session: str = ""
    # Which of NARROWING the figure is about.
    narrowed_by: str = ""


def wording(figure: str, units: str, thing: str, says: str, in_session: str = "", *, narrowed_by: str = "") -> Wording:
    return Wording(
        figure, frozenset(units.split()), re.compile(f"(?:{thing})$"), re.compile(says), in_session, narrowed_by
    )


# These make a part of all: what is said of 按期办结, of 重点建议 or of those between sessions is not said of the whole.
NARROWING = {
    "on_time": re.compile(r"按期|按时|如期|限期|(?:规定|法定)(?:期限|时限)"),
    "late": re.compile(r"逾期|超期|提前"),
    "key": re.compile(r"重点"),
    "between": re.compile(r"闭会"),
    "session": re.compile(r"(?:大会|会议)期间|大会"),
    "merged": re.compile(r"并案|合并"),
    "again": re.compile(r"重新|再次|二次"),
    "first": re.compile(r"首次"),
    "returned": re.compile(r"退回|改派"),
    "public": re.compile(r"公开"),
    "rest": re.compile(r"其余|其中|剩余"),
}
# Whose a rate is that names nobody.
OWNERS = re.compile(r"(?P<ours>建议)|提案|议案|信访|来信|来访|热线|工单|诉求|线索|案件|民生实事|实事项目|委员(?!会)")
OWNER_REACH = 400


def add(*wordings: Wording, words: str = "") -> None:
    """A room's own wordings, declared beside its figures, and `words` that then count as understood.

    A figure that is written of by its printed name alone needs none (`matching.named`).
    """
    WORDINGS.extend(wordings)
    FILLERS.extend(words.split())
    fillers.cache_clear()


# The first that fits is taken: what is said of the end of the handling comes before 提出, which often introduces it.
WORDINGS = [
    wording("suggestions.rehandled", "件", SUGGESTION, r"重新办理|再次办理|二次办理", narrowed_by="again"),
    wording("suggestions.late", "件", SUGGESTION, r"逾期(?:答复|办复)?|超期(?:答复|办复)?", narrowed_by="late"),
    wording(
        "suggestions.on_time",
        "件",
        SUGGESTION,
        r"(?:按期|按时|如期|在?(?:规定|法定)(?:期限|时限)内)(?:答复|办复)",
        narrowed_by="on_time",
    ),
    wording("suggestions.merged", "件", SUGGESTION, r"并案(?:办理)?|合并办理", narrowed_by="merged"),
    wording("suggestions.key", "件", rf"重点(?:督办)?{SUGGESTION}", r"重点", narrowed_by="key"),
    wording("suggestions.key", "件", SUGGESTION, r"重点督办", narrowed_by="key"),
    wording("suggestions.closed", "件", SUGGESTION, r"办结"),
    wording(
        "suggestions.handled",
        "件",
        SUGGESTION,
        r"办理完毕|办复|办理答复|答复办理|办理完成",
        "suggestions.session_handled",
    ),
    wording("suggestions.answered", "件", SUGGESTION, r"答复"),
    wording("suggestions.published", "件", SUGGESTION, r"公开", narrowed_by="public"),
    wording("suggestions.between", "件", SUGGESTION, r"闭会期间", narrowed_by="between"),
    wording("suggestions.in_session", "件", SUGGESTION, r"(?:大会|会议)期间", narrowed_by="session"),
    wording("suggestions.raised", "件", SUGGESTION, r"提出|收到|受理|登记|交办|转办|共有?", "suggestions.in_session"),
    wording("handlings.returned", "件 件次", SUGGESTION, r"退回|改派|重新交办", narrowed_by="returned again"),
    wording("contacts.confirmed", "次", r"面商|当面沟通|见面沟通|联系代表|联系面商", r"面商|沟通|联系"),
    wording("supervision.records", "次", rf"督办|{SUGGESTION}督办", r"督办"),
    wording("promises.kept", "项 件 个", r"承诺(?:事项)?", r"(?<!未)兑现|(?<!未)落实"),
    wording("promises.open", "项 件 个", r"承诺(?:事项)?", r"未兑现|未落实|尚在办理"),
    wording("promises.made", "项 件 个", r"承诺(?:事项)?", r"作出|答复承诺|承诺"),
    wording("suggestions.on_time_rate", "%", r"(?:按期|按时)(?:答复|办复)率", r"答复率|办复率", narrowed_by="on_time"),
    wording("suggestions.handled_rate", "%", r"办理率|办复率", r"办理率|办复率"),
    wording(
        "suggestions.first_rate",
        "%",
        r".*满意率",
        r"首次(?:评价)?(?:满意和基本满意率|满意率（含基本满意）)",
        narrowed_by="first",
    ),
    wording("suggestions.final_rate", "%", r".*满意率", r"(?:最终(?:评价)?)?满意和基本满意率|最终满意率（含基本满意）"),
    wording("promises.kept_rate", "%", r"承诺(?:事项)?(?:兑现|落实)率", r"承诺"),
]

# ------------------------------------------------------------------ what else a clause may say
SESSION = re.compile(
    r"第?(?P<term>[一二三四五六七八九十]{1,3})届(?:[区县市州省]?(?:人民代表大会|人大))?(?:常委会)?"
    r"第?(?P<session>[一二三四五六七八九十]{1,3})次(?:全体)?会议"
)
YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:度|全年)?")
LAST_YEAR = re.compile(r"去年|上年度?|上一年度?")
THIS_YEAR = re.compile(r"今年|本年度?|当年")
# A count over more than a year is no figure of this one.
LONGER = re.compile(r"以来|[几两三四五]年(?:来|间|共)|本届|届内|任期|历年|累计|截至|[一二三四五六七八九十两\d]+年多?来")

FILLERS = [
    "确定",
    "选定",
    "确立",
    "人民代表大会常务委员会",
    "人大常委会",
    "常委会",
    "人民代表大会",
    "人大",
    "代表工作委员会",
    "代工委",
    "常委会代工委",
    "人大代表",
    "代表们",
    "代表",
    "所提",
    "提出",
    "提交",
    "收到",
    "受理",
    "登记",
    "立案",
    "交办",
    "转办",
    "交由",
    "转交",
    "办理",
    "办结",
    "办复",
    "答复",
    "办理完毕",
    "办理答复",
    "答复办理",
    "办理完成",
    "完成",
    "得到",
    "进行",
    "予以",
    "作出",
    "已经",
    "已",
    "均",
    "都",
    "全部",
    "全都",
    "全",
    "共计",
    "合计",
    "总计",
    "共有",
    "共",
    "其余",
    "的",
    "了",
    "由",
    "对",
    "将",
    "把",
    "为",
    "在",
    "上",
    "中",
    "内",
    "期间",
    "大会",
    "会议",
    "会上",
    "闭会",
    "并",
    "和",
    "与",
    "及",
    "等",
    "有",
    "各",
    "各承办单位",
    "承办单位",
    "承办部门",
    "各部门",
    "部门",
    "有关",
    "相关",
    "政府",
    "一府一委两院",
    "一府两院",
    "今年",
    "本年度",
    "本年",
    "全年",
    "一年来",
    "一年",
    "年度",
    "本次",
    "这次",
    "该",
    "督办",
    "重点督办",
    "重点",
    "按期",
    "按时",
    "如期",
    "规定",
    "法定",
    "期限",
    "时限",
    "逾期",
    "超期",
    "并案",
    "合并",
    "重新",
    "再次",
    "二次",
    "公开",
    "向社会",
    "退回",
    "改派",
    "重新交办",
    "兑现",
    "落实",
    "未",
    "尚",
    "承诺",
    "事项",
    "达到",
    "达",
    "是",
    "实现",
    "办理率",
    "办复率",
    "按期答复率",
    "按时答复率",
    "答复率",
    "满意率",
    "满意和基本满意率",
    "首次",
    "最终",
    "评价",
    "兑现率",
    "落实率",
    "面商",
    "当面",
    "沟通",
    "见面",
    "联系",
    "开展",
    "组织",
    "建议",
    "批评",
    "意见",
    "、",
    "承诺兑现率",
]


@cache
def fillers(own: str) -> re.Pattern[str]:
    """`own` is what the body's district is called, 区 or 市: of another level's deputies the records know nothing."""
    here = [f"{word}{own}" for word in ("全", "我", "本", "")] if own else []
    return re.compile("|".join(sorted((*FILLERS, *here), key=len, reverse=True)))


# 142件建议中已办理完毕130件 says two things.
# Said earlier in the sentence, these make it somebody else's count: 某街道高度重视，代表建议18件全部办结.
OTHERS = re.compile(
    r"街道|乡镇|[\u4e00-\u9fff][乡镇](?!村振兴)|主席团|人大工委|代表[之联小][家络组]|联络[站点]|工作室|社区|村[委民]|政协|委员(?!会)|法院|检察院|"
    r"[\u4e00-\u9fff]局|办事处|管委会|公司|学校|医院|居民|群众|某"
)
# … and these make it a part of the year's, unless the sentence names the session.
PART_OF_YEAR = re.compile(r"季度|[上下]半年|\d月|[一二三四五六七八九十]月|月底|目前|现已|迄今")


@cache
def others(own: str) -> re.Pattern[str]:
    """OTHERS with the congresses of the levels that are not our own."""
    levels = "".join(level for level in "省市县区" if level != own)
    return re.compile(rf"{OTHERS.pattern}|[{levels}]人大|全国人大")


CLAUSE_ENDS = re.compile(r"[，。；！？,;!?\n：:（）()]|(?<=建议)中(?=[，,已有均]|办)")
QUIET = re.compile(r"[\s“”\"'《》…—\-]+")

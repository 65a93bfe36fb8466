"""In which words official prose speaks of a figure.

A claim is bound only where every word of its clause is understood: what a clause says beyond these words (涉及民生的,
市人大代表, 提案) could make it speak of something else, and 'no figure' is better than a wrong one.
"""

import re
from functools import cache

from lianxinqiao.figures.claims.words import words

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
    "rest": re.compile(r"其余|剩余"),
}
# Whose a rate is that names nobody.
OWNERS = re.compile(r"(?P<ours>建议)|提案|议案|信访|来信|来访|热线|工单|诉求|线索|案件|民生实事|实事项目|委员(?!会)")
OWNER_REACH = 400


# ------------------------------------------------------------------ what else a clause may say
SESSION = re.compile(
    r"第?(?P<term>[一二三四五六七八九十]{1,3})届(?:[区县市州省]?(?:人民代表大会|人大))?(?:常委会)?"
    r"第?(?P<session>[一二三四五六七八九十]{1,3})次(?:全体)?会议"
)
YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:度|全年)?")
LAST_YEAR = re.compile(r"(?<![比较与同])(?:去年|上年度?|上一年度?)")
THIS_YEAR = re.compile(r"今年|本年度?|当年")
# A count over more than a year is no figure of this one.
LONGER = re.compile(
    r"(?<!活动开展)(?<!活动启动)以来|[几两三四五]年(?:来|间|共)|本届|届内|任期|历年|截至|(?:[二三四五六七八九十两]|\d+|十[一二三四五六七八九])年多?来"
)

# Words that stand around a figure and do not change which it is.
FILLERS = words(
    "确定 选定 确立 人民代表大会常务委员会 人大常委会 常委会 人民代表大会 人大 代表工作委员会 代工委 "
    "常委会代工委 人大代表 代表们 代表 所提 提出 提交 收到 受理 登记 立案 交办 转办 交由 转交 办理 办结 "
    "办复 答复 办理完毕 办理答复 答复办理 办理完成 完成 得到 进行 予以 作出 已经 已 均 都 全部 全都 全 "
    "共计 合计 总计 共有 共 其余 的 了 由 对 将 把 为 在 上 中 内 期间 大会 会议 会上 闭会 并 和 "
    "与 及 等 有 各 各承办单位 承办单位 承办部门 各部门 部门 有关 相关 政府 一府一委两院 一府两院 今年 "
    "本年度 本年 全年 一年来 一年 年度 本次 这次 该 督办 重点督办 重点 按期 按时 如期 规定 法定 期限 "
    "时限 逾期 超期 并案 合并 重新 再次 二次 公开 向社会 退回 改派 重新交办 兑现 落实 未 尚 承诺 事项 "
    "达到 达 是 实现 办理率 办复率 按期答复率 按时答复率 答复率 满意率 满意和基本满意率 首次 最终 评价 "
    "兑现率 落实率 面商 当面 沟通 见面 联系 开展 组织 建议 批评 意见 、 承诺兑现率 目前 累计 先后 分别 "
    "依法 认真 积极 扎实 深入 广泛 有序 帮助 帮扶 协助 推动 推进 促进 督促 举办 召开 实施 建成 建立 "
    "配备了 组建 归纳整理 梳理 整理 其中 另外 此外 还 又 新 折合 人民币 价值 计 名 从中 到位 围绕 就 "
    "向 委员 政协 党组 机关 全体人员 各级 辖区 广大 各类 各项 各种 时 表示 后 被 经 获 转送 择优 "
    "挑选出 挑选 选出 个 环境整治 任务 全员 干部 在各级媒体 人大网站 报刊杂志 率 结果 对其 多 课题 "
    "意见和建议 中肯 收集到 收集 群众 建成投用 提升 功能 硬件改造 改造 打造 联络站 优质 学位 事关 民生 "
    "改善 投资 计划 审查 批准 满意 系统 人员 新任命 工作 情况 方面 企业 村 区委 全区 全市 全县 我区 "
    "活动 主席会议 主任会议 议政 全会 听取 审议 专项 报告 环保 财政 之 且 自 与其 下 次 期 总 "
    "各承办单位与代表 提案 进行了 起来 出 件 常委会领导 区领导 领导班子成员 领导 领衔 牵头 建言资政 建言献策 制定机关 自发 踊跃 "
    "面对疫情 疫情 抗疫 一线 大家 分片包干 分片 合计 还有 评选 编发 率先 辖区代表"
)


@cache
def fillers(own: str) -> re.Pattern[str]:
    """`own` is what the body's district is called, 区 or 市: of another level's deputies the records know nothing."""
    here = [f"{word}{own}" for word in ("全", "我", "本", "")] if own else []
    return re.compile("|".join(sorted((*FILLERS, *here), key=len, reverse=True)))


# Said earlier in the sentence, these make it somebody else's count: 某街道高度重视，代表建议18件全部办结.
OTHERS = re.compile(
    r"街道|乡镇|[\u4e00-\u9fff][乡镇](?!村振兴)|主席团|人大工委|代表[之联小][家络组]|联络[站点]|工作室|社区|村[委民]|政协|委员(?!会)|法院|检察院|"
    r"[\u4e00-\u9fff]局|办事处|管委会|公司|学校|医院|居民|群众|某"
)
# … and these make it a part of the year's, unless the sentence names the session.
PART_OF_YEAR = re.compile(r"季度|[上下]半年|\d月|[一二三四五六七八九十]月|月底|迄今")


@cache
def others(own: str) -> re.Pattern[str]:
    """OTHERS with the congresses of the levels that are not our own."""
    levels = "".join(level for level in "省市县区" if level != own)
    return re.compile(rf"{OTHERS.pattern}|[{levels}](?:第?[一二三四五六七八九十]+届)?人大|全国人大")


# 各乡镇、街道 are all of them, and no one in particular.
EVERYWHERE = re.compile(
    r"(?:各|全区)?(?:\d+个)?乡镇(?:人大主席团)?(?:、|和)?街道(?:人大工委|[（(]管委会[）)])?|各乡镇|各街道|人大主席团|人大工委"
    r"|各?(?:代表)?联络站|各委室|政协委员|委员讲堂|委员(?!会)"
)


@cache
def elsewhere(own: str) -> re.Pattern[str]:
    """Of figures that many record: other levels, courts, one place in particular."""
    levels = "".join(level for level in "省市县区" if level != own)
    return re.compile(
        rf"[{levels}]人大|[{levels}](?:第?[一二三四五六七八九十]+届)|全国人大|法院|检察院|公安|信访局|热线|某|[\u4e00-\u9fff][镇乡](?!村)|街道|社区"
    )


# 142件建议中已办理完毕130件 says two things.
CLAUSE_ENDS = re.compile(r"[，。；！？,;!?\n：:（）()]|(?<=建议)中(?=[，,已有均]|办)")
QUIET = re.compile(r"[\s“”\"'《》…—\-]+")

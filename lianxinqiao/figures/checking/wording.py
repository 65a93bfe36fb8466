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
    "session": re.compile(r"(?:大会|会议)期间|大会(?!闭幕|结束|过?后|[以之]后)"),
    "merged": re.compile(r"并案|合并"),
    "again": re.compile(r"重新|再次|二次"),
    "first": re.compile(r"首次"),
    "returned": re.compile(r"退回|改派"),
    "public": re.compile(r"公开"),
    "rest": re.compile(r"其余|剩余"),
    "excellent": re.compile(r"优秀"),
}
# 大会期间召开主席团会议: the words of series and handling make parts of what is handled, of nothing else.
HANDLED_ONLY = frozenset({"between", "session", "merged", "again", "first", "returned", "rest"})
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
    r"(?:19|20)\d\d年?(?:到|至|[-—~–]+)(?:19|20)\d\d年|(?<!活动开展)(?<!活动启动)(?<!今年)(?<!本年)(?<!年初)以来|[几两三四五]年(?:来|间|共)|(?:过去|近|最近|前|这)的?(?:[几两三四五六七八九十]|\d{1,2})年|十[一二三四五六]五[”\"]?(?:期间|时期)|本届|届内|任期|历年|截至(?!目前|年底|年末|当年|本年)|(?:[二三四五六七八九十两]|\d+|十[一二三四五六七八九])年多?来"
)

# 明年，拟听取…，开展…: what is to be is said to the end of the sentence.
AHEAD = re.compile(
    r"(?:(?<!投资)(?<!年度)计划|打算|准备|争取)(?=听取|审议|开展|组织|召开|提交|举办|视察|新建|走访|接待|收集)|力争|明年(?!度?(?:继续|跟踪))|下一步|新的一年|来年|拟(?=听取|审议|开展|组织|召开|提交|安排|举办|视察)|将(?=听取|审议|开展|组织|召开|举办)"
)
# 较上年的5900人次: what it was last year.
HELD_AGAINST = re.compile(r"^(?:这个数字?|这)?(?:比|较|与|同)(?:去年|上年度?|上一年度?)(?:同期)?的?#(?:相比)?$")

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
    "面对疫情 疫情 抗疫 一线 大家 分片包干 分片 合计 还有 评选 编发 率先 辖区代表 "
    "遴选 选取 筛选 选定 精选 仅有 仅 只有 现有 现已 已有 实有 经 票决 产生 跟踪 截至 年底 年末 年内 涉密内容 门户网站 网站 平台 "
    "在线 线上 线下 常态化 常态 运行 分批 分期 集中 轮训 接受 列入 纳入 安排 要点 工作要点 牵头 带头 主动 持续 多次 及时 逐件 逐一 "
    "件件 反馈 从 来看 看 反映 内容 相近 班子成员 主任会议成员 主任会议组成人员 组成人员 会同 协同 表彰 评定 评为 受到 处理 审查 共征集 征集 "
    "件件有回音 事事有着落 有回音 有着落 有结果 党员 机关党员 党员干部 分管领导 业务 "
    "形成 编印 编报 上报 圆满 顺利 成功 高质量 精心 统筹 充分 全程 一律 余 等方面 方面的 报备 报送 接收 履职 参加 参与 出席 年度计划 主要 有效 负责同志 过程 评出 列为 提 建起 建有 设立 设有 听了"
)


@cache
def fillers(own: str) -> re.Pattern[str]:
    """`own` is what the body's district is called, 区 or 市: of another level's deputies the records know nothing."""
    here = [f"{word}{own}" for word in ("全", "我", "本", "")] if own else []
    return re.compile("|".join(sorted((*FILLERS, *here), key=len, reverse=True)))


# 在全国率先, 位居全市第二: praised, and not counted there.
RANKED = "(?!率先|首|第|前|推广|先进|领先)"
# Said earlier in the sentence, these make it somebody else's count: 某街道高度重视，代表建议18件全部办结.
OTHERS = re.compile(
    r"街道|乡镇|[\u4e00-\u9fff][乡镇](?!村振兴)|主席团|人大工委|代表[之联小][家络组]|联络[站点]|工作室|社区|村[委民]|政协|委员(?!会)|法院|检察院|"
    r"[\u4e00-\u9fff]局|办事处|管委会|公司|学校|医院|居民|群众|某|[政党群]\w{0,2}系统"
)
# … and these make it a part of the year's, unless the sentence names the session.
PART_OF_YEAR = re.compile(r"季度|上个?月|[本当]月|这个月|[上本]周|[上下]半年|\d月|[一二三四五六七八九十]月|月底|迄今")


@cache
def others(own: str) -> re.Pattern[str]:
    """OTHERS with the congresses of the levels that are not our own."""
    levels = "".join(level for level in "省市县区" if level != own)
    return re.compile(
        rf"{OTHERS.pattern}|全[{levels}国]{RANKED}|[{levels}](?:第?[一二三四五六七八九十]+届)?人大|全国人大"
    )


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
        rf"全[{levels}国]{RANKED}|[省市县区]委常委会|政府常务会|[{levels}]人大|[{levels}](?:第?[一二三四五六七八九十]+届)|全国人大|法院|检察院|公安|信访局|热线|某|[\u4e00-\u9fff][镇乡](?!村)|街道|社区"
    )


# The two bodies of a district by a figure that only one of them has: how each is named, and who sits in it. A member
# without 政协 before may be one of the standing committee, a deputy without 人大 one of the residents.
BODIES = {
    "suggestions.raised": (re.compile(r"人大|人民代表"), re.compile(r"人大|人民代表|(?<![员民众工])代表")),
    "proposals.filed": (re.compile(r"政协"), re.compile(r"政协|委员(?!会)")),
}
# What is done with the other body is done by both.
TOGETHER = re.compile(r"(?:与|会同|联合|协同)(?:[全本我]?[区市县省])?(?:政协|人大)(?:常委会|委员|代表|机关)?")

# 142件建议中已办理完毕130件 says two things.
CLAUSE_ENDS = re.compile(r"[，。；！？,;!?\n：:（）()]|(?<=建议|意见|提案|承诺)中(?=[，,已有均]|办)")
QUIET = re.compile(r"[\s“”\"'《》…—\-]+")

DONE = re.compile(r"(?<=[\u4e00-\u9fff])了(?!解)")  # 开展了执法检查3次
# How and by what a thing was done does not make another thing of it: what stands around the verb is passed over.
ADVERBIAL = re.compile(
    r"【[^】]{1,12}】|(?:按照|根据|遵照|贯彻)[^，,#]{1,40}(?:要求|部署|精神|规定)|(?:通过|依托)(?:各|各级)?(?:人大)?(?:代表)?联络站(?:点)?|(?:通过|采取|运用)[^#，]{1,20}?(?:方式|形式|途径|渠道|平台)"
    r"|在[^#，]{1,18}?(?:领导|推动|支持|监督|指导|关心|配合)下"
    r"|以[^#，]{1,16}?为(?:抓手|重点|主线|主题|目标|契机|载体|切入点|导向|平台)"
    r"|(?:落实|执行|坚持|完善|健全|发挥)[^#，“]{1,14}?(?:制度|机制|原则|导向|作用)"
    r"|除[^#，]{1,14}?外|(?:投入|安排)专项资金"
    r"|(?:深入|走进|下沉)(?:到)?(?:基层|一线|社区|企业|农村|村组|田间地头|现场|实地|群众|选区|、|和)++(?!#)"
    r"|(?:当场|现场)(?:和|或者?|及)(?:事后|会后)"
    r"|截至(?:目前|年底|年末|当年年底|本年年底)|因(?:职责不清|不满意|群众不满意)"
)
# All of them, and no one in particular: 各街道、乡镇, 全区18个乡镇街道人大.
ALL_OF_THEM = re.compile(
    r"(?:(?:全区|辖区|各|所有)(?:\d+个|#)?)?(?:(?:乡镇|镇街|街道)(?:[（(]管委会[)）])?(?:、|和|及)?){2,}(?:人大)?(?:主席团|人大工委)?(?:和|、)?"
    r"|各(?:人大)?(?:代表)?联络站|各(?:代表团|代表小组|界别|专委会|委室)"
)
# What else a clause may say is harmless where it neither narrows nor names somebody.
NARROWS = re.compile(
    r"涉及|关于|有关|围绕|聚焦|针对|就|属于|来自|对|类|领域|系统|除|等|未|没有|不|非|拟|将|的|其|含|以上|以下|首|年|月|日|[“”]"
)
# 围绕养老服务召开座谈会 is not all of them.
ON_A_TOPIC = re.compile(r"围绕|聚焦|针对|就|对|关于|涉及|有关")
SOMEBODY = re.compile(
    r"(?:[联社会盟党局委院部所站组团队校办室镇乡街村区市省县庭]|公司|中心|同志|先生|女士|法官|干警|企业家)$|某"
)
DOING = re.compile(
    r"召开|举行|举办|作了|听了|开展|组织|进行|实施|组建|建成|建立|完成|走访|接待|刊发|发表|征集|收集|解决|听取|审议|作出|参加|视察|补选|任免|配备|认领|分包|包联|办|出席|收到|选|征编|编撰|撰写|发布|上线|发起|推出"
)
# 收集27条群众意见 says the same as 收集群众意见27条.
ENDS_DOING = re.compile(
    rf"(?:{DOING.pattern}|报送|采用|提供|新增|改造提升|提升|重点打造|印发|送达|转送|移送|接收|成立|推动解决|答复|办结|确定|评选|配备|编发|提出|批准|为民办|解决|反馈|培训|组织|重新办理)到?的?$"
)
OF_ALL = re.compile(r"(?:全[区市县]|辖区|各|所有)$")
# 建议12件涉及教育: said behind the number, these make a part of it.
OF_WHICH = re.compile(r"(?:涉及|关于|有关|属于?|来自|由|是|为|被|未|没有|不|其中|列为|转|超过)")
# “三送一强”活动 is one campaign of several.
A_CAMPAIGN = re.compile(r"[“\"][^”\"]{2,30}[”\"](?:主题|系列|专项)?(?:活动|行动)")
IN_A_CAMPAIGN = re.compile(r"(?:主题|系列|专项|^|[，,])活动中")

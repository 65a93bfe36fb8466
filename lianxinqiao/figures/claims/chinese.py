"""When a number in Chinese characters counts, and when it is part of a name: 三所学校, but 三大工程 and 三项补贴."""

import re

from lianxinqiao.figures.claims import idioms
from lianxinqiao.figures.claims.found import Found
from lianxinqiao.figures.claims.units import COUNTED, FINE
from lianxinqiao.figures.claims.words import words

# 十六届人大五次会议 is the fifth; 连续四次 are four.
TIMES = re.compile(r"(?:连续|先后|召开|举行|举办|开展|组织|(?<!秒)进行|共|累计|多达)了? ?$")
# Measure words that names do not use, so that even a small number before them counts.
STRONG = frozenset(
    words(
        "家 所 座 名 位 亩 公里 元 美元 吨 公斤 斤 件 部 场 台 辆 艘 架 人 人次 件次 场次 小时 个小时 个工作日 分钟 天 个月 组 支 篇 册 本 宗 笔 栋 间 "
        "户 套 株 棵 平方公里 平方米 公顷 千瓦 起 例 份 枚 次 批 批次"
    )
)


# 两个村 are two; 两个确立 are words. The nouns that are counted with 个 where the number is small.
PLAIN_NOUNS = re.compile(
    r"(?:行政)?(?:村|乡|镇|县|市|区|省|街道|社区|小区|项目|单位|国家|小组|支部|企业|学校|课题|批次|团队|园区|办事处|站点)|"
    # and the parts of an assembly and an office
    r"(?:专门|工作|居民|村民)?委员会|专委会|专工委|工委|委室|界别|(?:工作|内设|派出|直属)?机构|(?:职能|政府|市直|区直|县直)?部门|"
    r"(?:代表|专业|工作|专项|督导|视察|调研|检查|委员|活动)+组|(?:代表|专业|活动|党|调研)+小组|"
    r"[\u4e00-\u9fff]{2,6}小组(?!长)|(?:督办|考察|执法|评议|审查|起草|服务|协调)+组|专班|(?:人大|委员|代表|工作|联络|服务|接待|立法|活动)+[站室点]|"
    r"代表之家|代表团|民主党派|党派|党组|党委|乡镇|镇街|街镇|镇办|居委会|村委会|(?:专项|工作|调研|审议|专题|评议)+报告|议案|提案|建议案|条例"
)
# 连续四年 and 提前一年 last so long; 三年行动 is called so.
LASTING = frozenset(words("年 个月 天 周 日"))
# 开展执法检查三项，视察五次。 The thing, its number, and the end of the clause: so one counts, names do not stand so.
# 三次执法检查 are three; 三次会议 and 二次供水 are a session and a name.
ACTS = re.compile(
    r"(?:集中|专项|专题|联合|实地|现场|跨区域|常委会|主任会议|大型|较大规模|综合|明察|暗访)*"
    r"(?:视察|执法检查|检查|调研|询问|评议|协商|座谈|督查|督办|督导|巡察|审议|测评|走访|论证|听证|约谈|协调会|推进会|座谈会|协商会|联席会)"
)
PERIODICALS = re.compile(
    r"(?:公报|简报|通讯|信息|专刊|动态|通报|快报|专报|内参|刊物|讲堂|[训题修书]班|节目|摘编|会刊)》?$"
)
TRAILING = frozenset(words("次 项 个 条 类 种 篇 张 封"))
AFTER_A_THING = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff”》]$")
NO_THING = re.compile(r"[这那前后上下以第每各此其的一分任再同又头首末哪某本该另等和与及或零二两三四五六七八九十百]$")
# 审议议案三项 and 审议三项议案: what an office does is done so many times; 实施三项行动 may be a name.
DONE = re.compile(
    r"(?:审议|听取|作出|做出|通过|制定|修订|修改|废止|督办|交办|批准|审查|形成|撰写|收到|提出|接受|办结|任命|补选)了?$"
)
# 共七章 and 累计五项 add up, whatever is counted.
IN_ALL = re.compile(r"(?:(?<![公总])共|共计|合计|总计|累计|多达)$")
CLAUSE_ENDS = re.compile(r" ?(?:等?[，。；、！？,;!?)）]|$)")
LASTS = re.compile("(?:连续[\u4e00-\u9fff]{0,3}|[聘任学]期|学制|有效期|提前|历时|延长|为期|持续|推迟|缩短|满|时隔)$")
SMALL_MAX = 10
# 三元镇 is a town: so little money is only what somebody pays for each.
MONEY = re.compile(r"(?:每|人均|补[助贴]|收费?|缴|标准|票价|[降减增提]至|到|仅|只|花|付|交|为)[^，。；]{0,4}$")
# 两三年 and 七八个, but 三四轮车.
BETWEEN = frozenset(words("个 年 条 项 种 次 岁 倍 周 批 期"))


def counts(plain: str, found: Found) -> bool:
    """Whether a number in Chinese characters, with the unit that was read, is a count."""
    if _is_a_name(plain, found):
        return False
    if found.unit in FINE:
        return True
    if found.words and found.words[0].code == "between" and found.low < SMALL_MAX:
        return found.unit in STRONG or found.unit in BETWEEN
    if found.words:
        return found.low > 1 or found.words[0].code not in {"near", "about"}
    if found.token[0] in "百千万亿":
        # 千亩方, 百万吨乙烯 and 每万人 name a size; only a word beside it (近万家) makes it a count.
        return False
    if _trails(plain, found) or (found.low < found.high and found.unit in LASTING):
        return True
    if found.unit == "次":
        return _so_many_times(plain, found)
    if found.low > SMALL_MAX:
        return True
    if found.unit in LASTING and LASTS.search(plain[max(0, found.figure - 6) : found.figure]):
        return True
    return found.low > 1 and (_small(plain, found) or _done_so_many(plain, found))


def _is_a_name(plain: str, found: Found) -> bool:
    """Part of a word, or of a town as 三元镇 and 三元街道."""
    if idioms.covers(plain, found.figure):
        return True
    little_money = found.unit == "元" and len(found.token) == 1 and not found.words
    return little_money and MONEY.search(plain[max(0, found.figure - 8) : found.figure]) is None


def counts_bare(plain: str, found: Found) -> bool:
    """两百多万高校师生 count without a unit, and so do 不足百亿 and 破亿: a round word beside 百, 千, 万 or 亿."""
    if idioms.covers(plain, found.figure):
        return False
    if found.words and found.low >= SMALL_MAX and found.words[0].code != "between":
        return True  # 三百余, 数十, 近百
    return found.token[0] not in "百千万亿" and found.token[-1] in "万亿"


def _trails(plain: str, found: Found) -> bool:
    """Whether a thing stands before the number and nothing behind its unit: 视察五次， and 编发公报六期."""
    if found.unit == "期" and PERIODICALS.search(plain[max(0, found.figure - 4) : found.figure]):
        return True
    if found.low == 1 and found.unit in STRONG and CLAUSE_ENDS.match(plain, found.end):
        return DONE.search(plain[max(0, found.figure - 4) : found.figure]) is not None  # 制定两件、修改一件。
    if found.unit not in TRAILING or found.low <= 1:
        return False
    before = plain[max(0, found.figure - 2) : found.figure]
    ends = CLAUSE_ENDS.match(plain, found.end) is not None
    return ends and AFTER_A_THING.search(before) is not None and NO_THING.search(before) is None


def _so_many_times(plain: str, found: Found) -> bool:
    if TIMES.search(plain[max(0, found.figure - 4) : found.figure]):
        return True
    counted = found.low > 1 or plain[found.figure - 1 : found.figure] in set("，、,")
    return counted and ACTS.match(plain, found.end) is not None


def _done_so_many(plain: str, found: Found) -> bool:
    if plain.startswith(("“", "「"), found.end):
        return False  # 提出了五个“必须……” names them
    before = plain[max(0, found.figure - 4) : found.figure]
    if found.unit in COUNTED and IN_ALL.search(before):
        return True
    return found.unit in TRAILING and not plain.startswith("方面", found.end) and DONE.search(before) is not None


def _small(plain: str, found: Found) -> bool:
    if found.unit == "位" and plain.startswith("数", found.end):
        return False
    return found.unit in STRONG or (found.unit == "个" and PLAIN_NOUNS.match(plain, found.end) is not None)

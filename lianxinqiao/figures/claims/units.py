"""The units that a number is followed by: measure words, measures, shares, and what is made of them (元/吨, 人次).

Fine units (%, 倍 …) have no next number; everything else is counted in whole steps.
"""

import re

from lianxinqiao.figures.claims.words import words

COUNTED = frozenset(
    words(
        "个 家 件 项 条 次 人 名 位 户 座 所 处 场 套 台 辆 艘 架 支 只 头 匹 羽 株 棵 张 份 篇 部 本 册 卷 期 批 列 对 双 组 队 间 栋 "
        "幢 层 起 宗 笔 单 款 种 类 门 节 堂 盏 口 眼 枚 面 块 段 片 碗 趟 轮 例 封 幅 尾 颗 包 箱 袋 瓶 桶 车 孔 道 字 席 桌 步 把 根 首 票 金 银 铜 "
        "课时 学时 标准箱 标箱 方面 部门 TEU 头只 台套 人年 人天 航班 床 剂 卡 航次 辑 案 章"
    )
)
MEASURED = frozenset(
    words(
        "元 美元 欧元 港元 日元 英镑 亩 公顷 平方公里 平方千米 平方米 平米 立方米 立方 方 公里 千米 米 厘米 毫米 微米 纳米 海里 "
        "英寸 英里 吨 公斤 千克 克 斤 微克 毫克 升 毫升 千瓦 兆瓦 吉瓦 千瓦时 千瓦小时 兆瓦时 度 瓦 瓦时 千伏 千伏安 伏 伏特 摄氏度 ℃ "
        "个工作日 工作日 个星期 个小时 小时 分钟 秒 毫秒 天 日 周 个月 年 岁 周岁 吨公里 人公里 马力 分 分贝 载重吨 总吨 兆 赫兹 兆帕 标方 千卡 "
        "GB TB PB EB MB Gbps Tbps Mbps GW MW kW kWh KV kV km kg PFLOPS PFlops Pflops EFLOPS EFlops Eflops P E"
    )
)
FINE = frozenset(words("% ‰ ‱ 个百分点 百分点 个基点 倍 成 折 番"))
# 3省5市, 8县3区: counted without a measure word, in Arabic figures only.
PLACES = frozenset(words("省 市 县 区 乡 镇 村 国 县区 区县 市县 县市 省市 地市 乡镇 镇街 街镇 镇办 省区市"))
# 件次 and 人次 count the times, not the things.
TIMES = "人件场班批架辆艘户家台列车例项条篇频期份只头对剂组队起航单桌"
# What a rate is per: 元/吨, 微克/立方米, 元/人·月.
PER = words("人 户 床 次 村 生 月 学期 季度 学年 季 万人 千人 平方 平")
# 每万人32名: per how many it is.
PER_HEAD = frozenset(words("万人 千人 百户 万户 人 户 村 千米"))
# 套（间） and 台(套) are one unit, kept as it is written.
BRACKETED = frozenset(
    f"{first}{opens}{second}{closes}"
    for first, second in (
        word.split("/")
        for word in words("台/套 套/间 套/户 人/次 件/次 场/次 名/次 户/次 批/次 个/处 座/处 家/次 项/次 户/套 起/次")
    )
    for opens, closes in ("（）", "()")
)
UNITS = COUNTED | MEASURED | FINE | BRACKETED | PLACES | {f"{first}次" for first in TIMES}


def _alternatives(words: frozenset[str] | tuple[str, ...] | set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_PER = rf"(?:{_alternatives(UNITS | set(PER))})"
# What a measure word is the beginning of: 11方案, 2名词, 3万人口.
_GOES_ON = {
    "方": "案便法式针位", "名": "词单义牌", "人": "均才", "人年": "度", "位": "数置于列", "家": "庭", "台": "湾州阶", "场": "景", "部": "队分委署",
    "类": "似", "天": "然津府", "周": "年边期口", "年": "级度代轻均龄货", "度": "假过", "分": "别布散区类值级", "组": "织", "道": "路", "面": "积向临对",
    "层": "次面级", "门": "诊类户槛", "口": "岸径腔袋碑", "期": "间待货刊限末初", "元": "素件宇旦首", "米": "粉面", "克": "服隆难", "升": "级至降学起值温",
    "对": "外口接标于照应台", "只": "有要是进", "头": "部号雁", "单": "位个元项一", "节": "能点约庆日假水目", "处": "理置于级罚方", "起": "步到来数点草",
    "支": "持撑出付部行柱教", "本": "市省级身领次", "把": "握关手", "根": "据本治", "首": "次批个家届创席", "成": "为立功效果熟员长绩交分",
    "案": "例由件情子", "章": "程节法",
    "省": "会委内心道直级管际", "市": "场民长政容委值辖内直域级属斤", "县": "域级委内直", "区": "域别间块位内级直", "乡": "村贤愁土道级", "镇": "域级静区",
    "村": "民级委庄镇居", "国": "家内际道有企债人", "字": "号方", "步": "伐行", "车": "间辆站", "包": "括含", "段": "落", "票": "房据务数", "箱": "制", "金": "属融牌额秋山色沙砖", "银": "行色河发", "铜": "陵矿材仁",
}  # fmt: skip
_ONE = "|".join(
    re.escape(unit) + (f"(?![{_GOES_ON[unit]}])" if unit in _GOES_ON else "")
    for unit in sorted(UNITS, key=lambda unit: (-len(unit), unit))
)
# 件（项） is one unit, whichever two measure words it is made of; 微克每立方米 is 微克/立方米.
_PLAIN = _alternatives({unit for unit in COUNTED if len(unit) < 3})
_TWO = rf"(?:{_PLAIN})[（(](?:{_PLAIN}|次)[）)]"
_TIMED = "(?:·(?:天|日|月|年|次|小时|公里|吨))?"
# A Latin unit ends where its letters end: 3P is one, 5G and 3D are not.
UNIT = re.compile(
    rf"(?:{_TWO}|(?:{_ONE})(?:(?<![A-Za-z])|(?![A-Za-z0-9]))(?:/{_PER}(?:·{_PER})?|每(?:立方米|升|平方厘米)|{_TIMED}))"
)


def kept(unit: str) -> str:
    """As a claim keeps it: 微克每立方米 as 微克/立方米."""
    return unit.replace("每", "/")


def bare(unit: str) -> str:
    """件 of 件（项）: what a figure counts in."""
    return re.split("[（(]", unit)[0] or unit

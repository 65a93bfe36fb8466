"""The units that a number is followed by: measure words, measures, shares, and what is made of them (元/吨, 人次).

Fine units (%, 倍 …) have no next number; everything else is counted in whole steps.
"""

import re

from lianxinqiao.figures.claims.words import words

COUNTED = frozenset(
    words(
        "个 家 件 项 条 次 人 名 位 户 座 所 处 场 套 台 辆 艘 架 支 只 头 匹 羽 株 棵 张 份 篇 部 本 册 卷 期 批 列 对 双 组 队 间 栋 "
        "幢 层 起 宗 笔 单 款 种 类 门 节 堂 盏 口 眼 枚 面 块 段 片 碗 趟 轮 例 封 幅 尾 颗 包 箱 袋 瓶 桶 车 孔 道 字 席 桌 步 把 根 首 "
        "课时 学时 标准箱 标箱 大类 大项 TEU 头只 台套 人年 人天 航班 床 剂 卡 航次"
    )
)
MEASURED = frozenset(
    words(
        "元 美元 欧元 港元 日元 英镑 亩 公顷 平方公里 平方千米 平方米 平米 立方米 立方 方 公里 千米 米 厘米 毫米 微米 纳米 海里 "
        "英寸 英里 吨 公斤 千克 克 斤 微克 毫克 升 毫升 千瓦 兆瓦 吉瓦 千瓦时 千瓦小时 兆瓦时 度 瓦 瓦时 千伏 千伏安 伏 伏特 摄氏度 ℃ "
        "个小时 小时 分钟 秒 毫秒 天 日 周 个月 年 岁 周岁 吨标准煤 吨标煤 吨公里 人公里 马力 分 分贝 载重吨 总吨 兆 赫兹 兆帕 标方 千卡 "
        "GB TB PB EB MB Gbps Tbps Mbps GW MW kW kWh KV kV km kg PFLOPS PFlops Pflops EFLOPS EFlops Eflops P E"
    )
)
FINE = frozenset(words("% ‰ ‱ 个百分点 百分点 个基点 倍 成 折 番"))
# 件次 and 人次 count the times, not the things.
TIMES = "人件场班批架辆艘户家台列车例项条篇频期份只头对剂组队起航单桌"
# What a rate is per: 元/吨, 微克/立方米, 元/人·月.
PER = words("人 户 床 次 村 生 学期 季度 学年 季 万人 千人 平方 平")
UNITS = COUNTED | MEASURED | FINE | {f"{first}次" for first in TIMES}


def _alternatives(words: frozenset[str] | tuple[str, ...] | set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_ONE = rf"(?:{_alternatives(UNITS)})"
_PER = rf"(?:{_alternatives(UNITS | set(PER))})"
# A Latin unit ends where its letters end: 3P is one, 5G and 3D are not.
UNIT = re.compile(rf"{_ONE}(?:(?<![A-Za-z])|(?![A-Za-z0-9]))(?:/{_PER}(?:·{_PER})?)?")

"""What has a number in it and counts nothing: slogans, names, dates, ordinals, sessions, document numbers, idioms.

Two nets. `masks` finds the places of a whole text in which no number is read (quoted slogans, titles, dates, numbering).
`is_name` looks at one number with what stands around it. Both only ever look at a bounded piece of text, so that a text
of any size is read in time that grows with its length.
"""

import re
from bisect import bisect_right

from lianxinqiao.figures.claims import chinese
from lianxinqiao.figures.claims.found import Found
from lianxinqiao.figures.claims.units import PLACES

CN = "[一二两三四五六七八九十百千万亿零〇]"
NUM = rf"(?:\d{{1,9}}(?:\.\d{{1,6}})?|{CN}{{1,6}})"
PLAN = (
    "行动|规划|计划|攻坚|方案|任务|倍增|禁渔|目标|变局|未有|大计|工程|滚动|提升|整治|改造|实施|工作|主题|立法|免费|发展|引资|努力|"
    "专项|大变局|老店|树人|振兴|强基|制|期|级|际|龄|初心|征程|磨|寒窗|前|后|度|内|中|末|底|来|间|时|时间|以来|之际"
)
LATIN_COUNTED = r"[A-Z]{2,6}\d{1,6}(?:\.\d{1,3})?[万余多]{0,2}[个台套家条项件部座处所名人次场辆盏](?!线|级|机组)"
# The look at the first character spares the many alternatives at every other place.
MASKED = re.compile(
    r"(?=[《“\d A-Za-z一二两三四五六七八九十百千万亿零〇第中附图表电热传邮手微\[〔（(【])(?:"
    + "|".join(
        (
            r"《[^《》\n]{1,80}》",
            r"“[^“”\n]{1,24}”",
            # dates and times
            r"(?<![\d.])(?:19|20)\d\d ?年?(?: ?(?:[-—~至到、和]{1,2}) ?(?:19|20)?\d\d){1,6} ?年",
            r"(?<![\d.])(?:19|20)\d\d ?年(?:度|代)?",
            r"(?<![\d.])(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}",
            r"(?<![\d.])\d{1,2}(?: ?[-—~至到、和] ?\d{1,2}){0,3} ?月(?:份|底|初|末|中旬|上旬|下旬)?(?: ?\d{1,2}(?: ?[-—~至到] ?\d{1,2})? ?[日号])?",
            r"(?<![\d.])(?:[12]?\d|3[01])(?: ?[-—~至到] ?(?:[12]?\d|3[01]))? ?日(?![内均以游报/])",
            r"[一二三四五六七八九十]{1,2}月(?:份|底|初|末)?(?:[一二三四五六七八九十]{1,3}日)?",
            r"[一二三四五六七八九〇零]{4}年",
            r"(?<!\d)\d{1,2}[:：]\d\d(?!\d)|(?<!\d)\d{1,2}时(?:\d{1,2}分)?",
            rf"(?<![\d.])\d0年代|(?:\d\d|中|{CN}{{1,3}}) ?世纪|(?<!\d)[05-9][05]后",
            # ordinals, sessions, articles, documents
            rf"第 ?{NUM}(?: ?(?:[、至到~]|-|—) ?第? ?{NUM})*",
            rf"{CN}{{1,4}}届(?:{CN}{{1,3}}[中次](?:、{CN}{{1,3}}[中次])*)?",
            r"[一二三四五六七八九]中(?=、|全会)",
            r"[\[〔（(【]\s?(?:19|20)\d\d\s?[】)）〕\]] ?(?:第? ?\d{1,5} ?号)?",
            r"(?<!\d)\d{1,6} ?号(?!召)",
            # 代表3名 and 地图5幅 are counts: only a 表 or 图 that no word ends with is numbered
            r"(?:附件|附表|附图|(?<![\u4e00-\u9fff])[图表]|(?<=[见如])[图表]) ?\d{1,3}(?!\d)",
            # telephones and lines
            r"(?<!\d)(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9}|[48]00-?\d{3,4}-?\d{3,4})(?!\d)",
            # 热线12000件 are calls; a number of a telephone stands behind a colon, or is too long to be read
            r"(?:电话|热线|传真|邮编|邮政编码|手机|QQ|微信)号?码?(?:[:： ]{1,2}|为|是)[\d-]{5,30}+(?![\d万亿余多]|[部个件条次台户人家张通])",
            r"(?:电话|热线|传真|邮编|邮政编码|手机|QQ|微信)[\d-]{6,30}+(?![\d万亿余多]|[部个件条次台户人家张通])",
            r"(?<!\d)(?:12345|123\d\d|11[0-9]|12[0-2])(?=[\u4e00-\u9fff]{0,4}(?:热线|报警|专线|平台|电话|急救))(?![个家件项条次处])",
            # what a machine, a road, a version or a rank is called
            # (AED120台 and APP12个 are counts: letters that stand for a word, and a measure word behind)
            rf"(?<![A-Za-z])(?!GDP|{LATIN_COUNTED})[A-Za-z]{{1,12}}-?\d{{1,6}}(?:\.\d{{1,3}})?(?:-\d{{1,6}})?(?![\d.%])[A-Za-z]{{0,6}}",
            r"(?<![\d.])(?:\d{1,3}[GDA](?![A-Za-z])|\d{1,3}\.\d{1,3}(?=[版+])|\d{1,3}A?级(?!别))",
            r"(?<![\d.A-Za-z])(?:\d{1,6}|[A-Z])(?: ?[+×xX*∶:] ?(?:\d{1,6}|[A-Z])){1,8}(?![\d%])",
            rf"(?:(?<!\d)\d{{1,5}}|{CN}{{1,3}})强(?!度|劲)",
            r"(?<![\d.])\d{1,6}(?:\.\d{1,3})?\+(?!\d)",
        )
    )
    + ")"
)
NUMBERING = re.compile(
    r"(?m)^[ ]{0,8}(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.]|[（(]?\d{1,3}[）)]|\d{1,3}(?:、|\.(?!\d))|\d{1,2}(?:\.\d{1,2}){1,3}(?= ))"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[（(]\d{1,2}[）)](?!\d)"
)
# A list whose point stands before a number: 7.“两新”… 8.6个专项 … 9.…: the line before or after tells.
POINTED = re.compile(r"(?m)^[ ]{0,8}(\d{1,3})\.(?=\S)")


class Places:
    """Intervals that do not overlap, asked by position."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        spans.sort()
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def end_after(self, place: int) -> int:
        """Where the interval ends that holds `place`, or 0 where none does."""
        at = bisect_right(self._starts, place) - 1
        return self._ends[at] if at >= 0 and place < self._ends[at] else 0


def masks(plain: str) -> Places:
    spans = [match.span() for match in MASKED.finditer(plain) if not _speaks(match[0])]
    spans += [match.span() for match in NUMBERING.finditer(plain)]
    spans += _pointed(plain)
    spans += _in_straight_quotes(plain)
    return Places(spans)


LINE_WITH_QUOTES, STRAIGHT, QUOTE_MAX = re.compile(r'[^"\n]*"[^\n]*'), re.compile('"'), 26
SPOKEN = re.compile(r"\d[^“”]*(?:%|元|人次|件次|[，,。；].*\d)")


def _speaks(quoted: str) -> bool:
    """A quotation that says something with figures (“增长5.2%”), and is no slogan."""
    return quoted[0] == "“" and SPOKEN.search(quoted) is not None


def _in_straight_quotes(plain: str) -> list[tuple[int, int]]:
    """Straight marks do not say whether they open or close, so they are paired line by line."""
    spans: list[tuple[int, int]] = []
    if '"' not in plain:
        return spans
    for line in LINE_WITH_QUOTES.finditer(plain):
        marks = [match.start() for match in STRAIGHT.finditer(plain, *line.span())]
        pairs = zip(marks[::2], marks[1::2], strict=False)
        spans += [
            (first, last + 1)
            for first, last in pairs
            if last - first <= QUOTE_MAX and not SPOKEN.search(plain, first, last)
        ]
    return spans


def _pointed(plain: str) -> list[tuple[int, int]]:
    found = [(int(match[1]), match.span()) for match in POINTED.finditer(plain)]
    numbers = [number for number, _ in found]
    spans = []
    for at, (number, span) in enumerate(found):
        before = numbers[at - 1] if at else None
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        if before == number - 1 or after == number + 1:
            spans.append(span)
    return spans


# 240小时过境免签, 15分钟生活圈, 1000千伏特高压 and 8英寸晶圆 are what a rule, a place and a product are called.
NAMING = {
    "小时": re.compile(r"过境|免签|[\u4e00-\u9fff]{0,10}圈"),
    "分钟": re.compile(r"[\u4e00-\u9fff]{0,10}圈"),
    "千伏": re.compile("特高压|超高压|变电|输变电|交流|直流|主干|线路|电网|第[一二三四]回"),
    "吨": re.compile(r"[\u4e00-\u9fff]{0,8}(?:装置|码头|泊位)"),
    "英寸": re.compile(r"[\u4e00-\u9fff]"),
    "纳米": re.compile(r"[\u4e00-\u9fff]"),
}
# 每10万人口 and 每百户 say of how many a rate is taken.
PER_SO_MANY = frozenset({"人", "名", "户", "亩", "平方公里", "公里"})
# 前3位, 前10% are places in a row.
RANKED = frozenset({"位", "名", "%", "‰", "‱"})
LATIN_OR_FIGURE = re.compile(r"[A-Za-z0-9.:+*/×∶第]")
BEHIND_LATIN = re.compile(r"(?<![A-Za-z])(?:GDP|[A-Z]{2,6})$")
LATIN_UNIT = re.compile(LATIN_COUNTED)
PLANS = re.compile(f"(?:{PLAN})")
# 过去五年 and 近3年 name a time that the speaker looks back on; 连续5年 counts it.
SPANS = re.compile(r"(?:过去|今后|未来|最近|近|(?<!提)前|后|每|头|这|下一个|上一个|下|上)(?:的)? ?$")


def is_name(plain: str, found: Found, places: Places) -> bool:
    """Whether a number that was read counts nothing where it stands."""
    numbered = found.figure and places.end_after(found.figure - 1)
    if found.figure and not numbered and LATIN_OR_FIGURE.match(plain, found.figure - 1):
        return not _counts_behind_latin(plain, found)
    follows = plain[found.end : found.end + 1]
    if not found.unit:
        return not _counts_without_unit(plain, found)
    if follows == "级" or (found.unit == "周" and follows == "年"):
        return True
    if found.unit in {"年", "日", "代"} and _is_time(plain, found):
        return True
    if found.unit in NAMING and NAMING[found.unit].match(plain, found.end):
        return True
    if found.unit in PER_SO_MANY and found.low >= 10 and plain[found.figure - 1 : found.figure] == "每":
        return True
    if found.unit in PLACES and (found.low == 1 or found.low >= 1000):
        return True
    if found.unit in RANKED and plain[found.figure - 1 : found.figure] == "前":
        return True
    if found.token[0].isdigit():
        return False
    return not chinese.counts(plain, found)


def _counts_behind_latin(plain: str, found: Found) -> bool:
    """配置AED120台 counts, as GDP1200亿元 does; C919, PM2.5 and COVID-19 are names."""
    letters = BEHIND_LATIN.search(plain[max(0, found.figure - 7) : found.figure])
    if letters is None:
        return False
    return letters[0] == "GDP" or LATIN_UNIT.match(plain, found.figure - len(letters[0])) is not None


PAUSE = re.compile(r"[，。；、！？,;!?)）\s]|$")
# 指数降至6.08, 倍差缩小至1.83: an index has no unit.
LEADS_TO_INDEX = re.compile(r"(?:至|到|为|达|从|由)$")


def _counts_without_unit(plain: str, found: Found) -> bool:
    """1.2万 counts without a unit, and so do 破亿 and an index; 2035 does not."""
    follows = plain[found.end : found.end + 1]
    if follows == "级":
        return False
    if not found.token[0].isdigit():
        return chinese.counts_bare(plain, found)
    if found.token[-1] in "万亿":
        return follows.isdigit() or not LATIN_OR_FIGURE.match(follows)
    if LATIN_OR_FIGURE.match(follows) or follows in {"版", "方", "时"}:
        return False
    if found.words or found.low < found.high:
        return PAUSE.match(plain, found.end) is not None  # 近30, 20至30。 but 1—5号泊位
    if "." not in found.token and (found.low or follows.isalpha()):
        return False  # 降为0 says how many, 增至8 does not say of what
    return LEADS_TO_INDEX.search(plain[max(0, found.figure - 2) : found.figure]) is not None


def _is_time(plain: str, found: Found) -> bool:
    if found.unit == "日":
        return not (found.words or plain.startswith("内", found.end))
    if isinstance(found.low, int) and 1900 <= found.low <= 2100 and not found.words:
        return True
    if found.low < found.high and not found.words:
        return False  # 三到五年时间
    return bool(PLANS.match(plain, found.end)) or bool(SPANS.search(plain[max(0, found.figure - 5) : found.figure]))

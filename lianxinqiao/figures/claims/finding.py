"""Every quantitative claim of a text, in one pass from left to right.

At each numeral: the number (or two, for a range), its unit, the words before and behind that bound it; then the reasons
for which it may be no claim. Each look is at a bounded piece of text.
"""

import re
from decimal import Decimal

from lianxinqiao.figures.claims import apart, not_claims, numerals, objects, readings, units
from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.folding import fold
from lianxinqiao.figures.claims.found import Found
from lianxinqiao.figures.claims.numerals import Amount, Number
from lianxinqiao.figures.claims.sentences import Sentences
from lianxinqiao.figures.claims.words import words

FIRST = re.compile(r"[\d一二两三四五六七八九十百千万亿廿卅几数半过翻]")
BEFORE = re.compile(rf"({'|'.join(sorted(readings.BEFORE, key=len, reverse=True))})(?:了)? ?$")
BEFORE_MAX = 6
# 附近20个村 and 最近5年 say where and when; 通过 and 越过 are other words.
OTHER_WORDS = {
    "近": "附最靠临邻远新就",
    "超": "赶",
    "破": "打突爆冲攻",
    "上": "以之线网路海地身会加跟早晚马迈登跨踏",
    "约": "节公条签合制契",
}
AFTER = re.compile(
    rf" ?({'|'.join(sorted(set(readings.AFTER) - set('余多几+'), key=len, reverse=True))}|\+(?![\dA-Za-z\u4e00-\u9fff“]))"
)
# 500万吨标准煤以上: the limit stands behind what is weighed.
COAL = re.compile("标准?煤(?=及?以[上下内]|左右)")
# 3个月内 and 50米内 set a limit; of 3家内地企业 the word goes on.
WITHIN = frozenset(words("日 天 周 年 个月 小时 个小时 个工作日 工作日 分钟 秒 米 公里 千米"))
OTHER_INSIDE = re.compile("[容部外地涵陆需核存蒙]")
MORE = re.compile(r" ?(?:[余几]|多(?!功|样|元[化文素]))")
# 3个多小时, 一个多月: the round word stands inside the unit.
MORE_INSIDE = re.compile(r"个多(小时|月|星期|百分点)")
# 一个半小时, 3天半: half of the unit on top.
HALF_INSIDE = re.compile(r"个半(小时|月|百分点)")
HALF_BEHIND = re.compile(r"半(?![数年月日天场程价载])")
HALVED = frozenset(words("年 天 小时 个小时 倍 分钟"))
OF_A_TENTH = re.compile(r"[一二三四五六七八九半](?![一二三四五六七八九十百千万亿\d数个家件人名项条户次成])")
MORE_BEHIND = re.compile(r"[多余](?![功种样元边层能媒])")
GROWS = frozenset(words("年 倍 个 天 小时 个小时 公里 岁 米 分钟 斤 公斤 吨 亩 元 周 度 平方公里 平方米 里"))
RANGE = re.compile(r" ?(?:[-—~]{1,2}|至|到) ?")
SHARE = re.compile(
    rf"({numerals.CHINESE_NUMBER})分之({numerals.ARABIC}|{numerals.CHINESE_NUMBER})|(?<![\d./])(?P<part>\d)/(?P<of>\d|10|20|100)(?![\d/.])"
)
HALF = re.compile(r"半数|一半|百分百")
# 提前半年 and 历时半个月 last so long; 上半年 and 半年报 are names.
HALF_A_TIME = re.compile(r"半(年|天|个月|个?小时)(?![来多报度底末初])")
LASTS = re.compile("(?:连续|提前|历时|延长|为期|持续|推迟|缩短|满|时隔)了?$")
DOUBLED = re.compile(r"翻了?([一两二三四五六七八九\d]?)番")
SHARES = {"百": "%", "千": "‰", "万": "‱"}
ROW = re.compile(rf"(?:[、和]{numerals.ARABIC}){{1,8}}")
SIGNED = frozenset({"%", "‰", "个百分点", "℃", "摄氏度"})
BEFORE_SIGN = re.compile(r"[\dA-Za-z%‰点]")
LARGE = re.compile("[万亿]$")


def find(text: str) -> list[Claim]:
    """The claims of a text in their order; they do not overlap. Time grows with the length of the text."""
    plain = fold(text)
    places, parts = not_claims.masks(plain), Sentences(text)
    claims: list[Claim] = []
    at = 0
    while match := FIRST.search(plain, at):
        masked = places.end_after(match.start())
        if masked:
            at = masked
            continue
        found, at = _read(plain, match.start())
        if found and not not_claims.is_name(plain, found, places):
            claims.append(_claim(text, plain, found, parts, claims[-1] if claims else None))
            at = found.end
    return apart.told(plain, claims)


def _claim(text: str, plain: str, found: Found, parts: Sentences, before: Claim | None) -> Claim:
    low, high, approximate = readings.bounds(found.low, found.high, found.words, fine=found.is_fine)
    start, end = parts.span(found.start)
    lends = before is not None and before.sentence_start == start
    counted = objects.of(
        plain,
        (found.start, found.end),
        found.unit,
        before.end if before and lends else start,
        before.counted if before and lends else objects.NOTHING,
    )
    return Claim(
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        low=low,
        high=high,
        approximate=approximate,
        unit=found.unit,
        counted=counted,
        # one string for all claims of a sentence: a line of 5 MB has a hundred thousand
        sentence=before.sentence if before and lends else text[start:end],
        sentence_start=start,
    )


def _read(plain: str, start: int) -> tuple[Found | None, int]:
    """What stands at `start`, and where to look on if it is nothing."""
    special = _share(plain, start) or _half(plain, start) or _doubled(plain, start)
    if special:
        _bound(plain, special)
        return special, special.end
    match = numerals.NUMBER.match(plain, start)
    amount = numerals.read(match[0]) if match else None
    if match is None or amount is None:
        return None, match.end() if match else start + 1
    found = Found(start, match.end(), amount.low, amount.high, token=match[0])
    if amount.some or amount.low != amount.high:
        found.words.append(readings.BY_CODE[amount.some or "between"])
    _more(plain, found, MORE)
    _unit(plain, found)
    if not found.unit:
        _shared_unit(plain, found)
    _range(plain, found)
    _bound(plain, found)
    _below_nought(plain, found)
    return found, match.end()


def _share(plain: str, start: int) -> Found | None:
    """百分之八十 is 80 %; three quarters are 75 %, two thirds lie between 66.66 and 66.67 %."""
    match = SHARE.match(plain, start)
    amount = numerals.read(match[2] or match["part"]) if match else None
    if match is None or amount is None:
        return None
    if match[1] in SHARES:
        return Found(start, match.end(), amount.low, amount.high, SHARES[match[1]], token=match[0])
    of = numerals.read(match[1] or match["of"])
    if of is None or not of.low or of.low <= amount.low:
        return None
    exact = Decimal(100) * amount.low / of.low
    low, high = exact.quantize(Decimal("0.01"), "ROUND_FLOOR"), exact.quantize(Decimal("0.01"), "ROUND_CEILING")
    return Found(start, match.end(), numerals.whole(low), numerals.whole(high), "%", token=match[0])


def _half(plain: str, start: int) -> Found | None:
    match = HALF.match(plain, start)
    if match:
        part = 100 if match[0] == "百分百" else 50
        return Found(start, match.end(), part, part, "%", token=match[0])
    time = HALF_A_TIME.match(plain, start)
    if time and LASTS.search(plain[max(0, start - 3) : start]):
        return Found(start, time.end(), Decimal("0.5"), Decimal("0.5"), time[1].replace("个小", "小"), token=time[0])
    if plain.startswith("过半", start) and plain[start - 1 : start] not in set("经通越超"):
        return Found(start, start + 2 + plain.startswith("数", start + 2), 50, 50, "%", [readings.BEFORE["过"]], "过半")
    return None


def _doubled(plain: str, start: int) -> Found | None:
    """翻一番 is twice as much, 翻两番 four times."""
    match = DOUBLED.match(plain, start)
    if match is None:
        return None
    amount = numerals.read(match[1] or "一")
    times = 2 ** int(amount.low) if amount else 2
    found = Found(start, match.end(), times, times, "倍", token=match[0])
    _more(plain, found, MORE_BEHIND)
    return found


def _more(plain: str, found: Found, pattern: re.Pattern[str]) -> None:
    match = pattern.match(plain, found.end)
    if match:
        found.words.append(readings.AFTER["余"])
        found.end = match.end()


def _unit(plain: str, found: Found) -> None:
    at = found.end + plain.startswith(" ", found.end)
    inside = MORE_INSIDE.match(plain, at)
    if inside:
        found.unit, found.end = f"个{inside[1]}", inside.end()
        found.words.append(readings.AFTER["余"])
        return
    inside = HALF_INSIDE.match(plain, at)
    if inside:
        found.unit, found.end = f"个{inside[1]}", inside.end()
        _half_more(found)
        return
    match = units.UNIT.match(plain, at)
    if match is None or (match[0] in units.PLACES and not found.token.isdigit()):
        return  # 三省 and 两区 are names, 50万县 is no count of them; 3省5市 are counts
    found.unit, found.end = units.kept(match[0]), match.end()
    half = HALF_BEHIND.match(plain, found.end) if found.unit in HALVED else None
    if half:
        found.end = half.end()
        _half_more(found)
    coal = COAL.match(plain, found.end) if found.unit == "吨" else None
    found.end = coal.end() if coal else found.end
    if found.unit == "成":
        found.unit, found.low, found.high = "%", found.low * 10, found.high * 10
        _tenth_of_tenth(plain, found)
        _more(plain, found, MORE_BEHIND)
    if not found.words and found.unit in GROWS:
        _more(plain, found, MORE_BEHIND)


def _tenth_of_tenth(plain: str, found: Found) -> None:
    """九成五 is 95 %, 三成半 35 %."""
    match = OF_A_TENTH.match(plain, found.end)
    if match and not found.words:
        more = 5 if match[0] == "半" else numerals.DIGITS[match[0]]
        found.low, found.high, found.end = found.low + more, found.high + more, match.end()


def _half_more(found: Found) -> None:
    half = Decimal("0.5")
    found.low, found.high = numerals.whole(found.low + half), numerals.whole(found.high + half)


def _shared_unit(plain: str, found: Found) -> None:
    """提高11.1、11.2个百分点: numbers in a row take the unit of the last."""
    row = ROW.match(plain, found.end)
    unit = units.UNIT.match(plain, row.end()) if row else None
    if unit and found.token[0].isdigit():
        found.unit = units.kept(unit[0])


def _below_nought(plain: str, found: Found) -> None:
    """-3.5%, where no number stands before the sign."""
    sign = plain[max(0, found.start - 2) : found.start]
    if sign.endswith("-") and found.unit in SIGNED and not found.words and not BEFORE_SIGN.match(sign[:-1]):
        found.low, found.high = -found.high, -found.low
        found.start -= 1
        found.figure -= 1


def _range(plain: str, found: Found) -> None:
    """20至30家, 20—30万元, 5%至6%: the first number takes the unit and the 万 of the second where it has none."""
    between = RANGE.match(plain, found.end)
    match = numerals.NUMBER.match(plain, between.end()) if between else None
    amount = numerals.read(match[0]) if match else None
    if match is None or amount is None or amount.some:
        return
    second = Found(match.start(), match.end(), amount.low, amount.high, token=match[0])
    _more(plain, second, MORE)
    _unit(plain, second)
    if found.unit and found.unit != second.unit:
        return
    low = found.low if found.unit else _with_multiplier(found, match[0], amount)
    if not found.unit and second.high != amount.high:
        low *= 10  # 两到三成: 成 are tens of a hundred
    if low >= second.high:
        return
    found.low, found.high, found.end, found.unit = low, second.high, second.end, second.unit
    found.words += second.words


def _with_multiplier(found: Found, token: str, amount: Amount) -> Number:
    """20至30万 is 200000 to 300000, and 8000到1万 is as it stands."""
    figures = re.match(numerals.ARABIC, token)
    if figures is None or LARGE.search(found.token) or not LARGE.search(token):
        return found.low
    coefficient = Decimal(figures[0].replace(",", ""))
    if found.low >= coefficient:
        return found.low
    return numerals.whole(Decimal(found.low) * (Decimal(amount.low) / coefficient))


def _bound(plain: str, found: Found) -> None:
    """The words that stand right before and right behind belong to the claim."""
    behind = AFTER.match(plain, found.end)
    if behind and (behind[1] != "内" or (found.unit in WITHIN and not OTHER_INSIDE.match(plain, behind.end()))):
        found.words.append(readings.AFTER[behind[1]])
        found.end = behind.end()
    window = plain[max(0, found.start - BEFORE_MAX) : found.start]
    before = BEFORE.search(window)
    if before is None or window[: before.start()][-1:] in set(OTHER_WORDS.get(before[1], "")):
        return
    if before[1] in {"上", "过", "破"} and plain[found.start] not in "百千万亿半":
        return
    found.words.append(readings.BEFORE[before[1]])
    found.start -= len(window) - before.start()

"""The parts of a suggestion in the lines of a Word file: what is title, cause, analysis, which points are asked for,
and what of a letter or a form is none of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lianxinqiao.paper import text


@dataclass(frozen=True)
class ReadSuggestion:
    """What was found; any part may be empty, and a person looks at it before it becomes a draft."""

    title: str
    cause: str
    analysis: str
    requests: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One line of the file; `row` and `cell` name the place in a table, "" outside of one."""

    said: str
    style: str = ""
    row: str = ""
    cell: str = ""


LABELS = (
    ("title", ("标题", "题目", "案由", "建议标题", "建议名称", "建议题目")),
    ("cause", ("问题", "背景", "现状", "情况", "事由", "基本情况", "存在问题", "存在的问题", "主要问题", "建议缘由")),
    ("analysis", ("原因", "分析", "原因分析", "问题分析", "理由", "成因分析")),
    ("requests", ("建议", "对策", "具体建议", "对策建议", "意见建议", "建议内容", "工作建议", "几点建议", "具体诉求")),
)
# In a longer heading the last of these words says which part it opens.
WORDS = {
    "cause": ("问题", "背景", "现状", "情况", "困难", "不足", "短板", "缘由", "事由", "痛点", "堵点"),
    "analysis": ("原因", "成因", "分析", "理由", "必要性", "可行性", "重要性", "意义"),
    "requests": ("建议", "对策", "意见", "措施", "举措", "办法", "诉求"),
}
NUMERAL = re.compile(r"^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d))\s*")
HEADING_LONGEST = 60
# What forms and letters say of who writes, in a cell or before a colon.
ABOUT_WRITER = frozenset(
    {
        *(
            "领衔代表",
            "领衔人",
            "代表姓名",
            "姓名",
            "代表",
            "提出人",
            "建议人",
            "提案人",
            "附议人",
            "联名人",
            "联名代表",
        ),
        *(
            "附议代表",
            "代表团",
            "所在代表团",
            "代表证号",
            "编号",
            "建议编号",
            "建议类别",
            "类别",
            "单位及职务",
            "工作单位",
        ),
        *(
            "单位",
            "职务",
            "单位职务",
            "联系电话",
            "电话",
            "手机",
            "手机号",
            "手机号码",
            "联系方式",
            "联系人",
            "通信地址",
        ),
        *("通讯地址", "联系地址", "地址", "邮编", "邮政编码", "日期", "提出日期", "提交日期", "提出时间", "承办单位"),
        *(
            "建议承办单位",
            "主办单位",
            "会办单位",
            "签名",
            "代表签名",
            "领衔代表签名",
            "签字",
            "是否同意公开",
            "是否公开",
        ),
        *("备注", "审查意见", "处理意见", "届次", "会议", "电子邮箱", "邮箱"),
    }
)
# Opens the text of a form; what it holds has headings of its own.
WHOLE_TEXT = frozenset({"内容", "正文", "建议正文", "具体内容", "建议全文"})
DATE = r"(\d{4}年\d{1,2}月(\d{1,2}日)?|[二〇○零一三四五六七八九十]{4,}年[一二三四五六七八九十]{1,3}月([一二三四五六七八九十]{1,3}日)?|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
FAREWELL = re.compile(r"^(此致|此 致|顺颂|谨致|特此建议)")
CLOSING = re.compile(
    rf"^([^，。；：]{{0,24}}\s*{DATE}|(此致)?\s*敬礼[!！。]?|此致|特此建议[。！]?|以上(建议|意见)[^。；]{{0,30}}[。！]?"
    r"|妥否[^。]{0,20}[。]?|附件?[:：].*)$"
)
# A name below, or an office: only where a closing stands beside it.
SIGNATURE = re.compile(
    r"^([\u4e00-\u9fff·•]{2,4}([、\s]+[\u4e00-\u9fff·•]{2,4})*|.{0,20}(代表|代表团)[^，。；]{0,12})$"
)
LEAD_IN = re.compile(
    r"(如下|以下|下列|几点|几个方面|若干|三点|两点|四点|五点)[^。；]{0,12}(建议|意见|对策|措施|诉求)[^。；]{0,4}[:：]$"
    r"|(建议|意见|对策|措施|诉求)(如下|主要有|包括)[:：。]?$|^(为此|对此|因此|据此|鉴于此)?[，,]?(特|现)?(提出|建议)[:：]$"
)


def parts(lines: Sequence[Line]) -> ReadSuggestion:
    """Title, cause, analysis and requests.

    The title is the paragraph labelled so, or styled as title, or the first short line. Parts begin at headings such
    as 一、存在的问题; what stands before the first is the cause.
    """
    said = [line for line in _unfolded(lines) if line.said]
    title, rest = _take_title(said)
    found: dict[str, list[str]] = {"cause": [], "analysis": [], "requests": []}
    current, opened_at = "cause", 0
    for line in _without_closing(rest):
        part, words = _part_of(line, current, opened_at, begun=bool(found[current]))
        if part == "title":
            title = words or title
            continue
        if part:
            current, opened_at = part, text.level_of(line.said)
        if (not part and current != "requests") or (current == "requests" and not found["requests"]):
            before, is_lead_in = _lead_in(words)
            if is_lead_in:
                found[current] += [before] if before else []
                current, opened_at, words = "requests", 0 if current != "requests" else opened_at, ""
        if words and not _is_about_writer(words):
            found[current].append(words)
    return ReadSuggestion(
        title, "\n".join(found["cause"]), "\n".join(found["analysis"]), tuple(_requests(found["requests"]))
    )


# ------------------------------------------------------------------ forms


def _bare(label: str) -> str:
    return re.sub(r"[\s\u3000:：（()）*]", "", label)


def _unfolded(lines: Iterable[Line]) -> Iterator[Line]:
    """A form's rows as lines: a label and what stands beside it are one; what it says of the writer is left out."""
    for row, members in groupby(lines, key=lambda line: line.row):
        if not row:
            yield from members
            continue
        cells = [list(cell) for _key, cell in groupby(members, key=lambda line: line.cell)]
        yield from _of_row(cells)


def _of_row(cells: list[list[Line]]) -> Iterator[Line]:
    place = 0
    while place < len(cells):
        cell = cells[place]
        label = _bare("".join(line.said for line in cell))
        beside = cells[place + 1] if place + 1 < len(cells) else None
        if beside is not None and label in ABOUT_WRITER:
            place += 2
        elif beside is not None and (label in WHOLE_TEXT or (label == "建议内容" and _has_parts(beside))):
            yield from beside
            place += 2
        elif beside and _label_of(label) and _bare(beside[0].said) not in ABOUT_WRITER:
            first, *others = beside
            yield Line(f"{label}：{first.said}")
            yield from others
            place += 2
        else:
            yield from cell
            place += 1


def _has_parts(lines: Iterable[Line]) -> bool:
    """Whether a cell holds more than points: a heading, or a sentence that leads to them."""
    return any(_label_part(line.said)[0] or _lead_in(line.said)[1] for line in lines)


def _is_about_writer(line: str) -> bool:
    label, colon, _rest = line.replace(":", "：", 1).partition("：")
    return bool(colon) and _bare(label) in ABOUT_WRITER


# ------------------------------------------------------------------ title and closing


def _take_title(lines: list[Line]) -> tuple[str, list[Line]]:
    styled = [line.said for line in lines if line.style == "Title"]
    if styled:
        return "".join(styled), [line for line in lines if line.style != "Title"]
    for place, line in enumerate(lines[:10]):
        if re.match(r"^关于.{2,100}的(建议|意见|批评|提案|议案)$", line.said):
            return line.said, lines[:place] + lines[place + 1 :]
        following = lines[place + 1].said if place + 1 < len(lines) else ""
        broken = re.match(r"^关于[^。：:]{2,40}$", line.said) and re.match(
            r"^[^。：:]{1,40}的(建议|意见|批评|提案|议案)$", following
        )
        if broken:
            return line.said + following, lines[:place] + lines[place + 2 :]
    first = lines[0].said if lines else ""
    if first and len(first) <= 60 and not first.endswith(("。", "：", ":")) and not _label_part(first)[0]:
        return first, lines[1:]
    return "", lines


def _without_closing(lines: list[Line]) -> list[Line]:
    """Without the greeting, the signature and the day at the end: they ask for nothing."""
    for place in range(max(0, len(lines) - 15), len(lines)):
        if FAREWELL.match(lines[place].said) and len(lines[place].said) <= 12:
            return lines[:place]
    end, closed = len(lines), False
    while end > 0:
        said = lines[end - 1].said
        if CLOSING.match(said) or _is_about_writer(said):
            closed = True
        elif not (closed and len(said) <= 24 and SIGNATURE.match(said)):
            break
        end -= 1
    return lines[:end]


# ------------------------------------------------------------------ parts


def _label_of(label: str) -> str:
    return next((part for part, labels in LABELS if label in labels), "")


def _label_part(line: str) -> tuple[str, str]:
    """The part that a short heading or a label opens, and the words left; ("", line) for ordinary text."""
    bare = NUMERAL.sub("", line)
    label, colon, rest = bare.replace(":", "：", 1).partition("：")
    label = label.strip(" \u3000【】[]").replace(" ", "").replace("\u3000", "")
    if len(label) > 12 or (not colon and len(bare) > 12):
        return "", line
    for part, labels in LABELS:
        if label in labels or any(label.endswith(known) for known in labels if len(known) > 1 and len(label) <= 10):
            return part, rest.strip()
    return "", line


def _part_of(line: Line, current: str, opened_at: int, *, begun: bool) -> tuple[str, str]:
    """As `_label_part`, and for long headings; within the points of an unnumbered part a numeral opens a point."""
    level = text.level_of(line.said)
    within = current == "requests" and (level > 1 if opened_at == 1 else level > 0)
    if within:
        return "", line.said
    part, words = _label_part(line.said)
    if part or not (level == 1 or line.style.startswith("Heading")):
        return part, words
    part = _by_last_word(line.said)
    return (part, "") if part and (part != current or not begun) else ("", line.said)


def _by_last_word(heading: str) -> str:
    """Which part a long heading opens; "" for a sentence and for a heading of its own matter."""
    bare = NUMERAL.sub("", heading).rstrip(":： ")
    if len(bare) > HEADING_LONGEST or re.search(r"[。；;！？]", bare):
        return ""
    last = {
        part: max(bare.rfind(word) + len(word) if word in bare else 0 for word in words)
        for part, words in WORDS.items()
    }
    part = max(last, key=lambda each: last[each])
    return part if last[part] and last[part] >= len(bare) - 3 else ""


def _lead_in(words: str) -> tuple[str, bool]:
    """What stands before a sentence such as 为此，提出以下建议：, and whether there is one."""
    before, stop, last = words.rpartition("。")
    if not LEAD_IN.search(last.strip()) or len(last) > HEADING_LONGEST:
        return words, False
    return before + stop, True


def _requests(lines: list[str]) -> list[str]:
    """One request a point: a new one begins at each numeral of the first kind seen; other lines go with the last."""
    first = next((line for line in lines if text.level_of(line)), "")
    level = text.level_of(first)
    points: list[str] = []
    for line in lines:
        if level and text.level_of(line) == level:
            points.append(NUMERAL.sub("", line))
        elif points and level:
            points[-1] += "\n" + line
        else:
            points.append(line)
    return points

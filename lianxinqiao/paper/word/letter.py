"""An official letter, part by part from the top of the first page to the imprint at the foot of the last (7.2-7.4)."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Pt, RGBColor

from lianxinqiao.paper import measures, text
from lianxinqiao.paper.letter import Letter
from lianxinqiao.paper.word import imprint, lines, package
from lianxinqiao.paper.word.xml import set_border

# A line box is higher than its characters; by this much the next thing stands closer to them than its own measure.
BELOW_CHARACTERS_PT = (measures.LINE_PT - measures.SAN_HAO) / 2
LETTERHEAD_LINE = 1.2
# 7.2.4 sets no size but asks that it be large; one that fits the line, and never larger than this.
LETTERHEAD_PT_MAX = 44.0
SHORT_LINES = 8
DATE_INDENT = 4  # 7.3.5.1: the date stands four characters in from the right


def write(letter: Letter) -> bytes:
    document = package.new(letter.title, "、".join(letter.signatures) or letter.issuer, letter.on)
    _add_head(document, letter)
    lines.add_title(document, letter.title)
    lines.add_blank(document)
    if letter.addressee:
        lines.add(document, letter.addressee)
    lines.add_body(document, letter.paragraphs)
    if letter.closing:
        lines.add(document, letter.closing, style=lines.BODY)
    document.paragraphs[-1].paragraph_format.keep_with_next = bool(letter.closing) or last_is_short(letter)
    _add_attachments(document, letter.attachments)
    _add_signature(document, letter)
    if letter.contact.line:
        lines.add(document, letter.contact.line, style=lines.BODY)
    imprint.add(document, letter)
    return package.save(document)


def last_is_short(letter: Letter) -> bool:
    """Whether the last paragraph may go over the page with the signature, which may not stand alone there.

    A long one would leave too much of the page empty and is broken instead.
    """
    return bool(letter.paragraphs) and text.width(letter.paragraphs[-1].text) <= SHORT_LINES * measures.CHARACTERS


def _add_head(document: Document, letter: Letter) -> None:
    """Marks of the first page, the red letterhead, number and red line."""
    for left, right in ((letter.item_number, letter.class_mark), ("", letter.publicity)):
        line = lines.add(document, left)
        line.paragraph_format.tab_stops.add_tab_stop(Pt(measures.TEXT_WIDTH_PT), WD_TAB_ALIGNMENT.RIGHT)
        if right:
            line.add_run().add_tab()
            lines.add_run(line, right, face=measures.HEITI)
    if letter.issuer:
        _add_letterhead(document, text.one_line(letter.issuer))
        lines.add_blank(document, 2)
    if letter.issuer or letter.number:
        _add_number(document, letter)
        lines.add_blank(document, 2)


def letterhead_size(issuer: str) -> float:
    """Points at which the letterhead fills its line but no more."""
    return min(LETTERHEAD_PT_MAX, (measures.TEXT_WIDTH_PT - 2) / max(text.width(issuer), 1))


def _add_letterhead(document: Document, issuer: str) -> None:
    size = letterhead_size(issuer)
    line = size * LETTERHEAD_LINE
    paragraph = lines.centre(lines.add(document, issuer, face=measures.TITLE_FACE, size=size))
    paragraph.runs[0].font.color.rgb = RGBColor.from_string(measures.RED)
    lines.set_line(paragraph, line)
    top = measures.LETTERHEAD_BELOW_TOP_MM * measures.PT_PER_MM
    paragraph.paragraph_format.space_before = Pt(top - 2 * measures.LINE_PT - (line - size) / 2)


def _add_number(document: Document, letter: Letter) -> None:
    paragraph = lines.centre(lines.add(document, letter.number))
    if letter.issuer:
        space = measures.RED_LINE_BELOW_NUMBER_MM * measures.PT_PER_MM - BELOW_CHARACTERS_PT
        rule = {"val": "single", "sz": 12, "space": max(0, round(space)), "color": measures.RED}
        set_border(paragraph._p.get_or_add_pPr(), "w:pBdr", bottom=rule)


def _add_attachments(document: Document, attachments: tuple[str, ...]) -> None:
    """附件：1. … one blank line below the text, names under each other, no mark at the end (7.3.4)."""
    if not attachments:
        return
    lines.add_blank(document, keep=True)
    for place, name in enumerate(attachments, 1):
        opening = "附件：" if place == 1 else "\u3000" * 3
        number = f"{place}." if len(attachments) > 1 else ""
        paragraph = lines.add(document, f"{opening}{number}{text.one_line(name)}")
        form = paragraph.paragraph_format
        hang = text.width(opening + number) * measures.CHARACTER_PT
        form.left_indent, form.first_line_indent = Pt(2 * measures.CHARACTER_PT + hang), Pt(-hang)
        form.keep_with_next = True


def signature_indents(units: tuple[str, ...], day: str) -> tuple[list[float], float]:
    """How far in from the right, in characters, each unit and the date stand (7.3.5.1, 7.3.5.2).

    The date is four characters in and a unit stands centred over it; a unit too long for that moves both left,
    so that at least two characters stay free.
    """
    widest = max((text.width(unit) for unit in units), default=0)
    date_in = max(float(DATE_INDENT), 2 + (widest - text.width(day)) / 2)
    return [date_in + (text.width(day) - text.width(unit)) / 2 for unit in units], date_in


def _add_signature(document: Document, letter: Letter) -> None:
    if not letter.signatures:
        return
    lines.add_blank(document, 2, keep=True)
    units = tuple(text.one_line(unit) for unit in letter.signatures)
    day = text.date_text(letter.on) if letter.on else ""
    unit_indents, date_indent = signature_indents(units, day)
    said = [*zip(units, unit_indents, strict=True), (day, date_indent)]
    if letter.seal_note:
        said.insert(-1, (letter.seal_note, date_indent + (text.width(day) - text.width(letter.seal_note)) / 2))
    for place, (words, characters) in enumerate(said):
        paragraph = lines.add(document, words)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(characters * measures.CHARACTER_PT)
        paragraph.paragraph_format.keep_with_next = place < len(said) - 1

"""Papers as the plain data that the typst templates read: every word a string, every choice made here."""

from functools import singledispatch
from typing import Any

from lianxinqiao.paper import drawing, measures, tables, text
from lianxinqiao.paper.digests import Digest, Entry
from lianxinqiao.paper.forms import Form
from lianxinqiao.paper.letter import Compilation, Item, Letter, Paragraph, Report, Section, Table
from lianxinqiao.paper.plates import Plate
from lianxinqiao.paper.slips import Slips
from lianxinqiao.paper.titles import title_lines
from lianxinqiao.paper.word import imprint
from lianxinqiao.paper.word.letter import last_is_short, letterhead_size, signature_indents

FACES = {0: "fangsong", 1: "heiti", 2: "kaiti", 3: "fangsong", 4: "fangsong"}


class Outline:
    """Levels for the reader's outline: never more than one deeper than the heading before (PDF/UA-1 7.4.2)."""

    def __init__(self, above: int = 0) -> None:
        self.above = self.last = above

    def step(self, level: int) -> int:
        self.last = min(self.above + level, self.last + 1)
        return self.last


def lines_of(paragraphs: tuple[Paragraph, ...], outline: Outline) -> list[dict[str, Any]]:
    return [_line(paragraph, outline) for paragraph in paragraphs if text.one_line(paragraph.text)]


def _line(paragraph: Paragraph, outline: Outline) -> dict[str, Any]:
    words = text.one_line(paragraph.text)
    if text.is_heading(words, paragraph.level):
        return heading(words, paragraph.level, outline)
    lead, rest = text.split_lead(words, paragraph.level)
    return {"kind": "body", "lead": lead, "rest": rest, "face": FACES[paragraph.level], "outline": 0}


def heading(words: str, level: int, outline: Outline) -> dict[str, Any]:
    return {"kind": "heading", "lead": words, "rest": "", "face": FACES[level], "outline": outline.step(level)}


@singledispatch
def of(paper: object) -> tuple[str, dict[str, Any]]:
    """The template's name and its data."""
    raise TypeError(f"no layout for {type(paper).__name__}")


def _head(title: str, author: str) -> dict[str, Any]:
    return {
        "title": text.clean(title).replace("\n", "").strip(),
        "title-lines": title_lines(text.clean(title)),
        "author": text.clean(author),
    }


@of.register
def _letter(letter: Letter) -> tuple[str, dict[str, Any]]:
    several = len(letter.attachments) > 1
    return "letter", {
        **_head(letter.title, "、".join(letter.signatures) or letter.issuer),
        "item-number": text.one_line(letter.item_number),
        "class-mark": text.one_line(letter.class_mark),
        "publicity": text.one_line(letter.publicity),
        "issuer": text.one_line(letter.issuer),
        "issuer-size": letterhead_size(text.one_line(letter.issuer)),
        "number": text.one_line(letter.number),
        "addressee": text.one_line(letter.addressee),
        "paragraphs": lines_of(letter.paragraphs, Outline()),
        "last-is-short": last_is_short(letter),
        "closing": text.one_line(letter.closing),
        "attachments": [
            {"number": f"{place}." if several else "", "name": text.one_line(name)}
            for place, name in enumerate(letter.attachments, 1)
        ],
        "signature": _signature(letter),
        "contact": text.one_line(letter.contact.line),
        "imprint": [
            {"left": text.one_line(left), "right": text.one_line(right)} for left, right in imprint.rows_of(letter)
        ],
    }


def _signature(letter: Letter) -> list[dict[str, Any]]:
    if not letter.signatures:
        return []
    units = tuple(text.one_line(unit) for unit in letter.signatures)
    day = text.date_text(letter.on) if letter.on else ""
    indents, date_in = signature_indents(units, day)
    said = [{"words": unit, "characters": inset} for unit, inset in zip(units, indents, strict=True)]
    if letter.seal_note:
        inset = date_in + (text.width(day) - text.width(letter.seal_note)) / 2
        said.append({"words": text.one_line(letter.seal_note), "characters": inset})
    return [*said, {"words": day, "characters": date_in}]


@of.register
def _form(form: Form) -> tuple[str, dict[str, Any]]:
    rows = [
        {
            "height": row.height_mm,
            "cells": [
                {"lines": text.clean(cell.text).split("\n"), "span": cell.span, "label": cell.label}
                for cell in row.cells
            ],
        }
        for row in form.rows
    ]
    notes = [text.one_line(note) for note in form.notes]
    return "form", {**_head(form.title, ""), "number": text.one_line(form.number), "rows": rows, "notes": notes}


@of.register
def _slips(paper: Slips) -> tuple[str, dict[str, Any]]:
    slips = [{name: text.one_line(words) for name, words in vars(slip).items()} for slip in paper.slips]
    labels = [text.one_line(label) for label in paper.labels]
    more = {"labels": labels, "hint": text.one_line(paper.hint), "sign-in": paper.sign_in, "code": paper.code}
    return "slips", {**_head(paper.title, ""), "slips": slips, **more}


@of.register
def _report(report: Report) -> tuple[str, dict[str, Any]]:
    outline = Outline()
    return "report", {
        **_head(report.title, report.unit),
        "subtitle": text.one_line(report.subtitle),
        "free": report.free,
        "sections": [_section(section, outline) for section in report.sections],
        "signed": [words for words in (report.unit, text.date_text(report.on) if report.on else "") if words],
    }


def _section(section: Section, outline: Outline) -> dict[str, Any]:
    words = text.one_line(section.heading)
    return {
        "heading": heading(words, section.level, outline) if words else None,
        "paragraphs": lines_of(section.paragraphs, outline),
        "tables": [_table(table) for table in section.tables],
        "graphs": drawing.told(section.graphs),
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": text.one_line(table.title),
        "note": text.one_line(table.note),
        "total": table.total,
        "widths": tables.natural_widths(table),
        "kinds": [column.kind for column in table.columns],
        "header": [text.one_line(column.label) for column in table.columns],
        "rows": [tables.shown(table, row) for row in table.rows],
    }


@of.register
def _compilation(book: Compilation) -> tuple[str, dict[str, Any]]:
    chapters = []
    for chapter in book.chapters:
        level = 2 if chapter.heading else 1
        items = [_item(item, level) for item in chapter.items]
        chapters.append({"heading": text.one_line(chapter.heading), "level": level, "items": items})
    return "compilation", {
        **_head(book.title, book.unit),
        "subtitle": text.one_line(book.subtitle),
        "signed": [text.one_line(book.unit), text.month_text(book.on)],
        "preface": lines_of(book.preface, Outline()),
        "chapters": chapters,
    }


def _item(item: Item, level: int) -> dict[str, Any]:
    title = text.one_line(item.title)
    facts = (("提出人", item.proposers), ("承办单位", item.units))
    day = text.date_text(item.reply_on) if item.reply_on else ""
    return {
        "label": f"{item.number}　{title}" if item.number else title,
        "facts": [{"label": label, "value": text.one_line(value)} for label, value in facts if value],
        "suggestion": lines_of(item.suggestion, Outline(level + 1)),
        "reply": lines_of(item.reply, Outline(level + 1)),
        "suggestion-title": item.suggestion_title or "建议内容",
        "reply-title": text.one_line(item.reply_title) or "办理答复",
        "signed": [words for words in (text.one_line(item.reply_unit), day) if words],
    }


MEASURES = {"free": measures.FREE_MM, "line": measures.LINE_PT, "character": measures.CHARACTER_PT, "red": measures.RED}


@of.register
def _plate(plate: Plate) -> tuple[str, dict[str, Any]]:
    return "plate", {
        **_head(plate.title, plate.issuer),
        "above": text.one_line(plate.above),
        "number": text.one_line(plate.number),
        "facts": [[text.one_line(label), text.one_line(words)] for label, words in plate.facts],
        "team": [text.one_line(name) for name in plate.team],
        "picture": plate.picture,
        "address": plate.address,
        "site": plate.address.rpartition("/")[0],
        "code": plate.code,
        "issuer": text.one_line(plate.issuer),
    }


COLUMNS, HALF_PAGE_MM = 4, 185  # of half a page of a newspaper, and how much of its height entries may take


@of.register
def _digest(paper: Digest) -> tuple[str, dict[str, Any]]:
    parts = [
        {
            "heading": text.one_line(part.heading),
            "entries": [_entry(each) for each in part.entries],
            "graphs": drawing.told(part.graphs) if paper.form == "long" else [],
        }
        for part in paper.parts
        if part.entries or paper.form == "long"
    ]
    columns = _columns(parts)
    rows = max(map(len, columns), default=1)
    return "digest", {
        **_head(paper.title, paper.unit),
        "subtitle": text.one_line(paper.subtitle),
        "foot": text.one_line(paper.foot),
        "form": paper.form,
        "parts": parts,
        "columns": columns,
        "scale": min(max(HALF_PAGE_MM / rows / 10.5, 0.6), 1.7),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    said = {name: text.one_line(getattr(entry, name)) for name in ("number", "unit", "words")}
    return {**said, "picture": entry.picture, "share": entry.share}


def _columns(parts: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Headings and entries in columns of even length; no heading stands last in one."""
    blocks = [each for part in parts for each in ({"heading": part["heading"]}, *part["entries"])]
    length = -(-len(blocks) // COLUMNS)
    columns: list[list[dict[str, Any]]] = [[]]
    for block in blocks:
        full = len(columns[-1]) >= length or ("heading" in block and len(columns[-1]) >= length - 1)
        if full and len(columns) < COLUMNS:
            columns.append([])
        columns[-1].append(block)
    return columns

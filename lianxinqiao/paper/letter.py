"""What a document says, without how it looks: plain data that `docx` and `pdf` lay out alike."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from lianxinqiao.paper import text
from lianxinqiao.paper.graphs import Graph

Value = str | int | float | Decimal | date | datetime | None
Kind = Literal["text", "number", "percent", "date", "datetime"]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; level 1 to 4 for 一、（一）1.（1）, 0 for plain text. The numeral is part of the text."""

    text: str
    level: int = 0


def paragraphs(body: str) -> tuple[Paragraph, ...]:
    """What a person typed, one paragraph a line, each with the level that its numeral shows."""
    lines = (line.strip(" \u3000") for line in text.clean(body).split("\n"))
    return tuple(Paragraph(line, text.level_of(line)) for line in lines if line)


@dataclass(frozen=True)
class Contact:
    person: str = ""
    phone: str = ""

    @property
    def line(self) -> str:
        parts = [f"联系人：{self.person}" if self.person else "", f"联系电话：{self.phone}" if self.phone else ""]
        said = "，".join(part for part in parts if part)
        return f"（{said}）" if said else ""


@dataclass(frozen=True)
class Letter:
    """An official letter (GB/T 9704): a reply, an assisting opinion, a notice of assignment.

    `issuer` is the red letterhead (发文机关标志), none where empty; `number` the 发文字号 as it is to be read;
    `class_mark` the class letter at the top right of the first page, `publicity` the line under it, `item_number` the
    number of the matter at the top left. `signatures` are the units that sign, one a line. `seal_note` stands in for
    the seal on a copy, such as （公章）. `imprint` are lines at the foot, left and right, before that of who printed it.
    """

    title: str
    paragraphs: tuple[Paragraph, ...]
    signatures: tuple[str, ...] = ()
    on: date | None = None
    issuer: str = ""
    number: str = ""
    class_mark: str = ""
    publicity: str = ""
    item_number: str = ""
    addressee: str = ""
    closing: str = ""
    contact: Contact = field(default_factory=Contact)
    attachments: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: date | None = None
    seal_note: str = ""
    imprint: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Column:
    """`width` in full characters, 0 to be found from what stands in the column; percents are numbers like 58.07."""

    label: str
    kind: Kind = "text"
    width: float = 0


@dataclass(frozen=True)
class Table:
    """A table of a report or an export; `total` marks the last row as a sum, `note` stands under it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    title: str = ""
    note: str = ""
    total: bool = False

    @classmethod
    def of(cls, columns: Iterable[Column], rows: Iterable[Iterable[Value]], title: str = "", note: str = "") -> "Table":
        return cls(tuple(columns), tuple(tuple(row) for row in rows), title, note)


@dataclass(frozen=True)
class Section:
    """A part of a report: heading at its level, then paragraphs, then tables, then charts as pictures."""

    heading: str
    level: int = 1
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    graphs: tuple[Graph, ...] = ()


@dataclass(frozen=True)
class Report:
    """`free` is set on a sheet with even margins and no grid, where no rule asks for that of GB/T 9704."""

    title: str
    sections: tuple[Section, ...]
    subtitle: str = ""
    unit: str = ""
    on: date | None = None
    free: bool = False


@dataclass(frozen=True)
class Item:
    """One matter in a compilation: what was suggested, and what was answered (nothing yet where empty)."""

    number: str
    title: str
    proposers: str
    suggestion: tuple[Paragraph, ...]
    units: str = ""
    reply_title: str = ""
    reply: tuple[Paragraph, ...] = ()
    reply_unit: str = ""
    reply_on: date | None = None
    suggestion_title: str = ""  # above it, where it is no suggestion


@dataclass(frozen=True)
class Chapter:
    """Items that belong together, such as a field; `heading` empty where the compilation has no chapters."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Compilation:
    """A 汇编: cover, contents, then every item with its reply."""

    title: str
    unit: str
    on: date
    chapters: tuple[Chapter, ...]
    subtitle: str = ""
    preface: tuple[Paragraph, ...] = ()

"""Rows out of the house: a list as .xlsx, door events as .csv, the journal as .jsonl for whoever checks it elsewhere."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from lianxinqiao.journal import chain as chains
from lianxinqiao.journal.models import Entry
from lianxinqiao.paper import sheets
from lianxinqiao.paper.letter import Column
from lianxinqiao.paper.letter import Table as PaperTable
from lianxinqiao.ui import tables

# A cell that begins so is read as a formula by spreadsheet programs.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(table: tables.Table, title: str) -> HttpResponse:
    """Exactly what a list shows, all pages of it."""
    columns = tuple(Column(heading) for heading in table.sheet_headings())
    rows = tuple(tuple(row) for row in table.sheet_rows())
    return attachment(
        sheets.write(PaperTable(title=title, columns=columns, rows=rows)), sheets.CONTENT_TYPE, f"{title}.xlsx"
    )


def attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


def as_csv(headings: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it; what would be a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_harmless(value) for value in row])
    return ("\ufeff" + out.getvalue()).encode()


def _harmless(value: Any) -> Any:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def lines(entries: Iterable[Entry]) -> Iterator[str]:
    """The canonical fields of each entry with its hash: enough to verify the chain without this program."""
    for entry in entries:
        fields = chains.hashed_fields(entry) | {"hash": entry.hash}
        yield json.dumps(fields, ensure_ascii=False, sort_keys=True) + "\n"

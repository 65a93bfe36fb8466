"""A new document and its bytes: the same content gives the same bytes, whenever and wherever it is made."""

import io
import zipfile
from datetime import UTC, date, datetime

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from lianxinqiao.paper import text
from lianxinqiao.paper.word import page, styles

# The zip format cannot say an earlier day; the day of the document itself stands in its properties.
STAMP = (1980, 1, 1, 0, 0, 0)


def new(title: str, author: str, on: date | None) -> Document:
    document = docx.Document()
    _drop_thumbnail(document)
    styles.set_up(document)
    page.set_up(document)
    moment = datetime(on.year, on.month, on.day, tzinfo=UTC) if on else datetime(*STAMP, tzinfo=UTC)
    properties = document.core_properties
    # The schema of core properties takes at most 255 characters.
    properties.title, properties.author = text.clean(title).replace("\n", "")[:255], text.one_line(author)[:255]
    properties.last_modified_by, properties.language = text.one_line(author)[:255], "zh-CN"
    properties.created = properties.modified = moment
    properties.comments, properties.keywords, properties.subject, properties.revision = "", "", "", 1
    return document


def _drop_thumbnail(document: Document) -> None:
    """The template's picture of itself is none of ours."""
    links = document.part.package.rels
    for key in [key for key, link in links.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del links[key]


def save(document: Document) -> bytes:
    """The bytes of the document, with all times inside fixed."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, STAMP)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(entry, source.read(member))
    return fixed.getvalue()

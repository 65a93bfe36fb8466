"""The text of a Word file as its last hand left it, for whatever reads one: what was inserted under tracking stands in
it, what was deleted or moved away does not, and a text box is read once.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# A box is stored once more for programs that are old; what was deleted or moved away is still in the file.
SAID_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GONE = (qn("w:del"), qn("w:moveFrom"), SAID_TWICE)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of the body in its order, those in tables and boxes included: the lines of the plain text."""
    for element in document.element.body.iter(qn("w:p")):
        if next(element.iterancestors(SAID_TWICE), None) is None:
            yield Paragraph(element, document)


def runs(paragraph: Paragraph) -> list[Run]:
    """What of a paragraph is text as the last hand left it: what was inserted under tracking is, what was deleted is not."""
    element = paragraph._p
    return [
        Run(run, paragraph)
        for run in element.iter(qn("w:r"))
        if next(run.iterancestors(qn("w:p"))) is element and next(run.iterancestors(*GONE), None) is None
    ]


def said(paragraph: Paragraph) -> str:
    """The text of a paragraph, its breaks kept."""
    return "".join(run.text for run in runs(paragraph))


def line(paragraph: Paragraph) -> str:
    """The text of a paragraph, on one line."""
    return said(paragraph).replace("\n", " ")

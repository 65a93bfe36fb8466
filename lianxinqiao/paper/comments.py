"""Comments at places of a text, in a Word document: the reader's own file where it is one, else one made of the text."""

import copy
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from lianxinqiao.paper import revised

COLOURS = {
    "good": WD_COLOR_INDEX.BRIGHT_GREEN,
    "bad": WD_COLOR_INDEX.RED,
    "doubtful": WD_COLOR_INDEX.YELLOW,
    "other": WD_COLOR_INDEX.GRAY_25,
}


# A space stands for what XML cannot hold.
NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Comment:
    """A remark on the characters from `start` to `end` of the plain text; `tone` is a key of COLOURS."""

    start: int
    end: int
    words: str
    tone: str


def of_text(text: str) -> bytes:
    """A plain .docx with one paragraph to a line; as long as the text, so that the same offsets lead into both."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(NOT_IN_XML.sub(" ", line))
    return _saved(document)


def written(content: bytes, comments: Sequence[Comment], *, author: str) -> bytes:
    """The .docx with the comments; its own text and layout stay as they are. Offsets as `prose.read` gives them."""
    document = docx.Document(io.BytesIO(content))
    waiting = sorted(comments, key=lambda each: (each.start, each.end))
    for paragraph, start in _placed(document):
        end = start + len(revised.line(paragraph))
        here = [each for each in waiting if start <= each.start < end]
        for each in reversed(here):  # from the end, so that what is split does not move the others
            runs = _runs(paragraph, each.start - start, min(each.end, end) - start)
            if runs:
                _mark(document, runs, each, author)
    return _saved(document)


def _placed(document: Document) -> Iterator[tuple[Paragraph, int]]:
    at = 0
    for paragraph in revised.paragraphs(document):
        yield paragraph, at
        at += len(revised.line(paragraph)) + 1


def _mark(document: Document, runs: list[Run], comment: Comment, author: str) -> None:
    for run in runs:
        run.font.highlight_color = COLOURS[comment.tone]
    document.add_comment(runs=[runs[0], runs[-1]], text=comment.words, author=author, initials=author[:2])


def _runs(paragraph: Paragraph, start: int, end: int) -> list[Run]:
    """The runs of these characters, split off from what stands before and behind them."""
    found, at = [], 0
    for run in revised.runs(paragraph):
        length = len(run.text)
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            found.append(_part(run, first, last))
        at += length
    return found


def _part(run: Run, first: int, last: int) -> Run:
    words = run.text
    if (first, last) == (0, len(words)) or len(run._r.findall(qn("w:drawing"))):
        return run
    element: CT_R = run._r
    if last < len(words):
        behind = copy.deepcopy(element)
        element.addnext(behind)
        Run(behind, run._parent).text = words[last:]
    if first:
        before = copy.deepcopy(element)
        element.addprevious(before)
        Run(before, run._parent).text = words[:first]
    run.text = words[first:last]
    return run


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

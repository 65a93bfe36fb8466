"""Charts in a Word file: a picture with its title above and its words for who cannot see it."""

import io

from docx.document import Document
from docx.shared import Pt

from lianxinqiao.paper import drawing, measures
from lianxinqiao.paper.graphs import Graph
from lianxinqiao.paper.word import lines

ROOM_PT = 6


def add(document: Document, graph: Graph) -> None:
    title = lines.centre(lines.add(document, graph.heading, face=measures.HEITI))
    title.paragraph_format.keep_with_next = True
    section = document.sections[-1]
    assert section.page_width and section.left_margin and section.right_margin
    room = section.page_width - section.left_margin - section.right_margin
    shape = document.add_picture(io.BytesIO(drawing.png(graph)), width=room)
    told = shape._inline.docPr
    told.set("descr", graph.spoken)
    told.set("title", graph.title)
    paragraph = document.paragraphs[-1]
    # A line of exact height would cut the picture off.
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.paragraph_format.first_line_indent = Pt(0)
    paragraph.paragraph_format.space_after = Pt(ROOM_PT)

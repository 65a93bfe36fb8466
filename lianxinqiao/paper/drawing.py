"""Charts on paper: as the PDF takes them, and as a PNG for a Word file."""

import json
from collections.abc import Sequence

import typst

from lianxinqiao.paper import fonts, graphs
from lianxinqiao.paper.graphs import Dot, Graph

PIXELS_PER_INCH = 216.0


def svg(graph: Graph) -> str:
    """Without addresses, in the typefaces of the paper."""
    _found, faces = fonts.load()
    bare = tuple(Dot(dot.label, dot.value, dot.words) for dot in graph.dots)
    return graphs.svg(Graph(graph.title, graph.unit, bare, graph.kind), family=faces["heiti"])


def png(graph: Graph) -> bytes:
    """For a Word file."""
    from lianxinqiao.paper import pdf  # deferred: it lays out what this module draws

    found, _faces = fonts.load()
    compiler = typst.Compiler(
        pdf.TEMPLATES / "graph.typ", root=pdf.TEMPLATES, font_paths=found, ignore_system_fonts=True
    )
    said = json.dumps({"picture": svg(graph)}, ensure_ascii=False)
    made = compiler.compile(format="png", ppi=PIXELS_PER_INCH, sys_inputs={"data": said})
    assert isinstance(made, bytes)
    return made


def told(found: Sequence[Graph]) -> list[dict[str, str]]:
    """As a template of the PDF takes them."""
    return [{"title": graph.heading, "picture": svg(graph), "spoken": graph.spoken} for graph in found]

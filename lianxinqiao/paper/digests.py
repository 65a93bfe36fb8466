"""What a report says in numbers and little pictures: half a page of a newspaper, or one long picture for a telephone."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Literal

import typst

from lianxinqiao.paper import fonts
from lianxinqiao.paper.graphs import Graph

PIXELS_PER_INCH = 254.0  # 108 mm are 1080 pixels
CONTENT_TYPE = "image/png"


@dataclass(frozen=True)
class Entry:
    """`picture` is an SVG; `share` draws a percentage as a bar, None where it is none."""

    number: str
    unit: str
    words: str
    picture: str = ""
    share: float | None = None


@dataclass(frozen=True)
class DigestPart:
    heading: str
    entries: tuple[Entry, ...]
    graphs: tuple[Graph, ...] = ()


@dataclass(frozen=True)
class Digest:
    title: str
    subtitle: str
    unit: str
    on: date
    parts: tuple[DigestPart, ...]
    foot: str = ""
    form: Literal["half", "long"] = "half"


def picture(paper: Digest) -> bytes:
    """The long form as a PNG, as long as it needs to be."""
    from lianxinqiao.paper import content, pdf  # deferred: they know the papers of this module

    found, faces = fonts.load()
    template, data = content.of(paper)
    data = {**data, "faces": faces, "measures": content.MEASURES}
    compiler = typst.Compiler(
        pdf.TEMPLATES / f"{template}.typ", root=pdf.TEMPLATES, font_paths=found, ignore_system_fonts=True
    )
    made = compiler.compile(
        format="png", ppi=PIXELS_PER_INCH, sys_inputs={"data": json.dumps(data, ensure_ascii=False)}
    )
    assert isinstance(made, bytes)
    return made

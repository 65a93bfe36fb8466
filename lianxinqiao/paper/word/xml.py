"""The few pieces of WordprocessingML that python-docx has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(tag: str, **attributes: object) -> Any:
    """`element("w:spacing", line=579)`: attributes in the w namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def set_faces(run_properties: Any, east_asia: str, latin: str) -> None:
    """One face for Chinese, one for Latin letters and figures; theme fonts would override both."""
    fonts = run_properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for name, face in (("ascii", latin), ("hAnsi", latin), ("eastAsia", east_asia), ("cs", latin)):
        fonts.set(qn(f"w:{name}"), face)


# What the schema wants after the borders of a paragraph.
BORDER_AFTER = ("w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")


def set_border(properties: Any, tag: str, **edges: dict[str, object]) -> None:
    """Borders of a paragraph (w:pBdr) or a cell (w:tcBorders), edge by edge."""
    holder = element(tag)
    for edge, attributes in edges.items():
        holder.append(element(f"w:{edge}", **attributes))
    after = BORDER_AFTER if tag == "w:pBdr" else ()
    properties.insert_element_before(holder, *after)


def add_field(paragraph: Any, code: str, shown: str = "", dirty: bool = False) -> None:
    """A field such as PAGE; `shown` stands there until Word computes it, `dirty` asks Word to do so on opening."""
    begin = element("w:fldChar", fldCharType="begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    code_text = element("w:instrText")
    code_text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    code_text.text = f" {code} "
    for part in (begin, code_text, element("w:fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)
    if shown:
        paragraph.add_run(shown)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))

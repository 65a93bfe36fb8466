"""The values of GB/T 9704-2012 as they stand in the file."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from lianxinqiao.paper import docx
from lianxinqiao.paper.letter import Letter, paragraphs
from lianxinqiao.paper.tests import samples


def opened(paper):
    return python_docx.Document(io.BytesIO(docx.write(paper)))


def faces(run):
    return run._r.rPr.rFonts.get(qn("w:eastAsia"))


def test_margins_are_37_35_28_26_mm_on_a4():
    section = opened(samples.REPLY).sections[0]
    found = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    for value, wanted in zip(found, (37, 35, 28, 26), strict=True):
        assert value == pytest.approx(Mm(wanted), abs=Mm(0.05))
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_grid_is_22_lines_of_28_characters():
    grid = opened(samples.REPLY).sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    height_twips, width_twips = 225 / 25.4 * 1440, 156 / 25.4 * 1440
    assert int(height_twips // int(grid.get(qn("w:linePitch")))) == 22
    character = 16 * 20 + int(grid.get(qn("w:charSpace"))) * 20 / 4096
    assert int((width_twips + 0.5) // character) == 28


def test_body_is_16_pt_fangsong_on_28_95_pt_with_latin_in_times():
    normal = opened(samples.REPLY).styles["Normal"]
    fonts = normal.element.rPr.rFonts
    assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))) == ("仿宋_GB2312", "Times New Roman")
    assert normal.font.size == Pt(16)
    assert normal.paragraph_format.line_spacing == Pt(28.95)


def test_levels_have_their_faces_and_are_headings():
    document = opened(samples.REPLY)
    wanted = {"Heading 1": "黑体", "Heading 2": "楷体_GB2312", "Heading 3": "仿宋_GB2312", "Heading 4": "仿宋_GB2312"}
    for name, face in wanted.items():
        assert document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) == face
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == ["一、基本情况", "二、已经开展的工作", "三、下一步打算", "（一）分批建设"]


def test_a_lead_keeps_its_face_inside_the_paragraph():
    document = opened(samples.REPLY)
    paragraph = next(p for p in document.paragraphs if p.text.startswith("（一）摸清底数。"))
    assert paragraph.runs[0].text == "（一）摸清底数。"
    assert faces(paragraph.runs[0]) == "楷体_GB2312"


def test_the_letterhead_is_red_and_its_top_35_mm_below_the_text_block():
    head = next(p for p in opened(samples.REPLY).paragraphs if p.text == "云河区城市管理局文件")
    run, form = head.runs[0], head.paragraph_format
    assert str(run.font.color.rgb) == "FF0000"
    assert faces(run) == "方正小标宋简体"
    above = 2 * 28.95 + form.space_before.pt + (form.line_spacing.pt - run.font.size.pt) / 2
    assert above / 72 * 25.4 == pytest.approx(35, abs=0.2)


def test_the_red_line_is_under_the_number():
    number = next(p for p in opened(samples.REPLY).paragraphs if p.text == "云城管复〔2020〕12号")
    line = number._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert line.get(qn("w:color")) == "FF0000"
    below_characters = (28.95 - 16) / 2 + int(line.get(qn("w:space")))
    assert below_characters / 72 * 25.4 == pytest.approx(4, abs=0.3)


def test_title_class_and_number_stand_where_the_practice_puts_them():
    document = opened(samples.REPLY)
    first, second = document.paragraphs[:2]
    assert (first.text, second.text) == ("第087号建议\tA", "\t公开")
    title = next(p for p in document.paragraphs if p.style.name == "Title")
    assert title.text == "关于区十六届人大五次会议\n第087号建议的答复"
    style = document.styles["Title"]
    assert (style.font.size, style.element.rPr.rFonts.get(qn("w:eastAsia"))) == (Pt(22), "方正小标宋简体")


def test_page_numbers_are_odd_right_and_even_left():
    document = opened(samples.REPLY)
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        xml = footer._element.xml
        assert f'<w:jc w:val="{side}"/>' in xml
        assert "PAGE" in xml
        assert "— " in xml
        assert '<w:sz w:val="28"/>' in xml


def test_the_imprint_lists_copies_and_printer_between_rules():
    table = opened(samples.REPLY).tables[-1]
    assert table.cell(0, 0).text.startswith("抄送：区人大常委会代表工作委员会，区人民政府督查室，")
    assert table.cell(1, 0).text == "云河区城市管理局办公室\t2020年6月8日印发"
    place = table._tbl.tblPr.find(qn("w:tblpPr"))
    assert place.get(qn("w:tblpYSpec")) == "bottom"
    sizes = [int(edge.get(qn("w:sz"))) for edge in table._tbl.iter(qn("w:top"), qn("w:bottom")) if edge.get(qn("w:sz"))]
    assert sizes == [8, 6, 8]  # eighths of a point: 0.35, 0.25, 0.35 mm


def test_several_units_sign_one_under_the_other():
    document = opened(replace(samples.REPLY, signatures=("区教育局", "云河区住房和城乡建设局")))
    words = [p.text for p in document.paragraphs]
    place = words.index("区教育局")
    assert words[place : place + 3] == ["区教育局", "云河区住房和城乡建设局", "2020年6月8日"]


def test_language_properties_and_bytes_do_not_depend_on_the_day_it_is_made():
    first, second = docx.write(samples.REPLY), docx.write(samples.REPLY)
    assert first == second
    document = python_docx.Document(io.BytesIO(first))
    properties = document.core_properties
    assert (properties.language, properties.author) == ("zh-CN", "云河区城市管理局")
    assert properties.created.replace(tzinfo=UTC) == datetime(2020, 6, 8, tzinfo=UTC)
    assert 'w:eastAsia="zh-CN"' in document.styles.element.xml
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}
        assert not any("embed" in member.filename or member.filename.endswith("ttf") for member in archive.infolist())


@pytest.mark.parametrize("name", sorted(samples.ALL))
def test_every_paper_opens_again(name):
    assert opened(samples.ALL[name]).paragraphs


def test_hostile_text_stays_text():
    nasty = "一、<w:p/>&amp; \x00\x0b😀\u202e龍門 #set text(red) ]]>"
    document = opened(Letter(title="题" * 10_000, paragraphs=paragraphs(nasty)))
    assert any("<w:p/>&amp;" in p.text and "😀龍門 #set" in p.text for p in document.paragraphs)


def test_the_compilation_has_contents_that_point_to_its_items():
    twice = replace(samples.BOOK, chapters=(*samples.BOOK.chapters, samples.BOOK.chapters[1]))
    document = opened(twice)
    marks = [mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))]
    codes = [code.text.split()[1] for code in document.element.iter(qn("w:instrText")) if "PAGEREF" in code.text]
    assert codes == marks
    assert len(set(marks)) == 4
    headings = [p.text for p in document.paragraphs if p.style.name in {"Heading 1", "Heading 2"}]
    assert headings[0] == "城乡建设"
    assert "一、问题" not in headings


def test_a_table_has_its_widths_in_the_grid_too():
    """WPS and LibreOffice read the grid, Word the cells."""
    document = python_docx.Document(io.BytesIO(docx.write(samples.ALL["report"])))
    for table in document.tables:
        grid = [column.width for column in table.columns]
        assert grid == [cell.width for cell in table.rows[0].cells]
        assert len(set(grid)) > 1

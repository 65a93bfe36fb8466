"""The PDF measured: margins, lines and characters on the page, standard, fonts, and text that stays text."""

import io
import re
from dataclasses import replace

import pdfplumber
import pytest

from lianxinqiao.paper import pdf
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.letter import Letter, Report, Section, paragraphs
from lianxinqiao.paper.tests import samples

MM = 72 / 25.4


def opened(paper):
    return pdfplumber.open(io.BytesIO(pdf.write(paper)))


def lines_of(page):
    """The characters of each line inside the text block, by the baseline on which faces of all kinds stand."""
    lines: dict[int, list[dict]] = {}
    for char in page.chars:
        if char["text"].strip() and char["bottom"] < (297 - 35) * MM + 1:
            lines.setdefault(round(page.height - char["matrix"][5]), []).append(char)
    return [sorted(lines[top], key=lambda char: char["x0"]) for top in sorted(lines)]


def test_a_full_page_has_22_lines_of_28_characters_within_the_margins():
    with opened(samples.GRID) as document:
        page = document.pages[1]
        lines = lines_of(page)
        assert len(lines) == 22
        assert {len(line) for line in lines} == {28}
        left = min(line[0]["x0"] for line in lines)
        right = max(line[-1]["x1"] for line in lines)
        assert left / MM == pytest.approx(28, abs=0.3)
        assert (595.28 - right) / MM == pytest.approx(26, abs=0.3)
        pitch = (lines[-1][0]["top"] - lines[0][0]["top"]) / 21
        assert pitch == pytest.approx(28.95, abs=0.02)
        assert lines[0][0]["size"] == pytest.approx(16, abs=0.1)
        # The characters stand in the text block: their top edge 37 mm down, the last foot above 35 mm from below.
        baseline = page.height - lines[0][0]["matrix"][5]
        assert (baseline - 0.86 * 16) / MM == pytest.approx(37, abs=1)
        last = page.height - lines[-1][0]["matrix"][5] + 0.14 * 16
        assert (page.height - last) / MM >= 35


def test_a_page_of_a_letter_is_filled_to_its_last_line():
    with opened(samples.REPLY) as document:
        assert len(lines_of(document.pages[1])) == 22


def test_page_numbers_stand_outside_odd_right_and_even_left():
    with opened(samples.GRID) as document:
        for number, page in enumerate(document.pages, 1):
            words = [word for word in page.extract_words() if word["top"] > (297 - 35) * MM]
            assert "".join(word["text"] for word in words) == f"—{number}—"
            middle = (words[0]["x0"] + words[-1]["x1"]) / 2
            assert (middle > 105 * MM) == (number % 2 == 1)


def test_the_letterhead_and_the_red_line_stand_at_their_measures():
    with opened(samples.REPLY) as document:
        page = document.pages[0]
        red = [char for char in page.chars if char["non_stroking_color"] == (1, 0, 0)]
        assert "".join(char["text"] for char in red) == "云河区城市管理局文件"
        size = red[0]["size"]
        top = page.height - red[0]["matrix"][5] - 0.86 * size
        assert top / MM - 37 == pytest.approx(35, abs=1.5)
        line = next(line for line in page.lines if line["stroking_color"] == (1, 0, 0))
        assert line["width"] / MM == pytest.approx(156, abs=0.2)
        number = next(char for char in page.chars if char["text"] == "〔")
        foot = page.height - number["matrix"][5] + 0.14 * 16
        assert (line["top"] - foot) / MM == pytest.approx(4, abs=0.5)


def test_the_signature_date_stands_four_characters_in():
    with opened(samples.REPLY) as document:
        page = document.pages[-1]
        day = next(char for char in page.chars if char["text"] == "日" and char["x0"] > 105 * MM)
        assert (595.28 - 26 * MM - day["x1"]) / (156 * MM / 28) == pytest.approx(4, abs=0.15)


def test_the_imprint_ends_at_the_foot_of_the_text_block():
    with opened(samples.REPLY) as document:
        rules = sorted(line["top"] for line in document.pages[-1].lines)
        assert len(rules) == 3
        assert (297 - 35) * MM - rules[-1] == pytest.approx(0, abs=2)


def test_it_is_pdf_a_2a_and_ua_with_every_font_inside():
    made = pdf.write(samples.REPLY)
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    with pdfplumber.open(io.BytesIO(made)) as document:
        names = {char["fontname"] for page in document.pages for char in page.chars}
        assert all(re.match(r"^[A-Z]{6}\+", name) for name in names)
        assert document.metadata["Title"] == "关于区十六届人大五次会议第087号建议的答复"


@pytest.mark.parametrize("name", sorted(samples.ALL))
def test_every_paper_is_made_and_always_alike(name):
    first = pdf.write(samples.ALL[name])
    assert first.startswith(b"%PDF-1.7")
    assert first == pdf.write(samples.ALL[name])


def test_forms_fill_one_page():
    for form in (samples.OPINION, samples.RECEIPT, samples.SLIP):
        with opened(form) as document:
            assert len(document.pages) == 1


def test_what_a_person_wrote_is_never_markup():
    nasty = '#set text(red)\n*粗* _斜_ $x^2$ #panic("x") \\ @a <b> = 题 `c` // d'
    with opened(Letter(title="#title()", paragraphs=paragraphs(nasty))) as document:
        said = "".join(char["text"] for char in document.pages[0].chars).replace(" ", "").replace("\xa0", "")
        assert '#settext(red)*粗*_斜_$x^2$#panic("x")\\@a<b>=题`c`//d' in said
        assert "#title()" in said


def test_a_character_without_a_font_shows_as_a_mark_and_is_told():
    made = pdf.make(Letter(title="题", paragraphs=paragraphs("很好😀，𠮷先生")))
    assert set(made.missing) == {"😀", "𠮷"}
    with pdfplumber.open(io.BytesIO(made.content)) as document:
        assert "很好〓，〓先生" in document.pages[0].extract_text().replace(" ", "")


def test_traditional_characters_and_a_title_of_10000_characters_are_set():
    made = pdf.make(Letter(title="題" * 10_000, paragraphs=paragraphs("龍門飛甲\u202e")))
    assert made.missing == ()


def test_levels_that_skip_one_still_make_a_valid_outline():
    letter = replace(samples.REPLY, paragraphs=paragraphs("（1）先说小点\n正文\n一、再说大点\n（1）小点"))
    assert pdf.write(letter)
    assert pdf.write(Report("题", (Section("（二）从第二级开始", 2),)))


def test_missing_fonts_are_told_in_a_sentence(monkeypatch, settings, tmp_path):
    monkeypatch.setenv("LXQ_FONTS", str(tmp_path))
    settings.TYPEFACES = tmp_path
    with pytest.raises(PaperError, match="LXQ_FONTS"):
        pdf.write(samples.GRID)

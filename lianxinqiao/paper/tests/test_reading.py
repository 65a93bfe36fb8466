import io
import zipfile

import docx as python_docx
import pytest
from docx.oxml import OxmlElement

from lianxinqiao.paper import reading, sheets
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.letter import Column, Table


def word(*lines, title=""):
    document = python_docx.Document()
    if title:
        document.add_paragraph(title, style="Title")
    for line in lines:
        document.add_paragraph(line)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def archive(**members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return target.getvalue()


def with_member(content, name, data):
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, data)
    return target.getvalue()


def test_it_finds_title_cause_analysis_and_requests():
    found = reading.read_suggestion(
        word(
            "云河区第十六届人民代表大会第五次会议",
            "关于加快老旧小区充电设施建设的建议",
            "领衔代表：周明远",
            "一、存在的问题",
            "点位不足。",
            "二、原因分析",
            "场地难找。",
            "三、具体建议",
            "（一）分批建设。",
            "先建41个小区。",
            "（二）公示收费。",
        )
    )
    assert found.title == "关于加快老旧小区充电设施建设的建议"
    assert found.cause.endswith("点位不足。")
    assert "周明远" not in found.cause
    assert found.analysis == "场地难找。"
    assert found.requests == ("分批建设。\n先建41个小区。", "公示收费。")


def test_labels_on_the_line_are_understood():
    found = reading.read_suggestion(
        word("标题：关于增设路灯的建议", "案由：", "问题：路太暗。", "分析：缺电源。", "建议：装灯。")
    )
    assert (found.title, found.cause, found.analysis, found.requests) == (
        "关于增设路灯的建议",
        "路太暗。",
        "缺电源。",
        ("装灯。",),
    )


def test_a_styled_title_and_a_text_without_parts():
    found = reading.read_suggestion(word("路太暗了。", "请装灯。", title="路灯"))
    assert (found.title, found.cause, found.requests) == ("路灯", "路太暗了。\n请装灯。", ())


def test_text_inside_tables_is_read():
    document = python_docx.Document()
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("标题", "关于增设路灯的建议", "建议：", "装灯。"), strict=True):
        cell.text = words
    target = io.BytesIO()
    document.save(target)
    found = reading.read_suggestion(target.getvalue())
    assert found.title == "关于增设路灯的建议"
    assert found.requests == ("装灯。",)


def test_a_draft_is_read_as_its_last_hand_left_it():
    """What was inserted under tracking counts, what was deleted does not."""
    document = python_docx.Document()
    document.add_paragraph("关于增设路灯的建议")
    paragraph = document.add_paragraph("路太")
    for kind, tag, words in (("w:ins", "w:t", "暗"), ("w:del", "w:delText", "亮"), ("w:moveTo", "w:t", "了。")):
        run = paragraph.add_run()._r
        said = OxmlElement(tag)
        said.text = words
        run.append(said)
        change = OxmlElement(kind)
        run.addprevious(change)
        change.append(run)
    target = io.BytesIO()
    document.save(target)
    assert reading.read_suggestion(target.getvalue()).cause == "路太暗了。"


def test_direction_marks_and_controls_do_not_come_in():
    assert reading.read_suggestion(word("关于路\u202e灯的建议", "甲\u200f乙")).title == "关于路灯的建议"


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.docx", "空的"),
        (b"x" * (reading.SIZE_MAX + 1), "a.docx", "超过"),
        (b"plain text", "a.docx", "改过扩展名"),
        (reading.OLE + b"x" * 600, "a.docx", "旧版"),
        (reading.OLE + b"x" * 600 + reading.ENCRYPTED, "a.docx", "密码"),
        (reading.ZIP + b"broken", "a.docx", "损坏"),
        (word("甲"), "a.docm", "宏"),
        (word("甲"), "a.exe", ".docx"),
        (with_member(word("甲"), "word/vbaProject.bin", b"x"), "a.docx", "宏"),
        (archive(a_DOT_txt="x"), "a.docx", "改过扩展名"),
        (with_member(word("甲"), "word/media/bomb.bin", b"\0" * 60_000_000), "a.docx", "解压后过大"),
        (archive(word__document_DOT_xml="<w:document"), "a.docx", "损坏"),
        (word(), "a.docx", "没有文字"),
    ],
)
def test_it_refuses_in_a_sentence(content, name, sentence):
    with pytest.raises(PaperError, match=sentence):
        reading.read_suggestion(content, name=name)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_part_larger_than_the_directory_says_is_refused(kind):
    sound = word("甲") if kind == "docx" else sheets.write(Table.of([Column("名")], [["甲"]]))
    content = with_member(sound, "media/big.bin", b"\0" * 30_000_000)
    lie = content.replace((30_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    assert lie != content
    with pytest.raises(PaperError, match="损坏"):
        reading.check_package(lie, kind)


def test_a_macro_file_renamed_is_still_refused():
    content = word("甲")
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for member in source.infolist():
            data = source.read(member)
            if member.filename == "[Content_Types].xml":
                data = data.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            made.writestr(member, data)
    with pytest.raises(PaperError, match="宏"):
        reading.read_suggestion(target.getvalue(), name="a.docx")


def test_a_sheet_gives_rows_with_whole_numbers_and_no_empty_tail():
    made = sheets.write(Table.of([Column("名"), Column("数", "number")], [["甲", 3], ["", None]]))
    assert reading.read_rows(made, name="a.xlsx") == [["名", "数"], ["甲", 3]]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (word("甲"), "a.xlsx", "改过扩展名"),
        (archive(xl__workbook_DOT_xml="<broken"), "a.xlsx", "损坏"),
        (b"a,b", "a.csv", ".xlsx"),
        (b"PK", "a.xlsm", "宏"),
    ],
)
def test_it_refuses_what_is_no_sheet(content, name, sentence):
    with pytest.raises(PaperError, match=sentence):
        reading.read_rows(content, name=name)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "ROWS_MAX", 2)
    with pytest.raises(PaperError, match="3 行"):
        reading.read_rows(sheets.write(Table.of([Column("名")], [["甲"], ["乙"]])))


def test_a_sheet_that_is_not_there_is_told():
    with pytest.raises(PaperError, match="第 2 张"):
        reading.read_rows(sheets.write(Table.of([Column("名")], [])), sheet=1)

"""The text of a report's file, or a sentence."""

import io

import docx
import pypdfium2
import pytest

from lianxinqiao.paper import prose
from lianxinqiao.paper.errors import PaperError

LINE = "區人大常委會全年召開會議7次。"


def test_text_in_the_encodings_of_offices() -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        assert prose.read(LINE.encode(encoding), name="报告.txt") == LINE, encoding


def test_text_of_taiwan_and_hong_kong_is_told_from_ours() -> None:
    traditional, ours = "區人大代表提出的142件建議已全部辦理完畢。", "区人大代表提出的142件建议已全部办理完毕。"
    assert prose.read(traditional.encode("big5"), name="a.txt") == traditional
    assert prose.read(ours.encode("gbk"), name="a.txt") == ours
    assert prose.read(traditional.encode("gb18030"), name="a.txt") == traditional


def test_a_table_of_a_word_file_is_read_where_it_stands() -> None:
    document = docx.Document()
    document.add_paragraph("前")
    document.add_table(1, 2).rows[0].cells[0].text = "表中"
    document.add_paragraph("后")
    out = io.BytesIO()
    document.save(out)
    assert prose.read(out.getvalue(), name="a.docx").split("\n") == ["前", "表中", "", "后"]


def blank_pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", blank_pdf(), "扫描件"),
        ("a.pdf", b"%PDF-1.4", "不是 .pdf 格式"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.docx", b"MZ", "不是 .docx 格式"),
        ("a.docm", b"PK", "带有宏"),
        ("a.txt", b"", "空的"),
        ("a.txt", b"\x00\x01", "不是文本文件"),
        ("a.txt", b"\xff\xff\xff\xff", "编码"),
        ("a", b"x", "请选择"),
        ("a.txt", b"x" * (21 * 1024 * 1024), "超过 20 MB"),
        ("a.txt", b"x" * 5_000_001, "500 万字"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(PaperError, match=sentence):
        prose.read(content, name=name)


def test_lines_that_a_page_broke_are_joined() -> None:
    lines = [
        "全年召开常委会会议七次，听取和审议专项工作报告十",
        "八个。",
        "",
        "第二段到此结束，这一行也很长很长很长很长很长，",
        "完。",
    ]
    assert "".join(prose._joined(lines)).split("\n") == [
        "全年召开常委会会议七次，听取和审议专项工作报告十八个。",
        "",
        "第二段到此结束，这一行也很长很长很长很长很长，完。",
        "",
    ]

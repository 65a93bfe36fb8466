"""What may not come in: each is refused with its sentence and nothing is kept."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from lianxinqiao.access.refused import Refused
from lianxinqiao.files import actions, responses
from lianxinqiao.files.models import Attachment
from lianxinqiao.paper import archives

PDF = b"%PDF-1.7\n%%EOF"
EXE = b"MZ\x90\x00" + b"\x00" * 200


@pytest.fixture(autouse=True)
def _own_storage(settings: object, tmp_path: Path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def archive(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return target.getvalue()


def store(name: str, content: bytes) -> Attachment:
    return actions.store(SimpleUploadedFile(name, content), by=None)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.pdf", b"", "空文件"),
        ("程序.exe", EXE, "不接收"),
        ("改名.pdf", EXE, "内容与扩展名不符"),
        ("改名.docx", PDF, "内容与扩展名不符"),
        ("无扩展名", PDF, "不接收"),
        ("网页.html", b"<script>", "不接收"),
        ("图.svg", b"<svg onload='x'/>", "不接收"),
        ("宏.docm", archive(**{"word/document.xml": b"x"}), "宏"),
        ("藏宏.docx", archive(**{"word/vbaProject.bin": b"x"}), "宏"),
        (
            "改名宏.docx",
            archive(**{"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main"}),
            "宏",
        ),
        ("坏.docx", b"PK\x03\x04" + b"garbage" * 50, "已损坏"),
        ("二进制.txt", b"a\x00b", "不是文本文件"),
        ("炸弹.docx", archive(**{"word/document.xml": b"0" * 60_000_000}), "解压后过大"),
    ],
)
def test_it_refuses(db: None, tmp_path: Path, name: str, content: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        store(name, content)
    assert not Attachment.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_file_over_the_limit_is_told_its_size(db: None, settings: object) -> None:
    settings.ATTACHMENT_MAX_BYTES = 2 * 1024 * 1024
    with pytest.raises(Refused, match=r"3\.0 MB.*2 MB"):
        store("大.pdf", PDF + b" " * 3 * 1024 * 1024)


def test_too_many_members_are_a_bomb(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MEMBERS_MAX", 3)
    with pytest.raises(Refused, match="解压后过大"):
        store("多.docx", archive(**{f"{n}.xml": b"x" for n in range(5)}))


LAUGHS = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'


@pytest.mark.parametrize("written", [LAUGHS.encode(), LAUGHS.encode("utf-16-le"), LAUGHS.encode("utf-16")])
@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml", "word/_rels/document.xml.rels"])
def test_entities_are_refused_in_whatever_part_they_stand(db: None, part: str, written: bytes) -> None:
    with pytest.raises(Refused, match="实体声明"):
        store("笑.docx", archive(**{"[Content_Types].xml": b"<Types/>", part: written}))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("附件\u202efdp.docx", "附件_fdp.docx"),
        ("../../etc/附件.pdf", "附件.pdf"),
        ("C:\\Users\\me\\附件.pdf", "附件.pdf"),
        ("换\n行.pdf", "换_行.pdf"),
        ("😀建議書.pdf", "😀建議書.pdf"),
        ("...", "file"),
    ],
)
def test_names_show_what_the_file_is(given: str, kept: str) -> None:
    assert actions.clean_name(given) == kept


def test_a_long_name_keeps_its_extension() -> None:
    name = actions.clean_name("长" * 300 + ".pdf")
    assert len(name) <= 150
    assert name.endswith(".pdf")


def test_a_good_one_is_kept_byte_for_byte(db: None, tmp_path: Path) -> None:
    kept = store("报告.pdf", PDF)
    assert (kept.name, kept.size, kept.content_type) == ("报告.pdf", len(PDF), "application/pdf")
    assert (tmp_path / kept.path).read_bytes() == PDF
    assert kept.path.endswith(kept.pk.hex)


def test_what_the_store_has_lost_is_not_there(db: None) -> None:
    kept = store("说明.pdf", PDF)
    default_storage.delete(kept.path)
    with pytest.raises(Http404):
        responses.serve(kept)

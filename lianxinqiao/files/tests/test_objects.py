"""Attachments in an object store, judged against one in memory; `bench.cluster` asks a server that others wrote."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from obstore.store import MemoryStore

from lianxinqiao.files import objects

LARGE = bytes(range(256)) * 4096 * 5


@pytest.fixture
def kept() -> objects.ObjectStorage:
    storage = objects.ObjectStorage(bucket="lianxinqiao", endpoint="http://127.0.0.1:1")
    storage.__dict__["store"] = MemoryStore()
    return storage


@pytest.mark.parametrize(
    "content",
    [
        ContentFile("路灯".encode()),
        ContentFile(b""),
        SimpleUploadedFile("a.pdf", b"%PDF-1.4"),
        File(io.BytesIO(LARGE)),
    ],
    ids=["text", "nothing", "sent by a form", "large"],
)
def test_what_is_kept_comes_back(kept: objects.ObjectStorage, content: Any) -> None:
    content.seek(0)
    told = content.read()  # whoever checked it has read it to its end
    assert kept.save("ab/abc", content) == "ab/abc"
    with kept.open("ab/abc") as file:
        assert file.read() == told
    assert kept.size("ab/abc") == len(told)
    assert abs(timezone.now() - kept.get_modified_time("ab/abc")) < timedelta(minutes=5)


def test_where_nothing_is_kept(kept: objects.ObjectStorage) -> None:
    assert not kept.exists("ab/abc")
    kept.delete("ab/abc")
    with pytest.raises(FileNotFoundError):
        kept.open("ab/abc")
    assert kept.listdir("") == ([], [])


def test_folders_and_names(kept: objects.ObjectStorage) -> None:
    for name in ("ab/abc", "ab/abd", "cd/e", "plain"):
        kept.save(name, ContentFile(b"x"))
    assert kept.listdir("") == (["ab", "cd"], ["plain"])
    assert kept.listdir("ab/") == kept.listdir("ab") == ([], ["abc", "abd"])
    kept.delete("ab/abc")
    assert kept.listdir("ab") == ([], ["abd"])


def test_it_has_no_folder_on_this_machine(kept: objects.ObjectStorage) -> None:
    with pytest.raises(NotImplementedError):
        kept.path("ab/abc")
    with pytest.raises(ValueError, match="never written again"):
        kept.open("ab/abc", "wb")


def test_what_was_restored_goes_where_it_is_kept(kept: objects.ObjectStorage, tmp_path: Any, monkeypatch: Any) -> None:
    from lianxinqiao.database import restore

    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "abc").write_bytes(b"x")
    monkeypatch.setattr(restore, "default_storage", kept)
    assert not restore._holds_files()
    restore._put_files(tmp_path)
    assert restore._holds_files()
    assert kept.open("ab/abc").read() == b"x"

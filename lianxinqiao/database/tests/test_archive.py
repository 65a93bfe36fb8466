"""The backup's file: any byte cut off or changed is found before anything is touched."""

import io
import json
import zipfile

import pytest

from lianxinqiao.database import archive
from lianxinqiao.database.errors import BackupRefused

MANIFEST = {"tables": {}, "journal": {}, "migrations": [], "version": "0", "demo": False}


@pytest.fixture
def backup(tmp_path):
    path = tmp_path / "a.backup"
    writer = archive.Writer(path)
    writer.add(archive.DUMP, io.BytesIO(b"dump" * 50))
    writer.add("files/ab/文件", io.BytesIO("附件".encode() * 30))
    writer.close(MANIFEST)
    return path


def forged(path, names, listed=None):
    """A backup with a good seal whose members are not what an honest one holds."""
    writer = archive.Writer(path)
    for name in names:
        writer.add(name, io.BytesIO(b"x"))
    writer._members = {name: writer._members[name] for name in (listed or names)}
    writer.close(MANIFEST)
    return path


def test_a_whole_one_gives_back_every_byte(backup, tmp_path):
    manifest = archive.check(backup)
    assert list(archive.extract(backup, manifest["members"], tmp_path / "out")) == ["database.dump", "files/ab/文件"]
    assert (tmp_path / "out/files/ab/文件").read_text() == "附件" * 30
    assert zipfile.ZipFile(backup).testzip() is None


def test_every_altered_byte_is_found(backup):
    whole = backup.read_bytes()
    for at in range(len(whole)):
        backup.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(BackupRefused):
            archive.check(backup)


@pytest.mark.parametrize("left", [0, 1, 63, 64, 65, 200, -1])
def test_a_truncated_one_is_refused(backup, left):
    backup.write_bytes(backup.read_bytes()[:left])
    with pytest.raises(BackupRefused):
        archive.check(backup)


def test_one_with_something_behind_it_is_refused(backup):
    backup.write_bytes(backup.read_bytes() + b"\n")
    with pytest.raises(BackupRefused):
        archive.check(backup)


@pytest.mark.parametrize(
    "name", ["files/../../etc/passwd", "/etc/passwd", "files/..\\x", "etc/passwd", "files/c:/x", "files/", "other"]
)
def test_a_path_that_leads_out_is_refused(tmp_path, name):
    path = forged(tmp_path / "b.backup", [archive.DUMP, name])
    with pytest.raises(BackupRefused):
        archive.check(path)


def test_a_member_that_is_not_listed_is_refused(tmp_path):
    path = forged(tmp_path / "c.backup", [archive.DUMP, "files/a"], listed=[archive.DUMP])
    with pytest.raises(BackupRefused):
        archive.check(path)


def test_a_newer_format_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "FORMAT", 2)
    path = forged(tmp_path / "d.backup", [archive.DUMP])
    monkeypatch.setattr(archive, "FORMAT", 1)
    with pytest.raises(BackupRefused, match="newer program"):
        archive.check(path)


def test_any_other_zip_is_refused(tmp_path):
    path = tmp_path / "e.zip"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("manifest.json", json.dumps({"format": 1}))
    with pytest.raises(BackupRefused):
        archive.check(path)


def test_what_is_not_there_or_no_backup_is_said_so(tmp_path):
    with pytest.raises(BackupRefused, match=r"没有找到备份文件.*no-such"):
        archive.check(tmp_path / "no-such.lxq")
    (tmp_path / "letter.txt").write_text("hello")
    with pytest.raises(BackupRefused, match="不是连心桥的备份文件") as refused:
        archive.check(tmp_path / "letter.txt")
    assert "Errno" not in str(refused.value)

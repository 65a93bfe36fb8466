"""The one file of a backup: a zip that any tool opens, with a manifest of hashes, sealed by a hash over all its bytes.

The seal is the zip's comment, which stands at the very end: 64 hex digits of the SHA-256 of every byte before them.
So a truncated file has none, and an altered one does not match, wherever the altered byte lies.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO

from lianxinqiao.database.errors import BackupRefused

SEAL_BYTES = 64
NOT_OURS = "{0} 不是连心桥的备份文件。 {0} is not a backup of Lianxinqiao."
BLOCK = 1 << 20
FORMAT = 1
DUMP = "database.dump"
FILES = "files/"
MANIFEST = "manifest.json"


class _Counted:
    """A stream that knows the size and hash of what went through it."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target, self.size, self._summed = target, 0, hashlib.sha256()

    def write(self, block: bytes) -> None:
        self.target.write(block)
        self.size += len(block)
        self._summed.update(block)

    @property
    def told(self) -> dict[str, Any]:
        return {"size": self.size, "sha256": self._summed.hexdigest()}


class Writer:
    """Write members one by one; `close` adds the manifest and the seal."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_STORED, allowZip64=True)
        self._members: dict[str, Any] = {}

    def add(self, name: str, source: BinaryIO) -> None:
        """Copy a stream in, hashed on its way. What is stored is not compressed: dumps and documents already are."""
        with self._zip.open(name, "w", force_zip64=True) as target:
            counted = _Counted(target)
            while block := source.read(BLOCK):
                counted.write(block)
        self._members[name] = counted.told

    def close(self, manifest: dict[str, Any]) -> dict[str, Any]:
        """Add the manifest, then the seal; the manifest as written."""
        whole = {"format": FORMAT, **manifest, "members": self._members}
        self._zip.writestr(MANIFEST, json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True))
        self._zip.comment = b"0" * SEAL_BYTES
        self._zip.close()
        with self.path.open("r+b") as file:
            seal = _hash_of_all_but_seal(file)
            file.seek(-SEAL_BYTES, 2)
            file.write(seal.encode())
        return whole


def _hash_of_all_but_seal(file: BinaryIO) -> str:
    left = file.seek(0, 2) - SEAL_BYTES
    file.seek(0)
    summed = hashlib.sha256()
    while left > 0 and (block := file.read(min(BLOCK, left))):
        summed.update(block)
        left -= len(block)
    return summed.hexdigest()


def check(path: Path) -> dict[str, Any]:
    """The manifest of a backup that is whole: seal, list of members, sizes, names. Raises BackupRefused."""
    if not path.is_file():
        raise BackupRefused(f"没有找到备份文件 {path}。 There is no backup file {path}.")
    if path.stat().st_size < SEAL_BYTES:
        raise BackupRefused(NOT_OURS.format(path))
    try:
        with path.open("rb") as file:
            sealed = _hash_of_all_but_seal(file)
            file.seek(-SEAL_BYTES, 2)
            if file.read(SEAL_BYTES) != sealed.encode():
                raise BackupRefused(
                    "备份文件不完整或被改动过，没有恢复任何内容。 "
                    "The backup is truncated or altered; nothing has been restored."
                )
        with zipfile.ZipFile(path) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            _check_members(archive, manifest)
    except OSError as error:
        raise BackupRefused(f"读不了 {path}：{error.strerror}。 {path} cannot be read: {error.strerror}.") from error
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise BackupRefused(NOT_OURS.format(path)) from error
    return manifest


def _check_members(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    if manifest["format"] != FORMAT:
        raise BackupRefused(
            f"备份格式 {manifest['format']} 是更新的程序写的。 The backup's format is of a newer program."
        )
    there = [member for member in archive.infolist() if member.filename != MANIFEST]
    told = manifest["members"]
    if len(there) != len(told) or {member.filename for member in there} != set(told):
        raise BackupRefused("备份内容与清单不符。 The backup holds other members than its manifest lists.")
    for member in there:
        if member.file_size != told[member.filename]["size"]:
            raise BackupRefused(f"备份中 {member.filename} 大小不符。 Its size differs from the manifest.")
        if member.filename != DUMP:
            inside(member.filename)


def inside(name: str) -> PurePosixPath:
    """The path of an attachment below the files folder. Raises BackupRefused where it would lead out of it."""
    path = PurePosixPath(name)
    leads_out = path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name or ":" in name
    if leads_out or not name.startswith(FILES) or len(path.parts) < 2:
        raise BackupRefused(f"备份含有越界的路径：{name} The backup holds a path that leads out of it: {name}")
    return path.relative_to(FILES.rstrip("/"))


def extract(path: Path, members: dict[str, Any], folder: Path) -> Iterator[str]:
    """Write the members below a folder, checking each hash as it is written; yields each name. Raises BackupRefused."""
    with zipfile.ZipFile(path) as archive:
        for name, told in members.items():
            target = folder / (name if name == DUMP else FILES + str(inside(name)))
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as source, target.open("xb") as file:
                counted = _Counted(file)
                while block := source.read(BLOCK):
                    counted.write(block)
            if counted.told != told:
                raise BackupRefused(f"备份中 {name} 与清单的校验值不符。 {name} does not match its hash.")
            yield name

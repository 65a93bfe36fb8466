"""Office files are zip archives: their directory is looked at before anything unpacks them.

One judgement for what is attached (`files`) and for what is read (`reading`); each says it in its own sentence.
"""

import zipfile
import zlib
from enum import Enum, auto
from typing import BinaryIO

# A document that unpacks to more than this, or to over 100 times its size, is a bomb, not a document.
UNPACKED_MAX = 200 * 1024 * 1024
RATIO_MAX = 100
# Small files may be packed very tightly and harm nobody.
RATIO_FROM = 20 * 1024 * 1024
MEMBERS_MAX = 10_000
# No part of an office file may declare a document type (ISO/IEC 29500-2, 8.2.3): whoever does means entities, of which a
# few bytes unfold to gigabytes. In ASCII and in UTF-16 of either order.
DECLARES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
PROLOGUE = 4096
TYPES, TYPES_MAX = "[content_types].xml", 1024 * 1024
# What zipfile raises for archives that are cut, altered, encrypted or packed in ways it does not know.
UNSOUND = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError)


class Fault(Enum):
    BROKEN = auto()
    BOMB = auto()
    MACROS = auto()
    ENTITIES = auto()


class Faulty(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


def names(file: BinaryIO) -> set[str]:
    """What is inside, in small letters; Faulty for what is no sound archive, a bomb, or carries macros."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            found = {member.filename.lower() for member in members}
            types = _types(archive) if TYPES in found else ""
            declares = len(members) <= MEMBERS_MAX and any(_declares(archive, member) for member in members)
    except UNSOUND as error:
        raise Faulty(Fault.BROKEN) from error
    if _is_bomb(members):
        raise Faulty(Fault.BOMB)
    if declares:
        raise Faulty(Fault.ENTITIES)
    if "macroenabled" in types.lower() or any(name.endswith("vbaproject.bin") for name in found):
        raise Faulty(Fault.MACROS)
    return found


def _is_bomb(members: list[zipfile.ZipInfo]) -> bool:
    packed, unpacked = sum(each.compress_size for each in members), sum(each.file_size for each in members)
    tight = unpacked > RATIO_FROM and unpacked > RATIO_MAX * max(packed, 1)
    return tight or unpacked > UNPACKED_MAX or len(members) > MEMBERS_MAX


def _declares(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a part declares a document type. Old writers of .ods do so in the list of parts, which nobody reads."""
    name = member.filename.lower()
    if not name.endswith((".xml", ".rels", ".vml")) or name == "meta-inf/manifest.xml":
        return False
    with archive.open(member) as part:
        begins = part.read(PROLOGUE)
    return any(words in begins or words.lower() in begins for words in DECLARES)


def _types(archive: zipfile.ZipFile) -> str:
    """The list of parts, read within bounds: the size that a directory states may be a lie."""
    member = next(member for member in archive.infolist() if member.filename.lower() == TYPES)
    with archive.open(member) as part:
        return part.read(TYPES_MAX).decode("utf-8", "replace")

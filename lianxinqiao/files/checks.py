"""What may come in. Each check is silent or raises `Refused` with a sentence; nothing is stored before all passed."""

from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.paper import archives

# Extension -> (content type, the bytes a real one starts with). What is not here is not taken.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    "pdf": ("application/pdf", (b"%PDF-",)),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (ZIP,)),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (ZIP,)),
    "pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", (ZIP,)),
    "doc": ("application/msword", (OLE,)),
    "xls": ("application/vnd.ms-excel", (OLE,)),
    "wps": ("application/vnd.ms-works", (OLE,)),
    "ofd": ("application/ofd", (ZIP,)),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "webp": ("image/webp", (b"RIFF",)),
    "txt": ("text/plain; charset=utf-8", ()),
    "md": ("text/plain; charset=utf-8", ()),
    "csv": ("text/csv", ()),
    "mp3": ("audio/mpeg", (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    "m4a": ("audio/mp4", ()),
    "mp4": ("video/mp4", ()),
}
OTHER_SHEETS = {"csv", "xls", "et", "ods", "txt", "tsv"}
PHONE_PHOTOS = {"heic", "heif", "hif"}
MACRO = {"docm", "dotm", "xlsm", "xltm", "pptm", "xlsb"}


def extension(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def check_kind(name: str, start: bytes) -> str:
    """The content type of a file by its name and its first bytes."""
    ext = extension(name)
    if ext in MACRO:
        raise Refused(_("“%(name)s”带有宏，不能接收。请另存为不含宏的 .docx 或 .xlsx 后再上传。") % {"name": name})
    if ext in PHONE_PHOTOS:
        words = _(
            "“%(name)s”是苹果手机的 HEIC 照片，很多电脑打不开。请在手机的“设置—相机—格式”里选“兼容性最佳”，或者存成 .jpg 再上传。"
        )
        raise Refused(words % {"name": name})
    if ext not in KINDS:
        known = "、".join(sorted({"." + key for key in KINDS}))
        raise Refused(_("不接收“%(name)s”这种文件。可以上传：%(known)s。") % {"name": name, "known": known})
    content_type, magics = KINDS[ext]
    if ext in {"xlsx", "docx", "pptx"} and start.startswith(OLE):
        # A new office file with a password is packed as an old one.
        raise Refused(
            _("“%(name)s”设有打开密码，或者是改了扩展名的旧版文件。请取消密码、另存后再上传。") % {"name": name}
        )
    if magics and not start.startswith(magics):
        raise Refused(_("“%(name)s”的内容与扩展名不符，可能已损坏或被改名。请重新导出后上传。") % {"name": name})
    if ext in {"txt", "md", "csv"} and b"\x00" in start:
        raise Refused(_("“%(name)s”不是文本文件。") % {"name": name})
    return content_type


def check_accepted(name: str, accepted: str) -> None:
    """`accepted` as in HTML: what this one field asks for; "" takes whatever may come in at all."""
    ext, kinds = extension(name), [kind.strip().removeprefix(".") for kind in accepted.split(",") if kind.strip()]
    if ext in MACRO:
        check_kind(name, b"")
    if not kinds or ext in kinds:
        return
    if "xlsx" in kinds and ext in OTHER_SHEETS:
        words = _("这里要 .xlsx 表格。请用 WPS 表格或者 Excel 打开“%(name)s”，另存为“Excel 工作簿（.xlsx）”后再上传。")
        raise Refused(words % {"name": name})
    known = "、".join(f".{kind}" for kind in kinds)
    raise Refused(_("不接收“%(name)s”这种文件。可以上传：%(known)s。") % {"name": name, "known": known})


def check_size(name: str, size: int, limit: int) -> None:
    if size == 0:
        raise Refused(_("“%(name)s”是空文件。") % {"name": name})
    if size > limit:
        raise Refused(
            _("“%(name)s”有 %(size)s MB，超过了 %(limit)s MB 的上限。请压缩图片或拆分后再上传。")
            % {"name": name, "size": round(size / 1024 / 1024, 1), "limit": limit // 1024 // 1024}
        )


def check_archive(name: str, file: BinaryIO) -> None:
    """Office files are zip archives; `paper.archives` looks into them. What is read later is checked once more there."""
    said = {
        archives.Fault.BROKEN: _("“%(name)s”已损坏，打不开。请重新导出后上传。"),
        archives.Fault.BOMB: _("“%(name)s”解压后过大，不像正常文件，没有接收。"),
        archives.Fault.MACROS: _("“%(name)s”带有宏，不能接收。请另存为不含宏的 .docx 或 .xlsx 后再上传。"),
        archives.Fault.ENTITIES: _("“%(name)s”里有办公文件不允许的实体声明，没有接收。请用办公软件另存后再上传。"),
    }
    try:
        archives.names(file)
    except archives.Faulty as faulty:
        raise Refused(said[faulty.fault] % {"name": name}) from faulty
    file.seek(0)


def check(name: str, file: BinaryIO, size: int, limit: int) -> str:
    """All checks in order; the content type of a file that may come in."""
    check_size(name, size, limit)
    start = file.read(4096)
    file.seek(0)
    content_type = check_kind(name, start)
    if start.startswith(ZIP):
        check_archive(name, file)
    return content_type


def check_upload(upload: UploadedFile) -> str:
    """The same for an upload, under the limit of this installation; its reader stands at the beginning again."""
    upload.seek(0)
    name, limit = upload.name or "file", settings.ATTACHMENT_MAX_BYTES
    content_type = check(name, cast(BinaryIO, upload.file), upload.size or 0, limit)
    upload.seek(0)
    return content_type

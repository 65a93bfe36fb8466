"""Photos lose on arrival what the camera noted: place, device, time, thumbnail, and whatever else rides along.

A picture is read and written anew, turned the way its camera says; what is kept, hashed and handed out is the new one.
Documents (.docx, .pdf …) are kept as they came: what stands in them is their author's own word.
"""

import io
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from lianxinqiao.access.refused import Refused

# Content type -> the only format it may be read as, in Pillow's words.
FORMATS = {"image/jpeg": ("JPEG",), "image/png": ("PNG",), "image/webp": ("WEBP",)}
PIXELS_MAX = 120_000_000  # what phones take, and no more than 500 MB in memory
QUALITY = 92


def is_picture(content_type: str) -> bool:
    return content_type in FORMATS


def cleaned(name: str, file: BinaryIO, content_type: str, *, longest: int | None = None) -> bytes:
    """The picture alone, its longer side no more than `longest` pixels. Raises `Refused` where no screen could show one."""
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS[content_type]) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise Refused(_("“%(name)s”的图片太大，不能接收。请缩小后再上传。") % {"name": name})
            picture.load()
            return _written(picture, FORMATS[content_type][0], longest)
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise Refused(_("“%(name)s”不是完整的图片，可能已损坏。请重新导出后上传。") % {"name": name}) from error


def _written(picture: Image.Image, kind: str, longest: int | None) -> bytes:
    out = io.BytesIO()
    if getattr(picture, "is_animated", False) and kind != "JPEG" and longest is None:
        picture.save(out, kind, save_all=True, exif=b"", xmp=b"")
        return out.getvalue()
    turned = ImageOps.exif_transpose(picture)
    assert turned is not None
    profile = picture.info.get("icc_profile")  # without it the colours are others
    transparent = picture.info.get("transparency")
    turned.info = {}
    if longest is not None:
        turned.thumbnail((longest, longest))
    more: dict[str, Any] = {"icc_profile": profile} if profile else {}
    if kind == "PNG" and transparent is not None:
        more["transparency"] = transparent
    if kind == "JPEG":
        more |= {"quality": QUALITY, "subsampling": _subsampling(picture), "optimize": True}
    if kind == "WEBP":
        more |= {"quality": QUALITY}
    turned.save(out, kind, **more)
    return out.getvalue()


def _subsampling(picture: Image.Image) -> int:
    from PIL import JpegImagePlugin  # deferred: beside its only use

    return max(0, JpegImagePlugin.get_sampling(picture)) if hasattr(picture, "layer") else 2

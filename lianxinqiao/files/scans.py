"""A scan stands for a signature: it is a page or a picture that somebody can read, not just any file."""

from typing import BinaryIO

from django.utils.translation import gettext as _
from PIL import Image

from lianxinqiao.access.refused import Refused

ACCEPTED = ".pdf,.jpg,.jpeg,.png"
# Of the shorter side: fewer dots show no signature.
PIXELS_LEAST = 200
PIXELS_MOST = 100_000_000


def check(name: str, content_type: str, file: BinaryIO) -> None:
    """Silent for what can be read, else Refused; the file stands at its beginning again."""
    file.seek(0)
    if content_type == "application/pdf":
        _check_pdf(name, file)
    elif content_type.startswith("image/"):
        _check_picture(name, file)
    else:
        raise Refused(_("扫描件应当是 PDF 或者照片（.jpg、.png）；“%(name)s”不是。") % {"name": name})
    file.seek(0)


def _check_pdf(name: str, file: BinaryIO) -> None:
    import pypdfium2  # deferred: no command needs it at its start

    try:
        with pypdfium2.PdfDocument(file.read()) as document:
            width, height = document[0].get_size() if len(document) else (0, 0)
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Refused(_("“%(name)s”打不开，可能已损坏或设有密码。请重新扫描后上传。") % {"name": name}) from error
    if width < 1 or height < 1:
        raise Refused(_("“%(name)s”里没有一页，请重新扫描后上传。") % {"name": name})


def _check_picture(name: str, file: BinaryIO) -> None:
    try:
        with Image.open(file) as picture:
            width, height = picture.size
            if width * height > PIXELS_MOST:
                raise Refused(_("“%(name)s”的尺寸过大，请压缩后再上传。") % {"name": name})
            picture.draft("L", (PIXELS_LEAST * 2, PIXELS_LEAST * 2))  # a large photograph is decoded small
            darkest, brightest = picture.convert("L").getextrema()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Refused(_("“%(name)s”打不开，可能已损坏。请重新拍摄或扫描后上传。") % {"name": name}) from error
    if min(width, height) < PIXELS_LEAST:
        facts = {"name": name, "least": PIXELS_LEAST}
        raise Refused(_("“%(name)s”太小，看不清签名：每边至少%(least)s像素。") % facts)
    if darkest == brightest:
        raise Refused(_("“%(name)s”是空白的图片，请重新拍摄或扫描后上传。") % {"name": name})

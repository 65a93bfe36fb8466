"""A photo is kept as the picture alone: no place, no device, no thumbnail, turned as its camera says."""

import hashlib
import io
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from lianxinqiao.access.refused import Refused
from lianxinqiao.files import actions, pictures

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
XMP = b"<x:xmpmeta>secret-xmp</x:xmpmeta>"


def photo(kind: str, orientation: int = 1) -> bytes:
    """Two halves, red on the left and blue on the right, with all that a phone notes."""
    picture = Image.new("RGB", (40, 20), "red")
    picture.paste("blue", (20, 0, 40, 20))
    exif = Image.Exif()
    exif[MAKE] = "secret-make"
    exif[ORIENTATION] = orientation
    exif[GPS] = {1: "N", 2: (30.0, 15.0, 0.0)}
    out = io.BytesIO()
    more: dict[str, Any] = {}
    if kind == "PNG":
        more["pnginfo"] = PngImagePlugin.PngInfo()
        more["pnginfo"].add_text("Comment", "secret-text")
        more["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
    else:
        more["xmp"] = XMP
    if kind == "JPEG":
        more["comment"] = b"secret-comment"
    picture.save(out, kind, exif=exif, quality=95, **more)
    return out.getvalue() + (b"trailing secret-video" if kind == "JPEG" else b"")


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_what_the_camera_noted_is_gone(db: None, kind: str, name: str, settings: object, tmp_path: object) -> None:
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    sent = photo(kind)
    assert b"secret" in sent
    kept = actions.store(SimpleUploadedFile(name, sent), by=None)
    stored = default_storage.open(kept.path).read()
    assert b"secret" not in stored
    with Image.open(io.BytesIO(stored)) as picture:
        assert (picture.format, picture.size) == (kind, (40, 20))
        assert not dict(picture.getexif())
        assert not picture.info.keys() & {"exif", "xmp", "comment", "XML:com.adobe.xmp", "Comment"}
    assert (kept.size, kept.sha256) == (len(stored), hashlib.sha256(stored).hexdigest())


@pytest.mark.parametrize(("orientation", "size", "top_left"), [(1, (40, 20), "red"), (3, (40, 20), "blue"), (6, (20, 40), "red"), (8, (20, 40), "blue")])  # fmt: skip
def test_it_is_turned_as_the_camera_says(orientation: int, size: tuple[int, int], top_left: str) -> None:
    clean = pictures.cleaned("a.jpg", io.BytesIO(photo("JPEG", orientation)), "image/jpeg")
    with Image.open(io.BytesIO(clean)) as picture:
        assert picture.size == size
        red, _, blue = picture.convert("RGB").crop((2, 2, 3, 3)).tobytes()
        assert ("red" if red > blue else "blue") == top_left


def test_transparency_stays() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(pictures.cleaned("a.png", out, "image/png"))) as picture:
        assert picture.convert("RGBA").tobytes() == bytes(4 * 4 * 4)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.jpg", b"\xff\xd8\xff" + b"0" * 50, "不是完整的图片"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "不是完整的图片"),
        ("a.webp", b"RIFF0000WAVE" + b"0" * 50, "不是完整的图片"),
        ("a.jpg", photo("JPEG")[:400], "不是完整的图片"),
        ("IMG_1.HEIC", b"0000ftypheic", "兼容性最佳"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(db: None, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        actions.store(SimpleUploadedFile(name, content), by=None)


def test_one_too_large_to_show_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "PIXELS_MAX", 100)
    with pytest.raises(Refused, match="太大"):
        pictures.cleaned("a.jpg", io.BytesIO(photo("JPEG")), "image/jpeg")

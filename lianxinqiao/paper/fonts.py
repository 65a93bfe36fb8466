"""Where the typefaces of the PDF come from. Open ones come with the program; an office's own licensed ones come first.

LXQ_FONTS may name one or more folders (separated as PATH is); they are looked at before those.
"""

import os
from functools import lru_cache
from pathlib import Path

import typst
from django.conf import settings
from django.utils.translation import gettext as _

from lianxinqiao.paper.errors import PaperError

# For each part of a document the families that may set it, best first: the names of the standard where the office
# has put its own fonts into LXQ_FONTS, then open faces of the same kind, then what the packages bring.
SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
WANTED = {
    "fangsong": ("FangSong_GB2312", "FangSong", "STFangsong", "Zhuque Fangsong (technical preview)", SERIF),
    "kaiti": ("KaiTi_GB2312", "KaiTi", "STKaiti", "LXGW WenKai", SERIF),
    "heiti": ("SimHei", "STHeiti", SANS),
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", SERIF),
    "songti": ("SimSun", "STSong", SERIF),
    "latin": ("Times New Roman", "Tinos", SERIF),
}


def folders() -> tuple[Path, ...]:
    """The folders to look in, the office's own first."""
    own = tuple(Path(part) for part in os.getenv("LXQ_FONTS", "").split(os.pathsep) if part)
    return (*own, settings.TYPEFACES)


@lru_cache(maxsize=4)
def _load(places: tuple[Path, ...]) -> tuple[typst.Fonts, dict[str, list[str]]]:
    found = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[place for place in places if place.is_dir()],
    )
    families = set(found.families())
    faces = {part: [name for name in wanted if name in families] for part, wanted in WANTED.items()}
    # The sans face has characters that the serif lacks and the other way round: each is the other's last resort.
    for names in faces.values():
        names.extend(name for name in (SERIF, SANS) if name in families and name not in names)
    return found, faces


def load() -> tuple[typst.Fonts, dict[str, list[str]]]:
    """The fonts found, and for each part of a document the families to set it in.

    Raises PaperError where a Chinese face is missing, since the PDF would show boxes.
    """
    found, faces = _load(folders())
    missing = [part for part, names in faces.items() if not names]
    if missing:
        raise PaperError(
            _("缺少生成 PDF 所需的中文字体。请重新运行安装命令以安装前端软件包，或用环境变量 LXQ_FONTS 指定字体目录。")
        )
    return found, faces

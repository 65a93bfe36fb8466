"""Compile each room's .po to .mo where that is missing or older; no system gettext is asked for."""

from pathlib import Path

import polib

from lianxinqiao.setup.words import SetupError

ROOMS = Path(__file__).resolve().parents[1]


def compile_all(rooms: Path = ROOMS) -> int:
    """The number of files compiled. Raises SetupError, naming the file, where a .po cannot be read."""
    compiled = 0
    for source in sorted(rooms.glob("*/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        making = target.with_suffix(".mo.new")
        try:
            polib.pofile(str(source)).save_as_mofile(str(making))
        except (OSError, UnicodeDecodeError) as error:
            raise SetupError(
                f"翻译文件无法读取：{source}", f"A translation cannot be read: {source}", str(error)
            ) from error
        making.replace(target)
        compiled += 1
    return compiled


if __name__ == "__main__":
    compile_all()

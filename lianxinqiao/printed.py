"""Every document that is printed from code: path and printer. `make docs` writes them, a test compares them."""

from collections.abc import Callable
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"


def printers() -> dict[Path, Callable[[], str]]:
    from lianxinqiao.activities import printing as activities
    from lianxinqiao.acts import printing as stages  # deferred: these need the app registry
    from lianxinqiao.api import interface
    from lianxinqiao.figures import printing as figures
    from lianxinqiao.matters import printing
    from lianxinqiao.opinions import printing as opinions

    return {
        **{DOCS / "stages" / f"{room}.md": page for room, page in stages.rooms().items()},
        DOCS / "who-reads-what.md": lambda: printing.reading_page() + opinions.reading(),
        DOCS / "kinds.md": activities.kinds_page,
        DOCS / "figures.md": figures.figures_page,
        DOCS / "openapi.json": interface.page,
    }


def stale() -> list[Path]:
    """The documents that no longer say what the code says."""
    return [path for path, page in printers().items() if not path.exists() or path.read_text() != page()]


def write() -> None:
    for path, page in printers().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page())


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    django.setup()
    write()

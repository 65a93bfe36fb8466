"""Make the backup of a release, by the program of that release, for tests/test_releases.py.

    .venv/bin/python tests/upgrade/make.py 0.2.0 [v0.2.0]

Checks the tag or commit out beside this checkout (default: what is checked out now), starts a database of its own, lets that
program live the small district of town.py in it, and keeps two files here: NAME.backup.xz, and NAME.json, what that program
says of it. (Half of such a file is the schema in plain words, which xz makes small.) It takes a minute of processor.
"""

import argparse
import lzma
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
MOST = 400_000  # bytes; a checkout carries three of them


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("name", help="the release's version")
    parser.add_argument("commit", nargs="?", default="HEAD", help="its tag or commit")
    told = parser.parse_args()
    kept, said = HERE / f"{told.name}.backup.xz", HERE / f"{told.name}.json"
    with tempfile.TemporaryDirectory(prefix="lxq-release-") as folder:
        Path(folder).chmod(0o755)  # the database's keeper enters it
        program = Path(folder) / "program"
        git = ["git", "-C", str(HERE)]
        subprocess.run([*git, "worktree", "add", "--quiet", "--detach", str(program), told.commit], check=True)
        try:
            backup = lived(program, Path(folder), said)
            kept.write_bytes(lzma.compress(backup.read_bytes(), preset=9 | lzma.PRESET_EXTREME))
        finally:
            subprocess.run([*git, "worktree", "remove", "--force", str(program)], check=True)
    size = kept.stat().st_size
    too_much = f", more than {MOST:,}: let fewer live in town.py" if size > MOST else ""
    sys.stdout.write(f"{kept.name}: {size:,} bytes{too_much}\n")
    return int(bool(too_much))


def lived(program: Path, folder: Path, said: Path) -> Path:
    """The backup, written by that program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LXQ_", "DATABASE_"))}
    environment = {
        **kept,
        "LXQ_VAR": str(folder / "var"),
        "PYTHONPATH": str(program),
        "DJANGO_SETTINGS_MODULE": "lianxinqiao.settings",
    }

    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], cwd=program, env=environment, check=True)

    backup = folder / "one.backup"
    run("-m", "lianxinqiao", "migrate", "--no-backup")
    run(str(HERE / "town.py"), str(backup), str(said))
    return backup


if __name__ == "__main__":
    sys.exit(main())

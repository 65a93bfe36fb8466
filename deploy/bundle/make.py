"""One archive with all that an installation without any network needs, for machines like this one.

    .venv/bin/python deploy/bundle/make.py dist/

It holds the program's wheel (front end and typefaces are in it, so no npm is needed there), the wheels it stands on in the
locked versions with their hashes (PostgreSQL is one of them), and two commands: `install` and `upgrade`.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(CHECKOUT))

import lianxinqiao  # noqa: E402 the checkout's own

COMMANDS = ("install", "upgrade", "place.sh", "README")
EPOCH = 1_767_225_600  # 2026-01-01: the same content makes the same archive


def name() -> str:
    machine = f"{platform.system().lower()}-{platform.machine()}"
    return f"lianxinqiao-{lianxinqiao.__version__}-{machine}-py{sys.version_info.major}{sys.version_info.minor}"


def build_wheel(target: Path) -> Path:
    settings = {**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)}
    uv = CHECKOUT / ".venv" / "bin" / "uv"
    command = [str(uv), "build", "--wheel", "--no-build-isolation", "--out-dir", str(target), str(CHECKOUT)]
    subprocess.run(command, env=settings, check=True)
    return next(target.glob("lianxinqiao-*.whl"))


def fetch_wheels(target: Path) -> None:
    """In the versions of the lock, each held against its hash."""
    lock = CHECKOUT / "requirements" / "app.txt"
    options = ["--quiet", "--only-binary=:all:", "--require-hashes", "--dest", str(target), "-r", str(lock)]
    subprocess.run([sys.executable, "-m", "pip", "download", *options], check=True)


def write(folder: Path, archive: Path) -> None:
    """The archive of a folder that holds `wheels/` and `requirements.txt`; commands and sums are added."""
    for each in COMMANDS:
        shutil.copy(HERE / each, folder / each)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n" for path in files)
    (folder / "SHA256SUMS").write_text(sums)
    with tarfile.open(archive, "w") as tar:  # wheels are compressed already
        for path in [*files, folder / "SHA256SUMS"]:
            entry = tar.gettarinfo(path, f"{archive.stem}/{path.relative_to(folder)}")
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            entry.mtime = EPOCH
            entry.mode = 0o755 if path.name in {"install", "upgrade"} else 0o644
            with path.open("rb") as content:
                tar.addfile(entry, content)


def main(target: Path) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        wheels = folder / "wheels"
        wheels.mkdir()
        fetch_wheels(wheels)
        build_wheel(wheels)
        for left in wheels.glob(".git*"):
            left.unlink()
        shutil.copy(CHECKOUT / "requirements" / "app.txt", folder / "requirements.txt")
        archive = target / f"{name()}.tar"
        write(folder, archive)
    return archive


if __name__ == "__main__":
    made = main(Path(sys.argv[1] if len(sys.argv) > 1 else "dist").absolute())
    sys.stdout.write(f"{made} ({made.stat().st_size / 1e6:.0f} MB)\n")

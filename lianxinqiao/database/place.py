"""Where the embedded cluster lies: in var/pg, or, where its keeper may not enter that, in a place noted there."""

import hashlib
import os
import pwd
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from lianxinqiao.database import caretaker
from lianxinqiao.database.errors import DatabaseUnavailable

CHECKOUT = Path(__file__).resolve().parents[2]
IS_CHECKOUT = (CHECKOUT / "run").exists() and (CHECKOUT / "pyproject.toml").exists()
ELSEWHERE = Path("/var/lib/lianxinqiao")
# The kernel allows a socket's whole path 107 bytes.
SOCKET_PATH_MAX = 100
NAME = "lxq"  # the database, and the role that owns it
SERVING = "lxq_serving"


def var() -> Path:
    """The folder of everything this installation keeps; the same as settings.VAR_DIR."""
    return Path(os.getenv("LXQ_VAR") or usual_var()).absolute()


def usual_var() -> Path:
    """Of a checkout its own `var/`; of an installed package the place that the system keeps for programs' data."""
    if IS_CHECKOUT:
        return CHECKOUT / "var"
    if kept := os.getenv("STATE_DIRECTORY"):  # systemd's StateDirectory=
        return Path(kept.split(":", 1)[0])
    if os.geteuid() == 0:
        return ELSEWHERE
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "lianxinqiao"
    return Path(os.getenv("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "lianxinqiao"


def restored_mark(var: Path) -> Path:
    """Stands where a backup was brought in and nobody has said yet that this is the installation now."""
    return var / "restored"


def leaving_mark(var: Path) -> Path:
    """Stands while a district moves out of this database: its people and the worker wait (people/leaving.py)."""
    return var / "leaving"


def came_mark(var: Path) -> Path:
    """Stands where a district that was moved here is at home: the router goes by it (setup/districts.py)."""
    return var / "came"


def owner_file() -> Path:
    """Where the password of the owner's role lies, for its user alone."""
    return var() / "database-owner"


def owner_word() -> str:
    kept = owner_file()
    return kept.read_text().strip() if kept.exists() else ""


@dataclass(frozen=True)
class Place:
    home: Path

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def socket(self) -> Path:
        """The folder of the Unix socket; only its owner and root may enter it, which is the whole access control."""
        folder = self.home / "socket"
        if len(os.fsencode(folder / ".s.PGSQL.5432")) <= SOCKET_PATH_MAX:
            return folder
        return Path("/tmp") / f"lxq-{hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]}"  # noqa: S108 owned, 0700

    @property
    def url(self) -> str:
        """As the role that serves."""
        return f"postgresql://{SERVING}@/{NAME}?host={quote(str(self.socket), safe='/')}"

    @property
    def owner_url(self) -> str:
        """As the role that owns everything."""
        return f"postgresql://{NAME}:{owner_word()}@/{NAME}?host={quote(str(self.socket), safe='/')}"

    @property
    def major(self) -> int | None:
        """The major version the data was written by, None where there is none yet."""
        version = self.data / "PG_VERSION"
        return int(version.read_text().strip()) if version.exists() else None


def current() -> Place:
    """The noted place, else the usual one. Touches nothing."""
    noted = var() / "pg" / "place"
    try:
        return Place(Path(noted.read_text().strip()))
    except OSError:
        return Place(var() / "pg")


def prepare(keeper: pwd.struct_passwd | None) -> Place:
    """Make sure that the keeper owns a place it can reach. Raises DatabaseUnavailable."""
    usual = var() / "pg"
    usual.mkdir(parents=True, exist_ok=True)
    if (usual / "place").exists():
        return current()
    if keeper is None and usual.stat().st_uid != os.geteuid():
        owner = usual.owner()
        raise DatabaseUnavailable(
            f"{usual} 属于用户 {owner}：请用当初的用户（或 root）运行。 "
            f"{usual} belongs to the user {owner}: run as the user who first did (or as root)."
        )
    if (usual / "data").exists() or keeper is None:
        caretaker.give(usual, _owner(usual) if keeper else None)
        return Place(usual)
    caretaker.give(usual, keeper)
    if caretaker.reaches(keeper, usual, "w"):
        return Place(usual)
    return _elsewhere(usual, keeper)


def _owner(folder: Path) -> pwd.struct_passwd:
    return pwd.getpwuid((folder / "data").stat().st_uid)


def _elsewhere(usual: Path, keeper: pwd.struct_passwd) -> Place:
    home = ELSEWHERE / secrets.token_hex(6)
    home.mkdir(parents=True)
    caretaker.give(home, keeper)
    (usual / "place").write_text(f"{home}\n")
    print(
        f"用户 {keeper.pw_name} 无法进入 {usual}，数据库放在 {home}。 "
        f"The user {keeper.pw_name} cannot enter {usual}; the database is kept in {home}.",
        file=sys.stderr,
    )
    return Place(home)

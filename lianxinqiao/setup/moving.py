"""`lianxinqiao districts move`: a district goes from a house that it shares into one of its own (decision 0045).

Each step is done by the program of the one house or of the other: neither learns the other's address. Any step may be
killed and the command given again: it asks both databases where the district stands, and goes on from there.
"""

import contextlib
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lianxinqiao.setup import across
from lianxinqiao.setup.districts import House
from lianxinqiao.setup.words import SetupError, say

CHANGED = 3  # of `district leave`: something was written since it was packed
TRIES = 5
KEYS = ("lxq-sender-key", "lxq-factor-key")  # in var/, where no setting names them


def move(houses: Mapping[str, House], name: str, *, back: bool = False, only_state: bool = False) -> int:
    """0 where the districts stand in their own house, or with `back` where they stay. Raises SetupError."""
    house = houses.get(name)
    if house is None or not house.out_of:
        raise SetupError(
            f'文件里 [{name}] 没有写 from = "…"：从哪个数据库移来。',
            f"[{name}] does not say `from`: out of which house.",
        )
    moving = Moving(houses[house.out_of], house)
    if only_state or (back and not moving.can_go_back()):
        return moving.say_where() or int(back)
    with moving.alone():
        return moving.go_back() if back else moving.go()


class Moving:
    """Out of `old` into `house`."""

    def __init__(self, old: House, house: House) -> None:
        self.old, self.house = old, house
        self.codes = [word for code in house.districts for word in ("--district", code)]
        self.parcel = house.var / "parcel"

    # ------------------------------------------------------------------ where they stand
    def here(self, house: House) -> dict[str, Any]:
        done = across.program(house, "district", "state", *self.codes, read=True)
        if done.returncode:
            raise SetupError(f"{house.name} 的数据库没有回答。", f"The database of {house.name} does not answer.")
        return dict(json.loads(done.stdout))

    def has_left(self, told: dict[str, Any]) -> bool:
        went = {code for each in told["moves"] if each["act"] == "journal.left" for code in each["districts"]}
        return not told["bodies"] and set(self.house.districts) <= went

    def say_where(self) -> int:
        told = self.here(self.old)
        districts, old, new = " ".join(self.house.districts), self.old.name, self.house.name
        if self.house.stands:
            say(f"{districts} 已全部在 {new}。", "stand whole in their own house.")
        elif self.has_left(told):
            say(
                f"{districts} 已全部在 {new}，还没有启用：再运行一次 lianxinqiao districts move {new}。",
                "stand whole in their own house, which is not in use yet: give the command again.",
            )
        else:
            words = "，已停办" if told["closed"] else ""
            say(f"{districts} 全部还在 {old}{words}。", "stand whole where they were.")
        return 0

    def can_go_back(self) -> bool:
        return not self.house.stands and not self.has_left(self.here(self.old))

    # ------------------------------------------------------------------ the steps
    def go(self) -> int:
        if self.house.stands:
            self.tidy()
            return self.say_where()
        if not self.has_left(self.here(self.old)):
            self.bring_over()
        self.step(self.house, "arrive")
        self.house.between.unlink(missing_ok=True)
        self.index()
        self.tidy()
        return self.say_where()

    def bring_over(self) -> None:
        self.house.between.unlink(missing_ok=True)
        self.prepare()
        say(f"停办 {' '.join(self.house.districts)} …", "closing.")
        self.step(self.old, "close", *self.codes, "--to", self.house.name)
        for _try in range(TRIES):
            say("打包 …", "packing.")
            self.step(self.old, "pack", *self.codes, "--parcel", str(self.parcel))
            say(f"放入 {self.house.name} 并逐表核对 …", "taking it in, and comparing every table.")
            self.step(self.house, "take", "--parcel", str(self.parcel))
            self.house.between.touch()
            say(f"从 {self.old.name} 移走 …", "leaving.")
            if not self.step(self.old, "leave", "--parcel", str(self.parcel), may_be=CHANGED):
                return
            self.house.between.unlink()
            say("打包以后又有变动，重新打包。", "Something was written since; packing anew.")
        raise SetupError(
            f"每次打包以后都有变动，没有移走；全部数据仍在 {self.old.name}。稍后再运行，或者用 --back 取消。",
            "Something was written each time; nothing has left. Try again later, or give up with --back.",
        )

    def prepare(self) -> None:
        """The new house has the keys that the rows need, and a database of this version."""
        self.house.var.mkdir(parents=True, exist_ok=True)
        for name in KEYS:
            if (kept := self.old.var / name).exists():
                shutil.copy2(kept, self.house.var / name)
        if across.program(self.house, "migrate", "--no-backup").returncode:
            raise SetupError(
                f"{self.house.name} 的数据库没有建成。", f"The database of {self.house.name} could not be made."
            )
        here, there = self.here(self.old), self.here(self.house)
        if here["migrations"] != there["migrations"]:
            raise SetupError(
                f"{self.old.name} 的数据库不是本版程序的，先运行 migrate；还没有停办。",
                f"The database of {self.old.name} is not of this version: run `migrate` there first. Nothing is closed.",
            )
        if here["keys"] != there["keys"]:
            raise SetupError(
                "两边的 LXQ_SENDER_KEY 或 LXQ_FACTOR_KEY 不同，移过去就读不出来。",
                "The two houses have different LXQ_SENDER_KEY or LXQ_FACTOR_KEY; what is encrypted could not be read.",
            )

    def index(self) -> None:
        if across.program(self.house, "search", "rebuild", read=True).returncode:
            say("检索索引没有建成，请运行 search rebuild。", "The search index was not made: run `search rebuild`.")

    def tidy(self) -> None:
        if self.parcel.exists():
            self.step(self.old, "tidy", "--parcel", str(self.parcel))

    def go_back(self) -> int:
        self.step(self.old, "open", *self.codes)
        self.parcel.unlink(missing_ok=True)
        self.house.between.unlink(missing_ok=True)
        return self.say_where()

    def step(self, house: House, what: str, *told: str, may_be: int = 0) -> int:
        """Its exit code. Raises SetupError where it is neither 0 nor what may be."""
        ended = across.program(house, "district", what, *told).returncode
        if ended not in {0, may_be}:
            raise SetupError(
                f"这一步没有做成（{what}）。修好以后再运行同一条命令；用 --state 看数据在哪里。",
                f"This step failed ({what}). Mend it and give the command again; --state says where the data are.",
            )
        return ended

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """One command at a time moves into this house; a lock of the system ends with its process."""
        import fcntl  # deferred: not on every system that reads this module

        self.house.var.mkdir(parents=True, exist_ok=True)
        with Path(self.house.var / "moving.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise SetupError("另一个命令正在移动。", "Another command is moving it.") from error
            yield

"""Many districts over several databases: which district lives where, as a file says, and who serves it (decision 0043).

    # /etc/lianxinqiao/districts.toml, named by LXQ_DISTRICTS
    [east]
    database = "postgresql://lxq_serving:…@db1/east"
    owner = "postgresql://lxq:…@db1/east"
    site = "https://yunhe.npc.example.gov.cn"
    port = 8101
    districts = ["990101", "990103"]
    hosts = ["yunhe.npc.example.gov.cn", "lanshan.npc.example.gov.cn"]
    env = { LXQ_BRAND = "东片" }

Each database has processes of its own, which know its address and no other: what nobody can ask, no query can forget to
leave out. Without `database` the house keeps an embedded one in its own folder.

A house with `from = "east"` is one to which its districts are to be moved out of that one (moving.py). Until they stand
there, which a mark in its folder says, `east` answers for them.
"""

import os
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lianxinqiao.database import place
from lianxinqiao.setup.words import SetupError

VARIABLE = "LXQ_DISTRICTS"
FIRST_PORT = 8101
KNOWN = frozenset({"database", "owner", "site", "port", "districts", "hosts", "env", "from"})
# What is one house's own and must not come from the program that starts them all.
OWN = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "LXQ_REPLICA_URL",
    "LXQ_DEMO",
    "LXQ_HOSTS",
    "LXQ_SITE_URL",
    "LXQ_DATABASE_ROLE",
)


@dataclass(frozen=True)
class House:
    """One database with the districts in it, and the processes before it."""

    name: str
    port: int
    districts: tuple[str, ...]
    hosts: tuple[str, ...]
    site: str
    database: str = ""
    owner: str = ""
    env: Mapping[str, str] = field(default_factory=dict)
    out_of: str = ""  # the house that its districts are moved out of
    besides: tuple[str, ...] = ()  # hosts of districts that are to leave and are still here

    @property
    def stands(self) -> bool:
        """Whether its districts are here, or still where they are to be moved out of."""
        return not self.out_of or place.came_mark(self.var).exists()

    @property
    def is_between(self) -> bool:
        """While they leave the one and do not stand in the other yet, nobody answers for them."""
        return not self.stands and self.between.exists()

    @property
    def between(self) -> Path:
        return self.var / "between"

    @property
    def var(self) -> Path:
        """Its attachments, keys, checkpoints and backups, apart from all others'."""
        return place.var() / "districts" / self.name

    @property
    def environment(self) -> dict[str, str]:
        shared = {name: value for name, value in os.environ.items() if name not in (*OWN, VARIABLE)}
        addresses = {"DATABASE_URL": self.database, "DATABASE_OWNER_URL": self.owner or self.database}
        return {
            **shared,
            **{name: value for name, value in addresses.items() if value},
            "LXQ_VAR": str(self.var),
            "LXQ_SITE_URL": self.site,
            "LXQ_HOSTS": ",".join((*self.hosts, *self.besides, "127.0.0.1")),
            "LXQ_PROXIES": "127.0.0.1",
            **self.env,
        }


def read(path: Path | None = None) -> dict[str, House]:
    """The houses by name. Raises SetupError for a file that cannot be what somebody meant."""
    path = path or Path(os.getenv(VARIABLE) or "")
    if not path.is_file():
        raise SetupError(f"请用 {VARIABLE} 指明区划文件。", f"Name the file of districts in {VARIABLE}.")
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        houses = {name: _house(name, each, number) for number, (name, each) in enumerate(told.items())}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, ValueError, AttributeError) as error:
        raise SetupError(f"{path} 读不懂。", f"{path} cannot be read.", str(error)) from error
    if wrong := [*slips(houses.values()), *_misled(houses)]:
        raise SetupError(f"{path} 有矛盾。", f"{path} contradicts itself.", "\n".join(wrong))
    return {name: replace(house, besides=_besides(name, houses)) for name, house in houses.items()}


def _misled(houses: Mapping[str, House]) -> list[str]:
    """What is to be moved out of a house that is not named, or that does not have it yet itself."""
    return [
        f"[{name}]: from = {house.out_of!r} is no house whose districts stand"
        for name, house in houses.items()
        if house.out_of and (house.out_of == name or house.out_of not in houses or not houses[house.out_of].stands)
    ]


def _besides(name: str, houses: Mapping[str, House]) -> tuple[str, ...]:
    return tuple(host for house in houses.values() if house.out_of == name for host in house.hosts)


def _house(name: str, told: dict[str, Any], number: int) -> House:
    if not name.isascii() or not name.replace("-", "").isalnum():
        raise ValueError(f"[{name}]: a name is made of letters, digits and -")
    if unknown := set(told) - KNOWN:
        raise ValueError(f"[{name}]: {', '.join(sorted(unknown))} is not known here")
    hosts = tuple(str(each).lower() for each in told.get("hosts", ()))
    if not hosts or not told.get("districts"):
        raise ValueError(f"[{name}]: hosts and districts must be named")
    return House(
        name,
        port=int(told.get("port", FIRST_PORT + number)),
        districts=tuple(map(str, told["districts"])),
        hosts=hosts,
        site=str(told.get("site") or f"https://{hosts[0]}").rstrip("/"),
        database=str(told.get("database", "")),
        owner=str(told.get("owner", "")),
        env={str(key): str(value) for key, value in told.get("env", {}).items()},
        out_of=str(told.get("from", "")),
    )


def slips(houses: Iterable[House]) -> list[str]:
    """A district, a host, a port or a database that is named twice: somebody would read another's."""
    houses = list(houses)
    named: dict[str, list[str]] = {
        "district": [each for house in houses for each in house.districts],
        "host": [each for house in houses for each in house.hosts],
        "port": [str(house.port) for house in houses],
        "database": [house.database for house in houses if house.database],
    }
    return [
        f"{what} {'' if what == 'database' else f'{each} '}is named twice"
        for what, all_of_it in named.items()
        for each, count in Counter(all_of_it).items()
        if count > 1
    ]


def by_host(houses: Mapping[str, House]) -> dict[str, House]:
    """Who answers for each host now; nobody, while its districts are between two houses."""
    there = {host: house for house in houses.values() if not house.is_between for host in house.hosts}
    return {host: house if house.stands else houses[house.out_of] for host, house in there.items()}


def expected(houses: Mapping[str, House]) -> dict[str, tuple[str, ...]]:
    """The districts that each database should hold now."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(houses, ())
    for name, house in houses.items():
        found[name if house.stands else house.out_of] += house.districts
    return found

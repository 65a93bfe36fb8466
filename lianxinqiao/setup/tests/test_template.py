"""The tests' database goes on from where it stands only where nothing under it changed."""

import pytest

from lianxinqiao.setup import stamps, template

NOW = frozenset({"locks", "first", "second"})


@pytest.mark.parametrize(
    ("before", "goes_on"),
    [
        ({"sum", "locks", "first"}, True),
        ({"sum", "locks", "first, changed"}, False),
        ({"sum", "locks", "first", "since removed"}, False),
        ({"sum", "other locks", "first"}, False),
        ({"sum of an older program"}, False),
        (set(), False),
    ],
)
def test_it_goes_on_when_migrations_were_only_added(before: set[str], goes_on: bool) -> None:
    assert template._only_more(frozenset(before), NOW) is goes_on


def test_every_migration_counts() -> None:
    made_of = template._made_of()
    migrations = list((template.environment.CHECKOUT / "lianxinqiao").glob("*/migrations/*.py"))
    assert len(made_of) > len({path.parent for path in migrations})
    assert template._wanted() == stamps.digest(*sorted(made_of))

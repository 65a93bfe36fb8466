"""A backup of the demo as an older program made it comes up whole in this one.

`upgrade/before-acts.backup` was made at the commit before the room `acts`; `before-acts.json` is what that program said
of it: its figures of 2020, its texts, dates, grades and addresses as hashes, and how many rows each table had.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from lianxinqiao.database.tests.test_backup import Installation, scratch

HERE = Path(__file__).parent / "upgrade"
SAID: dict[str, Any] = json.loads((HERE / "before-acts.json").read_text())
SUGGESTIONS = """
SELECT md5(string_agg(concat_ws('|', id, number_text, title, cause, analysis, stage, due_on, answered_on, final_result,
    published_at AT TIME ZONE 'UTC'), chr(10) ORDER BY id)) FROM matters_matter
"""
REPLIES = """
SELECT md5(string_agg(concat_ws('|', id, number, body, stage, signed_on, delivered_on), chr(10) ORDER BY id))
FROM matters_reply
"""
ADDRESSES = """
from lianxinqiao.matters.models import Suggestion
for row in Suggestion.objects.order_by("pk").select_related("body", "session"):
    print(row.get_absolute_url())
"""


@pytest.fixture(scope="module")
def restored(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with Installation(scratch("upgrade"), tmp_path_factory.mktemp("upgrade")) as here:
        done = here.call("restore", str(HERE / "before-acts.backup"))
        assert done.returncode == 0, done.stderr
        yield here


@pytest.mark.parametrize(("asked", "what"), [(SUGGESTIONS, "suggestions"), (REPLIES, "replies")])
def test_texts_dates_and_grades_are_what_they_were(restored: Installation, asked: str, what: str) -> None:
    with restored.connect() as connection:
        assert connection.execute(asked).fetchone() == (SAID[what],)


def test_no_row_is_lost_and_none_has_come(restored: Installation) -> None:
    with restored.connect() as connection:
        counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in SAID["counts"]}
    assert {name: found[0] for name, found in counts.items() if found} == SAID["counts"]


def test_figures_addresses_and_journal_are_what_they_were(restored: Installation) -> None:
    told = restored.call("figures", "--body", "yunhe", "--year", "2020", "--format", "json")
    values = {row["code"]: row["value"] for row in json.loads(told.stdout)}
    assert {code: values[code] for code in SAID["figures"]} == SAID["figures"]
    lines = restored.call("manage", "shell", "--verbosity", "0", "-c", ADDRESSES).stdout.split()
    assert hashlib.md5("\n".join(lines).encode(), usedforsecurity=False).hexdigest() == SAID["addresses"]
    verified = restored.call("journal", "verify")
    assert verified.returncode == 0, verified.stdout

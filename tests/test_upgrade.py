"""A backup of the demo as an older program made it comes up whole in this one.

`upgrade/before-acts.backup` was made at the commit before the room `acts`; `before-acts.json` is what that program said
of it: its figures of 2020, its texts, dates, grades and addresses as hashes, and how many rows each table had.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

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


def test_all_of_it_is_what_it_was(tmp_path: Path) -> None:
    """One test, so that the backup is brought up once however the tests are spread."""
    with Installation(scratch("upgrade"), tmp_path) as here:
        done = here.call("restore", str(HERE / "before-acts.backup"))
        assert done.returncode == 0, done.stderr
        with here.connect() as connection:
            assert connection.execute(SUGGESTIONS).fetchone() == (SAID["suggestions"],)
            assert connection.execute(REPLIES).fetchone() == (SAID["replies"],)
            counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in SAID["counts"]}
        assert {name: found[0] for name, found in counts.items() if found} == SAID["counts"]
        told, addresses, _verified = here.call_all(
            ["figures", "--body", "yunhe", "--year", "2020", "--format", "json"],
            ["manage", "shell", "--verbosity", "0", "-c", ADDRESSES],
            ["journal", "verify"],
        )
        values = {row["code"]: row["value"] for row in json.loads(told)}
        assert {code: values[code] for code in SAID["figures"]} == SAID["figures"]
        lines = addresses.split()
        assert hashlib.md5("\n".join(lines).encode(), usedforsecurity=False).hexdigest() == SAID["addresses"]

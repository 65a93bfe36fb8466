"""A benchmark that no longer runs measures nothing: a small one runs here, and no figure of it is looked at."""

import json
import os
import subprocess
import sys

import pytest

from tests.aside import aside
from tests.served import database_url

ROWS = 200


@pytest.mark.django_db
def test_every_page_can_be_timed_beside_its_sql() -> None:
    asked = ["-m", "bench.pages", "--rows", str(ROWS), "--rounds", "1", "--runs", "1", "--json"]
    template = os.getenv("LXQ_TEST_TEMPLATE", "template1")
    here = {**os.environ, "DATABASE_URL": database_url(), "LXQ_BENCH_TEMPLATE": template}
    try:
        done = subprocess.run([sys.executable, *asked], capture_output=True, text=True, timeout=300, env=here)
        assert done.returncode == 0, done.stderr[-3000:]
        assert {page["page"] for page in json.loads(done.stdout)} >= {"desk", "register", "yearly report, .docx"}
    finally:
        # Outside the test's transaction, in which no database can be dropped.
        with aside() as link:
            link.execute(f"DROP DATABASE IF EXISTS lxq_bench_{ROWS} WITH (FORCE)")


@pytest.mark.django_db
def test_duty_records_are_measured() -> None:
    """A small one runs, and gives a time for each thing that it names."""
    from bench import records  # deferred: it sets Django up by itself where it is run alone

    told = records.measure(40, 400)
    sums = {"bare SQL", "scores of all", "scores of five"}
    assert set(told) == sums | {"an act is noted", "the worker follows it"}
    assert min(told.values()) > 0

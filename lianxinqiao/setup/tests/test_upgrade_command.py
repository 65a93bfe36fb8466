"""`lianxinqiao upgrade`: what it brings up is checked, and what does not come up leaves everything as it was."""

import pytest

from lianxinqiao.database.tests.test_backup import Installation, scratch

SOMEBODY = """
from lianxinqiao.accounts.models import User
User.objects.create(name="wang")
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    with Installation(scratch("upgrade_of"), tmp_path_factory.mktemp("upgrade"), migrated=True) as installed:
        assert installed.call("manage", "shell", "-v", "0", "-c", SOMEBODY).returncode == 0
        yield installed


def test_an_update_that_fails_half_way_is_put_back_and_the_next_goes_through(here):
    """One room's migration runs into tables that are there; another's, which comes before it, was done by then."""
    undone = here.call("manage", "migrate", "conveners", "zero")
    assert undone.returncode == 0, undone.stderr
    with here.connect() as connection:
        done = connection.execute("delete from django_migrations where app = 'halls' returning app, name").fetchall()
    before = here.state
    failed = here.call("upgrade")
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "putting everything back" in failed.stderr
    assert here.state == before
    assert not (here.var / "upgrading").exists()
    with here.connect() as connection:  # the program is mended
        for row in done:
            connection.execute("insert into django_migrations (app, name, applied) values (%s, %s, now())", row)
    again = here.call("upgrade")
    assert again.returncode == 0, again.stdout + again.stderr
    assert "conveners_yearplan" in here.state[0]
    assert len(list((here.var / "backups").glob("before-*.backup"))) == 2


def test_nobody_is_cut_off_by_an_update(here):
    with here.connect() as connection:
        connection.execute("set application_name = 'lianxinqiao'")
        refused = here.call("upgrade")
    assert refused.returncode == 1
    assert "stop the pages" in refused.stderr

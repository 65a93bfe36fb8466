"""A connection that the server ended is seen from its socket, without a query."""

import psycopg
import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from lianxinqiao.database.prepared import planned_for_its_values


@pytest.fixture
def another() -> BaseDatabaseWrapper:
    """A connection of its own, which a test may end."""
    made = connection.copy()
    made.connect()
    yield made
    made.close()


@pytest.mark.django_db
def test_one_that_stands_is_usable_and_is_not_asked(another: BaseDatabaseWrapper) -> None:
    with another.execute_wrapper(lambda *_asked: pytest.fail("a query")):
        assert another.is_usable()


@pytest.mark.django_db
def test_one_that_the_server_ended_is_not(another: BaseDatabaseWrapper) -> None:
    key = another.connection.info.backend_pid
    with psycopg.connect(connection.connection.info.dsn, password=connection.connection.info.password) as owner:
        owner.execute("select pg_terminate_backend(%s, 5000)", [key])
    assert not another.is_usable()
    another.connection.close()
    assert not another.is_usable()


@pytest.mark.django_db
def test_a_plan_for_given_values_is_kept_by_nobody() -> None:
    def kept() -> int:
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from pg_prepared_statements where statement like %s", ["%spanned here%"])
            return int(cursor.fetchone()[0])

    def ask(times: int) -> None:
        with connection.cursor() as cursor:
            for day in range(times):
                cursor.execute('select %s::int as "spanned here"', [day])

    with planned_for_its_values():
        ask(8)
        assert kept() == 0
    ask(8)
    assert kept() == 1

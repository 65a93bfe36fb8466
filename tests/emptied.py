"""The database as the migrations left it, after a test whose transactions were real."""

from django.db import connections

from tests.aside import aside
from tests.remembered import MEMORY

# No test changes these, and making them anew takes longer than most tests.
KEPT = frozenset({"django_migrations", "django_content_type", "auth_permission"})


def emptied(database: str) -> None:
    """Delete the rows of every table that has some.

    As superuser, and only here, triggers are switched off: the journal rightly refuses to be emptied, and the order of
    the tables does not matter.
    """
    connection = connections[database]
    named = connection.introspection.django_table_names(only_existing=True, include_views=False)
    quoted = [connection.ops.quote_name(name) for name in sorted(set(named) - KEPT)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in quoted))
        filled = [name for (name,) in cursor.fetchall()]
        cursor.execute("SET session_replication_role = replica")
        for name in filled:
            cursor.execute(f"DELETE FROM {name}")
        cursor.execute("SET session_replication_role = DEFAULT")
    MEMORY.emptied()


def swept() -> None:
    """Give back what tests took and took back again; nobody else does in the tests' cluster.

    Between two tests the tables are empty and so are cut off, so that the planner knows nothing of them and guesses.
    """
    with aside() as link:
        link.execute("VACUUM")

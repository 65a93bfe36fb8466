"""The address of the database as Django asks for it; settings.py reads this before anything else is set."""

import os

from lianxinqiao.environment import envbool

# Values travel apart from the query, which the server plans once per connection instead of each time. A pooler that hands
# out connections by the transaction must keep prepared statements (PgBouncer: max_prepared_statements), else LXQ_PREPARE=0.
PREPARING = {"server_side_binding": True, "prepare_threshold": 3} if envbool("LXQ_PREPARE", default=True) else {}


def database_url() -> str:
    """Pages, worker and commands serve; what changes the schema changes its role for the while (database/roles.py)."""
    from lianxinqiao.database import roles  # deferred: only a machine without a server needs what stands behind it

    return roles.owner_url() if os.getenv("LXQ_DATABASE_ROLE") == "owner" else roles.serving_url()


def parse_database(url: str) -> dict[str, object]:
    """What Django asks for, and everything else of the address (sslmode, options, target_session_attrs …) as it is."""
    from psycopg import ProgrammingError  # deferred: what only reads settings' helpers needs no driver
    from psycopg.conninfo import conninfo_to_dict

    if not url.startswith(("postgres://", "postgresql://")):
        raise RuntimeError("DATABASE_URL must be a postgresql:// address: PostgreSQL is the only engine.")
    try:
        told = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except ProgrammingError as error:
        raise RuntimeError(f"DATABASE_URL cannot be read: {str(error).strip()}") from error
    return {
        "ENGINE": "lianxinqiao.database.engine",
        "NAME": told.pop("dbname", ""),
        "USER": told.pop("user", ""),
        "PASSWORD": told.pop("password", ""),
        "HOST": told.pop("host", ""),
        "PORT": told.pop("port", ""),
        "OPTIONS": {"application_name": "lianxinqiao", **told, "pool": False, **PREPARING},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": os.getenv("LXQ_TEST_DB"), "TEMPLATE": os.getenv("LXQ_TEST_TEMPLATE")},
    }

"""A connection of one's own to the tests' database, beside the transaction in which a test lives."""

from typing import Any

import psycopg
from django.db import connection


def aside(*, autocommit: bool = True) -> psycopg.Connection[Any]:
    return psycopg.connect(**connection.get_connection_params(), autocommit=autocommit)

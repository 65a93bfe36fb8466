"""What tests with real transactions leave behind: nothing but what the migrations made."""

from django.contrib.auth.models import Permission
from django.db import connection

from lianxinqiao.accounts.models import User
from lianxinqiao.journal.models import Entry
from lianxinqiao.people.models import Post
from tests.cast import cast
from tests.emptied import emptied, swept

SIZE = "SELECT pg_relation_size('people_post')"


def test_what_was_filled_is_empty_and_what_the_migrations_made_stays(transactional_db: None) -> None:
    cast()
    assert Entry.objects.exists()
    emptied("default")
    assert not any(model.objects.exists() for model in (User, Post, Entry))
    assert Permission.objects.exists()


def test_what_is_swept_takes_no_room(transactional_db: None) -> None:
    cast()
    emptied("default")
    with connection.cursor() as cursor:
        cursor.execute(SIZE)
        assert cursor.fetchone()[0] > 0
        swept()
        cursor.execute(SIZE)
        assert cursor.fetchone()[0] == 0

"""What people had kept at the desk before the room of acts took the table over is still theirs."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.models import SavedView

BEFORE = [("desk", "0001_saved_views"), ("acts", "0001_series")]


@pytest.mark.django_db
def test_every_view_comes_along() -> None:
    user = User.objects.create_user("clerk")
    MigrationExecutor(connection).migrate(BEFORE)
    with connection.cursor() as cursor:
        cursor.execute("insert into desk_savedview (user_id, name, query) values (%s, '逾期', 'late=1')", [user.pk])
        cursor.execute("set constraints all immediate")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    view = SavedView.objects.get()
    assert (view.user, view.listing, view.name, view.query) == (user, "suggestions", "逾期", "late=1")
    SavedView.objects.create(user=user, listing="promises", name="逾期")  # the sequence came along too

"""Saved views leave the desk for the room that every list stands on: the same table under another name, row by row."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

RENAME = """
alter table desk_savedview rename to acts_savedview;
alter sequence desk_savedview_id_seq rename to acts_savedview_id_seq;
"""
BACK = """
alter sequence acts_savedview_id_seq rename to desk_savedview_id_seq;
alter table acts_savedview rename to desk_savedview;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("acts", "0001_series"),
        ("desk", "0001_saved_views"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(RENAME, BACK)],
            state_operations=[
                migrations.CreateModel(
                    name="SavedView",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("query", models.CharField(blank=True, max_length=2000)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_views",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [models.UniqueConstraint(fields=("user", "name"), name="view_is_named_once")],
                    },
                )
            ],
        ),
        migrations.RemoveConstraint("savedview", "view_is_named_once"),
        # Until now there was one list that views were kept of.
        migrations.AddField("savedview", "listing", models.CharField(default="suggestions", max_length=40), preserve_default=False),
        migrations.AddConstraint(
            "savedview",
            models.UniqueConstraint(fields=("user", "listing", "name"), name="view_is_named_once_in_a_list"),
        ),
    ]

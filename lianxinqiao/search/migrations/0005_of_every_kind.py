import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

CHANGE = """
    DO $$ DECLARE each record; BEGIN
        FOR each IN SELECT conname FROM pg_constraint WHERE conrelid = 'search_entry'::regclass AND contype IN ('f', 'p') LOOP
            EXECUTE format('ALTER TABLE search_entry DROP CONSTRAINT %I', each.conname);
        END LOOP;
    END $$;
    ALTER TABLE search_entry RENAME COLUMN suggestion_id TO key;
    ALTER TABLE search_entry ADD COLUMN kind varchar(60) NOT NULL DEFAULT 'matters.suggestion';
    ALTER TABLE search_entry ALTER COLUMN kind DROP DEFAULT;
    ALTER TABLE search_entry ADD PRIMARY KEY (kind, key);
"""


class Migration(migrations.Migration):
    """An entry says of which kind its thing is; those that stand are of suggestions, and no vector is written anew."""

    dependencies = [("search", "0004_stricter_decision")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(CHANGE, migrations.RunSQL.noop)],
            state_operations=[
                migrations.DeleteModel("Entry"),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "kind", "key", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("kind", models.CharField(max_length=60)),
                        ("key", models.BigIntegerField()),
                        ("inside", django.contrib.postgres.search.SearchVectorField()),
                        ("public", django.contrib.postgres.search.SearchVectorField(null=True)),
                    ],
                    options={
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["inside"], gin_pending_list_limit=1024, name="search_inside"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                condition=models.Q(("public__isnull", False)),
                                fields=["public"],
                                gin_pending_list_limit=1024,
                                name="search_public",
                            ),
                        ]
                    },
                ),
            ],
        )
    ]

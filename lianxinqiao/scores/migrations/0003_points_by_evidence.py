from django.db import migrations, models


class Migration(migrations.Migration):
    """What one act changed is looked for among a million points by its origin or its evidence."""

    dependencies = [("scores", "0002_ledgers_tables_and_samples")]

    operations = [
        migrations.AddIndex(
            model_name="point",
            index=models.Index(fields=["assessment", "evidence"], name="point_by_evidence"),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    """The list stands in the order in which projects are to begin."""

    dependencies = [("projects", "0004_ranking_and_mixed_marks")]

    operations = [
        migrations.AddIndex(
            model_name="project",
            index=models.Index(fields=["body", "begins_on", "id"], name="project_by_beginning"),
        ),
    ]

"""The series of each session leave this room for `acts`, which keeps those of all rooms."""

from django.db import migrations


def move(apps, _schema_editor):
    series = apps.get_model("acts", "Series")
    for old in apps.get_model("matters", "NumberSeries").objects.select_related("session__term"):
        scope = f"session-{old.session_id}{'-between' if old.between_sessions else ''}"
        series.objects.create(body_id=old.session.term.body_id, kind="suggestion", scope=scope, last=old.last)


class Migration(migrations.Migration):
    dependencies = [("matters", "0012_held_before"), ("acts", "0001_series")]

    operations = [
        migrations.RunPython(move, elidable=True),
        migrations.DeleteModel(name="NumberSeries"),
    ]

from django.db import migrations, models


def named(apps, schema_editor):
    """Give what stands already the names that bodies gave their kinds."""
    for row in apps.get_model("activities", "OwnKind").objects.exclude(name=""):
        for model, of_body in (("Activity", "body"), ("PlanLine", "plan__body")):
            rows = apps.get_model("activities", model).objects.filter(**{of_body: row.body_id, "kind": row.kind})
            rows.update(local_kind=row.name)


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0004_own_kinds'),
    ]

    operations = [
        migrations.RenameField('finding', 'suggestion', 'matter'),
        migrations.AddField('activity', 'local_kind', models.CharField(blank=True, editable=False, max_length=40)),
        migrations.AddField('planline', 'local_kind', models.CharField(blank=True, editable=False, max_length=40)),
        migrations.RunPython(named, migrations.RunPython.noop),
    ]

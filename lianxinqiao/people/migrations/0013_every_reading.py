"""Persons whose name has several readings are found by each of them."""

from django.db import migrations, models

from lianxinqiao.people import pinyin


def read_again(apps, schema_editor):
    persons = apps.get_model("people", "Person").objects
    changed = []
    for person in persons.only("name", "findable").iterator():
        if (found := pinyin.every_reading(person.name)) != person.findable:
            person.findable = found
            changed.append(person)
    persons.bulk_update(changed, ["findable"], batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [("people", "0012_notice_texts")]
    operations = [
        migrations.AlterField("person", "findable", models.CharField(blank=True, editable=False, max_length=400)),
        migrations.RunPython(read_again, migrations.RunPython.noop, elidable=True),
    ]

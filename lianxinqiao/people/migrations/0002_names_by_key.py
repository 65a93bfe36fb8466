"""How a name is found: its key and its sounds, for those who stand here already; surnames read as surnames."""

from typing import Any

from django.db import migrations, models

from lianxinqiao.people import names, pinyin


def fill(apps: Any, schema_editor: Any) -> None:
    persons = apps.get_model("people", "Person").objects
    some = []
    for person in persons.only("name").iterator(2000):
        person.name_key, person.findable = names.key(person.name), pinyin.findable(person.name)
        person.pinyin = pinyin.sort_key(person.name)
        some.append(person)
        if len(some) == 2000:
            persons.bulk_update(some, ["name_key", "findable", "pinyin"])
            some = []
    persons.bulk_update(some, ["name_key", "findable", "pinyin"])


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField("person", "name_key", models.CharField(blank=True, editable=False, max_length=60)),
        migrations.AddField("person", "findable", models.CharField(blank=True, editable=False, max_length=200)),
        migrations.AlterField("person", "pinyin", models.CharField(blank=True, editable=False, max_length=120)),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex("person", models.Index(fields=["name_key"], name="people_pers_name_ke_3037f3_idx")),
    ]

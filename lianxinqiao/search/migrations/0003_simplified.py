from django.db import migrations

from lianxinqiao.paper.traditional import TRADITIONAL


class Migration(migrations.Migration):
    """Traditional characters are indexed as simplified ones: an entry that holds one is written anew (receivers.begin).

    All others are as they would be now, and go on being found meanwhile.
    """

    dependencies = [("search", "0002_threes")]

    operations = [
        migrations.RunSQL(
            [
                (
                    "DELETE FROM search_entry WHERE inside::text ~ %(any)s OR public::text ~ %(any)s",
                    {"any": f"[{TRADITIONAL}]"},
                )
            ],
            migrations.RunSQL.noop,
        )
    ]

from django.db import migrations


class Migration(migrations.Migration):
    """Words are threes as well as pairs, without positions: what was indexed before is indexed anew (receivers.begin)."""

    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunSQL("TRUNCATE search_entry", migrations.RunSQL.noop)]

"""Saved views stand in the room of acts now, which has taken their table over."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_saved_views"), ("acts", "0002_saved_views")]

    operations = [migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("SavedView")])]

from django.db import migrations


class Migration(migrations.Migration):
    """What everybody finds of an answer follows the stricter of two decisions, and a promise that a later answer replaced
    is not among it: published suggestions that this changes are indexed anew (receivers.begin).
    """

    dependencies = [("search", "0003_simplified"), ("matters", "0008_station_drafts")]

    operations = [
        migrations.RunSQL(
            """
            DELETE FROM search_entry USING matters_suggestion s
            WHERE s.id = suggestion_id AND s.published_at IS NOT NULL AND (
                s.openness = 'summary'
                OR EXISTS (SELECT 1 FROM matters_promise p WHERE p.suggestion_id = s.id AND p.stage = 'ended')
            )
            """,
            migrations.RunSQL.noop,
        )
    ]

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("meetings", "0008_bases_and_objections"), ("people", "0011_committees")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="committee",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="people.committee",
                verbose_name="委员会",
            ),
        ),
        migrations.RemoveConstraint(model_name="meeting", name="meeting_number_is_used_once"),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=Q(number__isnull=False),
                fields=("term", "kind", "committee", "number"),
                name="meeting_number_is_used_once",
                nulls_distinct=False,
                violation_error_message="这一届已经有同样次数的会议。",
            ),
        ),
    ]

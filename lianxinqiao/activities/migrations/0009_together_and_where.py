from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models import deletion


class Migration(migrations.Migration):
    dependencies = [("activities", "0008_material_of_activities"), ("people", "0011_committees")]

    operations = [
        migrations.CreateModel(
            "Occasion",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                ("starts_on", models.DateField(verbose_name="开始")),
                ("ends_on", models.DateField(verbose_name="结束")),
                ("bodies", ArrayField(base_field=models.IntegerField(), default=list, size=None)),
                (
                    "district",
                    models.ForeignKey(on_delete=deletion.PROTECT, related_name="occasions", to="people.district"),
                ),
            ],
            options={
                "ordering": ["-starts_on", "-id"],
                "indexes": [models.Index(fields=["district", "starts_on"], name="occasion_by_day")],
            },
        ),
        migrations.AddField(
            "activity",
            "occasion",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=deletion.PROTECT,
                related_name="activities",
                to="activities.occasion",
            ),
        ),
        migrations.AddField("activity", "latitude", models.FloatField(blank=True, editable=False, null=True)),
        migrations.AddField("activity", "longitude", models.FloatField(blank=True, editable=False, null=True)),
        migrations.AddConstraint(
            "activity",
            models.UniqueConstraint(
                fields=("body", "occasion"),
                name="one_activity_of_a_body_on_an_occasion",
                violation_error_message="本机构已经有一次活动与它联合开展。",
            ),
        ),
        migrations.RemoveField("team", "members"),
        migrations.AlterField(
            "donation",
            "donor",
            models.ForeignKey(
                on_delete=deletion.PROTECT, related_name="donations", to="people.mandate", verbose_name="捐赠人"
            ),
        ),
        migrations.AlterConstraint(
            "member",
            "in_a_team_once",
            models.UniqueConstraint(
                condition=models.Q(left_on=None),
                fields=("team", "mandate"),
                name="in_a_team_once",
                violation_error_message="这个人已经在队里。",
            ),
        ),
        migrations.AlterConstraint(
            "participation",
            "takes_part_once",
            models.UniqueConstraint(
                fields=("activity", "mandate"), name="takes_part_once", violation_error_message="这个人已经在名单里。"
            ),
        ),
        migrations.AlterConstraint(
            "testimony",
            "one_testimony_of_a_deputy",
            models.UniqueConstraint(
                fields=("activity", "mandate"),
                name="one_testimony_of_a_deputy",
                violation_error_message="这个人已经提交述职报告。",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0011_assessors"),
    ]

    operations = [
        migrations.AddField(
            model_name="attendee",
            name="on_duty",
            field=models.BooleanField(default=False, verbose_name="因参加上级会议或者受委派外出"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["body", "starts_at", "id"], name="meeting_by_day"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["body", "ends_at"], name="meeting_by_its_end"),
        ),
    ]

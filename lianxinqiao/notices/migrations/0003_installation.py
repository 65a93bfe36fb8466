from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_preference")]

    operations = [
        migrations.CreateModel(
            name="Installation",
            fields=[
                ("id", models.PositiveSmallIntegerField(primary_key=True, serialize=False, default=1)),
                ("identity", models.CharField(max_length=40)),
            ],
        ),
    ]

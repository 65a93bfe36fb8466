import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_outside_identity")]

    operations = [
        migrations.CreateModel(
            name="TakenAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assertion", models.CharField(max_length=64, unique=True)),
                ("ticket", models.CharField(max_length=64, unique=True)),
                ("claims", models.JSONField(null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={"indexes": [models.Index(fields=["at"], name="accounts_ta_at_21cb6a_idx")]},
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_installation")]

    operations = [
        migrations.AddField("preference", "messengers", models.BooleanField("发送到企业微信、钉钉、飞书或短信", default=True)),
        migrations.AddField("preference", "digest", models.BooleanField("每天早上合成一封", default=False)),
        migrations.AddField("preference", "quiet_from", models.TimeField("免打扰自", null=True)),
        migrations.AddField("preference", "quiet_to", models.TimeField("免打扰至", null=True)),
        migrations.AddField("dispatch", "digest", models.BooleanField(default=False)),
    ]

"""The table of suggestions becomes the table of matters, with a kind; every row, key and foreign key stays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("matters", "0013_numbers_in_series"), ("opinions", "0001_initial"), ("activities", "0001_initial"), ("search", "0005_of_every_kind")]

    operations = [
        migrations.RenameModel("Suggestion", "Matter"),
        migrations.AddField(
            "Matter",
            "kind",
            models.CharField(
                choices=[("suggestion", "代表建议")],
                default="suggestion",
                editable=False,
                max_length=12,
                verbose_name="种类",
            ),
        ),
        migrations.CreateModel(
            name="Suggestion", fields=[], options={"proxy": True, "indexes": [], "constraints": []}, bases=("matters.matter",)
        ),
        migrations.RenameIndex("Matter", new_name="matters_mat_body_id_693a76_idx", old_name="matters_sug_body_id_daa81e_idx"),
        migrations.RenameIndex("Matter", new_name="matters_mat_body_id_d2b4f0_idx", old_name="matters_sug_body_id_c35963_idx"),
        migrations.RenameIndex("Matter", new_name="matters_mat_body_id_36c3f0_idx", old_name="matters_sug_body_id_65fc04_idx"),
        migrations.RenameIndex("Matter", new_name="matters_mat_body_id_9a789f_idx", old_name="matters_sug_body_id_c2f9b7_idx"),
        migrations.RenameIndex("Matter", new_name="matters_mat_body_id_c9e4e2_idx", old_name="matters_sug_body_id_538d93_idx"),
        migrations.RenameIndex("Matter", new_name="matters_mat_lead_id_baca23_idx", old_name="matters_sug_lead_id_26a973_idx"),
    ]

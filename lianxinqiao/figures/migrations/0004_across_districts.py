import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('figures', '0003_books'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AcrossFigures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('lines', models.JSONField()),
                ('taken_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='across_figures', to='people.body')),
            ],
            options={
                'ordering': ['body', '-year'],
                'constraints': [models.UniqueConstraint(fields=('body', 'year'), name='figures_across_districts_are_one_a_year')],
            },
        ),
    ]

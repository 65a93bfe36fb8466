"""The tree over all entries, its signed checkpoints and what witnesses add: all of it only grows."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

TABLES = ("journal_leaf", "journal_checkpoint", "journal_cosignature")
FORWARD = "".join(
    f"""
CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
"""
    for table in TABLES
)
BACKWARD = "".join(
    f"DROP TRIGGER {table}_is_not_emptied ON {table}; DROP TRIGGER {table}_stays ON {table};" for table in TABLES
)


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0003_one_writer'),
    ]

    operations = [
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.BigIntegerField()),
                ('root', models.CharField(max_length=44)),
                ('note', models.TextField()),
                ('vkey', models.CharField(max_length=300)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(fields=('vkey', 'size'), name='journal_checkpoint_of_a_size_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Leaf',
            fields=[
                ('index', models.BigIntegerField(primary_key=True, serialize=False)),
                ('chain', models.CharField(max_length=60)),
                ('number', models.BigIntegerField()),
                ('hash', models.BinaryField(max_length=32)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('chain', 'number'), name='journal_leaf_of_an_entry_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Cosignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('vkey', models.CharField(max_length=300)),
                ('line', models.TextField()),
                ('signed_at', models.DateTimeField()),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('checkpoint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cosignatures', to='journal.checkpoint')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('checkpoint', 'vkey'), name='journal_witness_cosigns_once')],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]

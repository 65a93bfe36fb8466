"""One function writes the journal, as its owner; whoever serves may call it and read, and nothing else."""

from typing import ClassVar

from django.db import migrations, models

# The caller gives the canonical text of an entry in three parts, between which its number and the previous hash go.
# The head of the chain stays locked until the act commits, so that two acts of one body follow one another.
FORWARD = """
CREATE FUNCTION journal_append(
    before text, between_ text, after text, salt_ text, sealed_ jsonb,
    OUT entry_id bigint, OUT entry_number bigint, OUT entry_previous text, OUT entry_hash text
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    name text := (before || '}')::jsonb ->> 'chain';
    written text;
    fields jsonb;
BEGIN
    SELECT number + 1, hash INTO entry_number, entry_previous FROM journal_head WHERE chain = name FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO journal_head (chain, number, hash) VALUES (name, 0, '') ON CONFLICT DO NOTHING;
        SELECT number + 1, hash INTO STRICT entry_number, entry_previous FROM journal_head WHERE chain = name FOR UPDATE;
    END IF;
    written := format('%s,"number":%s,%s,"previous_hash":"%s",%s', before, entry_number, between_, entry_previous, after);
    fields := written::jsonb;
    IF (fields ->> 'number')::bigint <> entry_number OR fields ->> 'previous_hash' <> entry_previous
        OR fields ->> 'chain' <> name THEN
        RAISE EXCEPTION 'the entry contradicts itself' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    entry_hash := encode(sha256(convert_to(written, 'UTF8')), 'hex');
    INSERT INTO journal_entry (
        chain, number, act, actor_id, actor_title, actor_role, on_behalf_of, object_kind, object_id, object_label,
        happened_at, written_at, data, facts, sealed_hash, previous_hash, hash
    ) VALUES (
        name, entry_number, fields ->> 'act', (fields ->> 'actor')::bigint, fields ->> 'actor_title',
        fields ->> 'actor_role', fields ->> 'on_behalf_of', fields ->> 'object_kind', (fields ->> 'object_id')::bigint,
        fields ->> 'object_label', (fields ->> 'happened_at')::timestamptz, (fields ->> 'written_at')::timestamptz,
        fields -> 'data', fields -> 'facts', fields ->> 'sealed_hash', entry_previous, entry_hash
    ) RETURNING id INTO entry_id;
    IF salt_ <> '' THEN
        INSERT INTO journal_sealed (entry_id, salt, content) VALUES (journal_append.entry_id, salt_, sealed_);
    END IF;
    UPDATE journal_head SET number = entry_number, hash = entry_hash WHERE chain = name;
END $$;

CREATE FUNCTION journal_only_erase() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.content = '{}'::jsonb
            AND (NEW.id, NEW.entry_id) = (OLD.id, OLD.entry_id) THEN
            NEW.salt := '';  -- without it nobody can try what stood there
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the journal is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER journal_sealed_is_only_erased BEFORE UPDATE OR DELETE ON journal_sealed
    FOR EACH ROW EXECUTE FUNCTION journal_only_erase();
CREATE TRIGGER journal_sealed_is_not_emptied BEFORE TRUNCATE ON journal_sealed
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
"""
BACKWARD = """
DROP TRIGGER journal_sealed_is_not_emptied ON journal_sealed;
DROP TRIGGER journal_sealed_is_only_erased ON journal_sealed;
DROP FUNCTION journal_only_erase();
DROP FUNCTION journal_append(text, text, text, text, jsonb);
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("journal", "0002_append_only")]
    operations: ClassVar = [
        migrations.AddField("entry", "facts", models.JSONField(null=True)),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]

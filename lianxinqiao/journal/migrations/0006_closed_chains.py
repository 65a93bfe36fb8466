"""A chain that goes on in another database is closed here: nothing is appended to it, and its entries may leave."""

from typing import ClassVar

from django.db import migrations, models

# As in 0003, and it asks whether the chain is closed while it holds its end.
APPEND = """
CREATE OR REPLACE FUNCTION journal_append(
    before text, between_ text, after text, salt_ text, sealed_ jsonb,
    OUT entry_id bigint, OUT entry_number bigint, OUT entry_previous text, OUT entry_hash text
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    name text := (before || '}')::jsonb ->> 'chain';
    written text;
    fields jsonb;
    closed timestamptz;
BEGIN
    SELECT number + 1, hash, closed_at INTO entry_number, entry_previous, closed
        FROM journal_head WHERE chain = name FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO journal_head (chain, number, hash) VALUES (name, 0, '') ON CONFLICT DO NOTHING;
        SELECT number + 1, hash, closed_at INTO STRICT entry_number, entry_previous, closed
            FROM journal_head WHERE chain = name FOR UPDATE;
    END IF;
    IF closed IS NOT NULL THEN
        RAISE EXCEPTION 'the chain % is closed', name USING ERRCODE = 'LXQ01';
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
"""
# Only the owner may delete at all (journal/apps.py), and no longer without lifting the guard but from a closed chain.
LEAVE = """
CREATE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT FROM journal_head WHERE chain = OLD.chain AND closed_at IS NOT NULL) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the journal is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE TRIGGER journal_entry_stays BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_entry_refuse();
CREATE OR REPLACE FUNCTION journal_only_erase() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.content = '{}'::jsonb
            AND (NEW.id, NEW.entry_id) = (OLD.id, OLD.entry_id) THEN
            NEW.salt := '';  -- without it nobody can try what stood there
            RETURN NEW;
        END IF;
    ELSIF EXISTS (
        SELECT FROM journal_entry e JOIN journal_head h USING (chain)
        WHERE e.id = OLD.entry_id AND h.closed_at IS NOT NULL
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the journal is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("journal", "0005_shown")]
    operations: ClassVar = [
        migrations.AddField("head", "closed_at", models.DateTimeField(null=True)),
        migrations.RunSQL(APPEND + LEAVE, migrations.RunSQL.noop),
    ]

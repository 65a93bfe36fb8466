"""The database itself refuses to change or delete an issued version: matters run under it for years."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION rulebook_issued_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.issued_at IS NULL THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'an issued version of a rule profile is neither changed nor deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER issued_stays BEFORE UPDATE OR DELETE ON rulebook_profileversion
    FOR EACH ROW EXECUTE FUNCTION rulebook_issued_stays();
"""
BACKWARD = """
DROP TRIGGER issued_stays ON rulebook_profileversion;
DROP FUNCTION rulebook_issued_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

"""The database itself keeps administration, business and audit in different hands, the first day excepted.

What is only shortened or ended stays possible, so that what stood together before can be taken apart.
"""

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.db import migrations

FORWARD = """
CREATE FUNCTION people_duty(role text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE role WHEN 'administrator' THEN 'administration' WHEN 'auditor' THEN 'audit' ELSE 'business' END
$$;
CREATE FUNCTION people_duties_apart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.person_id = OLD.person_id AND NEW.role = OLD.role AND NEW.from_on >= OLD.from_on
        AND (OLD.to_on IS NULL OR NEW.to_on <= OLD.to_on) THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM people_installation WHERE first_day_ended_at IS NULL) THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM people_person WHERE id = NEW.person_id FOR UPDATE;
    IF EXISTS (
        SELECT 1 FROM people_post held
        WHERE held.person_id = NEW.person_id AND held.id <> NEW.id
            AND people_duty(held.role) <> people_duty(NEW.role)
            AND daterange(held.from_on, held.to_on, '[]') && daterange(NEW.from_on, NEW.to_on, '[]')
    ) THEN
        RAISE EXCEPTION 'one person holds posts of two duties at the same time'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'post_duties_are_apart', TABLE = 'people_post';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER people_post_duties_apart BEFORE INSERT OR UPDATE ON people_post
    FOR EACH ROW EXECUTE FUNCTION people_duties_apart();
"""
BACKWARD = """
DROP TRIGGER people_post_duties_apart ON people_post;
DROP FUNCTION people_duties_apart();
DROP FUNCTION people_duty(text);
"""


def founded_long_ago(apps: Any, schema_editor: Any) -> None:
    """An installation that works already is past its first day."""
    if apps.get_model("people", "Post").objects.exists():
        now = datetime.now(UTC)
        apps.get_model("people", "Installation").objects.get_or_create(
            pk=1, defaults={"founded_at": now, "first_day_until": now, "first_day_ended_at": now}
        )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0004_second_person")]
    operations: ClassVar = [
        migrations.RunPython(founded_long_ago, migrations.RunPython.noop),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]

"""An act was done on something that counts here: a note of it, in one query; the worker looks at it within the minute."""

from datetime import datetime
from typing import Any

from django.db import connection

from lianxinqiao.acts.frame import day
from lianxinqiao.scores.found import named
from lianxinqiao.scores.gathering import SOURCES
from lianxinqiao.scores.stages import RUNNING

# Of a matter's long life, the acts that may change who counts.
ONLY = {"matters.suggestion": ("suggestion.",), "proposals.proposal": ("proposal.", "suggestion.")}
NOTE = """
INSERT INTO scores_pending (assessment_id, origin)
SELECT a.id, %s FROM scores_assessment a WHERE a.body_id = %s AND a.stage = ANY(%s) AND a.year >= %s
ON CONFLICT DO NOTHING
"""


def note(sender: Any, root: Any, act: str, at: datetime, **_more: Any) -> None:
    """For the assessments of this year and the last that are not frozen yet."""
    label = sender._meta.label_lower
    if label in SOURCES and act.startswith(ONLY.get(label, ("",))):
        with connection.cursor() as cursor:
            cursor.execute(NOTE, [named(root), root.body_id, sorted(RUNNING), day(at).year - 1])

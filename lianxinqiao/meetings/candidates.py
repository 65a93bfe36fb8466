"""Whether those who are nominated may be put to the vote."""

from datetime import date

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings import profile
from lianxinqiao.meetings.models import Appointment


def refuse_unready(rows: list[Appointment], on: date) -> None:
    """Before a vote: whoever is to take office has passed the exam, and nothing that was reported is left unclear."""
    if not rows:
        return
    least = profile.of(rows[0].meeting.body, on).exam_pass
    for row in rows:
        if row.begins and least is not None and (row.exam_score is None or row.exam_score < least):
            raise Refused(_("%(person)s的法律知识考试还没有合格，不付表决。") % {"person": row.person})
        if row.is_accused and not row.cleared:
            raise Refused(_("对%(person)s的反映还没有查清，不付表决。") % {"person": row.person})

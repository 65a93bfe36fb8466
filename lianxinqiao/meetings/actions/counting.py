"""What two scrutineers count, each entered without seeing the other's."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots import papers
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import CountSheet, Vote
from lianxinqiao.meetings.tallies import SHOWN_SHEETS, counted_by_two, sheet_of
from lianxinqiao.people.models import Mandate, Post


def count(vote: Vote, *, scrutineer: Mandate, by: Post, at: datetime, **counted: int) -> bool:
    """One scrutineer's count of the papers; whether both have counted and agree. A count that differs is entered again."""
    with FRAME.act("vote.count", vote, by=by, at=at) as done:
        if scrutineer.pk not in vote.here:
            raise Refused(_("监票人应是在场的组成人员。"))
        if scrutineer.person_id in set(vote.appointments.values_list("person_id", flat=True)):
            raise Refused(_("候选人不能担任监票人。"))
        papers.counts(papers.Sheet(**counted), counted_by_two(vote))
        sheets = list(vote.sheets.exclude(scrutineer=scrutineer))
        if len(sheets) >= SHOWN_SHEETS:
            raise Refused(_("两位监票人已经登记计票。"))
        CountSheet.objects.update_or_create(
            vote=vote, scrutineer=scrutineer, defaults={**counted, "entered_by": by, "entered_at": at}
        )
        done(data={"scrutineer": scrutineer.pk})
        return bool(sheets) and papers.agreed(sheet_of(sheets[0]), papers.Sheet(**counted))

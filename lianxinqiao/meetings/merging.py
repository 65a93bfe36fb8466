"""Whether several appointments may be put to one vote: by whose leave follows from the profile. On a secret paper each name
has its own result anyway.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.ballots.shares import MORE_THAN_HALF
from lianxinqiao.meetings import electorate, profile
from lianxinqiao.meetings.models import AgendaItem, Appointment


def asks_those_present(item: AgendaItem) -> bool:
    """Whether members say by hand if they vote on several together (广东省任免条例第五十条)."""
    return profile.of(item.meeting.body, day(item.meeting.starts_at)).merging_votes == "majority_present"


def refuse(item: AgendaItem, chosen: list[Appointment], agreed: int | None, at: datetime) -> None:
    """Chongqing leaves it to the chairpersons, Guangdong to those present, Beijing to whoever objects (§19)."""
    if len(chosen) < 2:
        return
    way = profile.of(item.meeting.body, day(item.meeting.starts_at)).merging_votes
    if way == "one_by_one":
        raise Refused(_("按本地规定，任免应逐人表决。"))
    if way == "unless_objected" and (objected := next((row for row in chosen if row.objected), None)):
        raise Refused(_("%(person)s有异议，应单独表决，请从合并表决里去掉。") % {"person": objected.person})
    if way == "majority_present":
        present = len(electorate.of(item.meeting, day(at)).here)
        least = MORE_THAN_HALF.least(present)
        if (agreed or 0) < least:
            words = {"present": present, "least": least, "agreed": agreed or 0}
            raise Refused(
                _("合并表决要在场%(present)s人的过半数（%(least)s人）同意，现在同意%(agreed)s人，请逐人表决。") % words
            )

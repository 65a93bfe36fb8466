"""Secret votes on phones: the box prepared and sealed, slips drawn, voting ended, the box opened. Nothing says who cast what."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.ballots import life as ballots
from lianxinqiao.meetings import methods, profile
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import AgendaItem, Box, Meeting, Vote
from lianxinqiao.meetings.stages import Nomination
from lianxinqiao.people.models import Mandate, Post


# ------------------------------------------------------------------ before
def prepare(item: AgendaItem, *, chief: Mandate, second: Mandate, by: Post, at: datetime) -> Box:
    """A key for this item's slips, and the two who will open the box. Candidates count nothing."""
    with FRAME.act("item.prepare_ballot", item, by=by, at=at) as done:
        meeting = item.meeting
        nominated = list(item.appointments.filter(stage=Nomination.NOMINATED))
        methods.refuse(item, nominated, Vote.Method.SECRET)
        if chief == second:
            raise Refused(_("监票人应是两位不同的人员。"))
        there = set(meeting.attendees.values_list("mandate_id", flat=True))
        if not {chief.pk, second.pk} <= there:
            raise Refused(_("监票人应是应到的组成人员。"))
        if {chief.person_id, second.person_id} & {row.person_id for row in nominated}:
            raise Refused(_("候选人不能担任监票人。"))
        of_profile = profile.of(meeting.body, day(meeting.starts_at))
        ballot = ballots.prepare(of_profile.papers_published)
        box = Box.objects.create(meeting=meeting, item=item, ballot=ballot, chief=chief, second=second)
        done(data={"ballot": ballot.pk, "scrutineers": sorted(box.scrutineers)})
        return box


def seal(box: Box, *, point: bytes, by: Post, at: datetime) -> None:
    """The public half of the key that a scrutineer's phone made; the private half never comes here before the opening."""
    with FRAME.act("box.seal", box, by=by, at=at) as done:
        ballots.take_seal(box.ballot, point)
        done(data={"ballot": box.ballot_id, "key": point.hex()})


def draw(meeting: Meeting, *, blinded: Mapping[int, bytes], by: Post, at: datetime) -> dict[int, bytes]:
    """One slip of each ballot that is still drawn, for whoever is signed in and in the hall; asked again, the same."""
    with FRAME.act("meeting.draw", meeting, by=by, at=at) as done:
        assert by.mandate_id is not None
        boxes = {box.ballot_id: box for box in meeting.boxes.select_related("ballot")}
        if not blinded or not blinded.keys() <= boxes.keys():
            raise Refused(_("这次会议没有这张表决票。"))
        before = ballots.drawn_by((boxes[number].ballot for number in blinded), by.mandate_id)
        signed = {
            number: ballots.draw(boxes[number].ballot, by.mandate_id, message, at)
            for number, message in sorted(blinded.items())
        }
        if new := sorted(signed.keys() - before):
            done(data={"ballots": new})
        else:
            done.quietly()
        return signed


def drop(box: Box, *, by: Post, at: datetime) -> None:
    """Not voted on by phone after all; slips that were drawn are worth nothing."""
    with FRAME.act("box.drop", box, by=by, at=at) as done:
        ballots.annul(box.ballot)
        done(data={"ballot": box.ballot_id})


# ------------------------------------------------------------------ the vote
def close(box: Box, *, by: Post, at: datetime) -> None:
    """The chair ends voting: no paper enters any more, and the key that signed the slips is gone."""
    with FRAME.act("box.close", box, by=by, at=at) as done:
        ballots.close(box.ballot)
        drawn, papers = box.ballot.slips.count(), box.ballot.papers
        done(data={"ballot": box.ballot_id, "drawn": drawn, "papers": papers, "digest": box.ballot.digest})


def open_(box: Box, *, secret: bytes, by: Post, at: datetime) -> None:
    """One scrutineer opens: every paper is counted, and the seal key is published with the result."""
    with FRAME.act("box.open", box, by=by, at=at) as done:
        ballots.open_(box.ballot, secret)
        ballot = box.ballot
        done(data={"ballot": ballot.pk, "counts": ballot.counts, "invalid": ballot.invalid, "digest": ballot.digest})

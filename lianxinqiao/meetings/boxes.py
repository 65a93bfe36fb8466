"""A secret vote as its pages show it: how many slips, how many papers, never whose and never what."""

from typing import Any

from lianxinqiao.acts.offers import Offer
from lianxinqiao.ballots import life as ballots
from lianxinqiao.ballots.box import encoded
from lianxinqiao.ballots.models import Ballot
from lianxinqiao.ballots.stages import BallotStage
from lianxinqiao.meetings.models import Attendee, Box, Meeting, Vote
from lianxinqiao.meetings.rules import open_vote
from lianxinqiao.people.models import Post

EARLY = {BallotStage.PREPARED, BallotStage.DRAWING}


def told(box: Box, offers: list[Offer], post: Post | None) -> dict[str, Any]:
    """A box beside its item."""
    return {
        "box": box,
        "drawn": box.ballot.slips.count(),
        "papers": papers(box),
        "sealed": bool(box.ballot.seal_public),
        "is_early": box.stage in EARLY,
        "offers": offers,
        "may_read": may_read(box, post),
    }


def may_read(box: Box, post: Post | None) -> bool:
    """Who reads the papers of a box that was opened, by what the profile said when it was prepared."""
    if post is None or box.stage not in {BallotStage.OPENED, BallotStage.ANNOUNCED}:
        return False
    if post.mandate_id in box.scrutineers:
        return box.ballot.publish != Ballot.Publish.COUNTS
    return box.ballot.publish == Ballot.Publish.ALL and post.body_id == box.meeting.body_id


def papers(box: Box) -> int:
    """While the box is open what lies in it, afterwards what was in it."""
    return ballots.papers_in(box.ballot) if box.stage == BallotStage.VOTING else box.ballot.papers


def progress(vote: Vote) -> dict[str, Any]:
    assert vote.box is not None
    drawn, cast = vote.box.ballot.slips.count(), papers(vote.box)
    return {"here": len(vote.here), "drawn": drawn, "cast": cast, "waiting": drawn - cast, "box": vote.box}


def slips_for(meeting: Meeting, own: Attendee) -> list[dict[str, Any]]:
    """What the phone of somebody who is signed in draws: each ballot's number, its key, and the word by which it asks."""
    if own.signed_in_at is None or not own.is_here or own.by_video or open_vote(meeting):
        return []
    return [
        {
            "number": box.ballot_id,
            "key": encoded(bytes(box.ballot.public_key)),
            "word": box.ballot.word,
            "title": box.item.title,
            "meeting": str(meeting),
        }
        for box in meeting.boxes.all()
        if box.stage in EARLY
    ]

"""The counts of a vote: two scrutineers' sheets that agree, named casts, or the box of a secret vote."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots import life as ballots
from lianxinqiao.ballots import papers
from lianxinqiao.ballots.outcome import Counts, of_those_present
from lianxinqiao.ballots.stages import BallotStage
from lianxinqiao.meetings.electorate import known
from lianxinqiao.meetings.models import Appointment, CountSheet, Vote
from lianxinqiao.meetings.stages import VoteStage

SHOWN_SHEETS = 2  # scrutineers who count apart
CHOICES = ("yes", "no", "abstain")


def counted_by_two(vote: Vote) -> int:
    """How many are counted by hand: all who are here on paper, of other votes those who attend by video (全国人大常委会议事规则第四十八条)."""
    if vote.method in {Vote.Method.PAPER, Vote.Method.HANDS}:
        return len(vote.here)
    return vote.meeting.attendees.filter(mandate_id__in=vote.here, by_video=True).count()


def is_counted_by_two(vote: Vote) -> bool:
    """The same as a condition, of what was fetched with the meeting."""
    if vote.method in {Vote.Method.PAPER, Vote.Method.HANDS}:
        return vote.method == Vote.Method.PAPER
    return any(row.by_video and row.mandate_id in vote.here for row in known(vote.meeting).attendees.all())


def counted(vote: Vote, said: dict[str, int]) -> Counts:
    if vote.method == Vote.Method.NAMED:
        cast, hands = list(vote.casts.values_list("choice", flat=True)), _hands_by_video(vote)
        return of_those_present(len(vote.here), {name: cast.count(name) + hands[name] for name in CHOICES})
    if vote.method == Vote.Method.PAPER:
        return papers.counts(agreed(vote), len(vote.here))
    return of_those_present(len(vote.here), said)


def agreed(vote: Vote) -> papers.Sheet:
    """What both scrutineers counted."""
    sheets = [sheet_of(row) for row in vote.sheets.all()]
    if len(sheets) < SHOWN_SHEETS:
        raise Refused(_("要等两位监票人分别登记计票。"))
    if not papers.agreed(*sheets[:SHOWN_SHEETS]):
        raise Refused(_("两位监票人的计票不一致，请重新清点登记。"))
    return sheets[0]


def _hands_by_video(vote: Vote) -> dict[str, int]:
    """Who attends by video raises a hand, counted by two, outside box and keypad."""
    if not counted_by_two(vote):
        return dict.fromkeys(CHOICES, 0)
    sheet = agreed(vote)
    return {"yes": sheet.yes, "no": sheet.no, "abstain": sheet.abstain}


def sheet_of(row: CountSheet) -> papers.Sheet:
    return papers.Sheet(row.issued, row.returned, row.invalid, row.yes, row.no, row.abstain)


# ------------------------------------------------------------------ the box
def of_the_box(vote: Vote) -> Iterator[tuple[Vote, Counts]]:
    """A secret vote as the box gave it: each name on its papers is a vote of its own, in the order in which they stood.

    Whoever takes them ends each before the next: one vote is open at a time.
    """
    assert vote.box is not None
    ballot = vote.box.ballot
    if ballot.stage != BallotStage.OPENED:
        raise Refused(_("要等监票人开箱计票。"))
    hands = _hands_by_video(vote)
    ballots.announce(ballot)
    rows = list(vote.appointments.order_by("pk"))
    vote.appointments.exclude(pk__in=[row.pk for row in rows[:1]]).update(vote=None)
    unpressed = len(vote.here) - ballot.papers - sum(hands.values())
    for place, told in enumerate(ballot.counts):
        said = {name: told[name] + hands[name] for name in CHOICES}
        counts = Counts(**said, invalid=ballot.invalid, unpressed=unpressed)
        yield (_of_name(vote, place, rows[place]) if len(rows) > 1 else vote), counts


def _of_name(vote: Vote, place: int, row: Appointment) -> Vote:
    """The first name keeps the vote that was put; the others follow it with numbers of their own."""
    if place:
        told = {field.attname: getattr(vote, field.attname) for field in Vote._meta.concrete_fields}
        last = vote.meeting.votes.order_by("-number")[0].number
        told |= {"id": None, "number": last + 1, "stage": VoteStage.OPEN, "closed_at": None}
        vote = Vote.objects.create(**{**told, **dict.fromkeys((*CHOICES, "invalid", "unpressed"), 0)})
        row.vote = vote
        row.save()
    vote.question = str(row)
    return vote

"""Secret votes on phones in the demo: one that was counted, with its papers, and one whose slips wait for today's vote."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from lianxinqiao.ballots import casting, phone
from lianxinqiao.meetings.actions import holding, secret, voting
from lianxinqiao.meetings.models import AgendaItem, Box
from lianxinqiao.people.models import Mandate, Post


def drawn(
    item: AgendaItem, chief: Mandate, second: Mandate, voters: Sequence[Post], *, clerk: Post, at: datetime
) -> tuple[Box, dict[int, phone.Held]]:
    """Slips prepared, and drawn by these voters; what is in their phones."""
    box = secret.prepare(item, chief=chief, second=second, by=clerk, at=at)
    number, held = box.ballot_id, {}
    for voter in voters:
        asked = phone.draw(bytes(box.ballot.public_key))
        signed = secret.draw(item.meeting, blinded={number: asked.blinded}, by=voter, at=at)
        held[voter.pk] = asked.finalize(signed[number])
    box.refresh_from_db()
    return box, held


def voted(item: AgendaItem, voters: Sequence[Post], *, clerk: Post, chair: Post, at: datetime) -> None:
    """Heard, voted on by phone, opened by its chief scrutineer, announced: two against the first name, one did not cast."""
    chief, second = voters[0], voters[1]
    assert chief.mandate is not None
    assert second.mandate is not None
    box, held = drawn(item, chief.mandate, second.mandate, voters, clerk=clerk, at=at)
    private, point = phone.scrutineer()
    secret.seal(box, point=point, by=chief, at=at)
    holding.hear(item, by=chair, at=at + timedelta(minutes=2))
    vote = voting.put(item, method="secret", by=chair, at=at + timedelta(minutes=10))
    box.ballot.refresh_from_db()
    questions = box.ballot.questions
    for place, voter in enumerate(voters[:-1]):
        marks = ["no" if place in {5, 11} and not name else "yes" for name in range(len(questions))]
        made = held[voter.pk].paper(box.ballot_id, questions, point, marks)
        casting.cast(box.ballot_id, casting.Paper(made.slip, made.signature, made.sealed, made.mark))
    secret.close(box, by=chair, at=at + timedelta(minutes=13))
    secret.open_(box, secret=private, by=chief, at=at + timedelta(minutes=14))
    vote.refresh_from_db()
    voting.close(vote, by=chair, at=at + timedelta(minutes=15))

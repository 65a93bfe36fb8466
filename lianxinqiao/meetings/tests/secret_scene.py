"""A meeting of eight whose phones hold slips, brought as far as a test needs by the real acts."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from lianxinqiao.ballots import casting, phone
from lianxinqiao.ballots.casting import Said
from lianxinqiao.meetings.actions import attending, holding, keeping, proposing, secret, voting
from lianxinqiao.meetings.models import AgendaItem, Box, Meeting, Vote
from lianxinqiao.meetings.tests.scene import BEGINS, CALLED, PARTS, drafted, item_of, office_of, seat_of, seated
from lianxinqiao.people.models import Delegation, Post
from tests.cast import Cast, _post_of_deputy

NAMES = {"fifth": "唐以宁", "sixth": "顾长风", "seventh": "宋知微", "eighth": "江照野"}
EIGHT = (*PARTS, *NAMES)
LATER = BEGINS + timedelta(minutes=10)


def eight(people: Cast) -> None:
    """Four more members, so that there are as many slips as a profile asks for."""
    seated(people)
    term = people.session.term
    delegation = Delegation.objects.filter(term=term).first()
    assert delegation is not None
    for part, name in NAMES.items():
        people.posts[part] = _post_of_deputy(people, part, name, "deputy", term, delegation)
        values = {"mandate": seat_of(people, part), "title": "member", "from_on": date(2022, 1, 10)}
        keeping.seat_member(body=people.body, values=values, by=people.clerk, at=CALLED - timedelta(days=30))


@dataclass
class Hall:
    """The meeting, its box, and what is in each member's phone."""

    people: Cast
    meeting: Meeting
    item: AgendaItem
    box: Box
    key: tuple[bytes, bytes]
    held: dict[str, phone.Held] = field(default_factory=dict)

    def draws(self, part: str) -> None:
        ballot = self.box.ballot
        drawn = phone.draw(bytes(ballot.public_key))
        post: Post = self.people.posts[part]
        signed = secret.draw(self.meeting, blinded={ballot.pk: drawn.blinded}, by=post, at=BEGINS)
        self.held[part] = drawn.finalize(signed[ballot.pk])

    def put(self) -> Vote:
        return voting.put(self.item, method=Vote.Method.SECRET, by=self.people.chairpersons, at=LATER)

    def casts(self, part: str, *choices: str) -> Said:
        self.box.ballot.refresh_from_db()
        ballot = self.box.ballot
        made = self.held[part].paper(ballot.pk, ballot.questions, self.key[1], list(choices))
        return casting.cast(ballot.pk, casting.Paper(made.slip, made.signature, made.sealed, made.mark))

    def counted(self, vote: Vote) -> None:
        """Voting ended, the box opened by the chief scrutineer, the result announced."""
        secret.close(self.box, by=self.people.chairpersons, at=LATER)
        secret.open_(self.box, secret=self.key[0], by=self.people.posts["sixth"], at=LATER)
        vote.refresh_from_db()
        voting.close(vote, by=self.people.chairpersons, at=LATER)


def hall(people: Cast, *kinds: str, here: tuple[str, ...] = EIGHT) -> Hall:
    """In session with its agenda adopted, its one item heard; everybody here has drawn a slip."""
    eight(people)
    meeting = drafted(people, unseated=True)
    item = item_of(people, meeting, "appointment" if kinds else "plan", "人事任免" if kinds else "2026年度投资项目计划")
    for place, action in enumerate(kinds):
        office = office_of(people, title=f"{'教财交'[place]}局局长")
        values = {"action": action, "office": office, "name": f"周启{'明帆山'[place]}", "nominated_by": "区长"}
        proposing.nominate(item, **values, by=people.clerk, at=CALLED)
    attending.call(meeting, by=people.clerk, at=CALLED)
    if not kinds:
        proposing.draft_decision(item, kind="resolution", title="决议", text="批准。", by=people.clerk, at=CALLED)
    chief, second = seat_of(people, "sixth"), seat_of(people, "seventh")
    box = secret.prepare(item, chief=chief, second=second, by=people.clerk, at=CALLED)
    made = Hall(people, meeting, item, box, phone.scrutineer())
    secret.seal(box, point=made.key[1], by=people.posts["sixth"], at=CALLED)
    for part in here:
        attending.sign_in(meeting, by=people.posts[part], at=BEGINS)
        made.draws(part)
    holding.open_(meeting, by=people.chairpersons, at=BEGINS)
    voting.close(
        voting.put_agenda(meeting, by=people.chairpersons, at=BEGINS), yes=len(here), by=people.chairpersons, at=BEGINS
    )
    holding.hear(item, by=people.chairpersons, at=BEGINS)
    return made

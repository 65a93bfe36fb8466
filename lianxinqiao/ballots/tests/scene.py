"""A ballot brought as far as a test needs, by voters who are numbers."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from lianxinqiao.ballots import casting, life, phone
from lianxinqiao.ballots.casting import Said
from lianxinqiao.ballots.life import Guard
from lianxinqiao.ballots.models import Ballot

QUESTIONS = ["决定任命周启明为云河区教育局局长", "决定免去韩立新的云河区教育局局长职务"]
AT = datetime(2026, 3, 24, 1, 0, tzinfo=timezone.get_fixed_timezone(0))


@dataclass
class Hall:
    """A ballot, the phones that hold its slips, and the key that its papers are sealed to."""

    ballot: Ballot
    secret: bytes
    point: bytes
    questions: list[str] = field(default_factory=lambda: list(QUESTIONS))
    held: dict[int, phone.Held] = field(default_factory=dict)

    def draws(self, voter: int) -> phone.Held:
        drawn = phone.draw(bytes(self.ballot.public_key))
        self.held[voter] = drawn.finalize(life.draw(self.ballot, voter, drawn.blinded, AT))
        return self.held[voter]

    def begins(self) -> None:
        life.begin(self.ballot, self.questions, Guard(), AT + timedelta(minutes=5))

    def paper(self, voter: int, *choices: str) -> casting.Paper:
        made = self.held[voter].paper(self.ballot.pk, self.questions, self.point, list(choices) or self.marks("yes"))
        return casting.Paper(made.slip, made.signature, made.sealed, made.mark)

    def marks(self, choice: str) -> list[str]:
        return [choice] * len(self.questions)

    def casts(self, voter: int, *choices: str) -> Said:
        return casting.cast(self.ballot.pk, self.paper(voter, *choices))

    def opens(self) -> Ballot:
        life.close(self.ballot)
        life.open_(self.ballot, self.secret)
        return self.ballot


def prepared(voters: int = 6, questions: list[str] | None = None) -> Hall:
    secret, point = phone.scrutineer()
    ballot = life.prepare()
    life.take_seal(ballot, point)
    hall = Hall(ballot, secret, point, questions or list(QUESTIONS))
    for voter in range(voters):
        hall.draws(voter)
    return hall


def voting(voters: int = 6, questions: list[str] | None = None) -> Hall:
    hall = prepared(voters, questions)
    hall.begins()
    return hall

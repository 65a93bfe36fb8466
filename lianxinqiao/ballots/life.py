"""What is done with a secret ballot, from its key to its counts. The room above says who may, and writes the journal."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.stages import step
from lianxinqiao.ballots import blind, sealing
from lianxinqiao.ballots.models import Ballot, BallotPaper, SigningKey, Slip
from lianxinqiao.ballots.stages import BallotStage

BOX = 9474  # the class of the advisory locks that casting and closing take


# ------------------------------------------------------------------ before
def prepare(publish: str = Ballot.Publish.SCRUTINEERS) -> Ballot:
    private = blind.new_key()
    ballot = Ballot.objects.create(word=secrets.token_hex(16), public_key=blind.public_half(private), publish=publish)
    SigningKey.objects.create(ballot=ballot, private=private)
    return ballot


def take_seal(ballot: Ballot, point: bytes) -> None:
    """The public half of the key that the chief scrutineer's phone made; another may replace it until voting begins."""
    if not sealing.is_point(point):
        raise Refused(_("这不是封票钥匙，请在监票人的手机上重新生成。"))
    ballot.seal_public = point
    ballot.save()


def draw(ballot: Ballot, voter: int, blinded: bytes, at: datetime) -> bytes:
    """Sign one slip for one voter, unseen. The same message gets the same answer, another is refused."""
    if ballot.stage not in {BallotStage.PREPARED, BallotStage.DRAWING}:
        raise Refused(_("领票已经结束。"))
    asked = hashlib.sha256(blinded).digest()
    if found := ballot.slips.filter(voter=voter).first():
        if bytes(found.asked) != asked:
            raise Refused(_("已领过票。"))
        return bytes(found.signature)
    try:
        signature = blind.sign(bytes(ballot.signing_key.private), blinded)
    except ValueError as error:
        raise Refused(_("领票的数据不对，请重新打开页面再领。")) from error
    Slip.objects.create(ballot=ballot, voter=voter, asked=asked, signature=signature)
    if ballot.stage == BallotStage.PREPARED:
        step(ballot, BallotStage.DRAWING)
    ballot.drawn_at = at
    ballot.save()
    return signature


@dataclass(frozen=True)
class Guard:
    """What the profile asks before voting begins."""

    least: int = 5  # slips drawn: fewer give their voters away
    pause: int = 30  # seconds since the last slip was drawn


def begin(ballot: Ballot, questions: Sequence[str], guard: Guard, at: datetime) -> None:
    """Drawing ends, the questions stand, the box is open."""
    drawn = ballot.slips.count()
    if not ballot.seal_public:
        raise Refused(_("监票人还没有生成封票钥匙。"))
    if drawn < guard.least:
        words = {"least": guard.least, "drawn": drawn}
        raise Refused(_("已领票%(drawn)s张，少于%(least)s张，投票人容易被猜出来，请改用举手或者纸质投票。") % words)
    if ballot.drawn_at and (left := ballot.drawn_at + timedelta(seconds=guard.pause) - at) > timedelta(0):
        seconds = -int(-left.total_seconds() // 1)
        raise Refused(_("最后一张票刚刚领走，请等%(seconds)s秒再开始投票。") % {"seconds": seconds})
    if not 1 <= len(questions) <= sealing.MOST:
        raise Refused(_("一张表决票最多列%(most)s项。") % {"most": sealing.MOST})
    step(ballot, BallotStage.VOTING)
    ballot.questions = list(questions)
    ballot.save()


# ------------------------------------------------------------------ the end
def close(ballot: Ballot) -> None:
    """No paper enters from now on, none that was acknowledged is missing, and no slip can be signed any more."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [BOX, ballot.pk])
    step(ballot, BallotStage.CLOSED)
    SigningKey.objects.filter(ballot=ballot).delete()
    ballot.papers, ballot.digest = papers_in(ballot), digest(ballot)
    ballot.save()


def papers_in(ballot: Ballot) -> int:
    return BallotPaper.objects.filter(ballot=ballot.pk).count()


def sorted_papers(ballot: Ballot) -> list[BallotPaper]:
    return list(BallotPaper.objects.filter(ballot=ballot.pk).order_by("key"))


def digest(ballot: Ballot) -> str:
    """Of every byte of every paper, in the order of their hashes: the journal keeps it with the closing."""
    told = hashlib.sha256()
    for paper in sorted_papers(ballot):
        for part in (paper.slip, paper.signature, paper.sealed, paper.mark):
            told.update(bytes(part))
    return told.hexdigest()


def open_(ballot: Ballot, secret: bytes) -> None:
    """Every paper is opened and looked at; what cannot be read is invalid. One scrutineer is enough."""
    if not sealing.belongs(secret, bytes(ballot.seal_public or b"")):
        raise Refused(_("这把钥匙打不开这个票箱，请用生成钥匙的手机，或者输入当时抄下的钥匙。"))
    if digest(ballot) != ballot.digest:
        raise Refused(_("票箱里的票和结束投票时不一样，请作废这次表决，并报告技术人员。"))
    step(ballot, BallotStage.OPENED)
    read = [opened(ballot, paper, secret) for paper in sorted_papers(ballot)]
    valid = [each for each in read if each is not None]
    ballot.counts = [
        {choice: sum(each[place] == choice for each in valid) for choice in sealing.CHOICES}
        for place in range(len(ballot.questions))
    ]
    ballot.invalid = len(read) - len(valid)
    ballot.seal_private = secret
    ballot.save()


def opened(ballot: Ballot, paper: BallotPaper, secret: bytes) -> list[str] | None:
    """What is marked on a paper; None where it is not valid."""
    slip, sealed = bytes(paper.slip), bytes(paper.sealed)
    stands = blind.verify(bytes(ballot.public_key), slip, bytes(paper.signature)) and sealing.is_marked(
        slip, ballot.pk, sealed, bytes(paper.mark)
    )
    plain = sealing.unseal(sealed, secret, sealing.info(ballot.pk, ballot.questions) + sealing.key_of(slip))
    return sealing.unpack(plain, len(ballot.questions)) if stands and plain is not None else None


def by_name(ballot: Ballot) -> list[list[tuple[str, str]]]:
    """For each question every paper's choice, sorted by a hash of its own: what one paper said of several is not seen."""
    assert ballot.seal_private
    rows: list[list[tuple[str, str]]] = [[] for _each in ballot.questions]
    for paper in sorted_papers(ballot):
        choices = opened(ballot, paper, bytes(ballot.seal_private))
        for place, question in enumerate(ballot.questions):
            name = f"{place} {question}".encode()
            told = hashlib.sha256(bytes(paper.slip)[sealing.PREFIX :] + name).hexdigest()
            rows[place].append((told, choices[place] if choices else "invalid"))
    return [sorted(each) for each in rows]


def announce(ballot: Ballot) -> None:
    step(ballot, BallotStage.ANNOUNCED)
    ballot.save()


def annul(ballot: Ballot) -> None:
    """A fault before anything was opened: the papers stay sealed for ever."""
    if ballot.stage in {BallotStage.OPENED, BallotStage.ANNOUNCED}:
        raise Refused(_("已经开箱计票，结果不能作废。"))
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [BOX, ballot.pk])
    step(ballot, BallotStage.ANNULLED)
    SigningKey.objects.filter(ballot=ballot).delete()
    ballot.papers = papers_in(ballot)
    ballot.save()


def drawn_by(ballots: Iterable[Ballot], voter: int) -> set[int]:
    return set(Slip.objects.filter(ballot__in=list(ballots), voter=voter).values_list("ballot_id", flat=True))

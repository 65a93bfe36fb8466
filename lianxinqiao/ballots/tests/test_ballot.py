"""A secret ballot from its slips to its counts: each paper once, no foreign one, nothing read before the box is opened."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots import casting, life, phone, publishing, recount
from lianxinqiao.ballots.casting import Said
from lianxinqiao.ballots.life import Guard
from lianxinqiao.ballots.models import BallotPaper, SigningKey
from lianxinqiao.ballots.tests.scene import AT, QUESTIONS, prepared, voting

pytestmark = pytest.mark.django_db


# ------------------------------------------------------------------ drawing
def test_one_slip_each_and_the_same_answer_again() -> None:
    hall = prepared(0)
    drawn = phone.draw(bytes(hall.ballot.public_key))
    answer = life.draw(hall.ballot, 7, drawn.blinded, AT)
    assert life.draw(hall.ballot, 7, drawn.blinded, AT) == answer
    with pytest.raises(Refused, match="已领过票"):
        life.draw(hall.ballot, 7, phone.draw(bytes(hall.ballot.public_key)).blinded, AT)
    assert hall.ballot.slips.count() == 1


def test_drawing_ends_where_voting_begins() -> None:
    hall = voting()
    with pytest.raises(Refused, match="领票已经结束"):
        hall.draws(99)


@pytest.mark.parametrize(("drawn", "seconds", "why"), [(4, 60, "少于5张"), (6, 29, "请等1秒"), (6, 0, "请等30秒")])
def test_when_voting_may_not_begin(drawn: int, seconds: int, why: str) -> None:
    hall = prepared(drawn)
    with pytest.raises(Refused, match=why):
        life.begin(hall.ballot, QUESTIONS, Guard(), AT + timedelta(seconds=seconds))


def test_no_key_no_voting() -> None:
    hall = prepared()
    hall.ballot.seal_public = None
    with pytest.raises(Refused, match="封票钥匙"):
        hall.begins()


# ------------------------------------------------------------------ casting
def test_the_same_paper_again_is_one_paper() -> None:
    hall = voting()
    paper = hall.paper(0)
    assert [casting.cast(hall.ballot.pk, paper) for _each in range(3)] == [Said.IN, Said.AGAIN, Said.AGAIN]
    assert life.papers_in(hall.ballot) == 1


def test_the_first_paper_stays() -> None:
    hall = voting()
    first = hall.paper(0, "yes", "yes")
    assert casting.cast(hall.ballot.pk, first) == Said.IN
    assert hall.casts(0, "no", "no") == Said.OTHER
    assert bytes(BallotPaper.objects.get().sealed) == first.sealed


def test_foreign_forged_and_copied_papers_are_refused() -> None:
    hall, other = voting(), voting()
    assert casting.cast(hall.ballot.pk, other.paper(0)) == Said.FOREIGN
    paper = hall.paper(0)
    altered = paper.signature[:-1] + bytes([paper.signature[-1] ^ 1])
    assert casting.cast(hall.ballot.pk, casting.Paper(paper.slip, altered, paper.sealed, paper.mark)) == Said.FOREIGN
    assert casting.cast(hall.ballot.pk, casting.Paper(b"", b"", b"", b"")) == Said.FOREIGN
    assert casting.cast(999_999, paper) == Said.FOREIGN
    sealed_by_another = hall.paper(1)
    stolen = casting.Paper(paper.slip, paper.signature, sealed_by_another.sealed, sealed_by_another.mark)
    assert casting.cast(hall.ballot.pk, stolen) == Said.ALTERED
    assert life.papers_in(hall.ballot) == 0


def test_sealed_bytes_under_another_slip_are_a_copy() -> None:
    """Even where the holder of a second slip marks the copied bytes as his own."""
    hall = voting()
    first = hall.paper(0)
    assert casting.cast(hall.ballot.pk, first) == Said.IN
    thief = hall.held[1]
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    from lianxinqiao.ballots import sealing

    told = decode_dss_signature(thief.own.sign(sealing.marked(hall.ballot.pk, first.sealed), ec.ECDSA(hashes.SHA256())))
    mark = b"".join(part.to_bytes(32) for part in told)
    copy = casting.Paper(thief.slip, thief.signature, first.sealed, mark)
    assert casting.cast(hall.ballot.pk, copy) == Said.COPIED
    assert hall.casts(1) == Said.IN, "his own paper is still taken"


def test_nothing_enters_before_voting_or_after_the_close() -> None:
    hall = prepared()
    assert hall.casts(0) == Said.NOT_OPEN
    hall.begins()
    assert hall.casts(0) == Said.IN
    life.close(hall.ballot)
    assert hall.casts(1) == Said.CLOSED
    assert not SigningKey.objects.filter(ballot=hall.ballot).exists(), "no slip can be signed any more"


def test_every_paper_is_as_long_as_every_other() -> None:
    hall = voting(questions=[f"表决第{place}项" for place in range(60)])
    hall.casts(0, *["yes"] * 60)
    hall.casts(1, *["abstain"] * 60)
    assert {len(row.sealed) for row in BallotPaper.objects.all()} == {145}


# ------------------------------------------------------------------ opening
def test_the_counts_are_those_of_the_papers() -> None:
    hall = voting(7)
    for voter, choices in enumerate((("yes", "no"), ("yes", "yes"), ("no", "yes"), ("abstain", "yes"), ("yes", "yes"))):
        assert hall.casts(voter, *choices) == Said.IN
    ballot = hall.opens()
    assert ballot.counts == [{"yes": 3, "no": 1, "abstain": 1}, {"yes": 4, "no": 1, "abstain": 0}]
    assert (ballot.papers, ballot.invalid, ballot.slips.count() - ballot.papers) == (5, 0, 2)


def test_what_cannot_be_read_is_invalid() -> None:
    hall = voting()
    hall.casts(0, "yes", "yes")
    hall.questions.append("谁也没问的一项")
    assert hall.casts(1, "yes", "yes", "yes") == Said.IN, "sealed, it looks like any other"
    ballot = hall.opens()
    assert (ballot.papers, ballot.invalid) == (2, 1)
    assert ballot.counts[0] == {"yes": 1, "no": 0, "abstain": 0}


def test_a_wrong_key_opens_nothing() -> None:
    hall = voting()
    hall.casts(0)
    life.close(hall.ballot)
    for secret in (phone.scrutineer()[0], b"", bytes(32)):
        with pytest.raises(Refused, match="打不开"):
            life.open_(hall.ballot, secret)


def test_a_paper_that_was_changed_after_the_close_is_noticed() -> None:
    hall = voting()
    hall.casts(0)
    hall.casts(1)
    life.close(hall.ballot)
    BallotPaper.objects.filter(key=BallotPaper.objects.first().key).delete()  # type: ignore[union-attr]
    with pytest.raises(Refused, match="不一样"):
        life.open_(hall.ballot, hall.secret)


def test_what_was_opened_is_not_annulled() -> None:
    hall = voting()
    hall.casts(0)
    ballot = hall.opens()
    with pytest.raises(Refused, match="不能作废"):
        life.annul(ballot)


def test_the_database_keeps_no_seal_key_before_the_opening() -> None:
    hall = voting()
    hall.ballot.seal_private = hall.secret
    with pytest.raises(IntegrityError), transaction.atomic():
        hall.ballot.save()


def test_a_name_is_published_by_itself_and_sorted_by_its_own_hash() -> None:
    hall = voting(7)
    for voter in range(7):
        hall.casts(voter, "yes" if voter % 2 else "no", "no" if voter % 2 else "yes")
    lists = life.by_name(hall.opens())
    assert [len(each) for each in lists] == [7, 7]
    assert all(each == sorted(each) for each in lists)
    assert not {told for told, _choice in lists[0]} & {told for told, _choice in lists[1]}


# ------------------------------------------------------------------ counted again by anybody
def test_a_recount_says_the_same() -> None:
    hall = voting()
    for voter in range(4):
        hall.casts(voter, "yes", "no")
    assert recount.recount(publishing.file(hall.opens())) == []


@pytest.mark.parametrize("part", ["slip", "signature", "sealed", "mark"])
def test_a_flipped_byte_is_named(part: str) -> None:
    hall = voting()
    for voter in range(5):
        hall.casts(voter, "yes", "no")
    told = json.loads(publishing.file(hall.opens()))
    text = told["papers"][2][part]
    told["papers"][2][part] = text[:40] + ("A" if text[40] != "A" else "B") + text[41:]
    assert [line for line in recount.recount(json.dumps(told)) if line.startswith("paper 3 differs")]


def test_other_questions_or_counts_are_named() -> None:
    hall = voting()
    for voter in range(5):
        hall.casts(voter)
    told = json.loads(publishing.file(hall.opens()))
    assert len(recount.recount(json.dumps({**told, "questions": ["别的事", QUESTIONS[1]]}))) >= 5
    told["counts"][0]["yes"] += 1
    assert "announced were" in recount.recount(json.dumps(told))[0]


def test_a_paper_taken_out_is_noticed() -> None:
    hall = voting()
    for voter in range(5):
        hall.casts(voter)
    told = json.loads(publishing.file(hall.opens()))
    del told["papers"][0]
    told["counts"] = [{**each, "yes": each["yes"] - 1} for each in told["counts"]]
    assert recount.recount(json.dumps(told)) == ["the papers are not those that were in the box when it closed"]

"""`kill -9` of the whole server in mid-vote: every paper that was acknowledged is in the box, and sending again doubles none."""

import json
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lianxinqiao.ballots import casting, sealing
from lianxinqiao.ballots.box import encoded
from lianxinqiao.ballots.models import BallotPaper
from lianxinqiao.ballots.tests.scene import Hall, voting
from tests.served import CUT_OFF, Served, others, wait_for

VOTERS = 24


@pytest.fixture
def house(transactional_db: None, tmp_path: Path) -> Iterator[Served]:
    house = Served(tmp_path)
    yield house
    house.kill()
    wait_for(lambda: not others(), "the last connection to end")


def sent(house: Served, hall: Hall, paper: casting.Paper) -> str:
    told = {name: encoded(getattr(paper, name)) for name in ("slip", "signature", "sealed", "mark")}
    request = urllib.request.Request(
        f"http://127.0.0.1:{house.port}/ballots/{hall.ballot.pk}/cast",
        data=json.dumps(told).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return str(json.load(answer)["said"])
    except CUT_OFF:
        return ""


def test_no_acknowledged_paper_is_lost(house: Served) -> None:
    hall = voting(VOTERS)
    papers = [hall.paper(voter) for voter in range(VOTERS)]
    house.start()
    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(sent, house, hall, paper) for paper in papers]
        wait_for(lambda: BallotPaper.objects.count() >= 3, "the first papers")
        house.kill()
    said = [answer.result() for answer in answers]
    wait_for(lambda: not others(), "the killed server's connections to end")
    there = {bytes(row.key) for row in BallotPaper.objects.all()}
    acknowledged = {sealing.key_of(paper.slip) for paper, word in zip(papers, said, strict=True) if word == "in"}
    assert acknowledged <= there
    assert "" in said, "the kill came in mid-vote"
    house.start()
    assert {sent(house, hall, paper) for paper in papers} <= {"in", "again"}
    assert BallotPaper.objects.count() == VOTERS

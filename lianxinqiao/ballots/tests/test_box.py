"""The slot of the box over HTTP: no cookie, nothing asked of the database but the paper, nothing in the log."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianxinqiao.ballots import life
from lianxinqiao.ballots.box import encoded
from lianxinqiao.ballots.models import BallotPaper
from lianxinqiao.ballots.tests.scene import Hall, voting

pytestmark = pytest.mark.django_db


def sent(hall: Hall, voter: int, client: Client | None = None, **how: Any) -> Any:
    paper = hall.paper(voter)
    told = {name: encoded(getattr(paper, name)) for name in ("slip", "signature", "sealed", "mark")}
    client = client or Client()
    return client.post(f"/ballots/{hall.ballot.pk}/cast", json.dumps(told), content_type="application/json", **how)


def test_a_paper_without_a_cookie_is_in() -> None:
    hall = voting()
    answer = sent(hall, 0)
    assert (answer.status_code, answer.json(), answer.cookies.output()) == (200, {"said": "in"}, "")
    key = bytes(BallotPaper.objects.get().key).hex()
    assert Client().get(f"/ballots/{hall.ballot.pk}/papers/{key}").json() == {"in": True}
    assert Client().get(f"/ballots/{hall.ballot.pk}/papers/{'0' * 64}").json() == {"in": False}


def test_a_request_with_a_cookie_is_refused() -> None:
    hall = voting()
    client = Client()
    client.cookies["sessionid"] = "anything"
    assert sent(hall, 0, client).status_code == 400
    assert life.papers_in(hall.ballot) == 0


def test_casting_writes_the_paper_and_nothing_else() -> None:
    hall = voting()
    with CaptureQueriesContext(connection) as asked:
        sent(hall, 0)
    writes = [each["sql"] for each in asked if each["sql"].lstrip().lower().startswith(("insert", "update", "delete"))]
    assert len(writes) == 1
    assert "ballots_ballotpaper" in writes[0]
    assert not any("session" in each["sql"] or "accounts" in each["sql"] for each in asked)


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'{"slip": 3}', b'{"slip":"*"}', b"\xff", b"x" * 5000])
def test_rubbish_is_refused_without_a_word_in_the_log(body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    hall = voting()
    with caplog.at_level("DEBUG"):
        answer = Client().post(f"/ballots/{hall.ballot.pk}/cast", body, content_type="application/json")
    assert answer.status_code in {400, 413}
    assert [record for record in caplog.records if "ballots" in record.getMessage()] == []


def test_where_it_stands_is_told_to_anybody_its_questions_to_who_holds_a_slip() -> None:
    hall = voting()
    address = f"/ballots/{hall.ballot.pk}/now"
    assert Client().get(address).json() == {"stage": "voting"}
    assert Client().get(f"{address}?word=wrong").json() == {"stage": "voting"}
    told = Client().get(f"{address}?word={hall.ballot.word}").json()
    assert (told["questions"], told["seal"]) == (hall.questions, encoded(hall.point))
    assert Client().get("/ballots/999999/now").status_code == 404
    assert Client().get(f"/ballots/{hall.ballot.pk}/cast").status_code == 405


def test_a_paper_leads_to_nobody() -> None:
    """No time, no number, no key to another table: what is not kept is not found."""
    fields = {each.name: each.get_internal_type() for each in BallotPaper._meta.get_fields()}
    kinds = {"BinaryField"}
    assert {name for name, kind in fields.items() if kind not in kinds} == {"ballot"}
    assert fields["ballot"] == "IntegerField"

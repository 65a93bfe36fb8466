"""The cases of secret ballots as they were collected (vectors 128 to 133), and the command by which anybody counts again."""

from pathlib import Path

import pytest

from lianxinqiao import cli
from lianxinqiao.ballots import life, publishing
from lianxinqiao.ballots.casting import Said
from lianxinqiao.ballots.models import BallotPaper, Slip
from lianxinqiao.ballots.tests.scene import voting

pytestmark = pytest.mark.django_db


def test_two_slips_were_not_cast_and_nobody_knows_whose() -> None:
    """128: 21 drawn, 19 cast."""
    hall = voting(21)
    for voter in range(19):
        assert hall.casts(voter, "yes", "yes") == Said.IN
    ballot = hall.opens()
    assert (ballot.slips.count(), ballot.papers) == (21, 19)
    drawn = {bytes(value) for row in Slip.objects.values_list("asked", "signature") for value in row}
    cast = {bytes(value) for row in BallotPaper.objects.values_list("key", "slip", "signature") for value in row}
    assert not drawn & cast, "nothing of a slip as it was drawn comes back with its paper"


def test_the_dump_before_the_opening_holds_no_choice() -> None:
    """The same choice sealed twice is different bytes, and no key that opens them is kept."""
    hall = voting()
    hall.casts(0, "yes", "yes")
    hall.casts(1, "yes", "yes")
    one, other = BallotPaper.objects.all()
    assert bytes(one.sealed) != bytes(other.sealed)
    life.close(hall.ballot)
    hall.ballot.refresh_from_db()
    assert (hall.ballot.seal_private, hall.ballot.counts) == (None, [])


def test_the_command_counts_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hall = voting()
    for voter in range(5):
        hall.casts(voter, "yes", "no")
    file = tmp_path / "ballot.json"
    file.write_text(publishing.file(hall.opens()), encoding="utf-8")
    assert cli.main(["ballots", "recount", str(file)]) == 0
    assert "5 papers, 6 slips drawn, 0 invalid: the same." in capsys.readouterr().out
    text = file.read_text(encoding="utf-8")
    place = text.index('"sealed": "') + 60
    file.write_text(text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :], encoding="utf-8")
    assert cli.main(["ballots", "recount", str(file)]) == 1
    assert "paper 1 differs" in capsys.readouterr().out
    file.write_text("{}", encoding="utf-8")
    assert cli.main(["ballots", "recount", str(file)]) == 1

"""A restored copy tells nobody anything until its operator says that it is the installation now."""

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.cli import main
from lianxinqiao.database import place
from lianxinqiao.journal.models import Entry
from lianxinqiao.notices import actions, copies, sending
from lianxinqiao.notices.models import Dispatch, Installation
from tests.cast import Cast


@pytest.fixture(autouse=True)
def here(settings: Any, tmp_path: Path) -> Path:
    settings.VAR_DIR, settings.NOTICE_CHANNELS = tmp_path, ["mail"]
    return tmp_path


def letter() -> None:
    actions.write_to("citizen@example.org", subject="您关注的建议有新进展", body="……", at=timezone.now())


def test_the_installation_sends(people: Cast) -> None:
    letter()
    assert sending.send_waiting() == 1
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("how", ["another place", "a restore"])
def test_a_copy_sends_nothing(people: Cast, here: Path, how: str) -> None:
    assert not copies.is_copy()
    if how == "another place":
        (here / "installation").unlink()  # the same database, met by a place with a name of its own
    else:
        place.restored_mark(here).touch()
    letter()
    assert sending.send_waiting() == 0
    assert (mail.outbox, Dispatch.objects.get().state) == ([], "waiting")
    client = Client()
    client.force_login(people.administrator.user)
    assert "这是恢复出来的副本" in client.get("/desk").content.decode()


def test_the_operator_takes_it_over_and_what_waited_stays_back(people: Cast, here: Path) -> None:
    place.restored_mark(here).touch()
    letter()
    with pytest.raises(Refused, match="系统管理员"):
        copies.take_over(by=people.clerk)
    client = Client()
    client.force_login(people.administrator.user)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda run: run())
        assert client.post("/outbox/take-over").status_code == 302
    assert not copies.is_copy()
    assert Entry.objects.filter(act="installation.take_over").count() == 1
    assert sending.send_waiting() == 0
    assert Dispatch.objects.get().state == "held"
    letter()
    assert sending.send_waiting() == 1
    with pytest.raises(Refused, match="已经是"):
        copies.take_over(by=people.administrator)


def test_the_command_line_says_which_it_is(people: Cast, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["copy"])
    assert "The installation." in capsys.readouterr().out
    place.restored_mark(here).touch()
    main(["copy", "status"])
    assert "A restored copy" in capsys.readouterr().out
    assert Installation.objects.count() == 1

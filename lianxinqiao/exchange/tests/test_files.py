"""Files go along: those that were chosen, whole, once, within bounds, and both sides know what became of each."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.exchange import fetching, giving, inbox, rules
from lianxinqiao.exchange.actions import handing, pairing
from lianxinqiao.exchange.models import Arrival, CameFile, Handover, Partner, SentFile
from lianxinqiao.exchange.tests.scene import Two
from lianxinqiao.exchange.tests.test_exchange import now
from lianxinqiao.files import actions as files
from lianxinqiao.files import pieces
from lianxinqiao.files.models import Attachment
from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.stages import Stage as MatterStage
from lianxinqiao.notices.models import Notice
from tests.walks import Walk

WORDS = ("东口桥面第一处裂缝长两米。\n" * 300).encode()


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: Any, settings: Any, tmp_path: Any) -> None:
    monkeypatch.setattr(giving, "PIECE", 5_000)
    settings.VAR_DIR = tmp_path


def hand(pair: Two, content: bytes = WORDS, name: str = "桥面记录.txt") -> Handover:
    return pair.hand(uploads=[ContentFile(content, name=name)])


def fetch(pair: Two, days: float = 0) -> int:
    pair.wire.at = timezone.now() + timedelta(days=days)
    return fetching.fetch_waiting(pair.wire.at)


def asked(pair: Two) -> int:
    return sum(url.endswith("/file") for url, _told, _body in pair.wire.posted)


def told(pair: Two) -> tuple[SentFile, CameFile]:
    return SentFile.objects.get(), CameFile.objects.get()


def test_a_file_arrives_as_it_was(pair: Two) -> None:
    handover = hand(pair)
    pair.go()
    assert (fetch(pair), asked(pair)) == (1, len(WORDS) // 5_000 + 1)
    assert pair.go() == 1
    sent, came = told(pair)
    assert came.attachment.sha256 == sent.attachment.sha256 == hashlib.sha256(WORDS).hexdigest()
    with default_storage.open(came.attachment.path) as kept:
        assert kept.read() == WORDS
    assert (str(came), sent.kept_at is not None, came.attachment_id != sent.attachment_id) == (
        "桥面记录.txt",
        True,
        True,
    )
    for code, act in ((pair.here.body.code, "handover.file_kept"), (pair.there.body.code, "arrival.file_kept")):
        assert Entry.objects.filter(chain=code, act=act).count() == 1
        assert verifying.chain(code) == []
    assert handover.pk


def test_what_is_there_already_is_not_fetched_again(pair: Two, monkeypatch: Any) -> None:
    """The line breaks after the second piece; and what is kept comes no second time."""
    hand(pair)
    pair.go()
    ask, count = fetching._ask, 0

    def breaking(*args: Any) -> bytes:
        nonlocal count
        count += 1
        if count == 3:
            raise fetching.NotTaken("the line broke")
        return ask(*args)

    monkeypatch.setattr(fetching, "_ask", breaking)
    assert fetch(pair) == 0
    assert fetch(pair, days=1) == 1
    assert asked(pair) == len(WORDS) // 5_000 + 1
    assert (fetch(pair, days=2), CameFile.objects.get().attachment.size) == (0, len(WORDS))
    assert Attachment.objects.count() == 2


def test_another_hash_is_thrown_away_and_fetched_anew(pair: Two) -> None:
    hand(pair)
    pair.go()
    right = CameFile.objects.get().sha256
    CameFile.objects.update(sha256="0" * 64)
    assert fetch(pair) == 0
    assert (CameFile.objects.get().error, CameFile.objects.get().attachment) == ("its hash is another", None)
    CameFile.objects.update(sha256=right)
    assert fetch(pair, days=1) == 1


def test_what_never_comes_is_said_on_both_sides(pair: Two) -> None:
    hand(pair)
    pair.go()
    CameFile.objects.update(sha256="0" * 64)
    for day in range(fetching.TRIES):
        assert fetch(pair, days=day) == 0
    pair.go(days=fetching.TRIES)
    sent, came = told(pair)
    assert came.refusal == sent.refusal == "its hash is another"
    assert Notice.objects.filter(kind="handover.file_refused", recipient=pair.here.clerk.user).exists()
    assert Notice.objects.filter(kind="arrival.file_refused", recipient=pair.there.clerk.user).exists()
    assert (fetch(pair, days=20), not list((fetching._path(came)).parent.iterdir())) == (0, True)


NOT_LET_IN = {
    "too large": ("桥.txt", b"x", {"size": 60 * 1024 * 1024}, "上限"),
    "with a macro": ("桥.txt", b"x", {"name": "桥.docm"}, "宏"),
    "of no kind": ("桥.txt", b"x", {"name": "桥.exe"}, "不接收"),
    "not what it is called": ("桥.txt", b"x", {"name": "桥.pdf"}, "不符"),
}


@pytest.mark.parametrize("why", NOT_LET_IN)
def test_what_may_not_come_in_is_refused_by_itself(pair: Two, why: str) -> None:
    """What was handed is received all the same; a partner's program may take more than ours."""
    name, content, otherwise, said = NOT_LET_IN[why]
    handover = hand(pair, content, name)
    pair.go()
    CameFile.objects.update(**otherwise)
    assert fetch(pair) == 0
    pair.go()
    sent, came = told(pair)
    assert said in came.refusal
    assert (sent.refusal, CameFile.objects.filter(attachment=None).count()) == (came.refusal, 1)
    handover.refresh_from_db()
    assert (handover.stage, Arrival.objects.count()) == ("received", 1)


def test_nobody_else_fetches_it(pair: Two) -> None:
    hand(pair)
    pair.go()
    fetch(pair)
    url, told_with, body = next(each for each in pair.wire.posted if each[0].endswith("/file"))
    place = pair.wire.posted.index((url, told_with, body))
    assert pair.wire.again(place).status_code == 200
    pair.wire.posted.append((url, {**told_with, "webhook-signature": "v1,x"}, body))
    assert pair.wire.again().status_code == 401
    third = pairing.invite(body=pair.here.body, name="市人大", level="upper", by=pair.here.head, at=now())
    row = CameFile.objects.select_related("arrival__partner").get()
    row.arrival.partner.secret = third.secret
    row.arrival.partner.address = f"https://x.example/exchange/in/{third.slot}"
    with pytest.raises(fetching.Refusal):
        fetching._ask(row, 0, pair.wire.at or now())


def test_an_address_of_this_house_that_leads_to_no_slot(pair: Two) -> None:
    """It is refused as any other; it holds up nothing that comes after it."""
    hand(pair)
    pair.go()
    Partner.objects.filter(pk=pair.theirs.pk).update(address=f"{rules.INBOX}nowhere")
    assert fetch(pair) == 0
    assert CameFile.objects.get().refusal == "对方已不提供这个附件。"


def test_what_was_withdrawn_is_not_given(pair: Two) -> None:
    handover = hand(pair)
    pair.go()
    handing.withdraw(handover, reason="写错了", by=pair.here.clerk, at=now())
    assert fetch(pair) == 0
    assert CameFile.objects.get().refusal == "对方已不提供这个附件。"
    pair.go()
    assert Arrival.objects.get().stage == "withdrawn"


def test_sent_anew_it_is_announced_once(pair: Two) -> None:
    """Given up and sent again under another number: the same files."""
    handover = hand(pair)
    pair.wire.loses = 12
    for day in range(12):
        pair.go(days=day)
    handover.refresh_from_db()
    assert handover.stage == "failed"
    handing.send_again(handover, by=pair.here.clerk, at=now())
    pair.go(days=13)
    assert CameFile.objects.count() == 1


ANNOUNCED = {"id": "00000000-0000-4000-8000-000000000001", "name": "桥.txt", "size": 5, "sha256": "0" * 64}
WRONGLY = {
    "no list": {"id": 1},
    "too many": [ANNOUNCED] * 11,
    "no size": [{**ANNOUNCED, "size": 0}],
    "no hash": [{**ANNOUNCED, "sha256": "x" * 64}],
    "no name": [{**ANNOUNCED, "name": "x" * 201}],
    "no id": [{**ANNOUNCED, "id": "1"}],
}


@pytest.mark.parametrize("how", WRONGLY)
def test_what_is_announced_wrongly(how: str) -> None:
    with pytest.raises((inbox.Unreadable, ValueError, KeyError)):
        inbox._announced(WRONGLY[how])


def test_a_name_brings_no_path(pair: Two) -> None:
    assert inbox._announced([{**ANNOUNCED, "name": "../../etc/桥.txt"}])[0]["name"] == "桥.txt"


@pytest.mark.parametrize(("start", "most", "found"), [(0, 3, b"abc"), (3, 9, b"de"), (5, 3, b""), (9, 1, b"")])
def test_a_piece_of_a_file(people: Any, start: int, most: int, found: bytes) -> None:
    assert pieces.read(files.store_bytes("a.txt", b"abcde", by=None), start, most) == found


def test_files_are_chosen_one_by_one(pair: Two, client: Client) -> None:
    """Of a suggestion's two files one goes along, and one that is added here; more than ten do not."""
    walk = Walk(pair.here)
    for name in ("图纸.txt", "提出人名单.txt"):
        kept = files.store_bytes(name, name.encode(), by=pair.here.deputy.user)
        drafting.attach(walk.suggestion, kept, by=pair.here.deputy, at=walk.at)
    suggestion = walk.registered().suggestion
    assert suggestion.stage == MatterStage.REGISTERED
    client.force_login(pair.here.clerk.user)
    way = f"/handovers/new?of=suggestion-{suggestion.pk}"
    page = client.get(way).content.decode()
    assert "图纸.txt" in page
    assert "提出人名单.txt" in page
    chosen = Attachment.objects.get(name="图纸.txt")
    typed = {"partner": pair.ours.pk, "title": "题", "text": "文", "wish": "handle", "chosen": str(chosen.pk)}
    answer = client.post(way, {**typed, "uploads": SimpleUploadedFile("照会.txt", b"x")})
    assert answer.status_code == 302, answer.content.decode()[-1500:]
    handover = Handover.objects.get()
    assert sorted(map(str, handover.files.all())) == ["图纸.txt", "照会.txt"]
    pair.go()
    fetch(pair)
    pair.go()
    page = client.get(handover.get_absolute_url()).content.decode()
    assert page.count("对方已收下") == 2
    address = f"{handover.get_absolute_url()}/files/{handover.files.get(attachment=chosen).pk}"
    assert b"".join(client.get(address).streaming_content) == "图纸.txt".encode()
    client.force_login(pair.there.clerk.user)
    arrival = Arrival.objects.get()
    assert client.get(address).status_code == 404
    came = arrival.files.get(name="图纸.txt")
    assert client.get(f"{arrival.get_absolute_url()}/files/{came.pk}").status_code == 200
    CameFile.objects.filter(pk=came.pk).update(attachment=None)
    assert client.get(f"{arrival.get_absolute_url()}/files/{came.pk}").status_code == 404


def test_no_more_than_ten(pair: Two) -> None:
    with pytest.raises(Refused, match="10"):
        pair.hand(uploads=[ContentFile(b"x", name=f"{number}.txt") for number in range(11)])

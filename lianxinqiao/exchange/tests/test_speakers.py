"""Who speaks between two partners: letters are signed, and what nobody signed or nobody can read is not taken."""

from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import factor_key
from lianxinqiao.exchange import letters
from lianxinqiao.exchange.actions import handing, pairing
from lianxinqiao.exchange.models import Arrival, Letter, Partner
from lianxinqiao.exchange.stages import Stage
from lianxinqiao.exchange.tests.scene import Two
from lianxinqiao.exchange.tests.test_exchange import now


# ------------------------------------------------------------------ who speaks
def test_letters_are_signed_as_the_standard_says(pair: Two) -> None:
    pair.handed()
    _url, told, body = pair.wire.posted[-1]
    secret = factor_key.decrypt(pair.ours.secret)
    assert Webhook(secret).verify(body, told)["type"] == "matter.handed"
    answer = pair.wire.again()
    said = Webhook(secret).verify(answer.content.decode(), dict(answer.headers.items()))
    assert said["receipt"] == Arrival.objects.get().number_text


WRONG = {
    "another word": (lambda told, body: (told, body.replace("桥面", "路面")), 401),
    "no signature": (lambda told, body: ({**told, "webhook-signature": ""}, body), 401),
    "another number": (lambda told, body: ({**told, "webhook-id": "msg_0"}, body), 401),
    "an old letter": (lambda told, body: ({**told, "webhook-timestamp": "1700000000"}, body), 401),
    "no moment": (lambda told, body: ({**told, "webhook-timestamp": "x"}, body), 401),
}


@pytest.mark.parametrize("how", WRONG)
def test_what_is_not_signed_is_not_taken(pair: Two, how: str) -> None:
    pair.hand()
    pair.wire.breaks = 1
    pair.go()
    url, told, body = pair.wire.posted[-1]
    change, status = WRONG[how]
    pair.wire.posted.append((url, *change(told, body)))
    assert pair.wire.again().status_code == status
    assert not Arrival.objects.exists()


def signed_letter(pair: Two, kind: str, data: dict[str, Any], number: str = "") -> Any:
    letter = letters.write(kind, data, to=pair.ours, thread=pair.ours.slot, at=now())
    if number:
        Letter.objects.filter(pk=letter.pk).update(number=number)
    pair.go()
    letter.refresh_from_db()
    return letter


HANDED = {
    "id": "00000000-0000-4000-8000-000000000000",
    "kind": "opinion",
    "title": "题",
    "text": "文",
    "wish": "handle",
}
UNREADABLE = {
    "an unknown kind": ("matter.eaten", HANDED),
    "no id": ("matter.handed", {**HANDED, "id": None}),
    "no words": ("matter.handed", {**HANDED, "title": ""}),
    "too many words": ("matter.handed", {**HANDED, "text": "长" * 20_001}),
    "an unknown wish": ("matter.handed", {**HANDED, "wish": "eat"}),
    "no day": ("matter.handed", {**HANDED, "reply_by": "soon"}),
    "a stranger's thing": ("matter.answered", {**HANDED, "outcome": "done", "answer": "好"}),
    "no data": ("matter.handed", []),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_is_refused_for_good(pair: Two, what: str) -> None:
    letter = signed_letter(pair, *UNREADABLE[what])
    assert letter.given_up_at
    assert letter.error.startswith(("422", "409"))
    assert not Arrival.objects.exists()


def test_a_partner_answers_only_what_was_handed_to_it(pair: Two) -> None:
    """Another partner with its own key says nothing of it."""
    handover, _arrival = pair.handed()
    third = pairing.invite(body=pair.here.body, name="市人大", level="upper", by=pair.here.head, at=now())
    pairing.join(
        body=pair.there.body,
        invitation=letters.invitation(third),
        level="lower",
        name="冒名",
        by=pair.there.head,
        at=now(),
    )
    pair.go()
    stranger = Partner.objects.get(name="冒名")
    data = {"id": str(handover.identity), "receipt": "1", "outcome": "done", "answer": "假的"}
    letters.write("matter.answered", data, to=stranger, thread=handover.identity, at=now())
    assert pair.go() == 0
    handover.refresh_from_db()
    assert handover.stage == Stage.RECEIVED


def test_an_ended_partner_takes_nothing_more(pair: Two) -> None:
    handover, _arrival = pair.handed()
    pairing.end(pair.theirs, by=pair.there.head, at=now())
    other = pair.hand(values={"title": "另一件"})
    pair.go()
    other.refresh_from_db()
    assert (other.stage, other.failure[:3]) == (Stage.FAILED, "410")
    pairing.end(pair.ours, by=pair.here.head, at=now())
    with pytest.raises(Refused, match="停止交换"):
        pair.hand()
    with pytest.raises(Refused):
        handing.send_again(other, by=pair.here.clerk, at=now())
    assert handover.partner == pair.ours


def test_a_receipt_that_nobody_signed_is_none(pair: Two, monkeypatch: Any) -> None:
    handover = pair.hand()
    monkeypatch.setattr("lianxinqiao.exchange.sending.signed.holds", lambda *_told: False)
    pair.go()
    handover.refresh_from_db()
    assert (handover.stage, Letter.objects.get(handover=handover).taken_at) == (Stage.SENT, None)

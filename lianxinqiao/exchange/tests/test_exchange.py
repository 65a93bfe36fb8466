"""A matter goes to another organ and comes back as an answer: once, signed, and known on both sides."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import factor_key
from lianxinqiao.exchange import letters, rules, sending
from lianxinqiao.exchange.actions import arriving, handing, pairing
from lianxinqiao.exchange.models import Arrival, Heard, Letter
from lianxinqiao.exchange.stages import ArrivalStage, PartnerStage, Stage
from lianxinqiao.exchange.tests.scene import FAR, Two
from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Body
from lianxinqiao.reports.models import Report


def now() -> Any:
    return timezone.now()


def accept(pair: Two, arrival: Arrival, **more: Any) -> None:
    arriving.accept(arrival, by=pair.there.clerk, at=now(), **more)


# ------------------------------------------------------------------ a pair
def test_one_line_makes_a_pair(pair: Two) -> None:
    assert (pair.ours.stage, pair.theirs.stage) == (PartnerStage.PAIRED, PartnerStage.PAIRED)
    assert (pair.ours.name, pair.theirs.name) == ("望河镇人大", "云河区人大常委会")
    assert pair.ours.address == f"{FAR}/exchange/in/{pair.theirs.slot}"
    secret = factor_key.decrypt(pair.ours.secret)
    assert secret == factor_key.decrypt(pair.theirs.secret)
    assert secret not in pair.ours.secret


def test_an_invitation_is_used_once(pair: Two) -> None:
    """Whoever copied it comes too late: letters go where the first one said."""
    line = letters.invitation(pair.ours)
    pairing.join(body=pair.there.body, invitation=line, level="upper", name="又一个", by=pair.there.head, at=now())
    assert pair.go() == 0
    assert Letter.objects.get(kind="partner.pair", taken_at=None).given_up_at
    pair.ours.refresh_from_db()
    assert pair.ours.address == f"{FAR}/exchange/in/{pair.theirs.slot}"


@pytest.mark.parametrize("line", ["", "lxq-exchange-1.", "lxq-exchange-1.eyJhIjoxfQ==", "https://x.example", "恭喜"])
def test_what_is_no_invitation(pair: Two, line: str) -> None:
    with pytest.raises(Refused, match="不是一条完整"):
        pairing.join(body=pair.there.body, invitation=line, level="upper", by=pair.there.head, at=now())


@pytest.mark.parametrize(
    "address", ["http://a.example/x", "ftp://a.example", "https://", "https://u@a.example/x", "https://[", "x"]
)
def test_letters_go_over_tls_alone(address: str) -> None:
    with pytest.raises(Refused, match="https"):
        rules.may_be_an_address(address)


def test_only_the_head_of_the_office_pairs(pair: Two) -> None:
    with pytest.raises(Refused):
        pairing.invite(body=pair.here.body, name="市人大", level="upper", by=pair.here.clerk, at=now())
    with pytest.raises(Refused):
        pairing.end(pair.ours, by=pair.here.clerk, at=now())


# ------------------------------------------------------------------ there and back
def test_received_accepted_answered_and_closed(pair: Two) -> None:
    handover, arrival = pair.handed(values={"reply_by": date(2027, 1, 15)})
    assert (handover.stage, handover.receipt) == (Stage.RECEIVED, arrival.number_text)
    assert (arrival.title, arrival.reply_by, arrival.their_number) == (
        handover.title,
        date(2027, 1, 15),
        handover.number_text,
    )
    assert Notice.objects.filter(kind="arrival.take", recipient=pair.there.clerk.user, read_at=None).exists()
    accept(pair, arrival, note="转农业农村办公室")
    pair.go()
    handover.refresh_from_db()
    assert handover.stage == Stage.ACCEPTED
    arriving.answer(arrival, outcome="done", answer="已经补好，装了两盏灯。", by=pair.there.clerk, at=now())
    pair.go()
    handover.refresh_from_db()
    assert (handover.stage, handover.outcome, handover.answer) == (Stage.ANSWERED, "done", "已经补好，装了两盏灯。")
    assert Notice.objects.filter(kind="handover.answered", recipient=pair.here.clerk.user, read_at=None).exists()
    handing.close(handover, closing="已经告诉反映人。", by=pair.here.clerk, at=now())
    acts = list(
        Entry.objects.filter(chain=pair.here.body.code, act__startswith="handover.").values_list("act", flat=True)
    )
    assert acts == [f"handover.{act}" for act in ("send", "receipt", "accepted", "answered", "close")]


def test_refused_with_its_ground(pair: Two) -> None:
    handover, arrival = pair.handed()
    with pytest.raises(Refused):
        arriving.refuse(arrival, ground="not_ours", reason=" ", by=pair.there.clerk, at=now())
    with pytest.raises(Refused):
        arriving.refuse(arrival, ground="whatever", reason="不是我们的", by=pair.there.clerk, at=now())
    arriving.refuse(arrival, ground="not_ours", reason="桥归区交通局养护。", by=pair.there.clerk, at=now())
    pair.go()
    handover.refresh_from_db()
    assert (handover.stage, handover.ground, handover.reason) == (Stage.REFUSED, "not_ours", "桥归区交通局养护。")
    handing.close(handover, closing="改交区交通局。", by=pair.here.clerk, at=now())


def test_a_better_answer_may_follow(pair: Two) -> None:
    handover, arrival = pair.handed()
    accept(pair, arrival)
    for words in ("已经派人看过。", "已经修好。"):
        arriving.answer(arrival, outcome="done", answer=words, by=pair.there.clerk, at=now())
    assert pair.go() == 3
    handover.refresh_from_db()
    assert handover.answer == "已经修好。"


# ------------------------------------------------------------------ once, however often it is sent
@pytest.mark.parametrize("fault", ["loses", "breaks"])
def test_what_is_lost_is_told_again_and_done_once(pair: Two, fault: str) -> None:
    setattr(pair.wire, fault, 3)
    handover = pair.hand()
    assert [pair.go(days=days) for days in range(4)] == [0, 0, 0, 1]
    handover.refresh_from_db()
    assert handover.stage == Stage.RECEIVED
    arrival = Arrival.objects.get()
    assert handover.receipt == arrival.number_text
    assert Notice.objects.filter(kind="arrival.take", recipient=pair.there.clerk.user).count() == 1
    assert len({told["webhook-id"] for _url, told, _body in pair.wire.posted[1:]}) == 1


def test_the_same_letter_hears_the_same_answer(pair: Two) -> None:
    _handover, _arrival = pair.handed()
    first, second = pair.wire.again(), pair.wire.again()
    assert first.status_code == second.status_code == 200
    assert first.content == second.content
    assert Arrival.objects.count() == 1
    assert Heard.objects.filter(partner=pair.theirs).count() == 1


def test_nothing_overtakes_an_earlier_letter_of_the_same_thing(pair: Two) -> None:
    handover, arrival = pair.handed()
    accept(pair, arrival)
    arriving.answer(arrival, outcome="done", answer="办好了。", by=pair.there.clerk, at=now())
    other = pair.hand(values={"title": "另一件"})
    pair.wire.breaks = 1
    assert pair.go() == 1, "the first breaks off, and only the other thing goes"
    handover.refresh_from_db()
    other.refresh_from_db()
    assert (handover.stage, other.stage) == (Stage.RECEIVED, Stage.RECEIVED)
    assert pair.go(days=1) == 2
    handover.refresh_from_db()
    assert handover.stage == Stage.ANSWERED


def test_given_up_it_is_said_and_may_be_sent_again(pair: Two) -> None:
    pair.wire.breaks = sending.TRIES
    handover = pair.hand()
    for days in range(sending.TRIES):
        pair.go(days=days * 2)
    handover.refresh_from_db()
    assert (handover.stage, "nobody answers" in handover.failure) == (Stage.FAILED, True)
    assert Notice.objects.filter(kind="handover.failed", recipient=pair.here.clerk.user).exists()
    handing.send_again(handover, by=pair.here.clerk, at=now())
    assert pair.go() == 1
    handover.refresh_from_db()
    assert (handover.stage, handover.failure) == (Stage.RECEIVED, "")


def test_sent_again_after_it_had_arrived_it_is_still_one(pair: Two) -> None:
    pair.wire.loses = sending.TRIES
    handover = pair.hand()
    for days in range(sending.TRIES):
        pair.go(days=days * 2)
    handover.refresh_from_db()
    assert handover.stage == Stage.FAILED
    handing.send_again(handover, by=pair.here.clerk, at=now())
    pair.go()
    handover.refresh_from_db()
    assert handover.receipt == Arrival.objects.get().number_text


# ------------------------------------------------------------------ withdrawn, urged
def test_withdrawn_before_it_is_taken_up(pair: Two) -> None:
    handover, arrival = pair.handed()
    handing.withdraw(handover, reason="已经自行解决。", by=pair.here.clerk, at=now())
    pair.go()
    arrival.refresh_from_db()
    assert (arrival.stage, arrival.reason) == (ArrivalStage.WITHDRAWN, "已经自行解决。")
    with pytest.raises(Refused):
        accept(pair, arrival)


def test_withdrawn_while_it_was_taken_up_it_goes_on(pair: Two) -> None:
    """Both letters cross; in the end both sides say the same."""
    handover, arrival = pair.handed()
    accept(pair, arrival)
    handing.withdraw(handover, reason="已经自行解决。", by=pair.here.clerk, at=now())
    pair.go()
    handover.refresh_from_db()
    arrival.refresh_from_db()
    assert (handover.stage, arrival.stage) == (Stage.ACCEPTED, ArrivalStage.ACCEPTED)
    assert Notice.objects.filter(kind="arrival.too_late", recipient=pair.there.clerk.user).exists()


def test_urged_once_a_day(pair: Two) -> None:
    handover, arrival = pair.handed()
    handing.urge(handover, note="反映人又来问了。", by=pair.here.clerk, at=now())
    with pytest.raises(Refused, match="今天已经"):
        handing.urge(handover, by=pair.here.clerk, at=now())
    pair.go()
    assert Notice.objects.filter(kind="arrival.urged", recipient=pair.there.clerk.user).exists()
    accept(pair, arrival)
    handing.urge(handover, by=pair.here.clerk, at=now() + timedelta(days=1))


# ------------------------------------------------------------------ what it becomes
def test_taken_up_it_may_become_an_opinion(pair: Two) -> None:
    _handover, arrival = pair.handed()
    accept(pair, arrival, enter_as="opinion")
    found = Opinion.objects.get()
    assert (arrival.opinion, found.source, found.body) == (found, "exchange", pair.there.body)
    assert arrival.text in found.text
    assert found.no_contact


def test_taken_up_it_may_become_a_report(pair: Two) -> None:
    Body.objects.filter(pk=pair.there.body.pk).update(kind=Body.Kind.CPPCC)
    pair.there.clerk.body = Body.objects.get(pk=pair.there.body.pk)
    _handover, arrival = pair.handed(values={"kind": "report", "wish": "use"})
    accept(pair, arrival, enter_as="report")
    found = Report.objects.get()
    assert (arrival.report, found.source, found.in_name_of, found.stage) == (
        found,
        "exchange",
        "云河区人大常委会",
        "handed_in",
    )


def test_the_journal_of_both_sides_holds(pair: Two) -> None:
    """Whatever was told of a thing, its facts stand as the last entry says."""
    _handover, arrival = pair.handed()
    accept(pair, arrival)
    pair.go()
    arriving.answer(arrival, outcome="done", answer="办好了。", by=pair.there.clerk, at=now())
    pair.go()
    refused, given_back = pair.handed(values={"title": "另一件"})
    arriving.refuse(given_back, ground="twice", reason="已经有一件。", by=pair.there.clerk, at=now())
    pair.go()
    refused.refresh_from_db()
    handing.close(refused, closing="告诉了反映人。", by=pair.here.clerk, at=now())
    pairing.end(pair.theirs, by=pair.there.head, at=now())
    assert verifying.everything().findings == []

"""A partner's secret is changed without a new pair: letters go on, both sides keep the same, and the former one ends."""

import base64
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from cryptography.fernet import Fernet

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import factor_key
from lianxinqiao.exchange import keys, letters
from lianxinqiao.exchange.actions import pairing
from lianxinqiao.exchange.models import Letter, Partner
from lianxinqiao.exchange.tests.scene import Two
from lianxinqiao.exchange.tests.test_exchange import now
from lianxinqiao.journal.models import Entry
from lianxinqiao.notices import signed
from lianxinqiao.notices.models import Notice


def renew(pair: Two) -> str:
    """Offered by the district; what it offers."""
    pairing.renew(pair.ours, by=pair.here.head, at=now())
    return factor_key.decrypt(pair.ours.next_secret)


def secrets(pair: Two) -> tuple[str, str]:
    for partner in (pair.ours, pair.theirs):
        partner.refresh_from_db()
    return factor_key.decrypt(pair.ours.secret), factor_key.decrypt(pair.theirs.secret)


def acts_of(code: str) -> list[str]:
    return list(Entry.objects.filter(chain=code, act__startswith="partner.renew").values_list("act", flat=True))


def test_a_new_secret_holds_on_both_sides(pair: Two) -> None:
    before, _there = secrets(pair)
    offered = renew(pair)
    assert secrets(pair) == (before, before)
    assert pair.go() == 1
    assert secrets(pair) == (offered, offered)
    assert (pair.ours.turn, pair.theirs.turn, pair.ours.next_secret) == (1, 1, "")
    assert acts_of(pair.here.body.code) == ["partner.renew", "partner.renewal_taken"]
    assert acts_of(pair.there.body.code) == ["partner.renewed"]
    assert Notice.objects.filter(kind="partner.renewed", recipient=pair.there.clerk.user).exists()
    _handover, arrival = pair.handed()
    assert arrival.pk


def test_the_letter_says_it_to_its_partner_alone(pair: Two) -> None:
    offered = renew(pair)
    letter = Letter.objects.get(kind=letters.RENEWED)
    assert offered not in letter.body
    stranger = pairing.invite(body=pair.there.body, name="市人大", level="upper", by=pair.there.head, at=now())
    with pytest.raises(ValueError, match="somebody else"):
        keys.unseal(stranger, letter.body.split('"sealed":"')[1].rstrip('"}'), now())


@pytest.mark.parametrize(("after", "held"), [(timedelta(days=6), True), (timedelta(days=8), False)])
def test_the_former_secret_ends(pair: Two, after: timedelta, held: bool) -> None:
    before, _there = secrets(pair)
    renew(pair)
    pair.go()
    secrets(pair)
    at = now() + after
    for partner in (pair.ours, pair.theirs):
        assert keys.holds(partner, signed.headers(before, "msg_1", "{}", at), "{}", at) == held
    assert (keys.forget_former(at), Partner.objects.exclude(former_secret="").count()) == ((0, 2) if held else (2, 0))


def test_a_lost_receipt_leaves_both_understanding_each_other(pair: Two) -> None:
    """The partner has the new one, this side knows only that it was offered: letters go both ways."""
    offered = renew(pair)
    pair.wire.loses = 1
    assert pair.go() == 0
    assert (secrets(pair)[0] != offered, secrets(pair)[1] == offered) == (True, True)
    with pytest.raises(Refused, match="还在等"):
        renew(pair)
    _handover, arrival = pair.handed()
    assert arrival.pk
    assert pair.go(days=1) == 1
    assert secrets(pair) == (offered, offered)


def test_one_that_was_not_taken_is_told_and_offered_anew(pair: Two) -> None:
    renew(pair)
    pair.wire.breaks = 12
    for day in range(12):
        pair.go(days=day)
    assert acts_of(pair.here.body.code)[-1] == "partner.renewal_failed"
    offered = renew(pair)
    pair.go(days=13)
    assert secrets(pair) == (offered, offered)


STEPS = ("here offers", "there offers", "here is heard", "there is heard", "here is sure", "there is sure")
COMES_BEFORE = (("here offers", "here is heard", "here is sure"), ("there offers", "there is heard", "there is sure"))


def orders() -> list[tuple[str, ...]]:
    ways = permutations(STEPS)
    return [
        way for way in ways if all(list(first) == [step for step in way if step in first] for first in COMES_BEFORE)
    ]


@pytest.mark.parametrize("greater", ["here", "there"])
def test_offered_by_both_at_once_both_keep_the_same(greater: str) -> None:
    """Every order in which two letters and their receipts can cross."""
    assert len(orders()) == 20
    small, great = (signed.PREFIX + base64.b64encode(bytes([place]) * 24).decode() for place in (1, 200))
    offers = {"here": great, "there": small} if greater == "here" else {"here": small, "there": great}
    for way in orders():
        assert _played(way, offers) in (set(offers.values())), way


def _played(way: tuple[str, ...], offers: dict[str, str]) -> str:
    old, at = factor_key.encrypt(signed.new_secret()), now()
    side = {name: Partner(secret=old) for name in offers}
    turns: dict[str, int] = {}
    for step in way:
        name, said = step.split(" ", 1)
        me, other = side[name], side["there" if name == "here" else "here"]
        if said == "offers":
            turns[name] = me.next_turn = max(me.turn, me.next_turn) + 1
            me.next_secret = factor_key.encrypt(offers[name])
        elif said == "is heard":
            keys.take(other, turns[name], offers[name], at)
        elif me.next_secret and me.next_turn == turns[name]:
            keys.take(me, turns[name], offers[name], at)
        here, there = (set(keys.of(partner, at)) for partner in side.values())
        assert here & there, (way, step)
    assert factor_key.decrypt(side["here"].secret) == factor_key.decrypt(side["there"].secret), way
    return factor_key.decrypt(side["here"].secret)


NO_SECRETS = {
    "sealed by another": (1, lambda _partner: Fernet(Fernet.generate_key()).encrypt(b"whsec_x").decode()),
    "no secret": (1, lambda partner: keys.seal(partner, "whsec_???")),
    "too short": (1, lambda partner: keys.seal(partner, "whsec_YWJj")),
    "no turn": (0, lambda partner: keys.seal(partner, signed.new_secret())),
    "a turn out of reach": (2**40, lambda partner: keys.seal(partner, signed.new_secret())),
}


@pytest.mark.parametrize("what", NO_SECRETS)
def test_what_is_no_new_secret(pair: Two, what: str) -> None:
    turn, sealed = NO_SECRETS[what]
    before: Any = secrets(pair)
    data = {"turn": turn, "sealed": sealed(pair.ours)}
    letter = letters.write(letters.RENEWED, data, to=pair.ours, thread=pair.ours.slot, at=now())
    pair.go()
    letter.refresh_from_db()
    assert letter.error.startswith("422")
    assert secrets(pair) == before


def test_only_the_head_of_the_office_changes_it(pair: Two) -> None:
    with pytest.raises(Refused):
        pairing.renew(pair.ours, by=pair.here.clerk, at=now())

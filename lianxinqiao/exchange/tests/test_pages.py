"""The pages of the exchange: who opens them, what they offer, and the way there from what may be handed on."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import can
from lianxinqiao.exchange import letters
from lianxinqiao.exchange.actions import arriving, pairing
from lianxinqiao.exchange.acts import ACTS, ARRIVALS, PARTNERS
from lianxinqiao.exchange.models import Handover, Partner
from lianxinqiao.exchange.rules import ARRIVAL_RULES, HANDOVER_RULES, PARTNER_RULES
from lianxinqiao.exchange.tests.scene import Two
from lianxinqiao.matters.stages import Stage as MatterStage
from tests.cast import Cast
from tests.walks import a_suggestion

OFFICE, HEAD, PEER = {"clerk", "head"}, {"head"}, {"peer"}
# By hand: who may what, and at which stages.
GRANTED: dict[str, tuple[set[str], set[str]]] = {
    "partner.pair": (PEER, {"invited"}),
    "partner.renew": (HEAD, {"paired"}),
    "partner.renewed": (PEER, {"paired"}),
    "partner.end": (HEAD, {"invited", "paired"}),
    "handover.receipt": (PEER, {"sent", "failed"}),
    "handover.accepted": (PEER, {"sent", "received", "accepted", "failed", "withdrawn"}),
    "handover.refused": (PEER, {"sent", "received", "accepted", "failed", "withdrawn"}),
    "handover.answered": (PEER, {"sent", "received", "accepted", "failed", "withdrawn", "answered"}),
    "handover.urge": (OFFICE, {"received", "accepted"}),
    "handover.withdraw": (OFFICE, {"sent", "received", "failed"}),
    "handover.send_again": (OFFICE, {"failed"}),
    "handover.close": (OFFICE, {"answered", "refused"}),
    "arrival.accept": (OFFICE, {"arrived"}),
    "arrival.refuse": (OFFICE, {"arrived", "accepted"}),
    "arrival.answer": (OFFICE, {"accepted", "answered"}),
    "arrival.withdrawn": (PEER, {"arrived"}),
    "arrival.urged": (PEER, {"arrived", "accepted"}),
}
BEGUN = {"partner.invite", "partner.join", "handover.send", "arrival.take"}
RULES = {"partner": PARTNER_RULES, "handover": HANDOVER_RULES, "arrival": ARRIVAL_RULES}


def test_what_is_not_granted_is_refused(pair: Two) -> None:
    assert {*GRANTED, *BEGUN} == {*PARTNERS, *ACTS, *ARRIVALS}
    handover, arrival = pair.handed()
    things: dict[str, tuple[Any, Partner, Cast]] = {
        "partner": (pair.ours, pair.ours, pair.here),
        "handover": (handover, pair.ours, pair.here),
        "arrival": (arrival, pair.theirs, pair.there),
    }
    slips = []
    for code, (who, when) in GRANTED.items():
        thing, partner, people = things[code.partition(".")[0]]
        other = pair.theirs if partner == pair.ours else pair.ours
        posts = {**people.posts, "peer": partner.peer, "another peer": other.peer}
        for stage in type(thing)._meta.get_field("stage").choices:
            thing.stage = stage[0]
            for part, post in posts.items():
                may = can(RULES[code.partition(".")[0]].may, code, post, thing, timezone.now())
                if may != (part in who and stage[0] in when):
                    slips.append(f"{code} by {part} at {stage[0]}")
    assert slips == []


def test_each_side_sees_its_own_half(pair: Two, client: Client) -> None:
    handover, arrival = pair.handed()
    ours = (handover.get_absolute_url(), pair.ours.get_absolute_url())
    theirs = (arrival.get_absolute_url(), pair.theirs.get_absolute_url())
    for post, seen, hidden in ((pair.here.clerk, ours, theirs), (pair.there.clerk, theirs, ours)):
        client.force_login(post.user)
        assert [client.get(address).status_code for address in seen] == [200, 200]
        assert [client.get(address).status_code for address in hidden] == [404, 404]
        lists = [client.get(address).status_code for address in ("/partners", "/handovers", "/arrivals")]
        assert lists == [200, 200, 200]
    client.force_login(pair.here.deputy.user)
    assert client.get("/handovers").status_code in {403, 404}
    client.logout()
    assert client.get("/handovers").status_code == 302


def test_the_invitation_is_shown_to_the_head_until_it_is_used(people: Cast, client: Client) -> None:
    client.force_login(people.head.user)
    answer = client.post("/partners/new", {"name": "澜州市人大常委会", "level": "upper"})
    assert answer.status_code == 302, answer.content.decode()[-1500:]
    partner = Partner.objects.get()
    line = letters.invitation(partner)
    assert line in client.get(partner.get_absolute_url()).content.decode()
    client.force_login(people.clerk.user)
    assert line not in client.get(partner.get_absolute_url()).content.decode()
    assert client.get("/partners/new").status_code == 200
    client.force_login(people.head.user)
    refused = client.post("/partners/join", {"invitation": line, "level": "upper"}).content.decode()
    assert "本机关自己发出的邀请" in refused
    pairing.pair(partner, name="澜州市人大常委会", address="https://a.example/x", by=partner.peer, at=timezone.now())
    assert line not in client.get(partner.get_absolute_url()).content.decode()


def test_a_suggestion_is_handed_from_its_page(pair: Two, client: Client) -> None:
    suggestion = a_suggestion(pair.here, at=MatterStage.REGISTERED).suggestion
    client.force_login(pair.here.clerk.user)
    way = f"/handovers/new?of=suggestion-{suggestion.pk}"
    assert way in client.get(suggestion.get_absolute_url()).content.decode()
    assert suggestion.title in client.get(way).content.decode()
    told = {
        "partner": pair.ours.pk,
        "title": suggestion.title,
        "text": "只说这一段。",
        "wish": "handle",
        "reply_by": "",
    }
    answer = client.post(way, told)
    assert answer.status_code == 302, answer.content.decode()[-1500:]
    handover = Handover.objects.get()
    assert (handover.matter_id, handover.kind, handover.text) == (suggestion.pk, "suggestion", "只说这一段。")
    page = client.get(suggestion.get_absolute_url()).content.decode()
    assert handover.get_absolute_url() in page
    client.force_login(pair.here.deputy.user)
    assert way not in client.get(suggestion.get_absolute_url()).content.decode()


@pytest.mark.parametrize("said", ["suggestion-0", "opinion-x", "budget-1", "report-", "-", "suggestion-9" + "9" * 30])
def test_what_is_no_thing_of_the_house(pair: Two, client: Client, said: str) -> None:
    client.force_login(pair.here.clerk.user)
    assert client.get(f"/handovers/new?of={said}").status_code == 404


def test_the_answer_of_the_opinion_stands_ready(pair: Two, client: Client) -> None:
    _handover, arrival = pair.handed()
    arriving.accept(arrival, enter_as="opinion", by=pair.there.clerk, at=timezone.now())
    type(arrival.opinion).objects.filter(pk=arrival.opinion.pk).update(reply="桥面月底前补好。")
    client.force_login(pair.there.clerk.user)
    assert (
        "桥面月底前补好。" in client.get(f"{arrival.get_absolute_url()}/arrival.answer/{arrival.pk}").content.decode()
    )

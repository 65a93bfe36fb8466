"""Stage x cast x act: what is not granted here is refused. Written out by hand, so that a slip in the table is seen."""

import pytest

from lianxinqiao.access.refused import can
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.opinions import citizens
from lianxinqiao.opinions.acts import ACTS
from lianxinqiao.opinions.models import ContactChange
from lianxinqiao.opinions.rules import RULES
from lianxinqiao.opinions.stages import ShareStage, Stage
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

S = Stage
OFFICE, FRONT, UNIT = {"clerk", "head"}, {"clerk", "head", "station"}, {"jiaotong_clerk", "jiaotong_head"}
TOLD = {S.ANSWERED, S.CLOSED}
NOT_OVER = {S.HELD, S.RECEIVED, S.HANDLING, S.PROPOSED, S.RAISED, *TOLD}
GRANTED: dict[str, tuple[set[str], set[Stage]]] = {
    "opinion.release": (OFFICE, {S.HELD}),
    "opinion.discard": (OFFICE, {S.HELD}),
    "opinion.restore": (OFFICE, {S.DISCARDED}),
    "opinion.sort": (OFFICE, {S.HELD, S.RECEIVED}),
    "opinion.answer": (FRONT, {S.RECEIVED}),
    "opinion.assign": (FRONT, {S.RECEIVED, S.HANDLING}),
    "opinion.ask_outside": (FRONT, {S.RECEIVED, S.HANDLING}),
    "share.ask_again": (FRONT, {S.HANDLING}),
    "share.reply": ({"outside"}, {S.HANDLING}),
    "opinion.propose": (FRONT, {S.RECEIVED}),
    "opinion.take_up": ({"deputy"}, {S.PROPOSED}),
    "opinion.hand_back": ({"deputy"}, {S.PROPOSED}),
    "opinion.forward": (OFFICE, {S.RECEIVED}),
    "share.answer": (UNIT, {S.HANDLING}),
    "share.return": (UNIT, {S.HANDLING}),
    "opinion.ask": (FRONT | UNIT, {S.RECEIVED, S.HANDLING}),
    "opinion.close": (OFFICE, {S.ANSWERED}),
    "opinion.add": ({"sender"}, {S.HELD, S.RECEIVED, S.HANDLING, S.PROPOSED, S.RAISED}),
    "question.answer": ({"sender"}, {S.RECEIVED, S.HANDLING, S.PROPOSED, S.RAISED}),
    "opinion.rate": ({"sender"}, TOLD),
    "opinion.reopen": ({"sender"} | FRONT, TOLD),
    "opinion.withdraw": ({"sender"}, {S.HELD, S.RECEIVED, S.HANDLING, S.PROPOSED}),
    "opinion.support": (
        {"sender", "stranger", "other", "outside"} | FRONT | {"deputy", "cosigner", "other_deputy", "delegation_head"},
        {S.RECEIVED, S.HANDLING, S.PROPOSED, S.RAISED, *TOLD},
    ),
    "sender.read": (FRONT | UNIT, set(S) - {S.DISCARDED}),
    "sender.change": ({"sender"}, NOT_OVER),
    "sender.confirm": ({"sender"}, NOT_OVER),
    "sender.verify": (FRONT, NOT_OVER),
    "sender.refuse": (FRONT, NOT_OVER),
    "sender.erase": ({"sender"} | OFFICE, set(S)),
    "opinion.publish": (OFFICE, TOLD),
    "opinion.unpublish": (OFFICE, set(S)),
}
# On a part that somebody outside answers; the others on a unit's part.
OF_OUTSIDE = {"share.ask_again", "share.reply"}


def test_every_act_is_granted_here_by_hand() -> None:
    assert set(GRANTED) == {code for code, act in ACTS.items() if act.on != "beginning"}


@pytest.mark.parametrize("code", sorted(GRANTED))
def test_what_is_not_granted_is_refused(people: Cast, code: str) -> None:
    walk = Walk(people, mandate=people.deputy.mandate).handled("jiaotong")
    share, errand = walk.share, walk.asked_outside()
    strangers = {"sender": walk.citizen, "stranger": citizens.ANYBODY, "other": Stranger("别人", opens=0)}
    posts = {**people.posts, **strangers, "outside": citizens.outside(errand)}
    opinion = walk.opinion
    ContactChange.objects.create(opinion=opinion, sealed="new", key="code", asked_at=walk.at, until=walk.at)
    share = errand.share if code in OF_OUTSIDE else share
    share.opinion = opinion
    subject = share if code.startswith("share.") else opinion
    who, when = GRANTED[code]
    slips = []
    for stage in Stage:
        opinion.stage, share.stage = stage, ShareStage.ASSIGNED
        for part, post in posts.items():
            if can(RULES.may, code, post, subject) != (part in who and stage in when):
                slips.append(f"{code} by {part} at {stage}")
    assert slips == []


def test_a_part_that_is_done_is_not_answered_again(people: Cast) -> None:
    share = Walk(people).handled("jiaotong").share
    for stage in (ShareStage.ANSWERED, ShareStage.RETURNED, ShareStage.ENDED):
        share.stage = stage
        assert not can(RULES.may, "share.answer", people.jiaotong_clerk, share)

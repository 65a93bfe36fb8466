"""Stage x cast x act: everything not granted here is refused, by the act itself.

The expectation is written out by hand, not read from acts.py, so that a slip in that table is seen.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.actions import assessing, assigning, drafting, handling, publishing, registering, supervising
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

S = Stage
EVERYONE = [
    "deputy",
    "cosigner",
    "other_deputy",
    "delegation_head",
    "clerk",
    "head",
    "chairpersons",
    "supervision",
    "auditor",
    "station",
    "administrator",
    "jiaoyu_clerk",
    "jiaoyu_head",
    "caizheng_clerk",
    "caizheng_head",
    "jiaotong_clerk",
    "jiaotong_head",
]
NUMBERED = {S.REGISTERED, S.ASSIGNED, S.HANDLING, S.ANSWERED, S.MEDIATION, S.CLOSED}

# act: (who may, in which stages). What the stages allow may still be refused by the suggestion's own facts.
GRANTED: dict[str, tuple[set[str], set[Stage]]] = {
    "save": ({"deputy"}, {S.DRAFT, S.SENT_BACK}),
    "discard": ({"deputy"}, {S.DRAFT, S.COSIGNING}),
    "invite": ({"deputy"}, {S.DRAFT, S.COSIGNING, S.SENT_BACK}),
    "cosign": ({"cosigner"}, {S.COSIGNING}),
    "decline_to_cosign": ({"cosigner"}, {S.COSIGNING}),
    "reopen_text": ({"deputy"}, {S.COSIGNING}),
    "submit": ({"deputy"}, {S.DRAFT, S.COSIGNING, S.SENT_BACK}),
    "withdraw": ({"deputy"}, {S.SUBMITTED, S.SENT_BACK, S.REGISTERED, S.ASSIGNED, S.HANDLING}),
    "send_back": ({"clerk", "head"}, {S.SUBMITTED}),
    "decline": ({"clerk", "head"}, {S.SUBMITTED}),
    "forward": ({"clerk", "head"}, {S.DECLINED}),
    "register": ({"clerk", "head"}, {S.SUBMITTED}),
    "classify": ({"clerk", "head"}, NUMBERED - {S.CLOSED}),
    "assign": ({"clerk", "head", "supervision"}, {S.REGISTERED}),
    "add_unit": ({"clerk", "head", "supervision"}, {S.ASSIGNED, S.HANDLING}),
    "hold": ({"head"}, {S.ASSIGNED, S.HANDLING}),
    "close": ({"clerk", "head"}, {S.ANSWERED}),
    "rehandle": ({"clerk", "head"}, {S.ANSWERED, S.MEDIATION}),
    "convene": ({"clerk", "head"}, {S.ANSWERED, S.MEDIATION}),
    "conclude": ({"clerk", "head"}, {S.MEDIATION}),
    "choose_key": ({"chairpersons"}, NUMBERED - {S.CLOSED}),
    "record_supervision": ({"chairpersons", "clerk", "head", "supervision"}, NUMBERED - {S.REGISTERED}),
    "decide_openness": ({"clerk", "head"}, NUMBERED | {S.RECORDED}),
    "publish": ({"clerk", "head"}, {S.ANSWERED, S.MEDIATION, S.CLOSED, S.RECORDED}),
}


def acts(people: Cast, walk: Walk) -> dict[str, Callable[[Any], object]]:
    """Each act with what it needs, waiting only for who does it."""
    s, at = walk.suggestion, walk.at + timedelta(hours=1)
    mandate, unit = people.other_deputy.mandate, people.units["jiaotong"]
    field, ground = people.fields["transport"], s.profile_version.rules.not_a_suggestion[0].code
    return {
        "save": lambda by: drafting.save(s, title="改", by=by, at=at),
        "discard": lambda by: drafting.discard(s, by=by, at=at),
        "invite": lambda by: drafting.invite(s, [mandate], until=at + timedelta(days=1), by=by, at=at),
        "cosign": lambda by: drafting.cosign(s, by=by, at=at),
        "decline_to_cosign": lambda by: drafting.decline_to_cosign(s, by=by, at=at),
        "reopen_text": lambda by: drafting.reopen_text(s, by=by, at=at),
        "submit": lambda by: drafting.submit(s, by=by, at=at),
        "withdraw": lambda by: drafting.withdraw(s, reason="情况已变。", by=by, at=at),
        "send_back": lambda by: registering.send_back(s, reason="请补充。", by=by, at=at),
        "decline": lambda by: registering.decline(s, ground=ground, reason="属于个人事项。", by=by, at=at),
        "forward": lambda by: registering.forward(s, to=unit, by=by, at=at),
        "register": lambda by: registering.register(s, field=field, by=by, at=at),
        "classify": lambda by: registering.classify(s, field=field, by=by, at=at),
        "assign": lambda by: assigning.assign(s, to=[To(unit)], by=by, at=at),
        "add_unit": lambda by: assigning.add_unit(s, to=To(unit), by=by, at=at),
        "hold": lambda by: handling.hold(s, reason="等待批复。", by=by, at=at),
        "close": lambda by: assessing.close(s, by=by, at=at),
        "rehandle": lambda by: assessing.rehandle(s, by=by, at=at),
        "convene": lambda by: assessing.convene(s, note="面谈。", by=by, at=at),
        "conclude": lambda by: assessing.conclude(s, outcome="已说明。", by=by, at=at),
        "choose_key": lambda by: supervising.choose_key(s, leader="顾长河", by=by, at=at),
        "record_supervision": lambda by: supervising.record_supervision(
            s, kind="call", held_on=at.date(), note="催办。", by=by, at=at
        ),
        "decide_openness": lambda by: publishing.decide_openness(s, openness="full", by=by, at=at),
        "publish": lambda by: publishing.publish(s, by=by, at=at),
    }


# Granted by who and when, yet refused by the facts of the walked suggestion.
BY_THE_FACTS = {
    ("close", S.ANSWERED),
    ("rehandle", S.ANSWERED),
    ("convene", S.ANSWERED),  # not assessed yet
    ("convene", S.MEDIATION),  # under way already
    ("publish", S.ANSWERED),
    ("publish", S.MEDIATION),
    ("publish", S.CLOSED),
    ("publish", S.RECORDED),  # no decision yet
}


@pytest.mark.parametrize("stage", list(Stage), ids=str)
def test_everything_not_granted_is_refused(people: Cast, stage: Stage) -> None:
    walk = a_suggestion(people, at=stage)
    assert walk.suggestion.stage == stage
    slips = []
    for name, act in acts(people, walk).items():
        who, when = GRANTED[name]
        for part in EVERYONE:
            expected = part in who and stage in when and (name, stage) not in BY_THE_FACTS
            if outcome(walk, act, people.posts[part]) != expected:
                slips.append(f"{name} by {part}: expected {'yes' if expected else 'no'}")
    assert slips == []


def outcome(walk: Walk, act: Callable[[Any], object], by: Any) -> bool:
    """Try the act and take it back. A refused one must have left nothing behind."""
    entries = Entry.objects.count()
    mark = transaction.savepoint()
    try:
        act(by)
        done = True
    except Refused:
        assert Entry.objects.count() == entries
        done = False
    transaction.savepoint_rollback(mark)
    walk.suggestion.refresh_from_db()
    return done

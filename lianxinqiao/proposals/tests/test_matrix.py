"""What is not granted is refused. Rows taken over from `matters` are granted as its own hand-written table grants them;
what only proposals have is granted here by hand."""

from typing import Any

import pytest

from lianxinqiao.access.refused import can
from lianxinqiao.acts.kinds import renamed
from lianxinqiao.matters.acts import ACTS as SHARED
from lianxinqiao.matters.stages import Stage
from lianxinqiao.matters.tests.test_matrix import GRANTED as OF_SUGGESTIONS
from lianxinqiao.proposals.acts import ACTS, NOT_TAKEN, ONLY_OF_CONGRESS
from lianxinqiao.proposals.rules import RULES
from lianxinqiao.proposals.tests.scene import answered
from tests.cast import Cast

S = Stage
OFFICE, HEAD, CHAIR, UNIT = {"clerk", "head"}, {"head"}, {"chairpersons"}, {"jiaoyu_clerk", "jiaoyu_head"}
MEMBERS = {"cosigner", "other_deputy", "delegation_head"}
KEY = {S.REGISTERED, S.ASSIGNED, S.HANDLING, S.ANSWERED, S.MEDIATION, S.CLOSED}
REPLIED = {S.ANSWERED, S.MEDIATION, S.CLOSED}
GRANTED: dict[str, tuple[set[str], set[Stage]]] = {
    "proposal.read": (OFFICE, {S.SUBMITTED}),
    "proposal.not_file": (OFFICE, {S.SUBMITTED}),
    "proposal.consult": (OFFICE | CHAIR | UNIT, KEY | {S.SUBMITTED}),
    "proposal.number_there": (OFFICE, {S.DECLINED}),
    "proposal.plan": (OFFICE | CHAIR, KEY),
    "proposal.key_result": (OFFICE | CHAIR, KEY),
    "handling.rate": (UNIT, {S.ANSWERED}),
    "proposal.recommend": (OFFICE | UNIT | MEMBERS, REPLIED),
    "proposal.praise": (HEAD | CHAIR, REPLIED),
}
BEGUN = {"proposal.start"}  # on what is not there yet
TAKEN = {
    renamed(code, "suggestion", "proposal"): code
    for code, act in SHARED.items()
    if code not in NOT_TAKEN and act.on not in ONLY_OF_CONGRESS
}


def test_every_act_is_granted_by_hand_or_taken_over() -> None:
    assert set(ACTS) == set(GRANTED) | BEGUN | set(TAKEN)
    assert not set(GRANTED) & set(TAKEN)


@pytest.fixture
def proposal(council: Cast) -> Any:
    return answered(council)


@pytest.mark.parametrize("code", [*GRANTED, *(code for code in TAKEN if SHARED[TAKEN[code]].on == "")])
def test_what_is_not_granted_is_refused(council: Cast, proposal: Any, code: str) -> None:
    act = ACTS[code]
    if code in GRANTED:
        who, when = GRANTED[code]
    else:
        given = OF_SUGGESTIONS[TAKEN[code]]
        who, when = set(given.who), {Stage(str(stage)) for stage in given.when}
    subject = proposal.handlings.get() if act.on else proposal
    slips = []
    for stage in Stage:
        subject.root.stage = str(stage)
        for part, post in council.posts.items():
            if part == "cosigner" and code in TAKEN:
                continue  # nobody was asked to sign this one
            may = can(RULES.may, code, post, subject)
            if may is not (part in who and stage in when):
                slips.append((part, str(stage), may))
    assert slips == []


def test_rows_taken_over_say_nothing_of_deputies_or_suggestions() -> None:
    from django.utils import translation

    with translation.override("zh-hans"):
        for code, act in ACTS.items():
            for words in (act.word, act.told, act.then, *(who.name for who in act.who)):
                left = str(words).replace("代表提案者", "")
                assert not any(each in left for each in ("代表", "代工委", "建议")), (code, str(words))

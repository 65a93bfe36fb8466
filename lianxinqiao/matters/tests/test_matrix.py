"""Stage x cast x act: everything not granted here is refused by the rules (and by the acts: test_acts_refuse.py).

The expectation is written out by hand, not read from acts.py, so that a slip in that table is seen.
"""

import pytest
from django.db.models import prefetch_related_objects

from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.matters.actions import recording
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import Assessment, AssigningMeeting, Contact, Countersign, Extension, Promise, Reply
from lianxinqiao.matters.stages import HandlingStage, PromiseStage, ReplyStage, Stage
from tests.cast import cast
from tests.deeds import PROFILE
from tests.matrix import Scene, cross, differences, grant, slips
from tests.walks import Walk

S, H, R, P = Stage, HandlingStage, ReplyStage, PromiseStage

# ------------------------------------------------------------------ what is granted: who, when, and at which of its own stages
DEPUTY, RAISERS = {"deputy"}, {"deputy", "cosigner"}
DEPUTIES = RAISERS | {"other_deputy", "delegation_head"}
CLERK, HEAD = {"clerk"}, {"head"}
OFFICE = CLERK | HEAD
CHAIRPERSONS, SUPERVISION = {"chairpersons"}, {"supervision"}
LEADING, LEADING_HEAD = {"jiaoyu_clerk", "jiaoyu_head"}, {"jiaoyu_head"}
ASSISTING, ASSISTING_HEAD = {"caizheng_clerk", "caizheng_head"}, {"caizheng_head"}

RUNNING = {S.ASSIGNED, S.HANDLING}
AT_WORK = {S.HANDLING}
AFTERWARDS = {S.HANDLING, S.ANSWERED, S.MEDIATION, S.CLOSED}  # once an answer has been delivered
UNDER_WAY = {S.REGISTERED, S.ASSIGNED, S.HANDLING, S.ANSWERED, S.MEDIATION}
GATES = {R.COUNTERSIGNING, R.SIGNING, R.REVIEWING, R.DELIVERING}

GRANTED = {
    "suggestion.start": grant(DEPUTIES),
    "suggestion.enter": grant(OFFICE),
    "suggestion.convert": grant(OFFICE),
    "suggestion.help": grant({"station"}),
    "suggestion.save": grant(DEPUTY | OFFICE, {S.DRAFT, S.SENT_BACK}),
    "file.attach": grant(DEPUTY | OFFICE, {S.DRAFT, S.SENT_BACK}),
    "file.detach": grant(DEPUTY | OFFICE, {S.DRAFT, S.SENT_BACK}),
    "suggestion.discard": grant(DEPUTY, {S.DRAFT, S.COSIGNING}),
    "suggestion.invite": grant(DEPUTY, {S.DRAFT, S.COSIGNING, S.SENT_BACK}),
    "suggestion.uninvite": grant(DEPUTY, {S.COSIGNING}),
    "suggestion.cosign": grant({"cosigner"}, {S.COSIGNING}),
    "suggestion.decline_cosign": grant({"cosigner"}, {S.COSIGNING}),
    "suggestion.reopen_text": grant(DEPUTY, {S.COSIGNING}),
    "suggestion.submit": grant(DEPUTY | OFFICE, {S.DRAFT, S.COSIGNING, S.SENT_BACK}),
    "suggestion.withdraw": grant(DEPUTY, {S.SUBMITTED, S.SENT_BACK, S.REGISTERED, S.ASSIGNED, S.HANDLING}),
    "suggestion.send_back": grant(OFFICE, {S.SUBMITTED}),
    "suggestion.decline": grant(OFFICE, {S.SUBMITTED}),
    "suggestion.forward": grant(OFFICE, {S.DECLINED}),
    "suggestion.register": grant(OFFICE, {S.SUBMITTED}),
    "suggestion.classify": grant(OFFICE, UNDER_WAY),
    "suggestion.merge": grant(OFFICE, {S.REGISTERED}),
    "suggestion.unmerge": grant(OFFICE, {S.REGISTERED}),
    "suggestion.assign": grant(OFFICE | SUPERVISION, {S.REGISTERED}),
    "meeting.call": grant(OFFICE | SUPERVISION),
    "meeting.plan": grant(OFFICE | SUPERVISION),
    "meeting.take_off": grant(OFFICE | SUPERVISION),
    "meeting.hold": grant(OFFICE | SUPERVISION),
    "suggestion.add_unit": grant(OFFICE | SUPERVISION, RUNNING),
    "handling.accept": grant(LEADING, RUNNING, {H.ASSIGNED}),
    "handling.ask_return": grant(LEADING, RUNNING, {H.ASSIGNED}),
    "handling.reassign": grant(SUPERVISION, RUNNING, {H.RETURN_ASKED}),
    "handling.refuse_return": grant(SUPERVISION, RUNNING, {H.RETURN_ASKED}),
    "handling.note_contact": grant(LEADING, RUNNING, {H.ACCEPTED}),
    "contact.confirm": grant(RAISERS, {S.ASSIGNED, *AFTERWARDS}),
    "contact.dispute": grant(RAISERS, {S.ASSIGNED, *AFTERWARDS}),
    "handling.give_opinion": grant(ASSISTING_HEAD, RUNNING, {H.ACCEPTED}, on="assisting"),
    "handling.ask_redo": grant(LEADING, AT_WORK, {H.DONE}, on="assisting"),
    "handling.ask_extension": grant(LEADING, AT_WORK, {H.ACCEPTED}),
    "extension.grant": grant(DEPUTY | HEAD | SUPERVISION, AT_WORK),
    "extension.refuse": grant(DEPUTY | HEAD | SUPERVISION, AT_WORK),
    "suggestion.hold": grant(HEAD, RUNNING),
    "suggestion.release": grant(HEAD, RUNNING),
    "reply.draft": grant(LEADING, AT_WORK, {H.ACCEPTED}),
    "reply.save": grant(LEADING, AT_WORK, {R.DRAFT}),
    "reply.send": grant(LEADING, AT_WORK, {R.DRAFT}),
    "reply.countersign": grant(ASSISTING, AT_WORK),
    "reply.sign": grant(LEADING_HEAD, AT_WORK, {R.SIGNING}),
    "reply.review": grant(SUPERVISION, AT_WORK, {R.REVIEWING}),
    "reply.send_back": grant(LEADING_HEAD | SUPERVISION | OFFICE, AT_WORK, GATES),
    "reply.deliver": grant(OFFICE, AT_WORK, {R.DELIVERING}),
    "assessment.give": grant(RAISERS, {S.ANSWERED, S.HANDLING, S.MEDIATION}),
    "assessment.enter": grant(OFFICE, {S.ANSWERED, S.HANDLING}),
    "assessment.confirm": grant(RAISERS, {S.ANSWERED, S.HANDLING, S.MEDIATION}),
    "assessment.remind": grant(OFFICE, {S.ANSWERED, S.HANDLING}),
    "assessment.not_returned": grant(OFFICE, {S.ANSWERED, S.HANDLING}),
    "suggestion.rehandle": grant(OFFICE, {S.ANSWERED, S.MEDIATION}),
    "suggestion.convene": grant(OFFICE, {S.ANSWERED, S.MEDIATION}),
    "suggestion.conclude": grant(OFFICE, {S.MEDIATION}),
    "suggestion.close": grant(OFFICE, {S.ANSWERED}),
    "promise.report": grant(LEADING, AFTERWARDS, {P.OPEN}),
    "promise.carry_over": grant(LEADING_HEAD, AFTERWARDS, {P.OPEN}),
    "promise.declare": grant(LEADING, AFTERWARDS, {P.OPEN}),
    "promise.confirm": grant(DEPUTY | OFFICE, AFTERWARDS, {P.DECLARED, P.KEPT}),
    "promise.enter": grant(OFFICE, AFTERWARDS, {P.DECLARED}),
    "promise.reject": grant(DEPUTY | OFFICE, AFTERWARDS, {P.DECLARED, P.KEPT}),
    "suggestion.choose_key": grant(CHAIRPERSONS, UNDER_WAY),
    "suggestion.supervise": grant(
        CHAIRPERSONS | OFFICE | SUPERVISION, {S.ASSIGNED, S.HANDLING, S.ANSWERED, S.MEDIATION, S.CLOSED}
    ),
    "suggestion.decide_openness": grant(OFFICE, UNDER_WAY | {S.CLOSED, S.RECORDED}),
    "suggestion.publish": grant(OFFICE, {S.ANSWERED, S.MEDIATION, S.CLOSED, S.RECORDED}),
    "suggestion.unpublish": grant(HEAD, {S.HANDLING, S.ANSWERED, S.MEDIATION, S.CLOSED, S.RECORDED}),
    "suggestion.succeed": grant({"administrator"}, {S.ASSIGNED, *AFTERWARDS}),
    "suggestion.import": grant(OFFICE),
    "suggestion.correct_import": grant(OFFICE, {S.REGISTERED}),
    "import.record": grant(OFFICE),
    "import.take_back": grant(OFFICE),
}


def test_every_act_has_its_entry() -> None:
    assert list(GRANTED) == list(ACTS)


# ------------------------------------------------------------------ what the rules say
@pytest.fixture
def scene(db: None) -> Scene:
    """One of all that can hang on a suggestion, made where none is needed in the database; people of two bodies."""
    people, others = cast(PROFILE), cast(PROFILE, code="beihe")
    walk = Walk(people).being_handled()
    share, assisting = walk.handling, walk.assisting
    share.suggestion = assisting.suggestion = walk.suggestion
    reply = Reply(handling=share)
    things = {
        "suggestion": walk.suggestion,
        "handling": share,
        "assisting": assisting,
        "contact": Contact(handling=share),
        "extension": Extension(handling=share),
        "reply": reply,
        "countersign": Countersign(reply=reply, handling=assisting),
        "assessment": Assessment(reply=reply, mandate=people.deputy.mandate),
        "promise": Promise(reply=reply, suggestion=walk.suggestion, organization=share.organization),
        "beginning": Beginning(people.body.pk),
        "meeting": AssigningMeeting(body=people.body),
        "import": recording.Import(None, people.session),  # type: ignore[arg-type]
    }
    prefetch_related_objects([walk.suggestion], "handlings")
    strangers = {f"{part} of another body": post for part, post in others.posts.items() if post.body_id}
    return Scene(things, people.posts, strangers)


def test_everything_not_granted_is_refused(scene: Scene) -> None:
    assert [slip for code, act in ACTS.items() for slip in differences(scene, act, GRANTED[code])] == []


def test_a_delegations_suggestion_is_its_heads_too(scene: Scene) -> None:
    """In the name of the delegation its head does what the lead deputy does, and nothing else."""
    suggestion = scene.things["suggestion"]
    suggestion.delegation = suggestion.lead.delegation
    for code, act in ACTS.items():
        given = GRANTED[code]
        if "deputy" in given.who and act.on not in {"beginning", "meeting", "import"}:
            given = grant(given.who | {"delegation_head"}, given.when, given.at, on=given.on)
        assert list(differences(scene, act, given, cross)) == []


def test_any_slip_in_the_table_is_seen(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row with one party or one stage too many or too few: the judgement above reports it."""
    unseen, tried = [], 0
    for code, act in list(ACTS.items()):
        given = GRANTED[code]
        assert not any(differences(scene, act, given, cross))
        for what, wrong in slips(scene, act, given):
            with monkeypatch.context() as patch:
                patch.setitem(ACTS._rows, code, wrong)
                tried += 1
                if not any(differences(scene, wrong, given, cross)):
                    unseen.append(f"{code} {what}")
    assert unseen == []
    assert tried > 15 * len(ACTS)

"""At real stops of the life each act asks its rules: what they refuse it refuses and leaves nothing, what they grant it does."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters import imports
from lianxinqiao.matters.actions import (
    assessing,
    assigning,
    drafting,
    handling,
    preparing,
    promising,
    publishing,
    recording,
    registering,
    replying,
    succeeding,
    supervising,
)
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import (
    Assessment,
    AssigningMeeting,
    Contact,
    CoSigner,
    Extension,
    Hold,
    Reply,
    Suggestion,
    SuggestionFile,
)
from lianxinqiao.matters.stages import ReplyStage, Stage
from lianxinqiao.matters.tests.test_matrix import GRANTED
from lianxinqiao.people.models import Post
from tests.cast import Cast, cast
from tests.deeds import PROFILE
from tests.matrix import Place
from tests.walks import Walk, a_suggestion

GRADES = {"attitude": "satisfied", "result": "satisfied"}
WHY = {"reason": "情况已变。"}


class Stop:
    """Where a walk stands: what there is of each kind, and whatever an act may need beside it."""

    def __init__(self, walk: Walk) -> None:
        self.walk, self.paper, self.like = walk, walk.scan(), walk.suggestion
        if walk.suggestion.stage == Stage.REGISTERED:  # where it may be merged
            self.like = Walk(walk.people, title="关于护学岗").registered().suggestion
        self.mandate = walk.people.deputy.mandate
        self.people, self.at = walk.people, walk.at + timedelta(hours=1)
        self.on = self.at.date()
        self.unit, self.field = walk.people.units["jiaotong"], walk.people.fields["transport"]
        self.ground = walk.suggestion.profile_version.rules.not_a_suggestion[0].code

    def things(self) -> dict[str, Any]:
        s = self.walk.suggestion
        reply = Reply.objects.filter(handling__suggestion=s).last()
        found: dict[str, Any] = {
            "suggestion": s,
            "handling": s.handlings.filter(kind="lead").first(),
            "assisting": s.handlings.filter(kind="assist").first(),
            "contact": Contact.objects.filter(handling__suggestion=s).first(),
            "extension": Extension.objects.filter(handling__suggestion=s).first(),
            "reply": reply,
            "countersign": reply and reply.countersigns.first(),
            "assessment": reply and reply.assessments.filter(mandate=self.people.deputy.mandate).first(),
            "promise": s.promises.first(),
            "import": s.came_with and recording.Import(s.came_with, s.session),
        }
        if s.stage == Stage.DRAFT:
            found["beginning"] = Beginning(s.body_id)
        if s.stage == Stage.REGISTERED:
            called = {"body": s.body, "name": "交办会", "held_on": self.on, "planned_by": self.people.clerk}
            found["meeting"] = AssigningMeeting.objects.create(**called)
        return {name: thing for name, thing in found.items() if thing}

    # -------------------------------------------------------------- what becomes true for one try
    def being(self, thing: Any, **facts: Any) -> Any:
        type(thing).objects.filter(pk=thing.pk).update(**facts)
        return thing

    def merged(self, suggestion: Suggestion) -> Suggestion:
        return suggestion if self.like == suggestion else self.being(suggestion, merged_into=self.like)

    def invitation(self, suggestion: Suggestion) -> CoSigner:
        return suggestion.cosigners.first() or CoSigner(suggestion=suggestion, mandate=self.people.cosigner.mandate)

    def attached(self, suggestion: Suggestion) -> SuggestionFile:
        return SuggestionFile.objects.create(suggestion=suggestion, attachment=self.paper)

    def planned(self, meeting: AssigningMeeting) -> AssigningMeeting:
        meeting.planned.create(suggestion=self.walk.suggestion, organization=self.unit, kind="lead")
        return meeting

    def imported(self, *, by: Post, at: datetime) -> None:
        row = {"标题": "关于护学岗", "领衔代表": self.mandate.person.name, "事由": "车流密集。", "具体建议": "到岗。"}
        rows, session = [list(row), list(row.values())], self.people.session
        assert imports.run(rows, session=session, by=by, keep=True, at=at, history=False).changes

    def held(self, suggestion: Suggestion) -> Suggestion:
        Hold.objects.create(suggestion=suggestion, from_on=self.on, reason="等待批复。", authorised_by=self.people.head)
        return suggestion

    def entered(self, form: Assessment) -> Assessment:
        if form.suggestion.stage == Stage.ANSWERED:
            assessing.enter_paper(form, **GRADES, scan=self.paper, by=self.people.clerk, at=self.at)
        return form

    def assessed(self, suggestion: Suggestion) -> Suggestion:
        if suggestion.stage == Stage.ANSWERED:
            self.walk.assess("satisfied")
        return suggestion

    def from_a_sheet(self, suggestion: Suggestion) -> Suggestion:
        suggestion.source = "import"
        return suggestion


# Each act with what it needs, waiting for the stop, for what it is done on, and for who does it when.
CALLS: dict[str, Callable[..., object]] = {
    "suggestion.start": lambda s, it, **who: drafting.start(title="关于护学岗", **who),
    "suggestion.enter": lambda s, it, **who: drafting.enter_from_paper(mandate=s.mandate, scan=s.paper, **who),
    "suggestion.convert": lambda s, it, **who: registering.convert_from_motion(
        mandate=s.mandate, title="关于护学岗", cause="车流密集。", requests=["到岗。"], **WHY, **who
    ),
    "suggestion.help": lambda s, it, **who: drafting.help_to_write(mandate=s.mandate, title="关于护学岗", **who),
    "suggestion.save": lambda s, it, **who: drafting.save(it, title="改", **who),
    "file.attach": lambda s, it, **who: drafting.attach(it, s.paper, **who),
    "file.detach": lambda s, it, **who: drafting.detach(s.attached(it), **who),
    "suggestion.discard": lambda s, it, **who: drafting.discard(it, **who),
    "suggestion.invite": lambda s, it, **who: drafting.invite(it, [s.people.other_deputy.mandate], until=None, **who),
    "suggestion.uninvite": lambda s, it, **who: drafting.uninvite(s.invitation(it), **who),
    "suggestion.cosign": lambda s, it, **who: drafting.cosign(it, **who),
    "suggestion.decline_cosign": lambda s, it, **who: drafting.decline_to_cosign(it, **who),
    "suggestion.reopen_text": lambda s, it, **who: drafting.reopen_text(it, **who),
    "suggestion.submit": lambda s, it, **who: drafting.submit(it, **who),
    "suggestion.withdraw": lambda s, it, **who: drafting.withdraw(it, **WHY, **who),
    "suggestion.send_back": lambda s, it, **who: registering.send_back(it, **WHY, **who),
    "suggestion.decline": lambda s, it, **who: registering.decline(it, ground=s.ground, **WHY, **who),
    "suggestion.forward": lambda s, it, **who: registering.forward(it, to=s.unit, **who),
    "suggestion.register": lambda s, it, **who: registering.register(it, field=s.field, **who),
    "suggestion.classify": lambda s, it, **who: registering.classify(it, field=s.field, **who),
    "suggestion.merge": lambda s, it, **who: registering.merge(it, into=s.like, **who),
    "suggestion.unmerge": lambda s, it, **who: registering.unmerge(s.merged(it), **who),
    "suggestion.assign": lambda s, it, **who: assigning.assign(it, to=[To(s.unit)], **who),
    "meeting.call": lambda s, it, **who: preparing.call_meeting(name="交办会", held_on=s.on, **who),
    "meeting.plan": lambda s, it, **who: preparing.plan(it, s.walk.suggestion, to=[To(s.unit)], **who),
    "meeting.take_off": lambda s, it, **who: preparing.take_off(s.planned(it), s.walk.suggestion, **who),
    "meeting.hold": lambda s, it, **who: assigning.hold_assigning_meeting(s.planned(it), **who),
    "suggestion.add_unit": lambda s, it, **who: assigning.add_unit(it, to=To(s.unit), **who),
    "handling.accept": lambda s, it, **who: assigning.accept(it, **who),
    "handling.ask_return": lambda s, it, **who: assigning.ask_return(it, **WHY, proposed=s.unit, **who),
    "handling.reassign": lambda s, it, **who: assigning.reassign(it, to=s.unit, **who),
    "handling.refuse_return": lambda s, it, **who: assigning.refuse_return(it, answer="属于贵局。", **who),
    "handling.note_contact": lambda s, it, **who: handling.note_contact(
        it, kind="phone", held_on=s.on, note="又沟通了一次。", **who
    ),
    "contact.confirm": lambda s, it, **who: handling.confirm_contact(it, **who),
    "contact.dispute": lambda s, it, **who: handling.dispute_contact(it, reason="没有接到电话。", **who),
    "handling.give_opinion": lambda s, it, **who: handling.give_opinion(it, opinion="经费已列预算。", **who),
    "handling.ask_redo": lambda s, it, **who: handling.ask_redo(it, reason="没有答到第二点。", **who),
    "handling.ask_extension": lambda s, it, **who: handling.ask_extension(it, **WHY, **who),
    "extension.grant": lambda s, it, **who: handling.grant_extension(it, **who),
    "extension.refuse": lambda s, it, **who: handling.refuse_extension(it, answer="请抓紧办理。", **who),
    "suggestion.hold": lambda s, it, **who: handling.hold(it, **WHY, **who),
    "suggestion.release": lambda s, it, **who: handling.release(s.held(it), **who),
    "reply.draft": lambda s, it, **who: replying.draft(it, **who),
    "reply.save": lambda s, it, **who: replying.save(it, body="改过的正文。", **who),
    "reply.send": lambda s, it, **who: replying.send(it, **who),
    "reply.countersign": lambda s, it, **who: replying.countersign(it, **who),
    "reply.sign": lambda s, it, **who: replying.sign(it, **who),
    "reply.review": lambda s, it, **who: replying.review(it, **who),
    "reply.send_back": lambda s, it, **who: replying.send_back(it, **WHY, **who),
    "reply.deliver": lambda s, it, **who: replying.deliver(it, **who),
    "assessment.give": lambda s, it, **who: assessing.assess(it, **GRADES, **who),
    "assessment.enter": lambda s, it, **who: assessing.enter_paper(it, **GRADES, scan=s.paper, **who),
    "assessment.confirm": lambda s, it, **who: assessing.stand_by(s.entered(it), **who),
    "assessment.remind": lambda s, it, **who: assessing.remind(it, **who),
    "assessment.not_returned": lambda s, it, **who: assessing.mark_not_returned(
        s.being(it, reminded_on=s.on, due_on=s.on - timedelta(days=1)), **who
    ),
    "suggestion.rehandle": lambda s, it, **who: assessing.rehandle(s.being(it, final_result="unsatisfied"), **who),
    "suggestion.convene": lambda s, it, **who: assessing.convene(
        s.being(it, final_result="unsatisfied"), note="双方面谈。", **who
    ),
    "suggestion.conclude": lambda s, it, **who: assessing.conclude(it, outcome="代表理解。", **who),
    "suggestion.close": lambda s, it, **who: assessing.close(s.assessed(it), **who),
    "promise.report": lambda s, it, **who: promising.report(it, percent=40, note="已开工。", **who),
    "promise.carry_over": lambda s, it, **who: promising.carry_over(it, due_on=date(2027, 6, 30), **WHY, **who),
    "promise.declare": lambda s, it, **who: promising.declare_kept(it, note="信号灯已启用。", **who),
    "promise.confirm": lambda s, it, **who: promising.confirm(it, **who),
    "promise.enter": lambda s, it, **who: promising.enter_paper(it, grade="satisfied", scan=s.paper, **who),
    "promise.reject": lambda s, it, **who: promising.reject(it, reason="还没有亮。", **who),
    "suggestion.choose_key": lambda s, it, **who: supervising.choose_key(it, leader="顾长河", **who),
    "suggestion.supervise": lambda s, it, **who: supervising.record_supervision(
        it, kind="call", held_on=s.on, note="催办。", **who
    ),
    "suggestion.decide_openness": lambda s, it, **who: publishing.decide_openness(it, openness="full", **who),
    "suggestion.publish": lambda s, it, **who: publishing.publish(s.being(it, openness="full"), **who),
    "suggestion.unpublish": lambda s, it, **who: publishing.unpublish(
        s.being(it, openness="full", published_at=s.at), **WHY, **who
    ),
    "suggestion.succeed": lambda s, it, **who: succeeding.succeed(
        it, unit=s.people.units["jiaoyu"], to=s.unit, on=s.on, **who
    ),
    "suggestion.import": lambda s, it, **who: s.imported(**who),
    "suggestion.correct_import": lambda s, it, **who: registering.correct_import(
        s.from_a_sheet(it), what=["标题"], **who
    ),
    "import.record": lambda s, it, **who: recording.record(it, [s.walk.suggestion], **who),
    "import.take_back": lambda s, it, **who: recording.take_back(it, **WHY, **who),
}
OFFICE, RAISERS, LEADING = {"clerk", "head"}, {"deputy", "cosigner"}, {"jiaoyu_clerk", "jiaoyu_head"}
ASSISTING = {"caizheng_clerk", "caizheng_head"}
# Granted by who and when, yet refused by the facts of the walked suggestion: at these stops, to whom.
FACTS: list[tuple[str, str, set[str]]] = [
    ("suggestion.save", "draft, sent_back", OFFICE),  # not entered by them from paper
    ("suggestion.submit", "draft, cosigning, sent_back", OFFICE),
    ("file.attach", "draft, sent_back", OFFICE),
    ("file.detach", "draft, sent_back", OFFICE),
    ("suggestion.convene", "mediation", OFFICE),  # under way already
    ("suggestion.publish", "recorded", OFFICE),  # nobody knows that it was answered
    ("handling.ask_extension", "more time asked", LEADING),
    (
        "handling.ask_redo",
        "reply countersigning, reply signing, reply reviewing, reply delivering",
        LEADING,
    ),  # sent off
    ("extension.grant", "more time asked", {"deputy", "supervision"}),  # the profile leaves it to the office's head
    ("extension.refuse", "more time asked", {"deputy", "supervision"}),
    ("reply.countersign", "reply signing, reply reviewing, reply delivering", ASSISTING),  # done already
    ("reply.send_back", "reply countersigning, reply signing", OFFICE | {"supervision"}),  # at another's gate
    ("reply.send_back", "reply reviewing", OFFICE | {"jiaoyu_head"}),
    ("reply.send_back", "reply delivering", {"jiaoyu_head", "supervision"}),
    ("assessment.give", "answered, mediation, promise declared", {"cosigner"}),  # the lead deputy's own form
    ("assessment.give", "mediation", {"deputy"}),  # given
    ("assessment.confirm", "answered, mediation, promise declared", {"cosigner"}),
    ("assessment.confirm", "mediation", {"deputy"}),  # given by themselves
    ("promise.confirm", "promise declared", OFFICE),  # the deputy's term is not over
]
BY_THE_FACTS: dict[tuple[str, str], set[str]] = {}
for _code, _stops, _to in FACTS:
    for _stop in _stops.split(", "):
        BY_THE_FACTS.setdefault((_code, _stop), set()).update(_to)


# ------------------------------------------------------------------ the stops
def _return_asked(people: Cast) -> Walk:
    walk, unit, by = Walk(people).assigned(), people.units["jiaotong"], people.jiaoyu_clerk
    assigning.ask_return(walk.handling, reason="属于交通部门。", proposed=unit, by=by, at=walk.later())
    return walk


def _called_and_more_time_asked(people: Cast) -> Walk:
    walk, by = Walk(people).being_handled(), people.jiaoyu_clerk
    handling.note_contact(walk.handling, kind="phone", held_on=walk.at.date(), note="已沟通。", by=by, at=walk.at)
    handling.ask_extension(walk.handling, reason="需要专项论证。", by=by, at=walk.at)
    return walk


def _declared(people: Cast) -> Walk:
    walk = Walk(people).answered()
    promising.declare_kept(walk.promise, note="信号灯已启用。", by=people.jiaoyu_clerk, at=walk.later())
    return walk


GATES = (ReplyStage.COUNTERSIGNING, ReplyStage.SIGNING, ReplyStage.REVIEWING, ReplyStage.DELIVERING)
STOPS: dict[str, Callable[[Cast], Walk]] = {
    **{str(stage): partial(a_suggestion, at=stage) for stage in Stage},
    "return asked": _return_asked,
    "more time asked": _called_and_more_time_asked,
    "reply drafted": lambda people: Walk(people).drafted(),
    **{f"reply {stage}": partial(a_suggestion, at=stage) for stage in GATES},
    "promise declared": _declared,
}


def test_acts_ask_their_rules(db: None) -> None:
    """At every stop one person who may; at the first where it is possible everybody."""
    people = cast(PROFILE)
    tried: set[str] = set()
    slips = []
    for where, walked in STOPS.items():
        mark = transaction.savepoint()
        stop = Stop(walked(people))
        for code, thing, place in _possible(stop):
            before = Entry.objects.filter(act=code).count()
            for part in _parts(code, where, place, people, tried):
                done = _done(stop, code, thing, people.posts[part], before)
                if done != _expected(code, where, place, part):
                    slips.append(f"{where}: {code} by {part} is {'done' if done else 'refused'}")
        transaction.savepoint_rollback(mark)
    assert slips == []
    assert tried == set(CALLS) == set(GRANTED)


def _possible(stop: Stop) -> list[tuple[str, Any, Place]]:
    """The acts of which the thing is there, and where it stands."""
    things = stop.things()
    named = ((code, things.get(GRANTED[code].on or ACTS[code].on or "suggestion")) for code in CALLS)
    return [
        (code, thing, (getattr(thing.root, "stage", ""), getattr(thing, "stage", ""))) for code, thing in named if thing
    ]


def _expected(code: str, where: str, place: Place, part: str) -> bool:
    return GRANTED[code].gives(part, place) and part not in BY_THE_FACTS.get((code, where), set())


def _parts(code: str, where: str, place: Place, people: Cast, tried: set[str]) -> list[str]:
    possible = [part for part in people.posts if _expected(code, where, place, part)]
    if not possible or code in tried:
        return possible[:1] or [min(GRANTED[code].who)]
    tried.add(code)
    return list(people.posts)


def _done(stop: Stop, code: str, thing: Any, by: Post, before: int) -> bool:
    """Try the act and take it back. A refused one must have left no entry behind."""
    mark = transaction.savepoint()
    try:
        CALLS[code](stop, thing, by=by, at=stop.at)
    except Refused:
        assert Entry.objects.filter(act=code).count() == before, f"{code} was refused, and is in the journal"
        transaction.savepoint_rollback(mark)
        return False
    transaction.savepoint_rollback(mark)
    stop.walk.suggestion.refresh_from_db()
    return True

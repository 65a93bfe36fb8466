"""Every act of the life as a browser does it: who, on what, and what is typed.

`DEEDS` is checked against the table of acts, so that a new act cannot be forgotten here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.files import actions as files
from lianxinqiao.matters.actions import (
    assessing,
    assigning,
    drafting,
    handling,
    preparing,
    promising,
    publishing,
    registering,
)
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import AssigningMeeting, Countersign, Extension, Handling, Promise
from lianxinqiao.people.models import Organization
from tests.walks import PNG, SCAN, Walk

Scene = Callable[[Walk], Any]
PROFILE = "shandong-2017"  # one in which an extension is asked for and granted, so that every act can happen


@dataclass(frozen=True)
class Deed:
    by: str
    scene: Scene  # walks there and gives back what the act is done on
    typed: dict[str, Any] | Callable[[Walk], dict[str, Any]] = field(default_factory=dict)
    ago: int = 60  # days since the story began, so that windows are open and terms not over
    url: Callable[[Any], str] | None = None  # where it is not the page of the act
    holds: str = "notices_dispatch"  # the table of its last write: whoever holds it holds the act before its commit

    def address(self, code: str, subject: Any) -> str:
        if self.url:
            return self.url(subject)
        return reverse("suggestion-act", args=[subject.suggestion.reference, code, subject.pk])

    def form(self, walk: Walk) -> dict[str, Any]:
        return self.typed(walk) if callable(self.typed) else self.typed


# ------------------------------------------------------------------ scenes: what the act is done on
def suggestion(walk: Callable[..., Any]) -> Scene:
    return lambda at: walk(at).suggestion


def on(walk: Callable[..., Any], subject: str) -> Scene:
    return lambda at: getattr(walk(at), subject)


def itself(walk: Walk) -> Walk:
    return walk


def _cosigning(walk: Walk) -> Walk:
    drafting.invite(walk.suggestion, [walk.people.cosigner.mandate], until=None, by=walk.people.deputy, at=walk.at)  # type: ignore[list-item]
    return walk


def _cosigned(walk: Walk) -> Walk:
    drafting.cosign(_cosigning(walk).suggestion, by=walk.people.cosigner, at=walk.at)
    return walk


def _declined(walk: Walk) -> Walk:
    ground = walk.submitted().suggestion.profile_version.rules.not_a_suggestion[0].code
    registering.decline(walk.suggestion, ground=ground, reason="属于个人事项。", by=walk.people.clerk, at=walk.later())
    return walk


def _with_a_like_one(walk: Walk) -> Walk:
    other = Walk(walk.people, title=f"{walk.suggestion.title}之二", at=walk.at).registered()
    walk.registered().like = other.suggestion  # type: ignore[attr-defined]
    return walk


def _merged(walk: Walk) -> Walk:
    into = _with_a_like_one(walk).like  # type: ignore[attr-defined]
    registering.merge(walk.suggestion, into=into, by=walk.people.clerk, at=walk.later())
    return walk


def _return_asked(walk: Walk) -> Walk:
    unit = walk.people.units["jiaotong"]
    walk.assigned()
    assigning.ask_return(
        walk.handling, reason="属于交通部门。", proposed=unit, by=walk.people.jiaoyu_clerk, at=walk.later()
    )
    return walk


def _contact(walk: Walk) -> Any:
    walk.being_handled()
    day = timezone.localdate(walk.at)
    by = walk.people.jiaoyu_clerk
    return handling.note_contact(walk.handling, kind="phone", held_on=day, note="已电话沟通。", by=by, at=walk.at)


def _opinion_given(walk: Walk) -> Handling:
    walk.being_handled()
    share = walk.assisting
    handling.give_opinion(share, opinion="经费已列预算。", by=walk.people.caizheng_head, at=walk.later())
    return share


def _extension(walk: Walk) -> Extension:
    walk.being_handled()
    by = walk.people.jiaoyu_clerk
    return handling.ask_extension(walk.handling, reason="需要专项论证。", by=by, at=walk.later())


def _held(walk: Walk) -> Walk:
    handling.hold(walk.being_handled().suggestion, reason="等待批复。", by=walk.people.head, at=walk.later())
    return walk


def _countersign(walk: Walk) -> Countersign:
    return walk.countersigning().reply.countersigns.get()


def _reminded(walk: Walk) -> Any:
    assessing.remind(walk.answered().assessment, by=walk.people.clerk, at=walk.later())
    return walk.assessment


def _declared(walk: Walk) -> Promise:
    promise = walk.answered().promise
    promising.declare_kept(promise, note="信号灯已启用。", by=walk.people.jiaoyu_clerk, at=walk.later())
    return promise


def _decided(walk: Walk) -> Walk:
    publishing.decide_openness(walk.closed().suggestion, openness="full", by=walk.people.clerk, at=walk.later())
    return walk


def _published(walk: Walk) -> Walk:
    publishing.publish(_decided(walk).suggestion, by=walk.people.clerk, at=walk.later())
    return walk


def _twice_unsatisfied(walk: Walk) -> Walk:
    walk.rehandled()
    walk.write_reply()
    people = walk.people
    from lianxinqiao.matters.actions import replying  # deferred: named beside its only use

    replying.send(walk.reply, by=people.jiaoyu_clerk, at=walk.at)
    replying.countersign(walk.reply.countersigns.get(), by=people.caizheng_head, at=walk.later())
    replying.sign(walk.reply, by=people.jiaoyu_head, at=walk.later())
    replying.review(walk.reply, by=people.supervision, at=walk.later())
    replying.deliver(walk.reply, by=people.clerk, at=walk.later())
    walk.assess("unsatisfied")
    return walk


def _with_a_unit_that_ends(walk: Walk) -> Walk:
    """A unit of this suggestion's own: whoever else is at work in the district keeps theirs."""
    code = f"old{walk.suggestion.pk}"
    district = walk.people.district
    walk.old = Organization.objects.create(district=district, code=code, name=f"{code}局", short_name=f"{code}局")  # type: ignore[attr-defined]
    walk.assigned([To(walk.old, "lead")])  # type: ignore[attr-defined]
    return walk


def _body(walk: Walk) -> Any:
    return walk.people.body


def _attached(walk: Walk) -> Any:
    photo = files.store_bytes("路口.png", PNG, by=None)
    return drafting.attach(walk.suggestion, photo, by=walk.people.deputy, at=walk.at)


def _called(walk: Walk) -> Any:
    walk.registered()
    return preparing.call_meeting(name="交办会", held_on=walk.at.date(), by=walk.people.clerk, at=walk.later())


def _planned(walk: Walk) -> Any:
    meeting, to = _called(walk), [To(walk.people.units["jiaotong"])]
    preparing.plan(meeting, walk.suggestion, to=to, by=walk.people.clerk, at=walk.later())
    return meeting


# ------------------------------------------------------------------ what is typed
def _text(walk: Walk) -> dict[str, Any]:
    return {"title": f"{walk.suggestion.title}之二", "cause": "早晚高峰车流密集。", "requests": "护学岗每天到岗。"}


def _for_a_deputy(walk: Walk) -> dict[str, Any]:
    return {**_text(walk), "mandate": walk.people.deputy.mandate_id}


def _on_paper(walk: Walk) -> dict[str, Any]:
    return {**_for_a_deputy(walk), "scan": SimpleUploadedFile("建议.pdf", SCAN)}


def _motion(walk: Walk) -> dict[str, Any]:
    return {**_for_a_deputy(walk), "reason": "不属于议案范围。"}


def _for_the_meeting(walk: Walk) -> dict[str, Any]:
    meeting = AssigningMeeting.objects.filter(body=walk.people.body).latest("id")
    return {"pk": walk.suggestion.pk, "lead": walk.people.units["jiaotong"].pk, "meeting": meeting.pk}


def _of_the_list(meeting: Any) -> str:
    return reverse("assigning-meeting-take-off", args=[meeting.pk, meeting.planned.get().suggestion_id])


def _page(name: str) -> Callable[[Any], str]:
    return lambda _subject: reverse(name)


def _colleague(walk: Walk) -> dict[str, Any]:
    return {"mandates": [walk.people.other_deputy.mandate_id]}


def _field(walk: Walk) -> dict[str, Any]:
    return {"field": walk.people.fields["transport"].pk}


def _unit(name: str, code: str = "jiaotong", **more: str) -> Callable[[Walk], dict[str, Any]]:
    return lambda walk: {name: walk.people.units[code].pk, **more}


def _merged_unit(walk: Walk) -> dict[str, Any]:
    return {"into": walk.people.units["jiaotong"].pk, "on": timezone.localdate().isoformat(), "confirm": "1"}


def _ground(walk: Walk) -> dict[str, Any]:
    grounds = walk.suggestion.profile_version.rules.not_a_suggestion
    return {"ground": grounds[0].code, "reason": "属于个人事项。"}


def _today(**more: str) -> dict[str, Any]:
    return {"held_on": timezone.localdate().isoformat(), **more}


def _next_year(walk: Walk) -> dict[str, Any]:
    return {"due_on": (timezone.localdate() + timedelta(days=365)).isoformat(), "reason": "路面先修。"}


def _scan(walk: Walk) -> dict[str, Any]:
    return {"attitude": "satisfied", "result": "satisfied", "scan": SimpleUploadedFile("表.png", PNG, "image/png")}


def _scan_of_second(_walk: Walk) -> dict[str, Any]:
    return {"grade": "satisfied", "scan": SimpleUploadedFile("表.png", PNG, "image/png")}


def _entered(walk: Walk) -> Any:
    grades = {"attitude": "satisfied", "result": "satisfied"}
    assessing.enter_paper(
        walk.answered().assessment, **grades, scan=walk.scan(), by=walk.people.clerk, at=timezone.now()
    )
    return walk.assessment


def _autosave(name: str, key: str) -> Callable[[Any], str]:
    return lambda subject: reverse(name, args=[getattr(subject, key)])


def _reorganize(subject: Any) -> str:
    return reverse("people:reorganize", args=[subject.handlings.get().organization_id, "merge"])


def _invitation(subject: Any) -> str:
    return reverse("suggestion-uninvite", args=[subject.reference, subject.cosigners.get().pk])


WHY = {"reason": "情况已变。"}
# Done on a whole sheet, behind the sheet's own lock (matters/tests/test_import.py confirms one three times).
OF_SHEETS = frozenset({"suggestion.import", "suggestion.correct_import", "import.record", "import.take_back"})
# Comes with a draft that is saved first, in a transaction of its own: the text is kept where a file may not come in.
WITH_THE_TEXT = frozenset({"file.attach"})
# Made by a form that is sent twice at once (tests/test_sent_twice.py): nothing is there yet that both could wait for.
BEGINNINGS = frozenset(code for code, act in ACTS.items() if act.on == "beginning")
QUIET = "journal_entry"  # tells nobody: its last write is the journal's
DEEDS: dict[str, Deed] = {
    "suggestion.start": Deed("deputy", _body, _text, url=_page("suggestion-new"), holds=QUIET),
    "suggestion.enter": Deed("clerk", _body, _on_paper, url=_page("suggestion-paper"), holds=QUIET),
    "suggestion.convert": Deed("clerk", _body, _motion, url=_page("suggestion-motion"), holds=QUIET),
    "suggestion.help": Deed("station", _body, _for_a_deputy, url=_page("suggestion-help")),
    "suggestion.save": Deed(
        "deputy",
        suggestion(itself),
        lambda walk: {"title": walk.suggestion.title, "cause": "改过的事由。", "requests": ["第一条。", "第二条。"]},
        url=_autosave("suggestion-autosave", "reference"),
        holds="matters_requestpoint",
    ),
    "file.detach": Deed(
        "deputy",
        _attached,
        url=lambda row: reverse("suggestion-file-remove", args=[row.suggestion.reference, row.pk]),
        holds="matters_suggestionfile",
    ),
    "suggestion.discard": Deed("deputy", suggestion(itself), holds=QUIET),
    "suggestion.invite": Deed("deputy", suggestion(itself), _colleague),
    "suggestion.uninvite": Deed("deputy", suggestion(_cosigning), url=_invitation),
    "suggestion.cosign": Deed("cosigner", suggestion(_cosigning)),
    "suggestion.decline_cosign": Deed("cosigner", suggestion(_cosigning)),
    "suggestion.reopen_text": Deed("deputy", suggestion(_cosigned)),
    "suggestion.submit": Deed("deputy", suggestion(itself)),
    "suggestion.withdraw": Deed("deputy", suggestion(Walk.submitted), WHY),
    "suggestion.send_back": Deed("clerk", suggestion(Walk.submitted), WHY),
    "suggestion.decline": Deed("clerk", suggestion(Walk.submitted), _ground),
    "suggestion.forward": Deed("clerk", suggestion(_declined), _unit("to")),
    "suggestion.register": Deed("clerk", suggestion(Walk.submitted), _field),
    "suggestion.classify": Deed("clerk", suggestion(Walk.registered), _field, holds=QUIET),
    "suggestion.merge": Deed("clerk", suggestion(_with_a_like_one), lambda walk: {"into": walk.like.pk}),  # type: ignore[attr-defined]
    "suggestion.unmerge": Deed("clerk", suggestion(_merged)),
    "suggestion.assign": Deed("clerk", suggestion(Walk.registered), _unit("lead")),
    "meeting.call": Deed(
        "clerk", _body, lambda _walk: _today(name="交办会"), url=_page("assigning-meetings"), holds=QUIET
    ),
    "meeting.plan": Deed("clerk", _called, _for_the_meeting, url=_page("suggestions-assign"), holds=QUIET),
    "meeting.take_off": Deed("clerk", _planned, url=_of_the_list, holds=QUIET),
    "meeting.hold": Deed("clerk", _planned, url=lambda meeting: reverse("assigning-meeting-hold", args=[meeting.pk])),
    "suggestion.add_unit": Deed("clerk", suggestion(Walk.assigned), _unit("unit")),
    "handling.accept": Deed("jiaoyu_clerk", on(Walk.assigned, "handling")),
    "handling.ask_return": Deed("jiaoyu_clerk", on(Walk.assigned, "handling"), _unit("proposed", **WHY), ago=8),
    "handling.reassign": Deed("supervision", on(_return_asked, "handling"), _unit("to"), ago=10),
    "handling.refuse_return": Deed("supervision", on(_return_asked, "handling"), {"answer": "属于贵局。"}, ago=10),
    "handling.note_contact": Deed(
        "jiaoyu_clerk", on(Walk.being_handled, "handling"), lambda _walk: _today(kind="phone", note="已电话沟通。")
    ),
    "contact.confirm": Deed("deputy", _contact),
    "contact.dispute": Deed("deputy", _contact, {"reason": "没有接到电话。"}),
    "handling.give_opinion": Deed("caizheng_head", on(Walk.being_handled, "assisting"), {"opinion": "经费已列预算。"}),
    "handling.ask_redo": Deed("jiaoyu_clerk", _opinion_given, {"reason": "没有答到第二点。"}),
    "handling.ask_extension": Deed("jiaoyu_clerk", on(Walk.being_handled, "handling"), WHY),
    "extension.grant": Deed("head", _extension),
    "extension.refuse": Deed("head", _extension, {"answer": "请抓紧办理。"}),
    "suggestion.hold": Deed("head", suggestion(Walk.being_handled), WHY),
    "suggestion.release": Deed("head", suggestion(_held)),
    "reply.draft": Deed("jiaoyu_clerk", on(Walk.being_handled, "handling"), holds=QUIET),
    "reply.save": Deed(
        "jiaoyu_clerk",
        on(Walk.drafted, "reply"),
        {"body": "改过的正文。", "openness": "full"},
        url=_autosave("reply-autosave", "pk"),
        holds="matters_reply",
    ),
    "reply.send": Deed("jiaoyu_clerk", on(Walk.drafted, "reply")),
    "reply.countersign": Deed("caizheng_head", _countersign),
    "reply.sign": Deed("jiaoyu_head", on(Walk.signing, "reply")),
    "reply.review": Deed("supervision", on(Walk.reviewing, "reply")),
    "reply.send_back": Deed("supervision", on(Walk.reviewing, "reply"), WHY),
    "reply.deliver": Deed("clerk", on(Walk.delivering, "reply")),
    "assessment.give": Deed(
        "deputy", on(Walk.answered, "assessment"), {"attitude": "satisfied", "result": "basically"}
    ),
    "assessment.enter": Deed("clerk", on(Walk.answered, "assessment"), _scan),
    "assessment.confirm": Deed("deputy", _entered),
    "assessment.remind": Deed("clerk", on(Walk.answered, "assessment")),
    "assessment.not_returned": Deed("clerk", _reminded, ago=200, holds=QUIET),
    "suggestion.rehandle": Deed("clerk", suggestion(lambda walk: walk.assessed("unsatisfied"))),
    "suggestion.convene": Deed("clerk", suggestion(_twice_unsatisfied), {"note": "双方面谈。"}),
    "suggestion.conclude": Deed("clerk", suggestion(Walk.mediated), {"outcome": "代表理解。"}),
    "suggestion.close": Deed("clerk", suggestion(Walk.assessed)),
    "promise.report": Deed("jiaoyu_clerk", on(Walk.answered, "promise"), {"percent": 40, "note": "已开工。"}),
    "promise.carry_over": Deed("jiaoyu_head", on(Walk.answered, "promise"), _next_year),
    "promise.declare": Deed("jiaoyu_clerk", on(Walk.answered, "promise"), {"note": "信号灯已启用。"}),
    "promise.confirm": Deed("deputy", _declared, {"grade": "satisfied"}),
    "promise.enter": Deed("clerk", _declared, _scan_of_second),
    "promise.reject": Deed("deputy", _declared, {"reason": "还没有亮。"}),
    "suggestion.choose_key": Deed("chairpersons", suggestion(Walk.registered), {"leader": "顾长河"}),
    "suggestion.supervise": Deed(
        "clerk", suggestion(Walk.being_handled), lambda _walk: _today(kind="call", note="请抓紧。")
    ),
    "suggestion.decide_openness": Deed("clerk", suggestion(Walk.closed), {"openness": "full"}, holds=QUIET),
    "suggestion.publish": Deed("clerk", suggestion(_decided)),
    "suggestion.unpublish": Deed("head", suggestion(_published), WHY, holds=QUIET),
    # Done by the register's own act, for every suggestion that the unit has in hand.
    "suggestion.succeed": Deed("administrator", suggestion(_with_a_unit_that_ends), _merged_unit, url=_reorganize),
}

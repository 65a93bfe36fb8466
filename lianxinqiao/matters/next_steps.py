"""What the person looking may do now: the acts of the table that the rules allow, the one whose move it is first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.refused import can
from lianxinqiao.matters import rules
from lianxinqiao.matters.act_forms import FORMS
from lianxinqiao.matters.acts import ACTS, Act
from lianxinqiao.matters.models import Assessment, Contact, Countersign, Extension, Handling, Promise, Reply, Suggestion
from lianxinqiao.matters.stages import GONE, RUNNING, WITH_THE_OFFICE, HandlingStage, PromiseStage, Stage
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook.queries import ASSESSMENT, OFFICE, OPINION, REASSIGN, REPLY

SUBJECTS: dict[str, type[Any]] = {
    "suggestion": Suggestion,
    "handling": Handling,
    "contact": Contact,
    "extension": Extension,
    "reply": Reply,
    "countersign": Countersign,
    "assessment": Assessment,
    "promise": Promise,
}
# What moves the suggestion on; everything else is offered beside it.
PRIMARY = [
    "suggestion.submit",
    "suggestion.cosign",
    "suggestion.register",
    "suggestion.assign",
    "handling.accept",
    "handling.reassign",
    "contact.confirm",
    "handling.give_opinion",
    "extension.grant",
    "reply.draft",
    "reply.save",
    "reply.send",
    "reply.countersign",
    "reply.sign",
    "reply.review",
    "reply.deliver",
    "assessment.give",
    "suggestion.close",
    "suggestion.rehandle",
    "suggestion.convene",
    "suggestion.conclude",
    "promise.confirm",
    "promise.report",
    "suggestion.publish",
    "suggestion.decide_openness",
]
# What is written over days has a page of its own instead of a form.
PAGES: dict[str, tuple[str, LazyText]] = {
    "suggestion.save": ("suggestion-edit", _("修改建议")),
    "reply.save": ("reply", _("修改答复")),
}
# Facts that the table does not know; offered only where these are silent too.
FACTS: dict[str, Callable[[Post, Any], None]] = {
    "suggestion.cosign": lambda post, suggestion: rules.may_cosign(post, suggestion, timezone.now()),
    "suggestion.withdraw": rules.may_withdraw,
    "suggestion.save": rules.may_write,
    "suggestion.close": lambda post, suggestion: rules.may_close(post, suggestion, timezone.localdate()),
    "suggestion.conclude": lambda post, suggestion: rules.may_conclude(post, suggestion, timezone.localdate()),
    "suggestion.rehandle": rules.may_rehandle,
    "suggestion.convene": rules.may_convene,
    "suggestion.publish": rules.may_publish,
    "handling.give_opinion": rules.may_give_opinion,
    "handling.ask_redo": rules.may_ask_redo,
    "handling.ask_extension": rules.may_ask_extension,
    "reply.draft": rules.may_draft_reply,
    "reply.countersign": rules.may_countersign,
    "assessment.give": lambda post, assessment: rules.may_assess(post, assessment, timezone.localdate()),
    "assessment.confirm": lambda post, assessment: rules.may_stand_by(post, assessment, timezone.localdate()),
    "promise.confirm": lambda post, promise: rules.may_confirm(post, promise, timezone.localdate(), grade="", note="-"),
    "promise.reject": lambda post, promise: rules.may_reject(post, promise, timezone.localdate(), "-"),
    "extension.grant": lambda post, extension: rules.may_decide_extension(post, extension, "extension.grant"),
    "extension.refuse": lambda post, extension: rules.may_decide_extension(post, extension, "extension.refuse"),
    "reply.send_back": lambda post, reply: rules.may_send_reply_back(post, reply, "-"),
}


def _sensible(code: str, subject: Any) -> bool:
    """Not refused by a rule, but without sense now."""
    if code == "suggestion.submit" and subject.source == "paper":
        return bool(subject.files.exists())
    checks: dict[str, Callable[[Any], bool]] = {
        "suggestion.merge": lambda s: s.merged_into_id is None and not s.merged.exists(),
        "suggestion.unmerge": lambda s: s.merged_into_id is not None,
        "suggestion.assign": lambda s: s.merged_into_id is None,
        "suggestion.hold": lambda s: not _held(s),
        "suggestion.release": _held,
        "suggestion.correct_import": lambda s: False,  # by a sheet only
        "suggestion.publish": lambda s: s.published_at is None,
        "suggestion.unpublish": lambda s: s.published_at is not None,
        "suggestion.choose_key": lambda s: not s.is_key,
        "suggestion.cosign": lambda s: any(row.signed_at is None for row in s.cosigners.all()),
        "suggestion.convene": lambda s: s.round > 1 or s.profile_version.rules.rehandle is None,
        "contact.confirm": lambda c: c.confirmed_at is None,
        "contact.dispute": lambda c: c.confirmed_at is None and not c.disputed,
        "assessment.enter": lambda a: a.state == "asked",
        "assessment.remind": lambda a: a.state == "asked" and a.reminded_on is None,
        "assessment.not_returned": lambda a: a.state == "asked" and a.reminded_on is not None,
        "reply.draft": lambda h: all(reply.round != h.suggestion.round for reply in h.replies.all()),
    }
    return checks[code](subject) if code in checks else True


def _moves_on(code: str, subject: Any) -> bool:
    """What is published is decided at any time, but waited for only once there is an answer to publish."""
    if code == "suggestion.decide_openness":
        return not subject.openness and subject.stage in {Stage.ANSWERED, Stage.MEDIATION, Stage.CLOSED}
    return code in PRIMARY


def _held(suggestion: Suggestion) -> bool:
    return any(hold.to_on is None for hold in suggestion.holds.all())


@dataclass(frozen=True)
class Offer:
    """One act that this person may do on this thing now."""

    act: Act
    subject: Any
    primary: bool

    @property
    def url(self) -> str:
        suggestion = self.subject.suggestion
        if self.act.code in PAGES:
            key = suggestion.reference if self.subject is suggestion else self.subject.pk
            return reverse(PAGES[self.act.code][0], args=[key])
        return reverse("suggestion-act", args=[suggestion.reference, self.act.code, self.subject.pk])

    @property
    def label(self) -> str:
        return str(PAGES[self.act.code][1] if self.act.code in PAGES else self.act.word)

    @property
    def in_place(self) -> bool:
        """Whether one press does it: nothing is asked."""
        return self.act.code not in PAGES and not FORMS[self.act.code].base_fields

    @property
    def asks(self) -> str:
        """What is asked once more before it is done by one press; empty where it can be taken back."""
        return str(self.act.then) if self.act.final else ""

    @property
    def due(self) -> tuple[date | None, tuple[Any, ...]]:
        """The day by which this act wants doing, and what `rulebook.Known` asks of it: the thing's own, where it has one."""
        return due_of(self.subject)

    @property
    def detail(self) -> str:
        """Which of several things it is about."""
        return "" if self.act.subject == "suggestion" else str(self.subject)


def due_of(subject: Any) -> tuple[date | None, tuple[Any, ...]]:
    """The clock that runs for one thing: a unit's share, the answer in it, a form, a promise, the suggestion's stage."""
    suggestion = subject.suggestion
    version = suggestion.profile_version_id
    match subject:
        case Handling(stage=HandlingStage.RETURN_ASKED):
            return subject.reassign_due_on, (version, REASSIGN)
        case Handling():
            return subject.due_on, (version, REPLY if subject.answers else OPINION)
        case Assessment():
            return subject.due_on, (version, ASSESSMENT)
        case Promise(stage=PromiseStage.DECLARED):
            return subject.confirm_due_on, (version, ASSESSMENT)
        case Promise():
            return subject.due_on, ()
        case Reply() if suggestion.stage in RUNNING:
            return subject.handling.due_on, (version, REPLY)
    if suggestion.stage in WITH_THE_OFFICE:
        return suggestion.office_due_on, (version, OFFICE)
    return (suggestion.due_on if suggestion.stage in RUNNING else None), (version, REPLY)


def _subjects(suggestion: Suggestion) -> Iterator[tuple[str, Any]]:
    yield "suggestion", suggestion
    for handling in suggestion.handlings.all():
        if handling.stage not in GONE:
            yield from _of_handling(handling)
    for promise in suggestion.promises.all():
        over = promise.stage in {PromiseStage.KEPT, PromiseStage.ENDED}
        if not over or promise.contestable(timezone.localdate()):
            yield "promise", promise


def _of_handling(handling: Handling) -> Iterator[tuple[str, Any]]:
    yield "handling", handling
    for contact in handling.contacts.all():
        if contact.confirmed_at is None:
            yield "contact", contact
    for extension in handling.extensions.all():
        if extension.state == Extension.State.ASKED:
            yield "extension", extension
    for reply in handling.replies.all():
        if reply.round == handling.suggestion.round:
            yield from _of_reply(reply)


def _of_reply(reply: Reply) -> Iterator[tuple[str, Any]]:
    yield "reply", reply
    for countersign in reply.countersigns.all():
        if countersign.signed_on is None:
            yield "countersign", countersign
    for assessment in reply.assessments.all():
        if assessment.state == Assessment.State.ASKED or assessment.contestable(timezone.localdate()):
            yield "assessment", assessment


def offers(post: Post | None, suggestion: Suggestion) -> list[Offer]:
    """Everything this person may do now, what moves the suggestion on first. Quick where `gathering.gather` came before."""
    if not post:
        return []
    found = [
        Offer(act, subject, _moves_on(act.code, subject))
        for kind, subject in _subjects(suggestion)
        for act in ACTS.values()
        if act.subject == kind and (act.code in FORMS or act.code in PAGES) and _may(post, act, subject)
    ]
    return sorted(found, key=lambda offer: PRIMARY.index(offer.act.code) if offer.primary else len(PRIMARY))


def _may(post: Post, act: Act, subject: Any) -> bool:
    if subject.suggestion.stage not in act.when:
        return False  # asked before the rules, which would put a refusal into words that nobody reads
    if not can(rules.may, act.code, post, subject):
        return False
    if act.code in FACTS and not can(FACTS[act.code], post, subject):
        return False
    return _sensible(act.code, subject)

"""What the person looking may do now on a suggestion: what hangs on it, and the clock that runs for each."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from lianxinqiao.acts.offers import Offer, Screens
from lianxinqiao.matters.act_forms import FORMS
from lianxinqiao.matters.models import Assessment, Extension, Handling, Matter, Promise, Reply
from lianxinqiao.matters.rules import RULES
from lianxinqiao.matters.stages import GONE, RUNNING, WITH_THE_OFFICE, HandlingStage, PromiseStage
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook.queries import ASSESSMENT, OFFICE, OPINION, REASSIGN, REPLY


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


def _subjects(suggestion: Matter) -> Iterator[tuple[str, Any]]:
    yield "", suggestion
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


SCREENS = Screens(RULES, FORMS, parts=_subjects, due=due_of, address="suggestion-act")


def offers(post: Post | None, suggestion: Matter) -> list[Offer]:
    return SCREENS.offers(post, suggestion, timezone.now())

"""What the suggestion's page shows to one person. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.roles import DEPUTIES, UNIT
from lianxinqiao.accounts.models import User
from lianxinqiao.journal import queries as journal
from lianxinqiao.matters import deadlines
from lianxinqiao.matters.act_forms import classes
from lianxinqiao.matters.acts import word
from lianxinqiao.matters.models import Handling, Reply, Suggestion
from lianxinqiao.matters.next_steps import Offer
from lianxinqiao.matters.stages import RUNNING, ReplyStage, Stage
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook import explain

TONES = {
    Stage.DRAFT: "neutral",
    Stage.COSIGNING: "info",
    Stage.SUBMITTED: "info",
    Stage.SENT_BACK: "warn",
    Stage.REGISTERED: "info",
    Stage.ASSIGNED: "info",
    Stage.HANDLING: "info",
    Stage.ANSWERED: "warn",
    Stage.MEDIATION: "bad",
    Stage.CLOSED: "good",
    Stage.DECLINED: "neutral",
    Stage.WITHDRAWN: "neutral",
}


@dataclass(frozen=True)
class Event:
    """One line of the timeline that a citizen understands."""

    title: str
    at: Any
    text: str = ""
    by: str = ""
    icon: str = ""
    tone: str = ""
    state: str = "done"


@dataclass(frozen=True)
class Said:
    """One entry of the journal in words."""

    at: Any
    actor: str
    act: str
    note: str


def context(suggestion: Suggestion, post: Post | None, user: User, offers: list[Offer]) -> dict[str, Any]:
    handlings = list(
        suggestion.handlings.select_related("organization", "assigned_by__person").prefetch_related(
            "contacts",
            "extensions",
            "replies__countersigns__handling__organization",
            "replies__assessments__mandate__person",
        )
    )
    replies = shown_replies(suggestion, handlings, post)
    return {
        "suggestion": suggestion,
        "tone": TONES[Stage(suggestion.stage)],
        "offers": offers,
        "first": offers[0] if offers and offers[0].primary else None,
        "requests": suggestion.requests.all(),
        "cosigners": suggestion.cosigners.select_related("mandate__person", "mandate__delegation"),
        "files": suggestion.files.select_related("attachment"),
        "handlings": handlings,
        "replies": replies,
        "gates": [(stage, str(stage.label)) for stage in ReplyStage],
        "promises": suggestion.promises.select_related("organization").prefetch_related("progress"),
        "holds": suggestion.holds.all(),
        "mediations": suggestion.mediations.all(),
        "supervision": suggestion.supervision_records.all(),
        "key": getattr(suggestion, "key_choice", None),
        "merged": suggestion.merged.select_related("body", "session__term"),
        "clock": clock(suggestion),
        "timeline": timeline(suggestion, handlings),
        "history": [*history(suggestion)],
        "class_words": dict(classes(suggestion)),
        "followed": suggestion.followers.filter(user=user).exists(),
        "may_see_grades": may_see_grades(post, suggestion),
    }


def may_see_grades(post: Post | None, suggestion: Suggestion) -> bool:
    """Units see what the deputies thought when it is closed, not while somebody could still be asked to change it."""
    if not post:
        return False
    if post.role in UNIT:
        return suggestion.stage in {Stage.CLOSED, Stage.MEDIATION}
    return True


def shown_replies(suggestion: Suggestion, handlings: Iterable[Handling], post: Post | None) -> list[Reply]:
    """Deputies and the public see what was delivered; who works on a reply sees it on its way."""
    replies = [reply for handling in handlings for reply in handling.replies.all()]
    for reply in replies:
        reply.handling = next(handling for handling in handlings if handling.pk == reply.handling_id)
    if not post or post.role in DEPUTIES:
        replies = [reply for reply in replies if reply.stage == ReplyStage.DELIVERED]
    return sorted(replies, key=lambda reply: (reply.round, reply.pk))


def clock(suggestion: Suggestion) -> dict[str, Any] | None:
    """The due date with its explanation, while somebody still has to answer."""
    if suggestion.first_assigned_on is None or suggestion.due_on is None:
        return None
    again_from = suggestion.last_assigned_on if suggestion.round > 1 else None
    explained = deadlines.reply(suggestion, again_from=again_from)
    return {
        "due_on": suggestion.due_on,
        "done_on": None if suggestion.stage in RUNNING else suggestion.last_answered_on,
        "stopped": suggestion.holds.filter(to_on=None).exists(),
        "sentences": explain.sentences(explained),
    }


def timeline(suggestion: Suggestion, handlings: list[Handling]) -> list[Event]:
    """From raising to closing, each step with its day; what is to come stands at the end."""
    s = suggestion
    events: list[Event | None] = [
        _event(_("提交"), s.submitted_at, icon="send"),
        _event(_("登记编号"), s.registered_at, text=s.number_text, icon="hash"),
        _event(
            _("交办"),
            s.first_assigned_on,
            text="、".join(str(row) for row in handlings if row.stage != "returned"),
            icon="share",
        ),
        *[
            _event(
                _("退回改派"), row.return_asked_on, text=f"{row.organization}:{row.return_reason}", icon="arrow-back-up"
            )
            for row in handlings
            if row.stage == "returned"
        ],
        *[
            _event(_("签收"), row.accepted_on, text=str(row.organization), icon="inbox")
            for row in handlings
            if row.accepted_on and row.answers
        ],
        *[
            _event(str(contact.get_kind_display()), contact.held_on, text=str(row.organization), icon="messages")
            for row in handlings
            for contact in row.contacts.all()
        ],
        *[
            _event(
                _("答复") if reply.round == 1 else _("再次答复"),
                reply.delivered_on,
                text=str(row.organization),
                icon="mail",
            )
            for row in handlings
            for reply in row.replies.all()
        ],
        _event(_("办结"), s.closed_at, icon="circle-check", tone="good"),
        _event(_("公开"), s.published_at, icon="world"),
    ]
    return sorted((event for event in events if event), key=lambda event: str(event.at)[:10])


def _event(title: str, at: Any, **more: Any) -> Event | None:
    return Event(title, at, **more) if at else None


def history(suggestion: Suggestion) -> Iterable[Said]:
    for entry in journal.history(suggestion).order_by("-id")[:200]:
        actor = entry.actor_title + (_("(代%(name)s)") % {"name": entry.on_behalf_of} if entry.on_behalf_of else "")
        yield Said(entry.happened_at, actor, word(entry.act), str(entry.data.get("note", "")))

"""What the suggestion's page shows to one person. Reads only."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters import deadlines, papers, rules, standing, visibility
from lianxinqiao.matters.gathering import FOLLOWED
from lianxinqiao.matters.models import Assessment, Handling, Matter, Reply
from lianxinqiao.matters.reply_forms import classes
from lianxinqiao.matters.stages import (
    OPEN_HANDLING,
    RUNNING,
    WITH_THE_OFFICE,
    HandlingStage,
    PromiseStage,
    ReplyStage,
    Stage,
)
from lianxinqiao.matters.timeline import gates, timeline
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook import explain
from lianxinqiao.rulebook.terms import Explained


def context(suggestion: Matter, post: Post | None, user: User, offers: list[Offer]) -> dict[str, Any]:
    """What the page of a suggestion shows beside what every page has; `visibility` says what this person reads of it."""
    read = visibility.facts(suggestion, post)
    handlings = list(suggestion.handlings.all()) if "work" in read else []
    replies = shown_replies(handlings, read)
    shown = clock(suggestion) if "clock" in read else None
    more_dates = dates(suggestion, handlings, read) if "clock" in read else []
    offered = list(papers.offered(suggestion, post))
    promises = suggestion.promises.all() if "answer" in read else []
    graded = replies if "grades" in read else []
    events = timeline(suggestion, handlings, promises, graded) if "work" in read else []
    cosign_until = suggestion.cosign_until if suggestion.stage == Stage.COSIGNING else None
    return {
        "suggestion": suggestion,
        "read": read,
        **stands(suggestion, handlings, read),
        "sections": sections(
            text=suggestion.text_word,
            clock=shown or more_dates,
            replies=replies,
            promises=promises,
            papers=offered,
            timeline=events,
            history="history" in read,
        ),
        "first_said": first_said(cosign_until),
        "cosign_until": cosign_until,
        "requests": suggestion.requests.all(),
        "files": suggestion.files.all() if "files" in read else [],
        "handlings": handlings,
        "replies": replies,
        "papers": offered,
        "promises": promises,
        "clock": shown,
        "dates": more_dates,
        "timeline": events,
        "class_words": dict(classes(suggestion)),
        "followed": bool(FOLLOWED(suggestion.pk, user.pk)),
        "may_see_grades": "grades" in read,
        "scans": scans(suggestion, replies, post),
        **(_beside(suggestion, post) if "work" in read else {}),
    }


def stands(suggestion: Matter, handlings: Iterable[Handling], read: Collection[str]) -> dict[str, str]:
    """Where it stands as this person may know, in the words of every list."""
    replies = (reply for handling in handlings for reply in handling.replies.all())
    gate = standing.gate_of(replies, suggestion.round) if "way" in read else ""
    result = suggestion.final_result if "grades" in read else ""
    return {
        "standing": suggestion.stands(gate, result),
        "tone": standing.tone(suggestion.stage, result),
    }


def _beside(suggestion: Matter, post: Post | None) -> dict[str, Any]:
    """What stands beside the text for those who work on it."""
    return {
        "cosigners": suggestion.cosigners.all(),
        "holds": suggestion.holds.all(),
        "supervision": suggestion.supervision_records.all(),
        "key": getattr(suggestion, "key_choice", None) if suggestion.is_key else None,
        "merged": _named(suggestion.merged.all(), post),
        "merged_into": _named([suggestion.merged_into] if suggestion.merged_into else [], post),
    }


def _named(others: Iterable[Matter], post: Post | None) -> list[tuple[str, str]]:
    """Suggestions that are handled together with this one, as (words, address): of another's, its number alone."""
    others = list(others)
    keys = [row.pk for row in others]
    rows = type(others[0]).objects.visible_to(post) if others else Matter.objects.none()
    seen = set(rows.filter(pk__in=keys).values_list("pk", flat=True)) if keys else ()
    return [
        (str(row), row.get_absolute_url())
        if row.pk in seen
        else (_("第%(number)s号") % {"number": row.number_text}, "")
        for row in others
    ]


def scans(suggestion: Matter, replies: Iterable[Reply], post: Post | None) -> dict[str, set[int]]:
    """The forms that came in on paper and whose scan this person may open."""
    forms = [form for reply in replies for form in reply.assessments.all() if form.scan_id]
    promises = suggestion.promises.all() if rules.may_see_scan(post, suggestion.lead_id) else ()
    return {
        "assessment": {form.pk for form in forms if rules.may_see_scan(post, form.mandate_id)},
        "promise": {promise.pk for promise in promises if promise.scan_id},
    }


def sections(**there: Any) -> list[tuple[str, str, str]]:
    """The ways within the page, as the `tabs` component takes them; only to what is there."""
    ways = [
        ("text", str(there["text"]), True),
        ("replies", _("答复"), there["replies"]),
        ("promises", _("承诺事项"), there["promises"]),
        ("clock", _("期限"), there["clock"]),
        ("people", _("人员"), True),
        ("papers", _("文书下载"), there["papers"]),
        ("timeline", _("进程"), there["timeline"]),
        ("history", _("办理日志"), there["history"]),
    ]
    return [(key, label, f"#{key}") for key, label, present in ways if present]


def first_said(cosign_until: datetime | None) -> list[str]:
    """What else is said beside the next step."""
    if cosign_until is None:
        return []
    until = timezone.localtime(cosign_until).strftime("%Y-%m-%d %H:%M")
    return [_("联名在 %(until)s 截止。") % {"until": until}]


def shown_replies(handlings: Iterable[Handling], read: Collection[str]) -> list[Reply]:
    """Who reads answers reads what was delivered; who works on one sees it on its way."""
    replies = [reply for handling in handlings for reply in handling.replies.all()] if "answer" in read else []
    if "way" not in read:
        replies = [reply for reply in replies if reply.stage == ReplyStage.DELIVERED]
    for reply in replies:
        reply.gate_events = gates(reply)  # type: ignore[attr-defined]
    return sorted(replies, key=lambda reply: (reply.round, reply.pk))


def clock(suggestion: Matter) -> dict[str, Any] | None:
    """The due date with its explanation, while somebody still has to answer."""
    if suggestion.first_assigned_on is None or suggestion.due_on is None:
        return None
    again_from = suggestion.last_assigned_on if suggestion.round > 1 else None
    explained = deadlines.reply(suggestion, again_from=again_from)
    return {
        "due_on": suggestion.due_on,
        "done_on": None if suggestion.stage in RUNNING else suggestion.last_answered_on,
        "stopped": any(hold.to_on is None for hold in suggestion.holds.all()),
        "provisional": explained.provisional,
        "said": said(suggestion, provisional=explained.provisional),
        "sentences": explain.sentences(explained),
    }


@dataclass(frozen=True)
class Due:
    """One more date that somebody has to keep, with its explanation."""

    label: str
    who: str
    due_on: date
    done_on: date | None
    provisional: bool
    sentences: list[str]


def dates(suggestion: Matter, handlings: Iterable[Handling], read: Collection[str]) -> list[Due]:
    """Every date beside the answer's that still matters: of the office, of each unit, of the supervision office, of the deputies."""
    found = [*_office_dates(suggestion)]
    for handling in handlings:
        handling.suggestion = suggestion
        found += _unit_dates(handling)
        found += _form_dates(handling, read)
    for promise in suggestion.promises.all():
        if promise.stage == PromiseStage.DECLARED:
            promise.suggestion = suggestion
            found += _dues(_("确认承诺兑现"), suggestion.lead.person.spoken, deadlines.confirm(promise))
    return found


def _office_dates(suggestion: Matter) -> Iterator[Due]:
    explained = deadlines.office(suggestion) if suggestion.stage in WITH_THE_OFFICE else None
    if explained:
        yield _due(_("登记、交办"), suggestion.body.spoken_office, explained)


def _unit_dates(handling: Handling) -> Iterator[Due]:
    unit = str(handling.unit)
    open_until = handling.return_until or date.min
    if handling.stage == HandlingStage.ASSIGNED and timezone.localdate() <= open_until:
        # A chance, not a duty: nobody is late with it.
        yield from _dues(_("不属本单位职责的，申请退回"), unit, deadlines.return_window(handling))
    if handling.stage == HandlingStage.RETURN_ASKED:
        yield from _dues(_("退回后改派"), _("督查室"), deadlines.reassign(handling))
    if handling.answers and handling.stage in {HandlingStage.ASSIGNED, HandlingStage.ACCEPTED}:
        contacts = [contact.held_on for contact in handling.contacts.all()]
        label = _("首次联系%(raiser)s") % {"raiser": handling.suggestion.raiser_word}
        yield from _dues(label, unit, deadlines.first_contact(handling), min(contacts, default=None))
    if not handling.answers and handling.stage in OPEN_HANDLING:
        label = _("重提会办意见") if handling.redo_asked_on else _("会办意见")
        yield from _dues(label, unit, deadlines.opinion(handling))


def _form_dates(handling: Handling, read: Collection[str]) -> Iterator[Due]:
    """The opinion forms that are out; whose they are is told to those who may see the grades."""
    for reply in handling.replies.all():
        asked = [form for form in reply.assessments.all() if form.state == Assessment.State.ASKED]
        if not asked:
            continue
        reply.handling = handling
        names = "、".join(form.mandate.person.spoken for form in asked) if "grades" in read else ""
        yield from _dues(_("评价答复"), names or str(reply.suggestion.raiser_word), deadlines.assess(reply))


def _dues(label: str, who: str, explained: Explained | None, done_on: date | None = None) -> Iterator[Due]:
    if explained is not None:
        yield _due(label, who, explained, done_on)


def _due(label: str, who: str, explained: Explained, done_on: date | None = None) -> Due:
    return Due(label, who, explained.date, done_on, explained.provisional, explain.sentences(explained))


def said(suggestion: Matter, *, provisional: bool) -> str:
    """The clock in one sentence."""
    days = {"due": suggestion.due_on, "answered": suggestion.last_answered_on, "raiser": suggestion.raiser_word}
    if suggestion.stage in RUNNING and suggestion.due_on and provisional:
        return _("承办单位应当在%(due)s前答复%(raiser)s；这一年的放假安排尚未公布，日期为暂定。") % days
    if suggestion.stage in RUNNING:
        return _("承办单位应当在%(due)s前答复%(raiser)s。") % days
    return _("应当在%(due)s前答复，实际于%(answered)s答复。") % days


def told(suggestion: Matter, post: Post | None, entries: Iterable[Entry]) -> list[Entry]:
    """What the journal says of it, as far as it tells this person nothing that the page hides."""
    return visibility.told(entries, visibility.facts(suggestion, post))

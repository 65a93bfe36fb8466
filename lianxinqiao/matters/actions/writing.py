"""What every act does at its beginning and its end."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.database.prepared import Prepared, read_again
from lianxinqiao.journal import actions as journal
from lianxinqiao.journal import facts
from lianxinqiao.matters import audience
from lianxinqiao.matters.acts import ACTS, word
from lianxinqiao.matters.models import Reply, Suggestion
from lianxinqiao.matters.signals import act_done
from lianxinqiao.notices import actions as notices
from lianxinqiao.people.models import Post

T = TypeVar("T", bound=models.Model)


class Moved(Refused):
    """The draft was saved elsewhere, in another window or by a colleague, after this writer had read it."""


def stored(suggestion: Suggestion, names: Iterable[str]) -> dict[str, Any]:
    """The draft as it is stored, by the names under which it is saved."""
    return {
        name: [point.text for point in suggestion.requests.all()] if name == "requests" else getattr(suggestion, name)
        for name in names
    }


def unmoved(draft: Suggestion | Reply, read: datetime | None, stored: dict[str, Any], typed: dict[str, Any]) -> None:
    """Nobody overwrites what they have not read. The same text saved twice overwrites nothing.

    `read` is the `saved_at` that the writer saw; None does not ask (a program that sends the whole draft).
    """
    if read is None or read == draft.saved_at or stored == typed:
        return
    raise Moved(
        _("这份草稿 %(time)s 在另一个窗口或由同事保存过，您的内容没有覆盖它。")
        % {"time": timezone.localtime(draft.saved_at).strftime("%Y-%m-%d %H:%M")}
    )


def day(at: datetime) -> date:
    """The day of a moment where the office sits."""
    return timezone.localdate(at)


# What nearly every act asks of its suggestion, fetched with the lock in one query.
NEAR = ("body", "session__term", "profile_version", "lead__person")
FIXED = frozenset({"body", "session", "profile_version", "lead"})


def locked(suggestion: Suggestion) -> Suggestion:
    """The suggestion as it stands now, its row locked: two clerks at once act one after the other.

    The given instance is refreshed too, so that the caller goes on with what is true.
    """
    cached = {name: row for name, row in suggestion._state.fields_cache.items() if name in FIXED}
    if "profile_version" in cached and "body" in cached:
        read_again(suggestion, LOCKED)
        _keep(suggestion, cached)
    else:
        read_again(suggestion, LOCKED_WITH_NEAR)
    return suggestion


LOCKED = Prepared(lambda key: Suggestion.objects.select_for_update().filter(pk=key), int)
# The profile's rules are read once per process by their checksum; their JSON need not travel with each lock.
LOCKED_WITH_NEAR = Prepared(
    lambda key: (
        Suggestion.objects.select_for_update(of=("self",))
        .select_related(*NEAR)
        .defer("profile_version__data")
        .filter(pk=key)
    ),
    int,
)


def _keep(suggestion: Suggestion, cached: dict[str, Any]) -> None:
    """What a suggestion stands under does not change beside it: as long as it is the same row, it need not be read again."""
    for name, row in cached.items():
        if row is not None and row.pk == getattr(suggestion, f"{name}_id"):
            suggestion._state.fields_cache[name] = row


def locked_with(subject: T) -> T:
    """The same for what hangs on a suggestion: the suggestion's row is the one lock for all of it."""
    suggestion = locked(subject.suggestion)  # type: ignore[attr-defined]
    read_again(subject, _with_its_share(type(subject)))
    _hang_on(subject, suggestion)
    return subject


@cache
def _with_its_share(model: type[T]) -> Prepared[T]:
    """What hangs on a suggestion by its key, with the unit's share that it belongs to and what lies between."""
    steps = [step for step in ("reply", "handling") if hasattr(model, step)]
    near = ["reply__handling__organization"] if "reply" in steps else [f"{step}__organization" for step in steps]
    near += [step for step in ("organization",) if hasattr(model, step)]
    return Prepared(lambda key: model._base_manager.select_related(*near).filter(pk=key), int)


def _hang_on(subject: Any, suggestion: Suggestion) -> None:
    """Let the refreshed subject lead to the one locked suggestion, and not to another copy of it."""
    for step in ("reply", "handling"):
        if hasattr(type(subject), step):
            subject = getattr(subject, step)
    if hasattr(type(subject), "handling"):
        subject = subject.handling
    subject.suggestion = suggestion


def done(
    code: str,
    subject: Any,
    *,
    by: Post | None,
    at: datetime,
    data: dict[str, Any] | None = None,
    note: str = "",
    tells: Iterable[str] | None = None,
    on_behalf_of: str = "",
) -> None:
    """Write the journal, tell those concerned and send the signal. The last line of every act."""
    suggestion = subject.suggestion
    data = {**(data or {}), **({"note": note} if note else {})}
    if subject is not suggestion:
        data["of"] = f"{subject._meta.label_lower}:{subject.pk}"
    journal.record(
        act=code,
        by=by,
        chain=suggestion.body.code,
        obj=suggestion,
        at=at,
        data=data,
        on_behalf_of=on_behalf_of,
        facts=facts.of(suggestion),
    )
    act = ACTS.get(code)
    names = tells if tells is not None else (act.tells if act else ())
    _tell(names, code, subject, by=by, at=at, note=note)
    act_done.send(sender=Suggestion, suggestion=suggestion, act=code, by=by, at=at)


def _tell(names: Iterable[str], code: str, subject: Any, *, by: Post | None, at: datetime, note: str) -> None:
    readers = audience.users(names, subject, but=by)
    if not readers:
        return
    suggestion = subject.suggestion
    # Notices are stored text: written in the source language, whatever the language of whoever acts.
    with translation.override("zh-hans"):
        subject_line = _("%(act)s：%(suggestion)s") % {"act": word(code), "suggestion": suggestion}
        actor = by.title if by else _("系统")
        body = _("%(actor)s于%(day)s：%(act)s。") % {"actor": actor, "day": day(at).isoformat(), "act": word(code)}
    notices.tell(
        readers,
        kind=code,
        subject=subject_line,
        body=f"{body}\n{note}" if note else body,
        url=suggestion.get_absolute_url(),
        at=at,
    )

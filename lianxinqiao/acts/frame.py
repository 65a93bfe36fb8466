"""The frame of every act: lock the root, ask the rule, and at the end tell, signal and write the journal.

    @transaction.atomic
    def accept(handling: Handling, *, by: Post, at: datetime) -> None:
        with FRAME.act("handling.accept", handling, by=by, at=at) as done:
            step(handling, HandlingStage.ACCEPTED)
            handling.save()
            done()

`locked`, `locked_with` and `Frame.done` are its parts, for acts of another shape: several things at once, a sheet, a draft.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.accounts.models import User
from lianxinqiao.acts import texts
from lianxinqiao.acts.audience import Audiences
from lianxinqiao.acts.rules import Rules
from lianxinqiao.acts.signals import act_done
from lianxinqiao.acts.strangers import Doer
from lianxinqiao.acts.subjects import Part
from lianxinqiao.database.prepared import Prepared, read_again
from lianxinqiao.journal import actions as journal
from lianxinqiao.journal import facts
from lianxinqiao.notices import actions as notices
from lianxinqiao.ui import tracing

R = TypeVar("R", bound=models.Model)
T = TypeVar("T", bound=models.Model)


def day(at: datetime) -> date:
    """The day of a moment where the office sits."""
    return timezone.localdate(at)


# ------------------------------------------------------------------ one lock
def locked(root: R) -> R:
    """The root as it stands now, its row locked: two clerks at once act one after the other.

    The given instance is refreshed too, so that the caller goes on with what is true.
    """
    cached = {name: row for name, row in root._state.fields_cache.items() if name in root.fixed}  # type: ignore[attr-defined]
    if root.needed <= cached.keys():  # type: ignore[attr-defined]
        read_again(root, _locking(type(root)))
        _keep(root, cached)
    else:
        read_again(root, _locking_with_near(type(root)))
    return root


@cache
def _locking(model: type[models.Model]) -> Prepared[Any]:
    return Prepared(lambda key: model._default_manager.select_for_update().filter(pk=key), int)


@cache
def _locking_with_near(model: Any) -> Prepared[Any]:
    """What nearly every act asks of its root, fetched with the lock in one query."""
    return Prepared(
        lambda key: (
            model._default_manager.select_for_update(of=("self",))
            .select_related(*model.near)
            .defer(*model.deferred)
            .filter(pk=key)
        ),
        int,
    )


def _keep(root: Any, cached: dict[str, Any]) -> None:
    """What a root stands under does not change beside it: as long as it is the same row, it need not be read again."""
    for name, row in cached.items():
        if row is not None and row.pk == getattr(root, f"{name}_id"):
            root._state.fields_cache[name] = row


def locked_with(subject: T) -> T:
    """The same for what hangs on a root: the root's row is the one lock for all of it."""
    root = locked(subject.root)  # type: ignore[attr-defined]
    if subject is root:
        return subject
    read_again(subject, _with_its_way(type(subject)))
    *ways, last = subject.to_root  # type: ignore[attr-defined]
    nearest: Any = subject
    for way in ways:
        nearest = getattr(nearest, way)
    setattr(nearest, last, root)  # it leads to the one locked root, and not to another copy of it
    return subject


@cache
def _with_its_way(model: Any) -> Prepared[Any]:
    """A part by its key, with what lies between it and its root, the unit whose part it is, and what it says it needs beside.

    A part that names nothing comes with everything that it must lead to.
    """
    near, there, path = [*model.beside, *(["organization"] if hasattr(model, "organization") else [])], model, ""
    for way in model.to_root[:-1]:
        there, path = there._meta.get_field(way).related_model, f"{path}{way}__"
        near.append(path.removesuffix("__"))
    if path and hasattr(there, "organization"):
        near.append(f"{path}organization")
    return Prepared(lambda key: model._base_manager.select_related(*dict.fromkeys(near)).filter(pk=key), int)


# ------------------------------------------------------------------ the end
@dataclass(frozen=True)
class Written:
    """One entry to be: what is told of which thing, and to whom."""

    code: str
    subject: Any
    readers: list[User]
    data: dict[str, Any]
    note: str
    on_behalf_of: str
    needed: set[int] | None = None  # the readers whose move it is; None: who that is was not said
    of: Collection[int] | None = None  # whose rows alone the act changed; None: the thing is told whole


@dataclass
class Doing:
    """One act under way. Called once, it says how the act ended; `quietly` where nothing is to be written."""

    frame: "Frame"
    code: str
    subject: Any
    by: Doer
    written: list[Written] = field(default_factory=list)
    ended: bool = False

    def __call__(self, subject: Any = None, **told: Any) -> None:
        """Takes what `Frame.done` takes; `subject` where the act made something new that it is told of.

        Those concerned are who they are now: an act that ends their part says so before it does.
        """
        self.also(self.code, self.subject if subject is None else subject, **told)

    def also(self, code: str, subject: Any, **told: Any) -> None:
        """Another entry of the same act, on another thing."""
        self.written.append(self.frame.told(code, subject, by=self.by, **told))
        self.ended = True

    def quietly(self) -> None:
        """Nothing changed, or nothing that the journal keeps, as in an autosave."""
        self.ended = True


class Unfinished(Exception):
    """An act was left without saying that it is done: a mistake of its author."""


FRAMES: list["Frame"] = []  # of all rooms


class Frame:
    """What every act of one room does at its beginning and its end."""

    def __init__(self, rules: Rules, audiences: Audiences) -> None:
        self.rules, self.audiences = rules, audiences
        FRAMES.append(self)

    @contextmanager
    def act(self, code: str, subject: Any, *, by: Doer, at: datetime) -> Iterator[Doing]:
        """Lock, ask, do, write. Leaving without a word raises Unfinished; whatever is raised takes everything back."""
        with tracing.span(f"act {code}"), transaction.atomic():
            locked_with(subject)
            self.rules.may(code, by, subject, at)
            doing = Doing(self, code, subject, by)
            yield doing
            if not doing.ended:
                raise Unfinished(f"{code} was left without done() or done.quietly()")
            for written in doing.written:
                self._write(written, by=by, at=at)

    def done(self, code: str, subject: Any, *, by: Doer | None, at: datetime, **told: Any) -> None:
        """The end of an act of another shape; takes what `told` takes."""
        self._write(self.told(code, subject, by=by, **told), by=by, at=at)

    def told(
        self,
        code: str,
        subject: Any,
        *,
        by: Doer | None,
        data: dict[str, Any] | None = None,
        note: str = "",
        tells: Iterable[str] | None = None,
        on_behalf_of: str = "",
        of: Collection[int] | None = None,
    ) -> Written:
        """What is to be written of an act, and who is told: whom its row names, unless `tells` names others.

        `of`: whose rows alone it changed, where the facts of the thing can be told in part (journal/facts.py).
        """
        row = self.rules.acts.get(code)
        names = tells if tells is not None else (row.tells if row else ())
        needed = row.needs if row and tells is None else None
        readers, waited_for = self.audiences.told(names, needed or (), subject, but=by)
        data = {**(data or {}), **({"note": note} if note else {})}
        if isinstance(subject, Part):
            data["of"] = f"{subject._meta.label_lower}:{subject.pk}"  # type: ignore[attr-defined]
        waited_for_these = waited_for if needed is not None else None
        return Written(code, subject, readers, data, note, on_behalf_of, waited_for_these, of)

    def _write(self, written: Written, *, by: Doer | None, at: datetime) -> None:
        """Tell, signal, and write the journal, whose chain is locked from here to the commit."""
        root, row = written.subject.root, self.rules.acts.get(written.code)
        if written.readers:
            self._tell(written, by=by, at=at)
        speaks = row is None or row.speaks
        act_done.send(sender=type(root), root=root, act=written.code, by=by, at=at, speaks=speaks)
        journal.record(
            act=written.code,
            by=by,
            chain=root.body.code,
            obj=root,
            at=at,
            data=written.data,
            on_behalf_of=written.on_behalf_of,
            facts=facts.of(root, written.of),
            shows=root.is_public or row is None or row.shows,
        )

    def _tell(self, written: Written, *, by: Doer | None, at: datetime) -> None:
        root = written.subject.root
        # Notices are stored text: written in the source language, whatever the language of whoever acts.
        with translation.override("zh-hans"):
            row, word = self.rules.acts.get(written.code), self.rules.acts.word(written.code)
            actor = by.title if by else _("系统")
            said = str(row.told) if row and row.told else str(texts.SUBJECT)
            filled = {"act": word, "thing": root, "actor": actor, "day": day(at).isoformat()}
            text = texts.Text(said % filled, str(texts.BODY) % filled)
            if own := texts.of(root.body, written.code):
                text = own.filled(filled)
        notices.tell(
            written.readers,
            kind=written.code,
            subject=text.subject,
            body=f"{text.body}\n{written.note}" if written.note else text.body,
            url=root.get_absolute_url(),
            at=at,
            needed=written.needed,
        )

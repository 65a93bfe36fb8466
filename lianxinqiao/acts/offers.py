"""What the person looking may do now: the acts of the table that the rules allow, the one whose move it is first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from lianxinqiao.access.refused import can
from lianxinqiao.acts.forms import ActForm
from lianxinqiao.acts.rules import Rules
from lianxinqiao.acts.table import Act
from lianxinqiao.people.models import Post

Due = tuple[date | None, tuple[Any, ...]]  # a day, and what `rulebook.Known` asks of it


@dataclass(frozen=True)
class Screens:
    """How the acts of one room are done on the screen.

    `parts(root)` yields what hangs on it and may be acted on, each with the name of its kind ("" is the root itself);
    `due(subject)` is the clock that runs for it. `address` names the page of an act: root's reference, code, key.
    """

    rules: Rules
    forms: Mapping[str, type[ActForm]]
    parts: Callable[[Any], Iterable[tuple[str, Any]]]
    due: Callable[[Any], Due]
    address: str

    def offers(self, post: Post | None, root: Any, at: datetime) -> list["Offer"]:
        """Everything this person may do now, what moves the thing on first. Quick where its parts were gathered before."""
        if not post:
            return []
        acts = list(self.rules.acts.values())
        found = [
            Offer(self, act, subject, act.moves_on(subject))
            for kind, subject in self.parts(root)
            for act in acts
            if act.on == kind and (act.code in self.forms or act.page) and self._may(post, act, subject, at)
        ]
        order = list(self.rules.acts)
        return sorted(found, key=lambda offer: order.index(offer.act.code) if offer.primary else len(order))

    def _may(self, post: Post, act: Act, subject: Any, at: datetime) -> bool:
        if subject.root.stage not in act.when:
            return False  # asked before the rules, which would put a refusal into words that nobody reads
        return can(self.rules.may, act.code, post, subject, at) and act.sensible(subject)


@dataclass(frozen=True)
class Offer:
    """One act that this person may do on this thing now."""

    screens: Screens
    act: Act
    subject: Any
    primary: bool

    @property
    def url(self) -> str:
        root = self.subject.root
        if self.act.page:
            return reverse(self.act.page.address, args=[root.reference if self.subject is root else self.subject.pk])
        return reverse(self.screens.address, args=[root.reference, self.act.code, self.subject.pk])

    @property
    def label(self) -> str:
        return str(self.act.page.label if self.act.page else self.act.word)

    @property
    def in_place(self) -> bool:
        """Whether one press does it: nothing is asked."""
        if self.act.page:
            return False
        form = self.screens.forms[self.act.code]
        return not form.base_fields and not form.asks_of_subject

    @property
    def asks(self) -> str:
        """What is asked once more before it is done by one press; empty where it can be taken back."""
        return str(self.act.then) if self.act.final else ""

    @property
    def due(self) -> Due:
        """The day by which this act wants doing: the thing's own, where it has one."""
        return self.screens.due(self.subject)

    @property
    def detail(self) -> str:
        """Which of several things it is about."""
        return str(self.subject) if self.act.on else ""


def by_subject(offers: Iterable[Offer]) -> dict[Any, list[Offer]]:
    """What may be done, by the thing or the part it is done on: a page asks with the row that it shows."""
    found: dict[Any, list[Offer]] = {}
    for offer in offers:
        found.setdefault(offer.subject, []).append(offer)
    return found

"""Acts as a table: the word of each, who may, when, who is told, and what follows.

Who may and when it is possible are two questions. Both are read by `Rules.may`, by the screens (which acts to offer), by
the printed docs/stages/ and by each room's matrix test. What a row cannot say is asked by a named rule of its room.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _

from lianxinqiao.access import roles
from lianxinqiao.acts import audience
from lianxinqiao.journal import looks, words

Words = str | LazyText


# ------------------------------------------------------------------ who
@dataclass(frozen=True)
class Who:
    """A part in the play: its name for the refusal sentence, and the test of a post against a subject."""

    code: str
    name: Words
    is_played_by: Callable[[Any, Any], bool]  # by a post, or by a stranger (strangers.py)
    posts: Callable[[Any], Q] | None = None  # a condition that finds all who play it, for a subject; None: not by posts
    in_cppcc: Words = ""  # its name in a CPPCC committee, where its roles do not say it
    held: frozenset[str] = frozenset()  # the roles in the body that play it, where they alone do

    def called(self, subject: Any, post: Any = None) -> Words:
        """Its name in the body of the subject, or of who asks where the thing is not begun yet.

        A CPPCC committee calls its roles by other names.
        """
        body = getattr(getattr(subject, "root", subject), "body", None) or getattr(post, "body", None)
        if body is None or body.kind != roles.CPPCC:
            return self.name
        return self.in_cppcc or _("或").join(self._of_cppcc()) or self.name

    def _of_cppcc(self) -> list[str]:
        head = {str(roles.RoleCode.OFFICE_HEAD)} if roles.RoleCode.OFFICE_CLERK in self.held else set()
        return [str(role.called(roles.CPPCC)) for code, role in roles.ROLES.items() if code in self.held - head]


def works_for(post: Any, root: Any) -> bool:
    """Whether an office's post is for it: one that is held for a committee alone is for what is that committee's."""
    return post.committee_id is None or post.committee_id == getattr(root, "committee_id", None)


def of_body(code: str, name: Words, *held: roles.RoleCode, any_committee: bool = False) -> Who:
    """Whoever holds one of these roles in the body that the thing belongs to.

    Of an office, whoever works for one committee plays it for that committee's things and no others, unless it is a part
    for `any_committee`: the lists, piles, notices and readings of a room go by the same line.
    """
    bound = not any_committee and not roles.OFFICE.isdisjoint(held)

    def is_played_by(post: Any, subject: Any) -> bool:
        root = subject.root
        return post.role in held and _serves(post, root) and not (bound and not works_for(post, root))

    def posts(subject: Any) -> Q:
        root = subject.root
        own = Q(committee=None) | Q(committee_id=getattr(root, "committee_id", None) or 0) if bound else Q()
        found = own & Q(role__in=held, body_id=root.body_id)
        return found | audience.for_its_district(root.body_id) if roles.RoleCode.SUPERVISION in held else found

    any_deputy = not roles.DEPUTIES.isdisjoint(held)  # hundreds: they are waited for as such, not one by one
    return Who(
        code,
        name,
        is_played_by,
        None if any_deputy else posts,
        held=frozenset(held),
    )


def _serves(post: Any, root: Any) -> bool:
    """In the body that the thing belongs to; its body is asked for its district only where a post serves one."""
    if post.body_id is None and getattr(post, "serves_district", False):
        return bool(post.serves(getattr(root, "body", None)))
    return bool(post.body_id == root.body_id)


def of_unit(code: str, name: Words, *held: roles.RoleCode) -> Who:
    """Whoever holds one of these roles in the unit whose part the subject is."""
    return Who(
        code,
        name,
        lambda post, subject: post.role in held and post.organization_id == subject.unit_id,
        lambda subject: Q(role__in=held, organization_id=subject.unit_id or 0),
    )


# ------------------------------------------------------------------ what and when
def always(_subject: Any) -> bool:
    return True


def never(_subject: Any) -> bool:
    return False


@dataclass(frozen=True)
class Page:
    """What is written over days has a page of its own instead of a form: the name of its address, and what leads there."""

    address: str
    label: Words


@dataclass(frozen=True)
class Act:
    code: str
    word: Words
    who: tuple[Who, ...]
    on: str = ""  # the kind of part it is done on, by its name in `Acts.parts`; empty: the root itself
    when: frozenset[str] = frozenset()  # stages of the root
    at: frozenset[str] = frozenset()  # stages of the part, where it has its own
    tells: tuple[str, ...] = ()  # audiences, by their names in the room's `Audiences`
    needs: tuple[str, ...] | None = None  # those of them whose move it is now; for the others the notice is born read
    told: Words = ""  # the sentence of the notice, from "%(thing)s" and "%(actor)s"; else its word and the thing
    rule: Words = ""  # the article or rule behind it
    then: Words = ""  # what follows, in a sentence beside the button
    final: bool = False  # cannot be taken back: asked once more where it is done by one press
    moves: bool | Callable[[Any], bool] = False  # whether it moves the root on; all else is offered beside that
    sensible: Callable[[Any], bool] = always  # no rule refuses it, but it has sense only where this holds
    page: Page | None = None
    shows: bool = True  # whether it may change what strangers read or find, the root being unpublished
    speaks: bool = True  # whether it may change the words by which the root is found

    def moves_on(self, subject: Any) -> bool:
        return self.moves(subject) if callable(self.moves) else self.moves


class Acts(Mapping[str, Act]):
    """The table of one room, its `ACTS`. `root` and `parts` name the models ("stations.Duty") that its acts are done on.

    `thing` is what a refusal calls the root. `events` are the journal's words for what no person does by an act.
    `elsewhere` are the acts that strangers may also read on the page of another root; None: any may be.
    """

    def __init__(
        self,
        rows: Iterable[Act],
        *,
        root: str,
        thing: Words,
        parts: Mapping[str, str] | None = None,
        events: Mapping[str, Words] | None = None,
        elsewhere: Callable[[Act], bool] | None = None,
    ) -> None:
        self._rows = {row.code: row for row in rows}
        self.root, self._parts = root, dict(parts or {})
        self.thing, self.events, self._elsewhere = thing, dict(events or {}), elsewhere
        self.who = {who.code: who for row in self._rows.values() for who in row.who}

    def __getitem__(self, code: str) -> Act:
        return self._rows[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def model(self, act: Act) -> type[models.Model]:
        """What an act is done on."""
        return apps.get_model(self._parts[act.on] if act.on else self.root)

    def word(self, code: str) -> str:
        """The journal's word for an act or an event of this room."""
        row = self.get(code)
        return str(row.word if row else self.events.get(code, code))

    def name_in_journal(self) -> None:
        """From `AppConfig.ready()`: history panels and the auditor's page know these words, kept answers what ends them."""
        words.register({code: row.word for code, row in self.items()})
        words.register(self.events)
        if self._elsewhere:
            looks.APART.update(code for code, row in self.items() if not (row.shows and self._elsewhere(row)))

"""What an act is done on: a thing with a life of its own (the root), or a part that hangs on one.

The root's row is the one lock for all that hangs on it. A part says by `to_root` how it leads there.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, Self

from django.db import models
from django.db.models import Q

from lianxinqiao.access.roles import READERS
from lianxinqiao.acts import stages
from lianxinqiao.people.models import Post
from lianxinqiao.ui.marks import Mark


class InBodyQuerySet(models.QuerySet[Any]):
    """Things of a body, as whoever serves in it and is among their `readers` sees them; a unit sees what is its own."""

    def visible_to(self, post: Post | None) -> Self:
        if post is None:
            return self.none()
        if post.organization_id:
            return self.of_unit(post.organization_id)
        if not (post.body_id or post.serves_district) or post.role not in self.model.readers:
            return self.none()
        return self.filter(post.of_its_bodies())

    def of_unit(self, unit: int) -> Self:
        """What of it is a unit's own: nothing, where a room does not say so."""
        return self.none()


def is_open_to(model: type[models.Model], post: Post) -> bool:
    """Whether somebody of its body sees rows of this kind at all; of a part, whether its root is for them."""
    root: Any = model
    for way in getattr(model, "to_root", ()):
        root = root._meta.get_field(way).related_model
    if not isinstance(root._default_manager.all(), InBodyQuerySet):
        return True  # it has a table of its own
    return post.role in root.readers


class Subject(Protocol):
    """Whatever a rule, an audience or the frame is handed."""

    pk: Any
    stage: Any

    @property
    def root(self) -> Any: ...

    @property
    def unit_id(self) -> int | None:
        """The handling unit whose part it is; None where it is nobody's."""
        ...


class Checked:
    """Mixed into a model: what stands beside the row in memory was read from the database, and is not asked for again.

    `full_clean` asks once for each foreign key whether the row it names is there. An act has mostly just read that row;
    were it gone meanwhile, the database would refuse.
    """

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        known = {each.name for each in self._meta.concrete_fields if self._is_known(each)}  # type: ignore[attr-defined]
        super().clean_fields({*(exclude or ()), *known})  # type: ignore[misc]

    def _is_known(self, each: "models.Field[Any, Any]") -> bool:
        if not isinstance(each, models.ForeignKey) or each.get_limit_choices_to():
            return False
        near = self._state.fields_cache.get(each.name)  # type: ignore[attr-defined]
        return near is not None and not near._state.adding and near.pk == getattr(self, each.attname)


class Root(Checked):
    """Mixed into the model of a thing that has a life of its own.

    `near` is fetched with the lock, unless what is `needed` of it is there already: what a thing stands under (`fixed`)
    does not change beside it. `deferred` is not worth fetching each time.
    """

    # Roles of its body that see any of them at all; the list in which it stands is open to these and to units.
    readers: ClassVar[frozenset[str]] = READERS
    near: ClassVar[tuple[str, ...]] = ("body",)
    needed: ClassVar[frozenset[str]] = frozenset({"body"})
    fixed: ClassVar[frozenset[str]] = frozenset({"body"})
    deferred: ClassVar[tuple[str, ...]] = ()
    unit_id: int | None = None

    @classmethod
    def of_committee(cls, key: int | None) -> Q | None:
        """Which of them are that committee's own, as a condition; None where there are none of a committee."""
        known = {each.name for each in cls._meta.get_fields()}  # type: ignore[attr-defined]
        return Q(committee=key) if "committee" in known else None

    @classmethod
    def within(cls, post: Post) -> Q:
        """Of whoever works for one committee, what is that committee's own; of everybody else no narrower than it is."""
        own = cls.of_committee(post.committee_id) if post.committee_id else None
        return Q() if own is None else own

    @property
    def is_public(self) -> bool:
        """Whether strangers read it: then every act on it may change what they read."""
        return True

    @property
    def root(self) -> Any:
        return self

    @property
    def standing(self) -> str:
        """Where it stands, in words: its stage, and what is open within it. Lists, desks, boards and sheets show this."""
        return str(self.get_stage_display())  # type: ignore[attr-defined]

    @property
    def standing_tone(self) -> str:
        return stages.tone_of(self)

    @property
    def mark(self) -> Mark:
        """Where it stands, with its colour: lists, desks, boards and pages show this, a sheet its word."""
        return Mark(self.standing, self.standing_tone)

    @property
    def short(self) -> str:
        """What it is called where there is little room, as on the way back to it; "" where it has no shorter name."""
        return ""

    @property
    def reference(self) -> str:
        """What its address calls it; a room that numbers its things says more."""
        return str(self.pk)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Beginning:
    """What is begun in a body and is not there yet, as the subject of an act; `committee_id` is whose it then is."""

    body_id: int | None
    committee_id: int | None = None
    unit_id = None

    @property
    def root(self) -> "Beginning":
        return self


class Part(Checked):
    """Mixed into the model of what hangs on a root; `to_root` names the steps that lead there."""

    to_root: ClassVar[tuple[str, ...]]
    beside: ClassVar[tuple[str, ...]] = ()  # what its acts ask of it, fetched with it

    @property
    def root(self) -> Any:
        thing: Any = self
        for way in self.to_root:
            thing = getattr(thing, way)
        return thing

    @property
    def mark(self) -> Mark:
        """Its own stage, with its colour."""
        return Mark(self.get_stage_display(), stages.tone_of(self))  # type: ignore[attr-defined]

    @property
    def unit_id(self) -> int | None:
        return None

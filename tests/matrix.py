"""Who may what at which stage: the rules asked for everybody and everywhere, held against what a test grants by hand.

A thing is put at a stage in memory, so that one walk serves every act, stage and person. `cross` tries one granted
person everywhere and everybody, strangers too, at one granted place; it sees any slip in one column of a row and is
quick enough to be asked of every slip there could be. `whole` tries all of the house everywhere as well.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from lianxinqiao.access.refused import can
from lianxinqiao.acts.stages import TABLES
from lianxinqiao.acts.table import Act, Who
from lianxinqiao.matters import rules
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Post

Place = tuple[str, str]  # the stage of the suggestion and that of the thing itself; "" where it has none
Try = tuple[str, Place]
STAGES = [str(stage) for stage in Stage]


@dataclass(frozen=True)
class Grant:
    """What a test writes by hand: the parts of the cast that may, and the stages at which it is possible."""

    who: frozenset[str]
    when: frozenset[str] = frozenset()  # of the suggestion; empty where no stage is asked
    at: frozenset[str] = frozenset()  # of the thing itself; empty where it is all one
    on: str = ""  # which thing, where the act's kind of thing does not say it

    def gives(self, part: str, place: Place) -> bool:
        stage, own = place
        return part in self.who and (not self.when or stage in self.when) and (not self.at or own in self.at)


def grant(who: Iterable[str], when: Iterable[Any] = (), at: Iterable[Any] = (), *, on: str = "") -> Grant:
    return Grant(frozenset(who), frozenset(map(str, when)), frozenset(map(str, at)), on)


@dataclass
class Scene:
    """One of each thing on which something is done, and everybody who might do it."""

    things: dict[str, Any]
    people: Mapping[str, Post]
    strangers: Mapping[str, Post]
    own_stages: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        tables = {choices.__name__.removesuffix("Stage").lower(): list(map(str, choices)) for choices in TABLES}
        self.own_stages = {name: tables.get(type(thing).__name__.lower(), []) for name, thing in self.things.items()}

    @property
    def posts(self) -> dict[str, Post]:
        return {**self.people, **self.strangers}

    def places(self, name: str) -> list[Place]:
        if not hasattr(self.things[name].root, "stage"):
            return [("", "")]
        return list(product(STAGES, self.own_stages[name] or [""]))

    def may(self, code: str, name: str, part: str, place: Place) -> bool:
        thing, (stage, own) = self.things[name], place
        if stage:
            thing.root.stage = stage
        if own:
            thing.stage = own
        return can(rules.may, code, self.posts[part], thing)


def whole(scene: Scene, given: Grant, name: str) -> Iterator[Try]:
    yield from cross(scene, given, name)
    yield from product(scene.people, scene.places(name))


def cross(scene: Scene, given: Grant, name: str) -> Iterator[Try]:
    places = scene.places(name)
    somebody = min(given.who)
    stage, own = next(place for place in places if given.gives(somebody, place))
    yield from ((somebody, place) for place in places if stage == place[0] or own == place[1])
    yield from ((part, (stage, own)) for part in scene.posts)


def differences(scene: Scene, act: Act, given: Grant, tries: Any = whole) -> Iterator[str]:
    """Where the rules say something else than the test; the sentences are for whoever reads a failure."""
    name = given.on or act.on or "suggestion"
    for part, place in tries(scene, given, name):
        expected = given.gives(part, place)
        if scene.may(act.code, name, part, place) != expected:
            yield f"{act.code} by {part} at {'/'.join(filter(None, place)) or 'any time'}: {expected} expected"


# ------------------------------------------------------------------ slips
def _one_changed(chosen: frozenset[str], among: Iterable[str]) -> Iterator[frozenset[str]]:
    """The set without each of its members, and with each that it has not."""
    for each in among:
        yield chosen ^ {each}


def _players(who: Who, scene: Scene, name: str) -> set[str]:
    """Nobody, where this kind of thing has no such part: a sheet has no lead deputy."""
    try:
        return {part for part, post in scene.posts.items() if who.is_played_by(post, scene.things[name])}
    except AttributeError:
        return set()


def slips(scene: Scene, act: Act, given: Grant) -> Iterator[tuple[str, Act]]:
    """The row with one thing wrong in it, in every way that makes a difference in life."""
    name = given.on or act.on or "suggestion"
    for who in act.who:
        yield f"without {who.code}", replace(act, who=tuple(each for each in act.who if each is not who))
    for who in ACTS.who.values():
        if not _players(who, scene, name) <= given.who:
            yield f"with {who.code}", replace(act, who=(*act.who, who))
    if given.when:
        for when in _one_changed(act.when, STAGES):
            yield f"when {sorted(act.when ^ when)}", replace(act, when=when)
    if act.at:
        for at in _one_changed(act.at, scene.own_stages[name]):
            yield f"at {sorted(act.at ^ at)}", replace(act, at=at)
    elif scene.own_stages[name] and name != "suggestion":
        for own in scene.own_stages[name]:
            yield f"at {own} alone", replace(act, at=frozenset({own}))

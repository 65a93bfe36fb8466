"""Who may what at which stage: the rules asked for everybody and everywhere, held against what is granted here by hand."""

from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest

from lianxinqiao.access.refused import can
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Post
from lianxinqiao.stations import rules
from lianxinqiao.stations.acts import ACTS
from lianxinqiao.stations.models import Duty, Member, Objection, Rating, Swap, Turn, Worker
from lianxinqiao.stations.stages import DutyStage, RatingStage, Stage, SwapStage, TurnStage
from lianxinqiao.stations.tests.scene import a_station, works
from tests.cast import Cast, cast

OFFICE, HEAD, STAFF = {"clerk", "head"}, {"head"}, {"station"}
MEMBER, OTHERS = {"deputy"}, {"cosigner", "other_deputy", "delegation_head"}  # the deputy serves there, and is on turn
ASKED, STREET = {"cosigner"}, {"street"}
OPEN, STANDING = {"open"}, {"open", "paused"}
ANY: set[str] = set()
GRANTED: dict[str, tuple[set[str], set[str], set[str]]] = {
    "station.found": (OFFICE, ANY, ANY),
    "station.import": (OFFICE, ANY, ANY),
    "map.bound": (OFFICE, ANY, ANY),
    "map.lay_base": (OFFICE, ANY, ANY),
    "map.take_off_base": (OFFICE, ANY, ANY),
    "station.change": (OFFICE, STANDING, ANY),
    "station.furnish": (OFFICE | STAFF, STANDING, ANY),
    "station.choose_key": (OFFICE, OPEN, ANY),
    "station.join": (OFFICE | STAFF, STANDING, ANY),
    "member.leave": (OFFICE | STAFF, STANDING, ANY),
    "station.employ": (OFFICE, STANDING, ANY),
    "worker.leave": (OFFICE, STANDING, ANY),
    "station.place": (OFFICE | STAFF, STANDING, ANY),
    "station.pause": (OFFICE | STAFF, OPEN, ANY),
    "station.reopen": (OFFICE | STAFF, {"paused"}, ANY),
    "station.away": (MEMBER, STANDING, ANY),
    "station.plan": (OFFICE | STAFF, OPEN, ANY),
    "station.publish": (OFFICE | STAFF, OPEN, ANY),
    "duty.fill": (OFFICE | STAFF, STANDING, {"planned", "published"}),
    "duty.cancel": (OFFICE | STAFF, STANDING, {"planned", "published"}),
    "duty.note_visit": (STAFF | MEMBER, STANDING, {"published", "held"}),
    "duty.record": (STAFF | MEMBER, STANDING, {"published"}),
    "turn.ask_swap": (MEMBER, STANDING, {"serves"}),
    "turn.explain": (MEMBER, STANDING, {"missed"}),
    "swap.agree": (ASKED, STANDING, {"asked"}),
    "swap.decline": (ASKED, STANDING, {"asked"}),
    "swap.withdraw": (MEMBER, STANDING, {"asked"}),
    "swap.undo": (ASKED, STANDING, {"agreed"}),
    "rating.rubric": (OFFICE, ANY, ANY),
    "station.apply": (OFFICE | STAFF, OPEN, ANY),
    "rating.check": (OFFICE | STREET, STANDING, {"applied"}),
    "rating.apply_again": (OFFICE | STAFF, STANDING, {"returned"}),
    "rating.score": (OFFICE | OTHERS, STANDING, {"checked"}),
    "rating.list": (OFFICE, STANDING, {"checked"}),
    "rating.object": (OFFICE | STAFF | STREET | MEMBER, STANDING, {"listed"}),
    "objection.answer": (OFFICE, STANDING, {"open"}),
    "rating.decide": (HEAD, STANDING, {"listed"}),
    "station.close": (OFFICE, STANDING, ANY),
}
MAP = {"map.bound", "map.lay_base", "map.take_off_base"}
OF_NOTHING_YET = {"station.found", "station.import", "rating.rubric", *MAP}
OWN: dict[str, Any] = {"duty": DutyStage, "turn": TurnStage, "swap": SwapStage, "rating": RatingStage}


@dataclass
class Scene:
    things: dict[str, Any]
    posts: dict[str, Post]


@pytest.fixture
def scene(people: Cast) -> Scene:
    """One of all that hangs on a station, and everybody of two bodies; one post is held for the whole street."""
    others = cast(code="beihe")
    station = a_station(people)
    worker = works(people, station)
    member = Member.objects.create(
        station=station, mandate=people.deputy.mandate, from_on=station.body.terms.get().from_on
    )
    duty = Duty.objects.create(station=station, held_on="2026-03-06", begins="15:00", ends="16:00")
    turn = Turn.objects.create(duty=duty, mandate=people.deputy.mandate)
    swap = Swap(turn=turn, to=people.cosigner.mandate)
    rating = Rating(station=station)
    things = {
        "": station,
        "member": member,
        "worker": Worker.objects.get(pk=worker.pk),
        "duty": duty,
        "turn": turn,
        "swap": swap,
        "rating": rating,
        "objection": Objection(rating=rating),
    }
    things["worker"].station = station
    street = Post(person=people.auditor.person, role="station_staff", body=people.body, township=station.township)
    elsewhere = Post(person=people.auditor.person, role="station_staff", body=people.body)
    strangers = {f"{part} of another body": post for part, post in others.posts.items() if post.body_id}
    return Scene(things, {**people.posts, **strangers, "street": street, "staff of another station": elsewhere})


def places(name: str) -> list[tuple[str, str]]:
    own = [str(stage) for stage in OWN[name]] if name in OWN else ["open"] if name == "objection" else [""]
    return list(product(list(Stage.values), own))


def test_every_act_has_its_entry() -> None:
    assert list(GRANTED) == list(ACTS)


def test_everything_not_granted_is_refused(scene: Scene) -> None:
    slips = []
    for code, act in ACTS.items():
        who, when, at = GRANTED[code]
        thing = scene.things[act.on]
        for place, (part, post) in product(places(act.on), scene.posts.items()):
            stage, own = (str(each) for each in place)
            if code in OF_NOTHING_YET:
                subject, expected = Beginning(scene.things[""].body_id), part in who
            else:
                subject, expected = thing, part in who and stage in when and (not at or own in at)
                thing.root.stage = stage
                if act.on in OWN:
                    thing.stage = own
            if can(rules.may, code, post, subject) != expected:
                slips.append(f"{code} by {part} at {stage}/{own}: {expected} expected")
    assert slips == []


def test_who_serves_at_another_station_has_no_part_in_this_one(scene: Scene) -> None:
    for code, act in ACTS.items():
        if code not in OF_NOTHING_YET:
            assert not can(rules.may, code, scene.posts["staff of another station"], scene.things[act.on]), code


def test_a_named_rule_belongs_to_an_act_that_there_is() -> None:
    assert set(rules.RULES.named) <= set(ACTS)

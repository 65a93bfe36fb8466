"""Opened with materials and rules, said and looked at, gathered, concluded and linked to what it became."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from lianxinqiao.access.refused import Refused
from lianxinqiao.halls import queries
from lianxinqiao.halls.actions import saying, topics
from lianxinqiao.halls.models import Said
from lianxinqiao.halls.tests.scene import Hall
from lianxinqiao.journal import facts, verifying
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import citizens
from lianxinqiao.opinions.screening import Sent
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast, moment
from tests.walks import PNG


def test_whoever_is_invited_is_told_when_it_opens(people: Cast) -> None:
    hall = Hall(people).opened()
    assert hall.topic.stage == "open"
    assert Notice.objects.filter(recipient=people.deputy.user, kind="topic.open").count() == 1
    topics.invite(
        hall.topic, mandates=[people.deputy.mandate, people.cosigner.mandate], by=people.clerk, at=hall.later()
    )
    told = Notice.objects.filter(kind="topic.invite").values_list("recipient", flat=True)
    assert set(told) == {people.deputy.user.pk, people.cosigner.user.pk}
    assert hall.topic.invited.count() == 2


def test_what_is_said_waits_and_is_read_by_everybody_once_it_was_looked_at(people: Cast) -> None:
    hall = Hall(people).opened()
    said = hall.say("我家在三号楼，电话13800001234，停车场近。")
    assert (said.stage, list(queries.shown(hall.topic))) == ("waiting", [])
    assert "13800001234" not in said.text
    assert Notice.objects.filter(recipient=people.station.user, kind="topic.say").exists()
    saying.show(said, by=people.station, at=hall.later())
    assert list(queries.shown(hall.topic)) == [said]
    saying.hide(said, reason="写了门牌。", by=people.clerk, at=hall.later())
    assert list(queries.shown(hall.topic)) == []


def test_a_deputy_says_it_by_name_and_waits_like_anybody(people: Cast) -> None:
    said = Hall(people).opened().say(by=people.deputy)
    assert (said.who, said.stage) == (people.deputy.person.name, "waiting")


def test_sent_twice_it_is_taken_once(people: Cast) -> None:
    hall, identity = Hall(people).opened(), uuid.uuid4()
    told = {"text": "停车场近一些。", "position": "for", "identity": identity}
    for _time in range(2):
        saying.say(hall.topic, **told, by=citizens.ANYBODY, at=hall.at)
    assert Said.objects.count() == 1


def test_what_looks_like_a_program_says_so_to_who_looks_at_it(people: Cast) -> None:
    hall = Hall(people).opened()
    sent = Sent(trap=True)
    said = saying.say(
        hall.topic, text="点击链接领红包。", position="other", door="d", sent=sent, by=citizens.ANYBODY, at=hall.at
    )
    assert said.held_because == ["trap"]


@pytest.mark.parametrize(("text", "position"), [("好", "for"), ("字" * 1001, "for"), ("停车场近一些。", "maybe")])
def test_it_is_said_in_words_with_a_position(people: Cast, text: str, position: str) -> None:
    with pytest.raises(Refused):
        Hall(people).opened().say(text, position)


def test_after_its_day_nothing_is_said(people: Cast) -> None:
    hall = Hall(people).opened()
    hall.at = moment("2026-03-21")
    with pytest.raises(Refused, match="2026-03-20"):
        hall.say()


def test_nobody_is_passed_over_unread(people: Cast) -> None:
    hall = Hall(people).opened()
    hall.say()
    with pytest.raises(Refused, match="1条发言没有审看"):
        topics.gather(hall.topic, positions="都赞成。", by=people.station, at=hall.later())


def test_positions_are_counted_of_what_everybody_reads(people: Cast) -> None:
    hall = Hall(people).gathered()
    assert [n for _label, n in queries.counted(hall.topic)] == [1, 1, 0]


def test_it_leads_to_what_it_became(people: Cast) -> None:
    opinion = Walk(people).opinion
    hall = Hall(people).concluded(opinion=opinion)
    assert (hall.topic.stage, hall.topic.opinion) == ("concluded", opinion)
    assert list(opinion.topics.all()) == [hall.topic]
    assert verifying.chain("yunhe") == []
    assert list(facts.differences()) == []


def test_it_opens_on_no_day_that_is_over_and_at_no_other_bodys_station(people: Cast) -> None:
    hall = Hall(people, until=date(2026, 3, 3))
    with pytest.raises(Refused, match="已经过了"):
        topics.start(hall.topic, by=people.station, at=hall.later(2))
    with pytest.raises(ValidationError):
        topics.change(hall.topic, values={"question": ""}, by=people.station, at=hall.at)


def test_materials_come_clean_and_an_end_says_why(people: Cast) -> None:
    hall = Hall(people)
    row = topics.add_material(hall.topic, file=ContentFile(PNG, name="图.png"), by=people.station, at=hall.later())
    assert row.attachment.content_type == "image/png"
    with pytest.raises(Refused, match="原因"):
        topics.cancel(hall.topic, reason=" ", by=people.station, at=hall.at)
    topics.cancel(hall.topic, reason="改为实地协商。", by=people.station, at=hall.at)
    assert hall.topic.stage == "cancelled"

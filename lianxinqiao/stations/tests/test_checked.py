"""What is checked before a row is saved asks the database only for what is not known yet."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxinqiao.stations.models import Member, Station
from tests.cast import Cast


def asked_for(row: Station | Member) -> list[str]:
    """The tables that checking the fields of a row asks whether something is there."""
    with CaptureQueriesContext(connection) as asked:
        row.clean_fields()
    return [each["sql"].split('FROM "')[1].split('"')[0] for each in asked]


def station(people: Cast, **where: object) -> Station:
    where = where or {"township": people.townships["yunqiao"]}
    return Station(body=people.body, name="云桥站", address="云桥路 1 号", number="1", **where)


def test_what_stands_in_memory_is_not_asked_for(people: Cast) -> None:
    assert asked_for(station(people)) == []


def test_a_row_named_by_its_key_alone_is_asked_for(people: Cast) -> None:
    assert asked_for(station(people, township_id=people.townships["wanghe"].pk)) == ["people_township"]


def test_what_is_not_there_is_refused(people: Cast) -> None:
    with pytest.raises(ValidationError) as refused:
        station(people, township_id=0).clean_fields()
    assert set(refused.value.message_dict) == {"township"}


def test_an_empty_field_is_refused_as_ever(people: Cast) -> None:
    row = station(people)
    row.name = ""
    with pytest.raises(ValidationError) as refused:
        row.clean_fields()
    assert set(refused.value.message_dict) == {"name"}

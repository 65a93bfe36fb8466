"""The second wall: inside it the database shows nothing of another body's, whatever a query forgets."""

import pytest
from django.db import connection

from lianxinqiao.database import walls as second
from lianxinqiao.people import walls
from lianxinqiao.people.models import Body, Field, Term
from tests.cast import Cast, town_congress

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(people: Cast) -> Cast:
    return town_congress(people)


def test_every_table_stands_behind_the_wall_or_says_why_not():
    behind = walls.conditions()
    for model in walls.rooms_models():
        meta = model._meta
        named = meta.app_label in walls.OPEN or f"{meta.app_label}.{meta.object_name}" in walls.OPEN
        assert meta.db_table in behind or named, (
            f"{meta.label} is behind no wall, and people/walls.py says nothing of it"
        )


def test_inside_only_the_own_rows_are_there(people: Cast, town: Cast):
    with second.within({town.body.pk}):
        assert set(Term.objects.values_list("body__code", flat=True)) == {"wanghe"}
        assert not Field.objects.filter(body=people.body).exists()
    assert Term.objects.count() == 2


def test_whoever_names_no_body_sees_nothing(people: Cast):
    with second.within(set()):
        assert not Term.objects.exists()


def test_what_goes_inside_comes_out_again(people: Cast, town: Cast):
    with pytest.raises(RuntimeError), second.within({town.body.pk}):
        raise RuntimeError
    with connection.cursor() as cursor:
        cursor.execute("select current_user <> 'lxq_within'")
        assert cursor.fetchone()[0]


def test_a_row_of_another_body_can_neither_be_changed_nor_taken_away(people: Cast, town: Cast):
    with second.within({town.body.pk}):
        assert Term.objects.filter(body_id=people.body.pk).update(number=99) == 0
        assert Field.objects.filter(body_id=people.body.pk).delete()[0] == 0


@pytest.mark.django_db(transaction=True)
def test_it_holds_in_each_transaction_and_not_beyond(db: None):
    from tests.cast import cast

    people = cast()
    town = town_congress(people)
    with second.within({town.body.pk}):
        assert Term.objects.count() == 1
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from people_term")
            assert cursor.fetchone() == (1,)
        assert len(list(Term.objects.iterator())) == 1
    with connection.cursor() as cursor:
        cursor.execute("select current_user <> 'lxq_within', current_setting('lxq.bodies', true)")
        assert cursor.fetchone() in {(True, ""), (True, None)}


def test_who_is_inside_of_what(people: Cast, town: Cast):
    assert walls.bodies_of([people.clerk]) == {people.body.pk}
    assert walls.bodies_of([people.clerk, town.deputy]) == {people.body.pk, town.body.pk}
    assert walls.bodies_of([people.jiaoyu_clerk]) == {people.body.pk, town.body.pk}
    assert walls.bodies_of([people.administrator]) is None
    assert Body.objects.count() == 2

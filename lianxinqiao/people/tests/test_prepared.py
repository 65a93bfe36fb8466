"""What is put together once answers as the queryset it was put together from."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxinqiao.database.prepared import Prepared, attach
from lianxinqiao.people.models import Mandate, Organization, Post, Session
from tests.cast import Cast

BY_UNIT = Prepared(lambda key: Post.objects.filter(organization_id=key).select_related("person__user"), int)


def test_it_gives_the_same_rows_with_what_stands_beside_them(people: Cast) -> None:
    for unit in people.units.values():
        with CaptureQueriesContext(connection) as asked:
            found = [(post, post.person.name, post.person.user) for post in BY_UNIT(unit.pk)]
        rows = Post.objects.filter(organization=unit).select_related("person__user")
        assert found == [(post, post.person.name, post.person.user) for post in rows]
        assert len(asked) == 1


def test_what_stands_beside_may_be_missing(people: Cast) -> None:
    by_role = Prepared(lambda role: Post.objects.filter(role=role).select_related("organization"), str)
    (post,) = by_role("office_head")
    assert (post.organization, post.role) == (None, "office_head")


def test_a_value_may_stand_in_several_places_and_days_are_values(people: Cast) -> None:
    held = Prepared(lambda day, key: Post.objects.filter(pk=key).held(day), date, int)
    post = people.clerk
    assert held(date(2026, 5, 1), post.pk) == [post]
    post.to_on = date(2026, 4, 30)
    post.save()
    assert held(date(2026, 4, 30), post.pk) == [post]
    assert held(date(2026, 5, 1), post.pk) == []


def test_plain_values(people: Cast) -> None:
    district = people.district.pk
    pairs = Prepared(lambda key: Organization.objects.filter(district_id=key).values_list("code", "name"), int)
    codes = Prepared(lambda key: Organization.objects.filter(district_id=key).values_list("code", flat=True), int)
    assert pairs(district) == list(Organization.objects.values_list("code", "name"))
    assert codes(district) == ["caizheng", "jiaotong", "jiaoyu"]


def test_several_keys_are_one_value(people: Cast) -> None:
    """However many there are, the query keeps its shape."""
    named = Prepared(lambda keys: Organization.objects.filter(pk__any=keys).values_list("code", flat=True), list)
    units = [people.units[code].pk for code in ("jiaoyu", "caizheng")]
    assert named(units) == ["caizheng", "jiaoyu"]
    assert named(units[:1]) == ["jiaoyu"]
    assert named([]) == []


def test_what_is_deferred_is_fetched_when_it_is_asked(people: Cast) -> None:
    defer = Prepared(lambda key: Organization.objects.filter(pk=key).defer("name"), int)
    (unit,) = defer(people.units["jiaoyu"].pk)
    assert unit.get_deferred_fields() == {"name"}
    assert unit.name == "云河区教育局"


def test_what_is_prefetched_comes_along(people: Cast) -> None:
    sessions = Prepared(lambda body: Session.objects.filter(term__body_id=body).prefetch_related("term"), int)
    (session,) = sessions(people.body.pk)
    with CaptureQueriesContext(connection) as asked:
        assert session.term.number == 17
    assert not asked.captured_queries


def test_a_shape_that_depends_on_its_values_is_refused(people: Cast) -> None:
    by_year = Prepared(lambda year: Session.objects.filter(opens_on__year=year - 30_000), int)
    with pytest.raises(ValueError, match="does not stand as it is"):
        by_year(2026)


def test_a_value_that_changes_the_shape_is_refused(people: Cast) -> None:
    sometimes = Prepared(
        lambda key: Organization.objects.filter(pk=key) if key < 31_050 else Organization.objects.all(), int
    )
    with pytest.raises(ValueError, match="does not stand as it is"):
        sometimes(1)


def test_a_value_may_not_be_needed(people: Cast) -> None:
    any_of = Prepared(lambda district, unused: Organization.objects.filter(district_id=district), int, int)
    assert len(any_of(people.district.pk, 7)) == 3


def test_rows_are_handed_out_to_those_they_belong_to(people: Cast) -> None:
    units = list(Organization.objects.all())
    attach(units, "posts", Post.objects.exclude(organization=None))
    with CaptureQueriesContext(connection) as asked:
        handed = {unit.code: {post.pk for post in unit.posts.all()} for unit in units}
        owners = {post.organization for unit in units for post in unit.posts.all()}
    assert not asked.captured_queries
    assert handed == {
        unit.code: set(Post.objects.filter(organization=unit).values_list("pk", flat=True)) for unit in units
    }
    assert owners <= set(units)
    attach([], "posts", [])


def test_rows_of_an_owner_who_came_since_are_left_out(people: Cast) -> None:
    units = list(Organization.objects.filter(code="jiaoyu"))
    attach(units, "posts", Post.objects.exclude(organization=None))
    assert {post.organization_id for post in units[0].posts.all()} == {units[0].pk}


def test_who_has_none_answers_with_none(people: Cast) -> None:
    mandates = list(Mandate.objects.all())
    attach(mandates, "cosigned", [])
    with CaptureQueriesContext(connection) as asked:
        assert [list(each.cosigned.all()) for each in mandates] == [[] for _ in mandates]
        assert not mandates[0].cosigned.exists()
    assert not asked.captured_queries

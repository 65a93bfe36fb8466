"""Who sits is on the portal, found however the name is written; a known end hides nobody before its day."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.people.models import Mandate, Post
from tests.cast import Cast


def ends(people: Cast, on: date) -> Mandate:
    mandate = people.deputy.mandate
    assert mandate
    Mandate.objects.filter(pk=mandate.pk).update(to_on=on)
    return mandate


@pytest.mark.django_db
@pytest.mark.parametrize("days", [0, 40])
def test_a_known_end_hides_no_sitting_member(client: Client, people: Cast, days: int) -> None:
    ends(people, timezone.localdate() + timedelta(days))
    assert "林晓禾" in client.get("/deputies?q=林晓禾").content.decode()
    assert "林晓禾" in [row["name"] for row in client.get("/api/v1/deputies").json()]
    client.force_login(people.clerk.user)
    assert "林晓禾" in client.get("/suggestions/paper").content.decode()
    assert Post.objects.held(timezone.localdate()).filter(person__name="林晓禾").exists()


@pytest.mark.django_db
def test_an_end_that_passed_does_and_the_post_falls_with_the_seat(client: Client, people: Cast) -> None:
    ends(people, timezone.localdate() - timedelta(1))
    assert ">林晓禾<" not in client.get("/deputies").content.decode()
    assert "林晓禾" not in [row["name"] for row in client.get("/api/v1/deputies").json()]
    client.force_login(people.clerk.user)
    assert "林晓禾" not in client.get("/suggestions/paper").content.decode()
    assert not Post.objects.held(timezone.localdate()).filter(person__name="林晓禾").exists()


@pytest.mark.django_db
def test_two_of_one_name_are_told_apart_where_one_chooses(client: Client, people: Cast) -> None:
    one, other = people.deputy.mandate, people.other_deputy.mandate
    assert one and other
    Mandate.objects.filter(pk=other.pk).update(constituency="第三选区", card_number="170005")
    other.person.name = "林曉禾"
    other.person.save()
    client.force_login(people.clerk.user)
    page = client.get("/suggestions/paper").content.decode()
    assert "林曉禾（第二代表团，第三选区，证号尾号0005）" in page
    assert "林晓禾（第一代表团，证号尾号puty）" in page
    assert "周望舒</option>" in page

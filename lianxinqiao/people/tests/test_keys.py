"""Accounts of persons: opened, renewed, closed; the first password is shown once."""

import re

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal.models import Entry
from lianxinqiao.people.actions import keys
from lianxinqiao.people.models import Person
from tests.cast import Cast


@pytest.fixture
def newcomer(people: Cast) -> Person:
    return Person.objects.create(district=people.district, name="张晓明", phone="13900001234")


def test_an_account_is_opened_and_its_password_shown_once(administrator: Client, newcomer: Person) -> None:
    page = administrator.post(f"/people/persons/{newcomer.pk}/account", {"name": "zhangxm"}).content.decode()
    word = re.findall(r"<code>(\w{12})</code>", page)[0]
    newcomer.refresh_from_db()
    assert newcomer.user.must_change_password
    assert check_password(word, newcomer.user.password)
    assert word not in administrator.get(f"/people/persons/{newcomer.pk}").content.decode()
    assert word not in str(list(Entry.objects.values_list("data", flat=True)))
    stranger = Client()
    assert stranger.post("/login", {"username": "13900001234", "password": word}).status_code == 302
    assert stranger.get("/roles").url == "/account/password"


def test_a_taken_name_is_refused(administrator: Client, people: Cast, newcomer: Person) -> None:
    page = administrator.post(f"/people/persons/{newcomer.pk}/account", {"name": people.clerk.user.name})
    assert "已经有人使用" in page.content.decode()
    with pytest.raises(Refused, match="已经有账号"):
        keys.open_account(people.clerk.person, name="second", by=people.administrator)


def test_a_closed_account_is_out_at_once_and_may_come_back(administrator: Client, people: Cast) -> None:
    inside = Client()
    inside.force_login(people.clerk.user)
    inside.get("/roles")
    administrator.post(f"/people/persons/{people.clerk.person.pk}/account/close")
    assert inside.get("/roles").status_code == 302
    administrator.post(f"/people/persons/{people.clerk.person.pk}/account/reopen")
    people.clerk.user.refresh_from_db()
    assert people.clerk.user.is_active


def test_nobody_closes_their_own(administrator: Client, people: Cast) -> None:
    assert administrator.post(f"/people/persons/{people.administrator.person.pk}/account/close").status_code == 403


@pytest.mark.parametrize("act", ["close", "reopen", "renew", "unlock", "remove-factor"])
def test_only_an_administrator_holds_the_keys(client: Client, people: Cast, act: str) -> None:
    client.force_login(people.head.user)
    assert client.post(f"/people/persons/{people.clerk.person.pk}/account/{act}").status_code == 403
    assert not Entry.objects.filter(act__startswith="people.person").exists()

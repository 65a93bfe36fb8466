"""One click into each role in the demo; outside it no such door exists."""

import pytest
from django.test import Client

from lianxinqiao.access.roles import ROLES
from tests.cast import Cast


@pytest.mark.parametrize("role", list(ROLES))
def test_outside_the_demo_there_is_no_such_address(client: Client, people: Cast, settings: object, role: str) -> None:
    settings.DEMO = False
    assert client.post("/demo/enter", {"door": role}).status_code == 404
    assert client.get("/demo/enter").status_code == 404
    assert "_auth_user_id" not in client.session
    assert "演示入口" not in client.get("/login").content.decode()


@pytest.mark.parametrize("role", list(ROLES))
def test_in_the_demo_each_role_is_one_click(client: Client, people: Cast, settings: object, role: str) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    page = client.get("/login").content.decode()
    assert "这是演示系统" in page
    assert f'value="{role}"' in page
    assert client.post("/demo/enter", {"door": role}).url == "/desk"
    post = next(each for each in people.posts.values() if each.pk == client.session["post"])
    assert post.role == role


def test_a_door_of_the_cppcc_opens_only_where_there_is_one(client: Client, people: Cast, settings: object) -> None:
    settings.DEMO = True
    assert 'value="cppcc-deputy"' not in client.get("/login").content.decode()
    assert client.post("/demo/enter", {"door": "cppcc-deputy"}).status_code == 404


def test_an_unknown_door_is_none(client: Client, people: Cast, settings: object) -> None:
    settings.DEMO = True
    for door in ("", "king", "1' OR 1=1"):
        assert client.post("/demo/enter", {"door": door}).status_code == 404

"""One person, several posts: switched visibly, never into somebody else's."""

from datetime import date

from django.test import Client

from lianxinqiao.people.models import Post
from tests.cast import Cast


def test_it_acts_in_the_chosen_post(client: Client, people: Cast) -> None:
    second = Post.objects.create(
        person=people.clerk.person, role="office_head", body=people.body, from_on=date(2020, 1, 1)
    )
    client.force_login(people.clerk.user)
    assert client.get("/people/confirmations").status_code == 403
    assert client.post("/post", {"post": second.pk}).url == "/desk"
    page = client.get("/people/confirmations")
    assert page.status_code == 200
    assert "切换身份" in page.content.decode()


def test_not_in_the_post_of_another_nor_in_an_ended_one(client: Client, people: Cast) -> None:
    ended = Post.objects.create(
        person=people.clerk.person,
        role="office_head",
        body=people.body,
        from_on=date(2014, 1, 1),
        to_on=date(2014, 2, 1),
    )
    client.force_login(people.clerk.user)
    for wanted in (people.administrator.pk, ended.pk, "x", ""):
        client.post("/post", {"post": wanted})
        assert client.get("/people/persons/").status_code == 403
        assert client.get("/people/confirmations").status_code == 403


def test_the_roles_are_told_to_everyone_inside(client: Client, people: Cast) -> None:
    client.force_login(people.deputy.user)
    page = client.get("/roles").content.decode()
    assert "不能代替代表作出评价" in page
    assert "您现在担任" in page


def test_who_needs_a_second_factor_is_sent_to_set_it_up(client: Client, people: Cast, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    for part, needed in (
        ("clerk", True),
        ("auditor", True),
        ("administrator", True),
        ("deputy", False),
        ("jiaoyu_clerk", False),
    ):
        client.force_login(getattr(people, part).user)
        assert (client.get("/roles").status_code == 302) == needed, part

"""Sessions are listed to their owner and can be ended."""

from allauth.usersessions.models import UserSession
from django.test import Client

from lianxinqiao.accounts.models import DoorEvent, User
from lianxinqiao.accounts.tests.conftest import PASSWORD


def enter(agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post("/login", {"username": "lin", "password": PASSWORD})
    client.get("/account/sessions")
    return client


def test_it_lists_every_device_and_ends_one(user: User) -> None:
    here, there = enter("office"), enter("phone")
    page = here.get("/account/sessions").content.decode()
    assert "office" in page
    assert "phone" in page
    other = UserSession.objects.get(user_agent="phone")
    here.post("/account/sessions", {"session": other.pk})
    assert there.get("/account/sessions").status_code == 302
    assert here.get("/account/sessions").status_code == 200
    assert DoorEvent.objects.latest("id").result == "ended"


def test_it_ends_all_others_but_not_this_one(user: User) -> None:
    here, there, further = enter("office"), enter("phone"), enter("tablet")
    here.post("/account/sessions", {"session": "others"})
    assert here.get("/account/sessions").status_code == 200
    assert there.get("/account/sessions").status_code == further.get("/account/sessions").status_code == 302


def test_nobody_ends_the_session_of_another(user: User) -> None:
    User.objects.create_user("zhou", PASSWORD, must_change_password=False)
    mine = enter("office")
    stranger = Client()
    stranger.post("/login", {"username": "zhou", "password": PASSWORD})
    stranger.post("/account/sessions", {"session": UserSession.objects.get(user_agent="office").pk})
    assert mine.get("/account/sessions").status_code == 200


def test_a_stranger_is_sent_to_the_door(client: Client, db: None) -> None:
    for path in ("/account/sessions", "/account/password", "/account/second-factor/"):
        assert client.get(path).url.startswith("/login")

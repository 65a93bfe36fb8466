"""The inbox: one's own notices, read and unread; where else one wants to be told."""

import pytest
from django.test import Client

from lianxinqiao.accounts.models import User
from lianxinqiao.notices import actions, queries
from lianxinqiao.notices.models import Dispatch, Notice


@pytest.fixture
def reader(db: None) -> User:
    return User.objects.create(name="lin", display_name="林晓禾", email="lin@example.org", must_change_password=False)


def tell(user: User, n: int = 1, **more: str) -> list[Notice]:
    return [told for k in range(n) for told in actions.tell([user], kind="test", subject=f"第{k}条", **more)]


def test_the_bell_counts_what_is_unread(client: Client, reader: User) -> None:
    tell(reader, 3)
    client.force_login(reader)
    page = client.get("/notices")
    assert page.status_code == 200
    assert "第2条" in page.content.decode()
    assert queries.unread(reader) == 3


def test_opening_one_marks_it_and_leads_there(client: Client, reader: User) -> None:
    (notice,) = tell(reader, url="/account/sessions")
    client.force_login(reader)
    assert client.get(f"/notices/{notice.pk}").url == "/account/sessions"
    assert queries.unread(reader) == 0


def test_it_does_not_lead_out_of_the_house(client: Client, reader: User) -> None:
    (notice,) = tell(reader, url="https://elsewhere.example/")
    client.force_login(reader)
    assert client.get(f"/notices/{notice.pk}").url == "/notices"


def test_nobody_opens_the_notice_of_another(client: Client, reader: User) -> None:
    (notice,) = tell(reader)
    client.force_login(User.objects.create(name="zhou", must_change_password=False))
    assert client.get(f"/notices/{notice.pk}").status_code == 404
    client.post("/notices/read", {"pk": notice.pk})
    assert queries.unread(reader) == 1


def test_all_are_marked_together(client: Client, reader: User) -> None:
    tell(reader, 3)
    client.force_login(reader)
    client.post("/notices/read")
    assert queries.unread(reader) == 0


def test_one_key_is_told_once(reader: User) -> None:
    tell(reader, 2, key="due:1")
    assert Notice.objects.count() == 1


def test_whoever_switched_mail_off_gets_the_inbox_only(client: Client, reader: User) -> None:
    client.force_login(reader)
    client.post("/notices/channels", {"email": "lin@example.org"})
    tell(reader)
    assert Notice.objects.count() == 1
    assert Dispatch.objects.count() == 0


def test_mail_needs_an_address(client: Client, reader: User) -> None:
    client.force_login(reader)
    assert "请填写电子邮箱" in client.post("/notices/channels", {"email": "", "mail": "on"}).content.decode()
    assert client.post("/notices/channels", {"email": "no address", "mail": "on"}).status_code == 200
    reader.refresh_from_db()
    assert reader.email == "lin@example.org"


def test_a_stranger_is_sent_to_the_door(client: Client, db: None) -> None:
    for path in ("/notices", "/notices/channels", "/outbox", "/outbox/1"):
        assert client.get(path).url.startswith("/login")

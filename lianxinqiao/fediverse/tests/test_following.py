"""A body is switched on, shown, followed from another server and left again; nothing else is heard."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.fediverse import actions, inbox, outward, signing, views
from lianxinqiao.fediverse.models import Actor, Delivery, Follower, KeptOut, Knock
from lianxinqiao.fediverse.tests.scene import ACTOR, FOLLOW, NOW, SHE, THEM, US, Server, follow, publish, send
from lianxinqiao.fediverse.tests.test_signing import PUBLIC
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices import copies
from tests.cast import Cast
from tests.walks import a_suggestion


# ------------------------------------------------------------------ switched on and off
def test_it_is_off_until_the_office_switches_it_on(people: Cast, server: Server, client: Client) -> None:
    pages = ("/ap/yunhe", "/ap/yunhe/outbox", "/.well-known/webfinger?resource=acct:yunhe@rd.example")
    assert {client.get(page).status_code for page in pages} == {404}
    assert send(client, server, FOLLOW) == 404
    actions.switch_on(by=people.clerk, at=NOW)
    assert {client.get(page).status_code for page in pages} == {200}
    actions.switch_off(by=people.clerk, at=NOW)
    assert {client.get(page).status_code for page in pages} == {404}
    done = Entry.objects.filter(act__startswith="fediverse.").order_by("pk").values_list("act", flat=True)
    assert list(done) == ["fediverse.on", "fediverse.off"]


@pytest.mark.parametrize("part", ["deputy", "jiaotong_head", "auditor", "administrator"])
def test_only_its_office_switches(people: Cast, server: Server, part: str) -> None:
    with pytest.raises(Refused):
        actions.switch_on(by=people.posts[part], at=NOW)


def test_not_without_https(people: Cast, server: Server, settings: Any) -> None:
    settings.SITE_URL = "http://rd.example"
    with pytest.raises(Refused, match="https"):
        actions.switch_on(by=people.clerk, at=NOW)


def test_the_key_lies_in_the_database_only_encrypted(actor: Actor) -> None:
    assert "PRIVATE" not in actor.key
    assert "BEGIN PUBLIC KEY" in actor.public_key


# ------------------------------------------------------------------ what is shown
@pytest.mark.parametrize(
    ("resource", "status"),
    [
        ("acct:yunhe@rd.example", 200),
        ("acct:YUNHE@RD.example", 200),
        (ACTOR, 200),
        ("acct:yunhe@m.example", 404),
        ("acct:nobody@rd.example", 404),
        ("https://m.example/ap/yunhe", 404),
        ("", 400),
    ],
)
def test_webfinger(actor: Actor, client: Client, resource: str, status: int) -> None:
    answer = client.get("/.well-known/webfinger", {"resource": resource})
    assert answer.status_code == status
    if status == 200:
        told = answer.json()
        assert told["subject"] == "acct:yunhe@rd.example"
        assert {"rel": "self", "type": "application/activity+json", "href": ACTOR} in told["links"]


def test_the_actor(actor: Actor, client: Client) -> None:
    answer = client.get("/ap/yunhe", headers={"Accept": "application/activity+json"})
    told = answer.json()
    assert answer["Content-Type"].startswith("application/activity+json")
    assert (told["id"], told["type"], told["preferredUsername"]) == (ACTOR, "Organization", "yunhe")
    assert told["publicKey"] == {"id": f"{ACTOR}#main-key", "owner": ACTOR, "publicKeyPem": actor.public_key}
    assert client.get("/ap/yunhe", headers={"Accept": "text/html"}).status_code == 302


def test_the_outbox_holds_what_the_portal_shows(people: Cast, actor: Actor, client: Client) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    assert client.get("/ap/yunhe/outbox").json()["totalItems"] == 0
    publish(people, walk, NOW)
    assert client.get("/ap/yunhe/outbox").json() == {
        **client.get("/ap/yunhe/outbox").json(),
        "totalItems": 1,
        "first": f"{ACTOR}/outbox?page=1",
    }
    page = client.get("/ap/yunhe/outbox?page=1").json()
    note = page["orderedItems"][0]["object"]
    assert walk.suggestion.title in note["content"]
    assert note["attributedTo"] == ACTOR
    assert client.get(note["id"].removeprefix(US)).json()["content"] == note["content"]
    for beyond in ("0", "2", "x", "9" * 30):
        assert client.get(f"/ap/yunhe/outbox?page={beyond}").status_code == 404


# ------------------------------------------------------------------ who follows
def test_whoever_follows_is_told_yes(actor: Actor, server: Server, client: Client) -> None:
    follow(client, server)
    row = Follower.objects.get()
    assert (row.uri, row.host, row.inbox) == (SHE, "m.example", f"{THEM}/inbox")
    assert server.types() == ["Accept"]
    assert server.taken[0]["object"]["id"] == FOLLOW["id"]
    assert server.taken[0]["to_inbox"] == f"{SHE}/inbox"
    assert client.get("/ap/yunhe/followers").json()["totalItems"] == 1
    assert SHE not in client.get("/ap/yunhe/followers").content.decode()


def test_whoever_leaves_is_gone(actor: Actor, server: Server, client: Client) -> None:
    follow(client, server)
    undo = {"id": f"{SHE}#undo", "type": "Undo", "object": {**FOLLOW, "actor": SHE}}
    assert send(client, server, undo) == 202
    assert inbox.handle_waiting(timezone.now()) == 1
    assert not Follower.objects.exists()


def test_an_account_that_was_deleted_follows_no_more(actor: Actor, server: Server, client: Client) -> None:
    follow(client, server)
    del server.shown[SHE]
    assert send(client, server, {"type": "Delete", "object": SHE}) == 202
    inbox.handle_waiting(timezone.now())
    assert not Follower.objects.exists()


NOT_HEARD: dict[str, tuple[dict[str, Any], dict[str, Any], int]] = {
    "a like": ({"type": "Like", "object": ACTOR}, {}, 403),
    "a reply": ({"type": "Create", "object": {"type": "Note", "content": "…"}}, {}, 403),
    "an announcement": ({"type": "Announce", "object": ACTOR}, {}, 403),
    "following somebody else": ({"type": "Follow", "object": f"{US}/ap/other"}, {}, 403),
    "an undo of something else": ({"type": "Undo", "object": {"type": "Like"}}, {}, 403),
    "no type": ({"object": ACTOR}, {}, 400),
    "no address": ({"type": "Follow", "object": ACTOR, "actor": "lin"}, {"key_id": f"{SHE}#main-key"}, 400),
    "the key of another server": (FOLLOW, {"key_id": "https://x.example/u#k"}, 401),
    "no signature": (FOLLOW, {"changed": {"signature": ""}}, 401),
    "another body": (FOLLOW, {"changed": {"digest": signing.digest(b"{}")}}, 401),
    "yesterday's": (FOLLOW, {"at": NOW - timedelta(days=1)}, 401),
    "a stranger's leaving": ({"type": "Undo", "object": FOLLOW}, {}, 202),
}


@pytest.mark.parametrize("what", NOT_HEARD)
def test_nothing_else_is_heard(actor: Actor, server: Server, client: Client, what: str) -> None:
    activity, more, status = NOT_HEARD[what]
    assert send(client, server, activity, **more) == status
    assert not Knock.objects.exists()


WRONG: dict[str, Any] = {
    "another key": {"publicKey": {"id": f"{SHE}#main-key", "owner": SHE, "publicKeyPem": PUBLIC}},
    "another's key": {"publicKey": {"id": f"{SHE}#main-key", "owner": f"{THEM}/users/wu", "publicKeyPem": ""}},
    "no key": {"publicKey": None},
    "another name": {"id": f"{THEM}/users/wu"},
    "an inbox elsewhere": {"endpoints": {"sharedInbox": "https://10.0.0.1/inbox"}},
    "an inbox on another server": {"endpoints": {}, "inbox": "https://x.example/inbox"},
}


@pytest.mark.parametrize("what", WRONG)
def test_who_is_not_who_they_say_does_not_follow(actor: Actor, server: Server, client: Client, what: str) -> None:
    server.shown[SHE] = server.person(**WRONG[what])
    assert send(client, server, FOLLOW) == 202
    assert inbox.handle_waiting(timezone.now()) == 0
    assert not Follower.objects.exists()
    assert not Delivery.objects.exists()
    assert Knock.objects.get().error


def test_a_server_that_sleeps_is_asked_again(actor: Actor, server: Server, client: Client) -> None:
    server.shown[SHE] = outward.NotReached("asleep")
    send(client, server, FOLLOW)
    at = timezone.now()
    assert inbox.handle_waiting(at) == 0
    server.shown[SHE] = server.person()
    assert inbox.handle_waiting(at + timedelta(minutes=1)) == 0, "not before its time"
    assert inbox.handle_waiting(at + timedelta(minutes=5)) == 1


def test_a_restored_copy_asks_nobody(
    actor: Actor, server: Server, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose key it is must be asked at another server, which the copy has nothing to do with."""
    send(client, server, FOLLOW)
    with monkeypatch.context() as restored:
        restored.setattr(copies, "is_copy", lambda: True)
        assert inbox.handle_waiting(timezone.now()) == 0
    assert Knock.objects.get().tries == 0
    assert inbox.handle_waiting(timezone.now()) == 1


def test_what_is_played_again_is_not_heard_again(actor: Actor, server: Server, client: Client) -> None:
    at = timezone.now()
    send(client, server, FOLLOW, at)
    inbox.handle_waiting(timezone.now())
    Follower.objects.all().delete()
    assert send(client, server, FOLLOW, at) == 202
    assert inbox.handle_waiting(timezone.now()) == 0
    assert not Follower.objects.exists()


@pytest.mark.parametrize(("bound", "status"), [("WAITING_MOST", 503), ("OF_A_HOST_MOST", 429)])
def test_strangers_fill_only_so_much(
    actor: Actor, server: Server, client: Client, monkeypatch: pytest.MonkeyPatch, bound: str, status: int
) -> None:
    monkeypatch.setattr(inbox, bound, 1)
    assert send(client, server, FOLLOW) == 202
    assert send(client, server, {**FOLLOW, "id": "second"}) == status
    assert client.post("/ap/yunhe/inbox", b"x" * 40_000, content_type="application/json").status_code == 413


def test_one_address_sends_only_so_many(
    actor: Actor, server: Server, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "LETTERS_PER_HOUR", 1)
    assert [send(client, server, {**FOLLOW, "id": number}) for number in ("first", "second")] == [202, 429]
    assert Knock.objects.count() == 1


def test_so_many_follow_and_no_more(
    actor: Actor, server: Server, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "FOLLOWERS_OF_A_HOST", 0)
    send(client, server, FOLLOW)
    assert inbox.handle_waiting(timezone.now()) == 0
    assert Knock.objects.get().error == "too many follow"


def test_a_server_that_is_kept_out(people: Cast, actor: Actor, server: Server, client: Client) -> None:
    follow(client, server)
    row = actions.keep_out(" @wu@M.example ", why="散布谣言", by=people.clerk, at=NOW)
    assert row.host == "m.example"
    assert not Follower.objects.exists()
    assert send(client, server, FOLLOW) == 403
    actions.let_in(row, by=people.clerk, at=NOW)
    assert send(client, server, {**FOLLOW, "id": "anew"}) == 202
    for host in ("", "localhost", "m.example/x", "http://m.example"):
        with pytest.raises(Refused):
            actions.keep_out(host, why="理由", by=people.clerk, at=NOW)
    assert not KeptOut.objects.exists()


# ------------------------------------------------------------------ the office's page
def test_the_page(people: Cast, server: Server, client: Client) -> None:
    client.force_login(people.clerk.user)
    assert "@yunhe@rd.example" in client.get("/fediverse").content.decode()
    assert "已开启：@yunhe@rd.example" in client.post("/fediverse", {"on": "1"}, follow=True).content.decode()
    follow(client, server)
    page = client.get("/fediverse").content.decode()
    assert "m.example" in page
    assert "请写服务器的域名" in client.post("/fediverse", {"host": "x", "why": "y"}).content.decode()
    client.post("/fediverse", {"host": "m.example", "why": "散布谣言"})
    row = KeptOut.objects.get()
    assert "散布谣言" in client.get("/fediverse").content.decode()
    client.post("/fediverse", {"let_in": str(row.pk)})
    assert not KeptOut.objects.exists()
    client.post("/fediverse", {"off": "1"})
    assert not Actor.objects.exclude(on_since=None).exists()
    client.force_login(people.deputy.user)
    assert client.get("/fediverse").status_code == 404

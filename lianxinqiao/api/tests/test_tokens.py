"""Tokens: made once, kept as a hash, valid as long as their owner is."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxinqiao import cli
from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import strangers
from lianxinqiao.api import actions
from lianxinqiao.api.models import Token
from lianxinqiao.journal.models import Entry
from lianxinqiao.people.models import Post
from tests.cast import Cast


def a_token(post: Post, *scopes: str, days: int = 30) -> tuple[Token, str]:
    return actions.make(name="办公系统", scopes=scopes or ["read"], days=days, by=post, at=timezone.now())


def opens(client: Client, secret: str) -> bool:
    answer = client.get("/api/v1/work/suggestions", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code in {200, 401}
    return answer.status_code == 200


def test_only_its_hash_is_kept(people: Cast) -> None:
    token, secret = a_token(people.clerk)
    row = Token.objects.filter(pk=token.pk).values().get()
    assert secret not in str(row)
    assert row["hash"] == strangers.hashed(secret)
    assert secret not in str(list(Entry.objects.filter(act="api.token.make").values()))


def test_it_opens_and_notes_its_use(client: Client, people: Cast) -> None:
    token, secret = a_token(people.clerk)
    assert opens(client, secret)
    token.refresh_from_db()
    assert token.last_used_at is not None


@pytest.mark.parametrize("end", ["revoked", "expired", "post ended", "account closed"])
def test_it_ends(client: Client, people: Cast, end: str) -> None:
    token, secret = a_token(people.clerk)
    yesterday = timezone.localdate() - timedelta(days=1)
    if end == "revoked":
        actions.revoke(token, by=people.clerk, at=timezone.now())
    elif end == "expired":
        Token.objects.update(expires_on=yesterday)
    elif end == "post ended":
        Post.objects.filter(pk=people.clerk.pk).update(to_on=yesterday)
    else:
        people.clerk.user.is_active = False
        people.clerk.user.save()
    assert not opens(client, secret)


@pytest.mark.parametrize(
    ("part", "scopes", "days"),
    [
        ("deputy", ["register"], 30),
        ("clerk", ["reply"], 30),
        ("jiaoyu_head", ["assign"], 30),
        ("auditor", ["accept"], 30),
        ("clerk", [], 30),
        ("clerk", ["everything"], 30),
        ("clerk", ["read"], 0),
        ("clerk", ["read"], 3660),
    ],
)
def test_it_refuses_what_the_role_does_not_do(people: Cast, part: str, scopes: list[str], days: int) -> None:
    with pytest.raises(Refused):
        actions.make(name="试验", scopes=scopes, days=days, by=people.posts[part], at=timezone.now())
    assert not Token.objects.exists()


def test_its_owner_or_the_administrator_revokes(people: Cast) -> None:
    token, _secret = a_token(people.clerk)
    with pytest.raises(Refused, match="本人或系统管理员"):
        actions.revoke(token, by=people.head, at=timezone.now())
    actions.revoke(token, by=people.administrator, at=timezone.now())
    with pytest.raises(Refused, match="已经撤销"):
        actions.revoke(token, by=people.clerk, at=timezone.now())


def test_the_page_shows_the_secret_once(client: Client, people: Cast) -> None:
    client.force_login(people.jiaoyu_clerk.user)
    asked = {"name": "教育局办公系统", "scopes": ["read", "accept"], "days": "90"}
    page = client.post(reverse("api-tokens"), asked).content.decode()
    token = Token.objects.get()
    (secret,) = {
        word for word in page.replace("<", " ").replace(">", " ").split() if word.startswith("lxq_") and len(word) > 20
    }
    assert opens(client, secret)
    again = client.get(reverse("api-tokens")).content.decode()
    assert secret not in again
    assert token.beginning in again
    client.post(reverse("api-token-revoke", args=[token.pk]))
    assert not opens(client, secret)


def test_the_page_offers_what_a_role_does(client: Client, people: Cast) -> None:
    client.force_login(people.deputy.user)
    page = client.post(reverse("api-tokens"), {"name": "试验", "scopes": ["assign"], "days": "90"}).content.decode()
    assert 'value="read"' in page
    assert 'value="assign"' not in page
    assert not Token.objects.exists()


def test_nobody_revokes_anothers(client: Client, people: Cast) -> None:
    token, _secret = a_token(people.clerk)
    client.force_login(people.head.user)
    assert client.post(reverse("api-token-revoke", args=[token.pk])).status_code == 404
    token.refresh_from_db()
    assert token.revoked_at is None


def test_the_command_line_makes_lists_and_revokes(client: Client, people: Cast, capsys: Any) -> None:
    account = people.clerk.user.name
    assert cli.main(["token", "add", "--as", account, "--name", "试验", "--scope", "read"]) == 0
    secret = capsys.readouterr().out.strip()
    assert opens(client, secret)
    assert cli.main(["token", "list"]) == 0
    assert secret[:12] in capsys.readouterr().out
    assert cli.main(["token", "revoke", secret[:12]]) == 0
    assert not opens(client, secret)
    assert cli.main(["token", "add", "--as", "nobody", "--name", "试验", "--scope", "read"]) == 1

"""Make a token, take it back, note its use."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lianxinqiao.accounts import factor_key
from lianxinqiao.acts.strangers import hashed
from lianxinqiao.api import hooks, rules
from lianxinqiao.api.models import Hook, Token
from lianxinqiao.journal import actions as journal
from lianxinqiao.notices import signed
from lianxinqiao.people.models import Post

PREFIX = "lxq_"
NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def make(*, name: str, scopes: Iterable[str], days: int, by: Post, at: datetime) -> tuple[Token, str]:
    """A token for the maker's own post; the secret is returned this once and kept nowhere."""
    scopes = sorted(set(scopes))
    rules.may_make(by, name, scopes, days)
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        post=by,
        name=name.strip(),
        beginning=secret[:12],
        hash=hashed(secret),
        scopes=scopes,
        created_at=at,
        expires_on=timezone.localdate(at) + timedelta(days=days),
    )
    _record("api.token.make", token, by=by, at=at)
    return token, secret


@transaction.atomic
def revoke(token: Token, *, by: Post, at: datetime) -> None:
    """From now on it opens nothing."""
    token.refresh_from_db(from_queryset=Token.objects.select_for_update(of=("self",)).select_related("post__body"))
    rules.may_revoke(token, by)
    token.revoked_at = at
    token.save()
    _record("api.token.revoke", token, by=by, at=at)


@transaction.atomic
def end(token: Token, *, at: datetime) -> None:
    """It ends with the password or the account of its owner, by itself."""
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    _record("api.token.revoke", token, by=None, at=at)


@transaction.atomic
def hook(token: Token, url: str, *, by: Post, at: datetime) -> tuple[Hook, str]:
    """Tell this token's system at that address from now on; the secret that signs is returned this once."""
    rules.may_hook(token, by, url)
    secret = signed.new_secret()
    made = Hook.objects.create(token=token, url=url, secret=factor_key.encrypt(secret), created_at=at)
    _record("api.hook.make", token, by=by, at=at)
    hooks.forget_whether_any()
    return made, secret


@transaction.atomic
def unhook(gone: Hook, *, by: Post, at: datetime) -> None:
    """From now on it is told nothing."""
    rules.may_revoke(gone.token, by)
    gone.ended_at = at
    gone.save(update_fields=["ended_at"])
    _record("api.hook.end", gone.token, by=by, at=at)
    hooks.forget_whether_any()


def _record(act: str, token: Token, *, by: Post | None, at: datetime) -> None:
    chain = token.post.body.code if token.post.body else "installation"
    data = {"scopes": token.scopes, "expires_on": token.expires_on, "of": token.post.called}
    journal.record(act=act, by=by, chain=chain, obj=token, at=at, data=data)


def note_use(token: Token, *, at: datetime) -> None:
    """When it was used last, to the minute: a busy system does not write at each request."""
    if token.last_used_at is None or at - token.last_used_at > NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=at)

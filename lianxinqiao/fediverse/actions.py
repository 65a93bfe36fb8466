"""A body's office switches it on and off, and keeps servers out."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import factor_key
from lianxinqiao.acts import own_actions
from lianxinqiao.fediverse import outward, signing, telling
from lianxinqiao.fediverse.models import Actor, KeptOut
from lianxinqiao.journal import actions as journal
from lianxinqiao.people.models import Body, Post


def _must(post: Post) -> Body:
    if not own_actions.may(post):
        raise Refused(_("联邦网络的开关和名单由本机构的工作机构管。"))
    assert post.body is not None
    return post.body


@transaction.atomic
def switch_on(*, by: Post, at: datetime) -> Actor:
    """From now on it can be followed, and what is published from now on is told."""
    body = _must(by)
    if not settings.SITE_URL.startswith("https://"):
        raise Refused(_("对外地址（LXQ_SITE_URL）以 https:// 开头时才能开启。"))
    Body.objects.select_for_update().get(pk=body.pk)
    actor = Actor.objects.filter(body=body).first()
    if actor is None or not factor_key.can_read(actor.key):  # restored without its key: servers ask for the new one
        private, public = signing.new_key()
        told = {"key": factor_key.encrypt(private), "public_key": public}
        actor, _made = Actor.objects.update_or_create(body=body, defaults=told)
    if actor.on_since is None:
        Actor.objects.filter(pk=actor.pk).update(on_since=at)
        actor.on_since = at
        journal.record(act="fediverse.on", by=by, chain=body.code, obj=body, at=at, shows=False)
        transaction.on_commit(telling.forget_whether_any)
    return actor


@transaction.atomic
def switch_off(*, by: Post, at: datetime) -> None:
    """Nothing is shown, heard or told any more. Who follows is kept, for the day it is switched on again."""
    body = _must(by)
    if Actor.objects.filter(body=body).exclude(on_since=None).update(on_since=None):
        journal.record(act="fediverse.off", by=by, chain=body.code, obj=body, at=at, shows=False)
        transaction.on_commit(telling.forget_whether_any)


@transaction.atomic
def keep_out(host: str, *, why: str, by: Post, at: datetime) -> KeptOut:
    """Nobody of this server follows any more, and it is told nothing."""
    body = _must(by)
    named = host.strip().lower().removeprefix("https://").rstrip("/").rpartition("@")[2]
    try:
        outward.host_of(f"https://{named}")
    except outward.Forbidden as error:
        raise Refused(_("请写服务器的域名，例如 mastodon.example。")) from error
    if "/" in named or not why.strip():
        raise Refused(_("请写服务器的域名，并写明理由。"))
    row, made = KeptOut.objects.get_or_create(body=body, host=named, defaults={"why": why.strip()[:200], "since": at})
    for actor in Actor.objects.filter(body=body):
        actor.followers.filter(host=named).delete()
        actor.deliveries.filter(taken_at=None, inbox__startswith=f"https://{named}/").delete()
    if made:
        told = {"host": named, "note": row.why}
        journal.record(act="fediverse.keep_out", by=by, chain=body.code, obj=body, at=at, data=told, shows=False)
    return row


@transaction.atomic
def let_in(row: KeptOut, *, by: Post, at: datetime) -> None:
    """It may follow again; who followed before asks anew."""
    body = _must(by)
    if row.body_id != body.pk:
        raise Refused(_("联邦网络的开关和名单由本机构的工作机构管。"))
    row.delete()
    data = {"host": row.host}
    journal.record(act="fediverse.let_in", by=by, chain=body.code, obj=body, at=at, data=data, shows=False)

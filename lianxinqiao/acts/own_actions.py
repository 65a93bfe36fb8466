"""A body adds and ends its own fields, and its office fills them in (own.py)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import own
from lianxinqiao.acts.list_parts import Words
from lianxinqiao.acts.lists import in_order
from lianxinqiao.acts.lives import LIVES
from lianxinqiao.acts.models import OwnField, OwnValue
from lianxinqiao.journal import actions as journal
from lianxinqiao.people.models import Post

MOST = 30  # of one body on one kind of thing


def models() -> list[Any]:
    """Of what can have own fields; several may be of one kind of row."""
    return [*LIVES, *own.OF_PERSONS]


def kinds(post: Post) -> dict[str, Words]:
    """The kinds of things of this body that can have own fields, each by the list in which it stands."""
    with_page = {own.kind_of(model) for model in models()}
    found: dict[str, Words] = {}
    for listing in in_order(post):
        kind = own.kind_of(listing.rows(None).model)
        if kind in with_page and kind not in found:
            found[kind] = listing.called(post)
    return found


def may(post: Post | None) -> bool:
    return post is not None and post.body_id is not None and post.in_the_office


def _must(post: Post, body_id: int | None) -> None:
    if not may(post) or post.body_id != body_id:
        raise Refused(_("本机构字段由本机构的工作机构设置和填写。"))


@transaction.atomic
def add(field: OwnField, *, by: Post, at: datetime) -> OwnField:
    """A body has a field more on one kind of its things."""
    _must(by, by.body_id)
    assert by.body is not None
    field.body = by.body
    if field.kind not in kinds(by):
        raise Refused(_("这一类事项不能添加字段。"))
    if field.sort == OwnField.Sort.CHOICE and len(field.choices) < 2:
        raise Refused(_("选项至少要有两个，每行一个。"))
    if OwnField.objects.filter(body=by.body, kind=field.kind, ended_at=None).count() >= MOST:
        raise Refused(_("同一类事项最多 %(most)s 个字段。") % {"most": MOST})
    field.full_clean()
    field.save()
    own.look_again(by.body.pk)
    journal.record(act="own_field.add", by=by, chain=by.body.code, obj=field, at=at, shows=False)
    return field


@transaction.atomic
def end(field: OwnField, *, by: Post, at: datetime) -> None:
    """It is not asked any more; what stands in it is kept, and shown nowhere."""
    _must(by, field.body_id)
    OwnField.objects.filter(pk=field.pk, ended_at=None).update(ended_at=at)
    own.look_again(field.body_id)
    journal.record(act="own_field.end", by=by, chain=field.body.code, obj=field, at=at, shows=False)


@transaction.atomic
def fill(root: Any, values: dict[int, Any], *, by: Post, at: datetime) -> None:
    """What stands in the own fields of a thing from now on, by the keys of the fields; None and "" empty one."""
    _must(by, root.body_id)
    type(root).objects.select_for_update(of=("self",)).get(pk=root.pk)
    changed = {}
    for field, before in own.of(root, by):
        after = values.get(field.pk, before)
        if (after or None) != (before or None) or (after == 0) != (before == 0):
            changed[field.name] = own.shown(field, after)
            _put(field, root.pk, after)
    if changed:
        of_person = type(root) in own.OF_PERSONS
        told: dict[str, Any] = {"data": {"fields": list(changed)}, "sealed": changed}  # the words may be erased
        told = told if of_person else {"data": {"fields": changed}}
        journal.record(act="own_field.fill", by=by, chain=root.body.code, obj=root, at=at, shows=False, **told)


def _put(field: OwnField, key: int, value: Any) -> None:
    if value in (None, ""):
        OwnValue.objects.filter(field=field, key=key).delete()
        return
    column = own.COLUMN.get(OwnField.Sort(field.sort), "text")
    OwnValue.objects.update_or_create(field=field, key=key, defaults={column: value})

"""A body's office writes what its notices say, and puts them back to what was shipped (texts.py)."""

from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import own, own_actions
from lianxinqiao.acts.lists import in_order
from lianxinqiao.acts.table import Act, Acts
from lianxinqiao.acts.texts import checked
from lianxinqiao.journal import actions as journal
from lianxinqiao.people.models import Body, Post


def telling(post: Post, tables: list[Acts]) -> dict[str | LazyText, list[Act]]:
    """The acts that somebody is told of, under the lists of this post's body."""
    kinds = own_actions.kinds(post)
    listed = {listing.rows(None).model for listing in in_order(post)}
    twice = {model._meta.concrete_model for model in listed}
    found: dict[str | LazyText, list[Act]] = {}
    for table in tables:
        model = apps.get_model(table.root)
        if model not in listed and model._meta.concrete_model in twice:
            continue  # of a kind that another body has in the same table
        word = kinds.get(own.kind_of(model))
        rows = [act for act in table.values() if act.tells]
        if word and rows:
            found.setdefault(word, []).extend(rows)
    return found


@transaction.atomic
def write(body: Body, act: Act, *, subject: str, text: str, by: Post, at: datetime) -> None:
    """From now on the notices of this act say this."""
    _must(body, by)
    said = checked(subject, text)
    _put(body, act.code, {"subject": said.subject, "body": said.body})
    _note("notice_text.write", body, act, by=by, at=at, note=said.subject)


@transaction.atomic
def reset(body: Body, act: Act, *, by: Post, at: datetime) -> None:
    """Back to what was shipped."""
    _must(body, by)
    _put(body, act.code, None)
    _note("notice_text.reset", body, act, by=by, at=at)


def _must(body: Body, by: Post) -> None:
    if not by.in_the_office or by.body_id != body.pk:
        raise Refused(_("通知文字由本机构的工作机构修改。"))


def _put(body: Body, code: str, told: dict[str, str] | None) -> None:
    locked = Body.objects.select_for_update().get(pk=body.pk)
    texts = {**locked.notice_texts, code: told}
    body.notice_texts = {key: value for key, value in texts.items() if value}
    Body.objects.filter(pk=body.pk).update(notice_texts=body.notice_texts)


def _note(act: str, body: Body, on: Act, *, by: Post, at: datetime, note: str = "") -> None:
    data = {"act": on.code, **({"note": note} if note else {})}
    journal.record(act=act, by=by, chain=body.code, obj=body, at=at, data=data, shows=False)

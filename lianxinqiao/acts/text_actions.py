"""A body's office writes what it tells in its own words, and puts it back to what was shipped (texts.py)."""

from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import own, own_actions, texts
from lianxinqiao.acts.lists import in_order
from lianxinqiao.acts.table import Acts
from lianxinqiao.acts.texts import Saying
from lianxinqiao.journal import actions as journal
from lianxinqiao.people.models import Body, Post


def telling(post: Post, tables: list[Acts]) -> dict[str | LazyText, list[Saying]]:
    """What is told in the name of this post's body: of acts under its lists, then all that is no act."""
    kinds = own_actions.kinds(post)
    listed = {listing.rows(None).model for listing in in_order(post)}
    twice = {model._meta.concrete_model for model in listed}
    found: dict[str | LazyText, list[Saying]] = {}
    for table in tables:
        model = apps.get_model(table.root)
        if model not in listed and model._meta.concrete_model in twice:
            continue  # of a kind that another body has in the same table
        word = kinds.get(own.kind_of(model))
        rows = [texts.of_act(act) for act in table.values() if act.tells]
        if word and rows:
            found.setdefault(word, []).extend(rows)
    for saying in texts.SAYINGS.values():
        if post.body and (not saying.bodies or post.body.kind in saying.bodies):
            found.setdefault(saying.group, []).append(saying)
    return found


@transaction.atomic
def write(body: Body, saying: Saying, *, subject: str, text: str, by: Post, at: datetime) -> None:
    """From now on this is what is said."""
    _must(body, by)
    said = saying.checked(subject, text)
    _put(body, saying.code, {"subject": said.subject, "body": said.body})
    _note("notice_text.write", body, saying, by=by, at=at, note=said.subject)


@transaction.atomic
def reset(body: Body, saying: Saying, *, by: Post, at: datetime) -> None:
    """Back to what was shipped."""
    _must(body, by)
    _put(body, saying.code, None)
    _note("notice_text.reset", body, saying, by=by, at=at)


def _must(body: Body, by: Post) -> None:
    if not by.in_the_office or by.body_id != body.pk:
        raise Refused(_("通知文字由本机构的工作机构修改。"))


def _put(body: Body, code: str, told: dict[str, str] | None) -> None:
    locked = Body.objects.select_for_update().get(pk=body.pk)
    texts = {**locked.notice_texts, code: told}
    body.notice_texts = {key: value for key, value in texts.items() if value}
    Body.objects.filter(pk=body.pk).update(notice_texts=body.notice_texts)


def _note(act: str, body: Body, on: Saying, *, by: Post, at: datetime, note: str = "") -> None:
    data = {"act": on.code, **({"note": note} if note else {})}
    journal.record(act=act, by=by, chain=body.code, obj=body, at=at, data=data, shows=False)

"""The office's own questions of a field of work: asked from now on, and no more."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.journal import actions as journal
from lianxinqiao.opinions.models import Extra
from lianxinqiao.opinions.rules import RULES
from lianxinqiao.people.models import Field, Post


def _noted(code: str, extra: Extra, by: Post, at: datetime) -> None:
    journal.record(act=code, by=by, chain=extra.body.code, obj=extra, at=at, shows=False)


@transaction.atomic
def make(*, field: Field, words: str, choices: str = "", by: Post, at: datetime) -> Extra:
    RULES.may("extra.make", by, Beginning(by.body_id))
    if field.body_id != by.body_id:
        raise Refused(_("请选择本机构的类别。"))
    extra = Extra(body=field.body, field=field, words=words.strip(), choices=choices.strip(), made_at=at, made_by=by)
    extra.full_clean()
    extra.save()
    _noted("extra.make", extra, by, at)
    return extra


@transaction.atomic
def end(extra: Extra, *, by: Post, at: datetime) -> None:
    RULES.may("extra.end", by, Beginning(extra.body_id))
    extra = Extra.objects.select_for_update(of=("self",)).select_related("body").get(pk=extra.pk)
    if extra.ended_at:
        raise Refused(_("这个问题已经停问。"))
    extra.ended_at = at
    extra.save()
    _noted("extra.end", extra, by, at)

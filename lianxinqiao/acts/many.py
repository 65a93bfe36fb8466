"""What one press does, done to many at once: each stands or falls by itself, and says why it did not."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import ways
from lianxinqiao.acts.lives import LIVES
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request


def do(pile: Pile, code: str, request: Request, post: Post, rows: list[Any]) -> HttpResponse:
    """The act that takes rows off a pile, done to the ticked ones; back to where they were ticked."""
    if not rows:
        messages.info(request, _("请先勾选。"))
    done = 0
    for row in rows:
        try:
            each(row, code, by=post, at=timezone.now())
        except Refused as refused:
            messages.error(request, _("%(what)s：%(words)s") % {"what": row, "words": refused})
        else:
            done += 1
    if done:
        act = LIVES[type(rows[0])].screens.rules.acts[code]
        said = {"act": act.word, "n": done, "then": act.then}
        messages.success(request, _("已办理“%(act)s”%(n)s件。%(then)s") % said)
    return redirect(ways.back(request) or "desk")


@transaction.atomic
def each(row: Any, code: str, *, by: Post, at: datetime) -> None:
    """On whichever part of the root it is; Refused where it is not theirs to do now."""
    life = LIVES[type(row)]
    root = life.model.objects.get(pk=row.pk)
    life.gather(root)
    offer = next((each for each in life.screens.offers(by, root, at) if each.act.code == code), None)
    if offer is None:
        raise Refused(_("这一步现在不需要您办理。"))
    form = life.screens.forms[code]({}, subject=offer.subject, post=by)
    if not form.is_valid():
        raise Refused(_("这一步要逐件填写。"))
    form.perform(at=at)

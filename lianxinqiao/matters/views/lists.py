"""What is done to the suggestions that are ticked in their list."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rowsheets import of_ticked
from lianxinqiao.matters import assigning_sheet
from lianxinqiao.matters.actions import assigning
from lianxinqiao.matters.models import Handling, Suggestion
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request


def assign(request: Request, post: Post, chosen: list[Any]) -> HttpResponse:
    """The office goes on to assign them."""
    ticked = urlencode({"pk": [row.pk for row in chosen]}, doseq=True)
    return redirect(f"{reverse('suggestions-assign')}?{ticked}")


assign_each = of_ticked(assigning_sheet.SHEET)  # each gets units of its own


def accept(request: Request, post: Post, chosen: list[Any]) -> HttpResponse:
    """A unit accepts them, each by itself."""
    waiting_here = Handling.objects.filter(organization=post.organization, stage="assigned", suggestion__in=chosen)
    waits = list(waiting_here.select_related("suggestion"))
    done = 0
    for handling in waits:
        try:
            assigning.accept(handling, by=post, at=timezone.now())
            done += 1
        except Refused as refusal:
            messages.error(request, _("%(what)s：%(words)s") % {"what": handling.suggestion, "words": refusal})
    if done:
        messages.success(request, _("已签收%(n)s件。") % {"n": done})
    if others := len(chosen) - len(waits):
        messages.info(request, _("选中的有%(n)s件不是本单位待签收的，没有变化。") % {"n": others})
    if not chosen:
        messages.info(request, _("请先在列表里勾选要签收的。"))
    listing = chosen[0].listing if chosen else Suggestion.listing
    return redirect(f"{reverse(listing)}?waiting=accept")

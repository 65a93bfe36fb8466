"""What this room shows around a page: what was kept for whoever looks at it."""

from typing import Any

from django.db.models.signals import post_save
from django.http import HttpRequest

from lianxinqiao.journal.models import Entry
from lianxinqiao.submissions import keeping, marks, once
from lianxinqiao.ui import context


def register() -> None:
    context.provide("kept_form", kept_form)
    post_save.connect(once.wrote, sender=Entry, dispatch_uid="submissions.wrote")


def kept_form(request: HttpRequest) -> dict[str, Any] | None:
    key = request.GET.get(marks.KEPT, "")
    kept = keeping.find(key, request.user) if key else None
    return keeping.shown(kept) if kept else None

"""A unit's own beginnings for its replies, and many drafts released together."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters import rules
from lianxinqiao.matters.actions import preparing, replying
from lianxinqiao.matters.drafts import TemplateForm
from lianxinqiao.matters.models import Reply, ReplyTemplate
from lianxinqiao.matters.stages import ReplyStage
from lianxinqiao.matters.views.meetings import chosen
from lianxinqiao.people.requests import Request, acting

NEAR = ("handling__organization", "handling__suggestion__body", "handling__suggestion__session")


@login_required
def templates(request: Request, pk: int | None = None) -> HttpResponse:
    """The unit's templates; one is written or changed."""
    post = acting(request)
    rules.may_keep_templates(post)
    rows = ReplyTemplate.objects.filter(organization=post.organization)
    row = get_object_or_404(rows, pk=pk) if pk else None
    form = TemplateForm(request.POST or None, initial={"name": row.name, "body": row.body} if row else None)
    if request.method == "POST" and form.is_valid():
        try:
            preparing.save_template(row, **form.cleaned_data, by=post, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已保存。"))
            return redirect("reply-templates")
    return render(request, "matters/templates.html", {"form": form, "rows": rows, "row": row})


@login_required
@require_POST
def drop(request: Request, pk: int) -> HttpResponse:
    post = acting(request)
    rules.may_keep_templates(post)
    row = get_object_or_404(ReplyTemplate, pk=pk, organization=post.organization)
    preparing.drop_template(row, by=post, at=timezone.now())
    return redirect("reply-templates")


@login_required
def release(request: Request) -> HttpResponse:
    """Send many drafts on together; what was refused stays with the reason beside it."""
    post = acting(request)
    rules.may_keep_templates(post)
    drafts = Reply.objects.filter(handling__organization=post.organization, stage=ReplyStage.DRAFT)
    drafts = drafts.select_related(*NEAR).order_by("handling__suggestion__due_on", "pk")
    refused: dict[int, str] = {}
    if request.method == "POST":
        sent = chosen(request, drafts)
        refused = {reply.pk: str(refusal) for reply, refusal in replying.send_many(sent, by=post, at=timezone.now())}
        if len(sent) > len(refused):
            messages.success(request, _("已送出%(n)s件答复。") % {"n": len(sent) - len(refused)})
    rows = [(reply, refused.get(reply.pk, "")) for reply in drafts[:200]]
    return render(request, "matters/release.html", {"rows": rows})

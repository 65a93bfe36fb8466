"""A year's livelihood projects: begun by a form, its page with the acts on it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.acts.begun import begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.people.requests import Request, in_body
from lianxinqiao.projects import call_pages, forms
from lianxinqiao.projects.actions import calling
from lianxinqiao.projects.call_rules import CALL_RULES
from lianxinqiao.projects.models import Call
from lianxinqiao.projects.next_steps import CALL_SCREENS, gather_call
from lianxinqiao.projects.stages import CALL
from lianxinqiao.projects.views.projects import WRITING

CALLS = Life(
    Call,
    CALL,
    CALL_SCREENS,
    template="projects/call.html",
    listing="calls",
    word=gettext_lazy("民生实事"),
    gather=gather_call,
    facts=call_pages.facts,
    context=call_pages.context,
    on_their_page=frozenset({"call.ask", "call.nominate", "candidate.prove", "call.vote", "call.report", "call.test"}),
)


@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    post, body = in_body(request)
    year = timezone.localdate().year + 1
    form = forms.CallForm(
        request.POST or None, post=post, initial={"year": year, "name": _("%(year)s年民生实事项目") % {"year": year}}
    )

    def do() -> Call:
        return calling.draft(body, values=form.values(), by=post, at=timezone.now())

    return begun(request, form, do, title=_("筹备民生实事征集"))


@login_required
@WRITING
def edit(request: Request, pk: int) -> HttpResponse:
    call = get_object_or_404(Call.objects.visible_to(request.post), pk=pk)
    CALL_RULES.may("call.change", request.post, call)
    post, _body = in_body(request)
    form = forms.CallForm(request.POST or None, post=post, instance=call)

    def do() -> Call:
        calling.change(call, values=form.values(), by=post, at=timezone.now())
        return call

    return begun(request, form, do, title=_("修改征集公告"))

"""Clues for proposals for everybody: those that are published, and a form to give one, without account or name."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import words
from lianxinqiao.opinions import citizens, screening, sealing
from lianxinqiao.opinions.actions.senders import without
from lianxinqiao.opinions.forms import carried, token
from lianxinqiao.opinions.screening import Recent
from lianxinqiao.people.models import Body
from lianxinqiao.proposals.actions import clues as actions
from lianxinqiao.proposals.models import Clue
from lianxinqiao.ui import caller
from lianxinqiao.ui.paging import Pages

PAGE = 20


class ClueForm(forms.Form):
    title = forms.CharField(label=_("题目"), max_length=80, help_text=_("一句话说是什么事。"))
    text = words(_("线索内容"), rows=5, help_text=_("在哪里、有什么问题、哪些人受影响。不写个人姓名和电话。"))
    website = forms.CharField(label=_("请不要填写这一栏"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].max_length = 1000  # type: ignore[attr-defined]
        self.initial.setdefault("token", token(timezone.now()))


@csrf_exempt  # there is no session to misuse; whatever is given waits for a look
def clues(request: HttpRequest) -> HttpResponse:
    body = Body.objects.filter(kind=Body.Kind.CPPCC, ended_on=None).order_by("pk").first()
    if body is None:
        raise Http404
    form = ClueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            clue = _give(request, body, form)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(f"{reverse('portal-clues')}?said={clue.number}")
    said = request.GET.get("said", "")
    rows = Clue.objects.published().filter(body=body).with_filed().order_by("-published_on", "-pk")
    context = {
        "form": form,
        "body": body,
        "thanks": said if said.isdecimal() and len(said) < 8 else "",
        "listing": Pages(rows, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "portal/clues.html", context)


def _give(request: HttpRequest, body: Body, form: ClueForm) -> Clue:
    """Numbers that lead to somebody are not kept; why it looks like a machine's stands beside it."""
    identity, sent = carried(form.data)
    said = {name: without(form.cleaned_data[name].strip(), {}) for name in ("title", "text")}
    door, at = sealing.network_of(caller.address(request)), timezone.now()
    recent = Clue.objects.filter(door=door, given_on=timezone.localdate(at)).order_by("-pk")
    same = recent.filter(text=said["text"]).count()
    known = Recent(same, tuple(recent.values_list("text", flat=True)[: screening.FLOODED]))
    why = screening.in_words(screening.reasons(said["text"], sent, known))
    return actions.give(
        body=body, values=said, identity=identity, door=door, held_because=why, by=citizens.ANYBODY, at=at
    )

"""Livelihood projects for everybody: what is asked for, what stands for the vote, what was chosen; and a form to ask."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import words
from lianxinqiao.opinions import citizens, sealing
from lianxinqiao.opinions.forms import carried, token
from lianxinqiao.people.models import Township
from lianxinqiao.projects import call_pages
from lianxinqiao.projects.actions import calling
from lianxinqiao.projects.models import Call
from lianxinqiao.ui import caller


class AskForm(forms.Form):
    text = words(_("想办什么实事"), rows=5, help_text=_("一次说一件：在哪里、缺什么、谁受益。不写姓名、电话。"))
    township = forms.ModelChoiceField(Township.objects.none(), label=_("街道、乡镇"), required=False)
    website = forms.CharField(label=_("请不要填写这一栏"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, district: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", token(timezone.now()))
        rows = Township.objects.filter(district=district, ended_on=None)
        self.fields["township"].queryset = rows  # type: ignore[attr-defined]


def calls(request: HttpRequest) -> HttpResponse:
    rows = Call.objects.public().filter(body__ended_on=None).select_related("body")
    return render(request, "portal/calls.html", {"calls": rows})


@csrf_exempt  # there is no session to misuse; whatever is asked for waits for a look
def call(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Call.objects.public().select_related("body"), pk=pk)
    is_open = found.is_open_on(timezone.localdate())
    form = AskForm(request.POST or None, district=found.body.district_id) if is_open else None
    if request.method == "POST" and form is not None and form.is_valid():
        identity, sent = carried(form.data)
        asked = {name: form.cleaned_data[name] for name in ("text", "township")}
        door, at = sealing.network_of(caller.address(request)), timezone.now()
        try:
            idea = calling.ask(found, **asked, identity=identity, door=door, sent=sent, by=citizens.ANYBODY, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(reverse("portal-call", args=[pk]) + f"?said={idea.number}")
    said = request.GET.get("said", "")
    context = {
        "call": found,
        "form": form,
        "thanks": said if said.isdecimal() and len(said) < 8 else "",
        "counts": call_pages.counted(found),
        "ideas": call_pages.shown_ideas(found)[: call_pages.SHOWN],
        "candidates": call_pages.shown_candidates(found),
        "facts": call_pages.facts(found, None),
    }
    return render(request, "portal/call.html", context)

"""Questions for everybody, without an account: what there is to know, what was said, and a form to say something."""

from typing import Any

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import words
from lianxinqiao.files.responses import serve
from lianxinqiao.halls import queries
from lianxinqiao.halls.actions import saying
from lianxinqiao.halls.models import Said, Topic
from lianxinqiao.opinions import citizens, sealing
from lianxinqiao.opinions.forms import carried, token
from lianxinqiao.ui import caller
from lianxinqiao.ui.forms import RadioCards

NEWEST = 60


class SayForm(forms.Form):
    position = forms.ChoiceField(label=_("您的看法"), choices=Said.Position.choices, widget=RadioCards())
    text = words(_("为什么"), rows=4, help_text=_("不写姓名、电话、门牌。"))
    website = forms.CharField(label=_("请不要填写这一栏"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", token(timezone.now()))


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    rows = Topic.objects.public().select_related("station__township", "body").order_by("-opened_at", "-pk")
    return render(request, "halls/public_list.html", {"topics": rows[:NEWEST]})


@csrf_exempt  # there is no session to misuse; whatever is said waits for a look
def one(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Topic.objects.public().select_related("station", "body", "suggestion__session", "opinion__body")
    topic = get_object_or_404(rows, pk=pk)
    form = SayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        identity, sent = carried(form.data)
        said = {name: form.cleaned_data[name] for name in ("position", "text")}
        door = sealing.network_of(caller.address(request))
        try:
            by, at = citizens.ANYBODY, timezone.now()
            saying.say(topic, **said, identity=identity, door=door, sent=sent, by=by, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(reverse("hall-topic", args=[pk]) + "?said=1")
    context = {
        "topic": topic,
        "form": form if topic.is_open_on(timezone.localdate()) else None,
        "thanks": request.GET.get("said") == "1",
        "said": queries.shown(topic),
        "counts": queries.counted(topic),
        "materials": topic.materials.select_related("attachment"),
        "invited": topic.invited.select_related("mandate__person"),
    }
    return render(request, "halls/public.html", context)


@require_safe
def material(request: HttpRequest, pk: int, key: int) -> FileResponse:
    topic = get_object_or_404(Topic.objects.public(), pk=pk)
    return serve(get_object_or_404(topic.materials.select_related("attachment"), pk=key).attachment)

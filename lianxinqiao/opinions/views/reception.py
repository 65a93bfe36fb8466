"""Somebody comes to the station, and a worker or the deputy on duty writes down what they say."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import DEPUTIES
from lianxinqiao.files.forms import KeptFilesDrop, KeptFilesField
from lianxinqiao.opinions import alike, rules, visibility
from lianxinqiao.opinions.act_forms import HINTS
from lianxinqiao.opinions.actions import receiving, routing
from lianxinqiao.opinions.actions.receiving import Entry, Received
from lianxinqiao.opinions.models import Opinion, Photo
from lianxinqiao.opinions.views.office import to_be_routed
from lianxinqiao.people import plausible
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Field, Mandate, Organization, Post
from lianxinqiao.people.requests import Request
from lianxinqiao.stations.models import Station
from lianxinqiao.ui.forms import RadioCards


class ReceptionForm(forms.Form):
    text = forms.CharField(label=_("说了什么"), max_length=rules.MOST, widget=forms.Textarea({"rows": 5}))
    station = forms.ModelChoiceField(Station.objects.none(), label=_("联络站"), required=False)
    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=_("接待代表"), required=False)
    place = forms.CharField(label=_("地点"), max_length=120, required=False)
    field = forms.ModelChoiceField(Field.objects.none(), label=_("类别"), required=False)
    photos = KeptFilesField(
        label=_("照片"), required=False, widget=KeptFilesDrop(attrs={"accept": "image/jpeg,image/png,image/webp"})
    )
    name = forms.CharField(label=_("称呼"), max_length=20, required=False)
    phone = forms.CharField(label=_("电话"), max_length=20, required=False)
    address = forms.CharField(
        label=_("住址"),
        max_length=80,
        required=False,
        help_text=_("检举控告、申诉求决要书面告知的才问；和姓名一样加密。"),
    )
    no_contact = forms.BooleanField(label=_("请不要联系我"), required=False)
    representatives = forms.IntegerField(label=_("来了几个人"), min_value=1, initial=1)
    outcome = forms.ChoiceField(
        label=_("当场答复的结果"),
        choices=[("", _("没有当场答复")), *Opinion.Outcome.choices],
        required=False,
        widget=RadioCards(hints=HINTS),
    )
    words = forms.CharField(label=_("当场的答复"), required=False, widget=forms.Textarea({"rows": 3}))
    unit = forms.ModelChoiceField(
        Organization.objects.none(),
        label=pgettext_lazy("规则", "交给"),
        required=False,
        empty_label=_("登记以后再分办"),
        help_text=_("知道归谁办的，在这里选定，登记和交办一次完成。"),
    )

    # What is asked each time stands first: somebody registers and routes a hundred times a day.
    field_order = ("text", "unit", "field", "place", "station", "mandate", "photos")

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert post.body
        stations: Any = Station.objects.filter(body=post.body).exclude(stage="closed").order_by("number")
        if own := [worker.station_id for worker in post.stations.filter(to_on=None)]:
            stations = stations.filter(pk__in=own)
            self.initial.setdefault("station", own[0])
        self.fields["station"].queryset = stations  # type: ignore[attr-defined]
        self.fields["field"].queryset = Field.objects.filter(body=post.body)  # type: ignore[attr-defined]
        units = Organization.objects.filter(district_id=post.body.district_id, active=True, parent=None)
        self.fields["unit"].queryset = units.order_by("code")  # type: ignore[attr-defined]
        if post.role in DEPUTIES:  # a deputy writes down what was said; whose it is the office or the station says
            del self.fields["unit"]
        choose_seat(self.fields["mandate"], Mandate.objects.filter(term__body=post.body).held(timezone.localdate()))
        if post.role in DEPUTIES:
            self.initial.setdefault("mandate", post.mandate_id)

    def clean_phone(self) -> str:
        return plausible.mobile(self.cleaned_data["phone"]) if self.cleaned_data["phone"] else ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("words") and not data.get("outcome"):
            self.add_error("outcome", _("当场答复了的，请选择结果。"))
        if data.get("unit") and data.get("outcome"):
            self.add_error("unit", _("当场答复了的，不用再交办。"))
        return data


@login_required
def register(request: Request) -> HttpResponse:
    """What was said, where, to which deputy; answered on the spot, handed to a unit, or neither.

    The receipt is shown, to be copied or printed, and below it where it could go.
    """
    post = request.post
    rules.may_begin(post, post.body_id if post and post.body_id else 0)
    assert post
    form = ReceptionForm(request.POST or None, request.FILES or None, post=post)
    near: list[tuple[Opinion, Photo | None]] = []
    if request.method == "POST" and form.is_valid():
        near = [] if request.POST.get("seen") else _near(form.cleaned_data["text"], post)
    if request.method == "POST" and form.is_valid() and not near:
        try:
            came = _registered(form, post)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已经登记。"))
            context = {"opinion": came.opinion, "root": came.opinion, "code": came.code}
            return render(request, "opinions/registered.html", {**context, **to_be_routed(came.opinion, post)})
    context = {"form": form, "near": near, "joining": request.POST.get("joining") or uuid.uuid4()}
    return render(request, "opinions/reception.html", context)


def _near(text: str, post: Post) -> list[tuple[Opinion, Photo | None]]:
    """What was said before in words alike, closed or not, as far as this person reads it; each with its first picture."""
    found = alike.alike(text, Opinion.objects.visible_to(post).counted())
    shown = {}
    if visibility.may_see_photos(post):
        rows = Photo.objects.filter(opinion__in=[each.pk for each in found])
        shown = {photo.opinion_id: photo for photo in rows.order_by("-position", "-pk")}
    return [(each, shown.get(each.pk)) for each in found]


@login_required
@require_POST
def join(request: Request, reference: str) -> HttpResponse:
    """“This is it”: whoever came is a supporter of what is there, with a receipt of their own; nothing is begun anew."""
    post = request.post
    rules.may_begin(post, post.body_id if post and post.body_id else 0)
    assert post
    rows = Opinion.objects.visible_to(post).counted().at(reference)
    opinion = get_object_or_404(rows.select_related("body", "station", "profile_version"))
    told = {"identity": _identity(request.POST.get("joining", "")), "words": request.POST.get("text", "")}
    code = receiving.support(opinion, **told, by=post, at=timezone.now())  # type: ignore[arg-type]
    return render(
        request, "opinions/registered.html", {"opinion": opinion, "root": opinion, "code": code, "joined": True}
    )


def _identity(told: str) -> uuid.UUID:
    """Made with the page, so that pressing twice joins once."""
    try:
        return uuid.UUID(told)
    except ValueError:
        return uuid.uuid4()


@transaction.atomic
def _registered(form: ReceptionForm, post: Post) -> Received:
    """The answer on the spot, or the unit that handles it, is an act of its own; both stand or neither."""
    assert post.body
    data, at = dict(form.cleaned_data), timezone.now()
    outcome, words, unit = data.pop("outcome"), data.pop("words"), data.pop("unit", None)
    came = receiving.receive(Entry(body=post.body, source=Opinion.Source.STATION, **data), by=post, at=at)
    if outcome:
        routing.answer_on_the_spot(came.opinion, words=words, outcome=outcome, by=post, at=at)
    elif unit:
        routing.assign(came.opinion, units=[unit], by=post, at=at)
    return came

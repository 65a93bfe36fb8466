"""Book a time without an account and without a script: the form, the receipt, and the way to give the place back."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import booking as actions
from lianxinqiao.activities.models import Booking, Slot
from lianxinqiao.activities.stages import BookingStage, Stage
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.opinions import forms as opinions
from lianxinqiao.opinions import sealing
from lianxinqiao.opinions.citizens import ANYBODY
from lianxinqiao.people import plausible
from lianxinqiao.portal.views.activities import free


class BookForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("怎样称呼您"), max_length=20, widget=forms.TextInput({"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=gettext_lazy("联系电话"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )
    wants = forms.CharField(
        label=gettext_lazy("想咨询什么（可不填）"),
        max_length=200,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("请不要写身份证号、病历等个人信息。"),
    )
    website = forms.CharField(label=gettext_lazy("请不要填写这一栏"), required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial.setdefault("token", opinions.token(timezone.now()))

    def clean_phone(self) -> str:
        return plausible.mobile(self.cleaned_data["phone"])


@csrf_exempt  # there is no session to misuse; the token says that the form is ours and which booking it will be
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest, slot: int) -> HttpResponse:
    rows = free(Slot.objects.filter(activity__stage=Stage.CALLED)).select_related("activity__body")
    found = get_object_or_404(rows, pk=slot)
    form = BookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        identity, sent = opinions.carried(form.data)
        if sent.trap or not sent.token:
            form.add_error(None, _("这一页打开得太久，请再提交一次。"))
        else:
            data = {name: form.cleaned_data[name] for name in ("name", "phone", "wants")}
            try:
                came = actions.book(found, identity=identity, **data, by=ANYBODY, at=timezone.now())
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                return redirect(reverse("portal-booking", args=[came.code]) + "?new=1")
    context = {"form": form, "slot": found, "root": found.activity, "left": max(0, found.places - found.taken)}
    return render(request, "portal/book.html", context)


def _found(code: str) -> Booking:
    rows = Booking.objects.select_related("slot__activity__body", "slot__activity__township")
    return get_object_or_404(rows, key=sealing.key_of(code, actions.WHAT))


@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """By the code of the receipt."""
    code, wrong = request.GET.get("code", ""), False
    if code:
        try:
            _found(code)
        except Http404:
            wrong = True
        else:
            return redirect("portal-booking", code)
    return render(request, "portal/booking_find.html", {"code": code, "wrong": wrong})


@never_cache
def booked(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt: when, where, and until when it can be cancelled."""
    found = _found(code)
    may = found.stage == BookingStage.BOOKED and found.slot.activity.stage == Stage.CALLED
    context = {"booking": found, "slot": found.slot, "root": found.slot.activity, "code": code, "may_cancel": may}
    response = render(request, "portal/booking.html", {**context, "is_new": request.GET.get("new") == "1"})
    # The code in the address is the key to the page: it is handed to no other site.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@csrf_exempt
@require_POST
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    found = _found(code)
    actions.cancel(found, by=Stranger(_("预约人"), part=found.pk), at=timezone.now())
    return redirect("portal-booking", code)

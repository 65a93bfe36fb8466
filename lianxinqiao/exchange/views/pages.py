"""Partners, what is handed to them and what came from them: their pages, and how they are begun."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.acts.begun import WRITING, beginning, begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.exchange import forms, pages, sources
from lianxinqiao.exchange.actions import handing, pairing
from lianxinqiao.exchange.models import Arrival, Handover, Partner
from lianxinqiao.exchange.next_steps import ARRIVAL_SCREENS, HANDOVER_SCREENS, PARTNER_SCREENS
from lianxinqiao.exchange.stages import ARRIVAL, HANDOVER, PARTNER
from lianxinqiao.files.responses import serve
from lianxinqiao.people.requests import Request, in_body

PARTNERS = Life(
    Partner,
    PARTNER,
    PARTNER_SCREENS,
    template="exchange/partner.html",
    listing="partners",
    word=gettext_lazy("交换对象"),
    facts=pages.partner_facts,
    context=pages.partner_context,
)
HANDOVERS = Life(
    Handover,
    HANDOVER,
    HANDOVER_SCREENS,
    template="exchange/handover.html",
    listing="handovers",
    word=gettext_lazy("移送出去的"),
    facts=pages.handover_facts,
    context=pages.handover_context,
)
ARRIVALS = Life(
    Arrival,
    ARRIVAL,
    ARRIVAL_SCREENS,
    template="exchange/arrival.html",
    listing="arrivals",
    word=gettext_lazy("移送来的"),
    facts=pages.arrival_facts,
    context=pages.arrival_context,
    on_their_page=frozenset({"arrival.answer"}),  # on a phone it would lie over what it answers
)
invite = beginning(forms.InviteForm, pairing.invite, title=gettext_lazy("邀请交换对象"))
join = beginning(forms.JoinForm, pairing.join, title=gettext_lazy("接受交换邀请"))


@login_required
@WRITING
def hand(request: Request) -> HttpResponse:
    """Something of the house (`?of=opinion-12`), or what is written here."""
    post, body = in_body(request)
    said = request.GET.get("of", "")
    source = sources.find(said, post) if said else None
    form = forms.HandoverForm(request.POST or None, request.FILES or None, post=post, source=source)

    def do() -> Any:
        return handing.send(body=body, **form.told(), by=post, at=timezone.now())

    return begun(request, form, do, title=_("移送给其他机关"))


@login_required
def sent_file(request: Request, pk: int, key: int) -> FileResponse:
    handover = get_object_or_404(Handover.objects.visible_to(request.post), pk=pk)
    return serve(get_object_or_404(handover.files.select_related("attachment"), pk=key).attachment, request.GET)


@login_required
def came_file(request: Request, pk: int, key: int) -> FileResponse:
    """One that is here whole; what is still on its way is not opened."""
    arrival = get_object_or_404(Arrival.objects.visible_to(request.post), pk=pk)
    rows = arrival.files.select_related("attachment").exclude(attachment=None)
    attachment = get_object_or_404(rows, pk=key).attachment
    assert attachment is not None
    return serve(attachment, request.GET)

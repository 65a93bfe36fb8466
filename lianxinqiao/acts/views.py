"""The page of anything that has a life, and each act on it. `lives.py` says how a room declares one."""

from contextlib import ExitStack
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, register_converter, reverse
from django.urls.converters import StringConverter
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import page, queues, ways
from lianxinqiao.acts.forms import ActForm, refuse
from lianxinqiao.acts.lives import LIVES, Life
from lianxinqiao.people.requests import Request


class Code(StringConverter):
    """The code of an act has a dot, so that no other address under the thing's own is taken for one."""

    regex = r"[a-z_]+\.[a-z_]+"


register_converter(Code, "act")


def life_urls(life: Life, address: str, *, show: Any = None) -> list[URLPattern]:
    """Its page and its acts under one address; `show` where a room's own view comes before the page."""

    LIVES[life.model] = life

    @login_required
    def _show(request: Request, **keywords: Any) -> HttpResponse:
        return shown(request, life, life.found(request, **keywords))

    @login_required
    def _act(request: Request, code: str, key: int, **keywords: Any) -> HttpResponse:
        with ExitStack() as reading:
            if request.method == "POST":  # what is only read is in one already
                reading.enter_context(transaction.atomic())
            return acted(request, life, life.found(request, **keywords), code, key, reading)

    @login_required
    def _step(request: Request, code: str = "", **keywords: Any) -> HttpResponse:
        return stepped(request, life, life.found(request, **keywords), code)

    return [
        path(address, show or _show, name=life.name),
        path(f"{address}/next", _step, name=f"{life.name}-next"),
        path(f"{address}/next/<act:code>", _step, name=f"{life.name}-step"),
        path(f"{address}/<act:code>/<int:key>", _act, name=life.screens.address),
    ]


def shown(request: Request, life: Life, root: Any) -> HttpResponse:
    """State, facts, sections and history, with one clear next step for the person looking."""
    life.gather(root)
    offers = life.screens.offers(request.post, root, timezone.now())
    queue = queues.asked(request, root)
    context = {**page.frame(life, root, request.post, offers), "queue": queue, "back": queue.goes_on if queue else ""}
    return render(request, life.template, {**context, **life.context(root, request.post, request.user, offers)})


def stepped(request: Request, life: Life, root: Any, code: str) -> HttpResponse:
    """The step by which a row leaves its pile, on whichever part of the root it is: the act named, or the next one."""
    life.gather(root)
    offers = life.screens.offers(request.post, root, timezone.now())
    offer = next((each for each in offers if (each.act.code == code if code else each.primary)), None)
    if offer is None:
        messages.info(request, _("%(what)s：这一步已经不需要您办理。") % {"what": root})
        return redirect(ways.back(request) or root.get_absolute_url())
    if offer.act.page:
        return redirect(offer.url)
    return acted(request, life, root, offer.act.code, offer.subject.pk)


def acted(
    request: Request, life: Life, root: Any, code: str, key: int, reading: ExitStack | None = None
) -> HttpResponse:
    """One act: its form, and on POST the one function it calls. A refusal stands on the form with everything typed.

    What is read before the act is read in the transaction `reading`, which ends here: inside the wall each question by
    itself has one of its own, three journeys to the database more.
    """
    if not request.post:
        raise Http404
    subject = life.subject(root, code, key)
    life.screens.rules.may(code, request.post, subject)
    form = _form(request, life, code, subject)
    valid = request.method == "POST" and form.is_valid()
    if reading:
        reading.close()
    if valid and (answer := _perform(request, life, form, code, root)):
        return answer
    act = life.screens.rules.acts[code]
    known = {"life": life, "root": root, "subject": subject, "form": form, "act": act}
    known |= {"action": reverse(life.screens.address, args=[root.reference, code, key]), "back": ways.back(request)}
    known |= {"facts": life.facts(root, request.post), "about": life.beside(act, subject)}
    return render(request, "acts/panel.html" if ways.in_panel(request) else "acts/act.html", known)


def _form(request: Request, life: Life, code: str, subject: Any) -> ActForm:
    made, arguments = life.screens.forms[code], {"subject": subject, "post": request.post}
    if request.method == "POST":
        return made(request.POST, request.FILES, **arguments)
    # In a panel it stands over a page that may ask the same thing.
    return made(**arguments, auto_id="panel_%s") if ways.in_panel(request) else made(**arguments)


def _perform(request: Request, life: Life, form: ActForm, code: str, root: Any) -> HttpResponse | None:
    """Do it, and say what comes next: as the row has it, else who has the next act open where this one moved it on."""
    moved = life.screens.rules.acts[code].moves_on(form.subject)
    try:
        result = form.perform(at=timezone.now())
    except Refused as refused:
        form.add_error(None, f"{refused}{page.meanwhile(life, root, request.post, timezone.now())}")
        return None
    except ValidationError as error:  # what the row itself says: a name that is used already
        refuse(form, error)
        return None
    if code in life.lands:
        return redirect(life.lands[code](result))
    act = life.screens.rules.acts[code]
    back, says_all = ways.back(request), bool(act.then) or not moved
    is_seen = bool(back and says_all) or life.still_sees(request.post, root)
    then = act.then
    if is_seen and not says_all:
        then = page.comes_next(life, life.again(root), request.post, timezone.now())
    messages.success(request, _("%(what)s：%(thing)s。%(then)s") % {"what": act.word, "thing": root, "then": then})
    # An act done on the thing's own page leads back there, as long as whoever did it still sees it.
    return redirect(back or (str(form.subject.root.get_absolute_url()) if is_seen else reverse("desk")))

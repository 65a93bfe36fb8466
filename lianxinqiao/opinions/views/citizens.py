"""What a citizen sees, without an account and without a script: the form, the receipt, the page to follow it by."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.opinions import alike, citizens, deadlines, doors, kinds, rules, sealing, work
from lianxinqiao.opinions import contacts as waiting
from lianxinqiao.opinions.actions import contacts, following, receiving, senders
from lianxinqiao.opinions.actions.receiving import Entry
from lianxinqiao.opinions.forms import FindForm, OpinionForm, RateForm, WordsForm, identity_of
from lianxinqiao.opinions.models import Opinion, Supporter
from lianxinqiao.opinions.screening import Sent
from lianxinqiao.people.models import Body
from lianxinqiao.stations import shortcodes
from lianxinqiao.stations.models import Station
from lianxinqiao.ui import caller, limits

TRIES, MINUTES = 20, 10  # codes that one caller may try


def place(request: HttpRequest) -> tuple[Body, Station | None]:
    """The station whose code the address has, as its plate does; without one it is said to the congress."""
    if code := request.GET.get("s"):
        stations = Station.objects.select_related("body").exclude(stage="closed").prefetch_related("spots")
        station = get_object_or_404(stations, code=shortcodes.read(code))
        return station.body, station
    return _body(request), None


def _body(request: HttpRequest) -> Body:
    """The congress whose opinions these are; where there are several, the address says which."""
    rows = Body.objects.filter(kind=Body.Kind.CONGRESS, ended_on=None).order_by("pk")
    if code := request.GET.get("body"):
        return get_object_or_404(rows, code=code)
    body = rows.first()
    if body is None:
        raise Http404
    return body


# ------------------------------------------------------------------ the form
@csrf_exempt  # there is no session to misuse; a form that is not ours waits for the office instead of being refused
def new(request: HttpRequest) -> HttpResponse:
    """One page, one button. What resembles it is shown first, where it is public; nothing that was typed is lost."""
    body, station = place(request)
    form = OpinionForm(request.POST or None, request.FILES or None, station=station, body=body)
    near: list[Opinion] = []
    if request.method == "POST" and form.is_valid():
        published = Opinion.objects.filter(body=body).published()
        near = [] if form.data.get("seen") else alike.alike(form.cleaned_data["text"], published, words="public_text")
        if not near and not form.is_to_ask and (answer := _taken_in(request, form, body, station)):
            return answer
    context = {"form": form, "body": body, "station": station, "near": near, "most": rules.PHOTOS}
    context["manifest"] = "opinions/manifest.webmanifest"  # installed, it opens this page
    context["work"] = _work(request, form, body)
    return render(request, "opinions/new.html", context)


def _work(request: HttpRequest, form: OpinionForm, body: Body) -> str:
    """What a form behind a busy door asks of the phone; empty everywhere else."""
    identity = identity_of(str(form["token"].value() or ""))
    door = sealing.network_of(caller.address(request))
    busy = identity is not None and doors.is_busy(body, door, timezone.now())
    return work.challenge(identity) if identity and busy else ""


def _taken_in(request: HttpRequest, form: OpinionForm, body: Body, station: Station | None) -> HttpResponse | None:
    identity, sent = form.carried()
    entry = entry_of(request, form, body, station, identity, sent)
    try:
        came = receiving.receive(entry, by=citizens.ANYBODY, at=timezone.now())
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    return redirect(reverse("opinion-follow", args=[came.code]) + "?new=1")


def entry_of(
    request: HttpRequest, form: OpinionForm, body: Body, station: Station | None, identity: uuid.UUID, sent: Sent
) -> Entry:
    data = form.cleaned_data
    told = {
        name: data[name] for name in ("text", "name", "phone", "no_contact", "under_14", "guardian_agrees", "photos")
    }
    door = sealing.network_of(caller.address(request))
    more: dict[str, Any] = {"field": data.get("field"), "details": form.details}
    return Entry(body=body, station=station, place=form.where, identity=identity, door=door, sent=sent, **told, **more)


@csrf_exempt
@require_POST
def support(request: HttpRequest, reference: str) -> HttpResponse:
    """“This is it”: joined, with a code to follow the same opinion by."""
    opinion = get_object_or_404(Opinion.objects.published().at(reference).select_related("body"))
    form = OpinionForm(request.POST)
    identity, _sent = form.carried()
    words = str(request.POST.get("text", ""))
    code = receiving.support(opinion, identity=identity, words=words, by=citizens.ANYBODY, at=timezone.now())
    return redirect(reverse("opinion-follow", args=[code]) + "?new=1")


# ------------------------------------------------------------------ the page to follow it by
def find(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        if _found(form.cleaned_data["code"])[0] is not None:
            return redirect("opinion-follow", _tidy(form.cleaned_data["code"]))
        too_often = limits.is_beyond(
            request, "opinions.find", TRIES, MINUTES * 60
        )  # a right code counts for nobody's neighbour
        wrong = _("试的次数太多，请过十分钟再来。") if too_often else _("没有这个查询码，请对照回执再输一次。")
        form.add_error("code", wrong)
    return render(request, "opinions/find.html", {"form": form})


def _tidy(code: str) -> str:
    return "".join(each for each in code.upper() if each in sealing.ALPHABET)


def _found(code: str) -> tuple[Opinion | None, Supporter | None]:
    key = sealing.key_of(code)
    if opinion := Opinion.objects.select_related("body", "profile_version", "field").filter(key=key).first():
        return opinion, None
    supporter = Supporter.objects.select_related("opinion__body", "opinion__profile_version").filter(key=key).first()
    return (supporter.opinion, supporter) if supporter else (None, None)


def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Where it stands, what was answered, and what its sender may do now."""
    opinion, supporter = _found(code)
    if opinion is None:
        raise Http404
    return _page(request, opinion, supporter, code)


def _page(
    request: HttpRequest, opinion: Opinion, supporter: Supporter | None, code: str, wrong: Any = None
) -> HttpResponse:
    """What a supporter reads of another's opinion is what everybody reads."""
    sender = citizens.sender_of(opinion)
    may = {
        name: not supporter and can(rules.RULES.may, act, sender, opinion, timezone.now())
        for name, (act, _do) in DOES.items()
    }
    questions = list(opinion.questions.all())
    question = next((each for each in questions if each.is_open), None)
    context = {
        "opinion": opinion,
        "supporter": supporter,
        "own": supporter is None,
        "code": sealing.code_of(supporter.identity if supporter else opinion.identity),
        "is_new": request.GET.get("new") == "1",
        "address": request.build_absolute_uri(reverse("opinion-follow", args=[_tidy(code)])),
        "boundary": None if kinds.handled_here(opinion.kind) else kinds.BOUNDARIES[opinion.kind],
        "told_by": deadlines.notice_by(opinion) if supporter is None else None,
        "decided_within": deadlines.decided_within(opinion),
        "question": question if not supporter and opinion.is_waited_for else None,
        "asked": [each for each in questions if each.answered_at],
        "additions": opinion.additions.all(),
        "may": may,
        "rate_form": wrong if isinstance(wrong, RateForm) else RateForm(),
        "add_form": WordsForm(label=_("补充情况")),
        "answer_form": WordsForm(label=_("您的回复"), prefix="answer"),
        "reopen_form": WordsForm(label=_("哪里没有解决"), prefix="reopen"),
        "change": waiting.opened(opinion) if supporter is None else None,
        "photos": opinion.photos.count(),
        "details": opinion.details.all(),
    }
    response = render(request, "opinions/follow.html", context, status=400 if wrong else 200)
    # The code in the address is the key to the page: it is handed to no other site, and kept by no cache.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


# ------------------------------------------------------------------ what its sender does
def _add(opinion: Opinion, request: HttpRequest) -> str:
    following.add(opinion, words=request.POST.get("words", ""), by=citizens.sender_of(opinion), at=timezone.now())
    return _("已经补充，办理的人会看到。")


def _answer(opinion: Opinion, request: HttpRequest) -> str:
    question = opinion.questions.order_by("-pk").first()
    if question is None:
        raise Http404
    words = request.POST.get("answer-words", "")
    following.answer_question(question, words=words, by=citizens.sender_of(opinion), at=timezone.now())
    return _("已经回复，谢谢您补充的情况。")


def _rate(opinion: Opinion, request: HttpRequest) -> str:
    given = {name: request.POST.get(name, "") for name in ("rating", "reason", "words")}
    following.rate(opinion, **given, by=citizens.sender_of(opinion), at=timezone.now())
    return _("谢谢您的评价。")


def _reopen(opinion: Opinion, request: HttpRequest) -> str:
    words = request.POST.get("reopen-words", "")
    following.reopen(opinion, words=words, by=citizens.sender_of(opinion), at=timezone.now())
    return _("已经重新办理，您的话转给了承办单位；原来的答复仍然保留。")


def _change(opinion: Opinion, request: HttpRequest) -> str:
    row = contacts.change(
        opinion, phone=request.POST.get("phone", ""), by=citizens.sender_of(opinion), at=timezone.now()
    )
    if row.key:
        return _("验证码已经发到新号码，请在这一页输入。")
    return _("已经收到，工作人员会拨打新号码核实，并告知原来的号码。")


def _confirm(opinion: Opinion, request: HttpRequest) -> str:
    contacts.confirm(opinion, code=request.POST.get("code", ""), by=citizens.sender_of(opinion), at=timezone.now())
    return _("联系电话已经更改，原来的号码会收到告知。")


def _withdraw(opinion: Opinion, _request: HttpRequest) -> str:
    following.withdraw(opinion, by=citizens.sender_of(opinion), at=timezone.now())
    return _("意见已经撤回，不再办理。")


def _erase(opinion: Opinion, _request: HttpRequest) -> str:
    senders.erase(opinion, by=citizens.sender_of(opinion), at=timezone.now())
    return _("您的姓名、电话、地址和照片已经删除。")


DOES: dict[str, tuple[str, Callable[[Opinion, HttpRequest], str]]] = {
    "add": ("opinion.add", _add),
    "answer": ("question.answer", _answer),
    "rate": ("opinion.rate", _rate),
    "reopen": ("opinion.reopen", _reopen),
    "contact": ("sender.change", _change),
    "confirm": ("sender.confirm", _confirm),
    "withdraw": ("opinion.withdraw", _withdraw),
    "erase": ("sender.erase", _erase),
}


@csrf_exempt  # the code in the address is the secret that a forger lacks
@require_POST
def act(request: HttpRequest, code: str, what: str) -> HttpResponse:
    opinion, supporter = _found(code)
    if opinion is None or supporter is not None or what not in DOES:
        raise Http404
    try:
        messages.success(request, DOES[what][1](opinion, request))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("opinion-follow", _tidy(code))

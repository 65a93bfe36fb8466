"""Import of units and people: template, preview, confirm, and the first passwords handed out once."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import ROLES
from lianxinqiao.files import intakes
from lianxinqiao.files.models import Intake
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.paper import sheets
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people import first_steps, forms, importing, importing_places, rules, slips
from lianxinqiao.people.columns import HEADINGS, REQUIRED
from lianxinqiao.people.models import Body, Committee, Delegation, District, Organization, Term, Township

FILE_KIND = "people-import"
HOLDERS = {
    "body": gettext_lazy("所属代码填机构代码"),
    "organization": gettext_lazy("所属代码填单位代码"),
    "district": gettext_lazy("所属代码填机构代码；督办本行政区划人大、政协两家的，填行政区划代码"),
    "installation": gettext_lazy("所属代码空着"),
}


def _names() -> dict[str, str]:
    return {"units": _("承办单位"), "townships": _("街道、乡镇和委员会"), "persons": _("人员、代表资格和任职")}


@login_required
@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    rules.may_keep(request.post)
    return render(request, "people/imports.html", {"kinds": _names().items()})


@login_required
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """The sheet to fill in, and beside it what each column means."""
    rules.may_keep(request.post)
    name = _name(kind)
    headings = HEADINGS[kind]
    empty = Table(title=name, columns=tuple(Column(each.name) for each in headings), rows=())
    told = tuple(
        (each.name, _("必填") if each.name in REQUIRED else "", str(each.explanation), each.example)
        for each in headings
    )
    columns = (Column(_("列名")), Column(_("必填")), Column(_("说明"), width=40), Column(_("例子")))
    notes = Table(title=_("填写说明"), columns=columns, rows=told)
    more = [_codes()] if kind == "persons" else []
    content = sheets.write(empty, notes, *more, choices=_offers(kind))
    return attachment(content, sheets.CONTENT_TYPE, f"{name}.xlsx")


def _offers(kind: str) -> dict[str, list[str]]:
    """What is known already and may stand in a column."""
    if kind == "units":
        parents = Organization.objects.filter(active=True, parent=None).order_by("code")
        return {"类别": list(importing_places.KINDS), "上级单位代码": [unit.code for unit in parents]}
    if kind == "townships":
        own = Organization.objects.filter(active=True, kind="town").order_by("code").values_list("code", flat=True)
        return {
            "类别": [*importing_places.PLACES, *importing_places.COMMITTEES],
            "承办单位代码": list(own),
            "所属机构代码": list(Body.objects.order_by("pk").values_list("code", flat=True)),
        }
    units = Organization.objects.filter(active=True).order_by("code").values_list("code", flat=True)
    return {
        "角色": [str(role.name) for role in ROLES.values()],
        "所属代码": [*Body.objects.order_by("pk").values_list("code", flat=True), *units],
        "街道、乡镇": list(Township.objects.filter(ended_on=None).values_list("name", flat=True)),
        "委员会": list(Committee.objects.filter(ended_on=None).values_list("name", flat=True)),
        "届": [str(number) for number in dict.fromkeys(Term.objects.values_list("number", flat=True))],
        "代表团": list(dict.fromkeys(Delegation.objects.order_by("-term_id", "pk").values_list("name", flat=True))),
    }


def _codes() -> Table:
    """What may stand under 角色 and 所属代码, as this installation has it now."""
    rows = [(_("角色"), str(role.name), str(HOLDERS[role.holds])) for role in ROLES.values()]
    rows += [(_("机构代码"), body.code, body.name) for body in Body.objects.order_by("pk")]
    units = Organization.objects.filter(active=True).order_by("code")
    rows += [(_("单位代码"), unit.code, unit.name) for unit in units]
    columns = (Column(_("填在")), Column(_("可以填"), width=24), Column(_("说明"), width=40))
    return Table(title=_("可以填的角色和代码"), columns=columns, rows=tuple(rows))


def _name(kind: str) -> str:
    if kind not in HEADINGS:
        raise Http404
    return _names()[kind]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """Take a file in and show what it would change."""
    rules.may_keep(request.post)
    name = _name(kind)
    form = forms.ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        options = {"kind": kind, "district": form.cleaned_data["district"].pk}
        try:
            intake = intakes.begin(form.cleaned_data["file"], by=request.user, kind=FILE_KIND, options=options)
            return _preview(request, intake)
        except (Refused, PaperError) as error:
            form.add_error("file", str(error.sentence))
    return render(
        request,
        "people/upload.html",
        {"form": form, "kind": kind, "name": name, "headings": HEADINGS[kind], "required": REQUIRED},
    )


def _play(request: HttpRequest, intake: Intake, keep: bool, expected: str) -> importing.Outcome:
    return importing.run(
        intake.options["kind"],
        intakes.sheets(intake.attachment),
        district=District.objects.get(pk=intake.options["district"]),
        by=request.post,
        keep=keep,
        expected=expected,
    )


def _preview(request: HttpRequest, intake: Intake, plan: importing.Outcome | None = None) -> HttpResponse:
    kind = intake.options["kind"]
    shown = plan or intakes.preview(intake, partial(_play, request, intake))
    context = {"kind": kind, "name": _name(kind), "plan": shown, "intake": intake, "moved_on": plan is not None}
    return render(request, "people/preview.html", context)


@never_cache
@login_required
@require_POST
def confirm(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """Do it, and show what happened with the first passwords: once, since only their hashes are kept."""
    rules.may_keep(request.post)
    own = {"attachment": pk, "attachment__kind": FILE_KIND, "attachment__uploaded_by": request.user}
    intake = get_object_or_404(Intake.objects.select_related("attachment"), **own, options__kind=kind)
    first_day = first_steps.next_step() is not None
    outcome, done = intakes.confirm(intake, partial(_play, request, intake), by=request.user, at=timezone.now())
    if outcome is not None and not done:  # the registers changed since the preview
        return _preview(request, intake, outcome)
    context = {"intake": intake, "name": _name(kind), "first_day": first_day, "again": outcome is None}
    if outcome is not None and outcome.handed:
        handed = slips.in_order(outcome.handed)
        context |= {"handed": handed, "downloads": slips.downloads(handed, request.build_absolute_uri("/"))}
    return render(request, "people/imported.html", context)

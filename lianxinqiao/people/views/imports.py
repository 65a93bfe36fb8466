"""Import of units and people: template, preview, confirm, and the first passwords handed out once."""

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import ROLES
from lianxinqiao.files import actions as files
from lianxinqiao.files.models import Attachment
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.paper import reading, sheets
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people import first_steps, forms, importing, rules
from lianxinqiao.people.columns import HEADINGS, REQUIRED
from lianxinqiao.people.models import Body, District, Organization

FILE_KIND = "people-import"
HOLDERS = {
    "body": gettext_lazy("所属代码填机构代码"),
    "organization": gettext_lazy("所属代码填单位代码"),
    "installation": gettext_lazy("所属代码空着"),
}


def _names() -> dict[str, str]:
    return {"units": _("承办单位"), "persons": _("人员、代表资格和任职")}


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
    return attachment(sheets.write(empty, notes, *more), sheets.CONTENT_TYPE, f"{name}.xlsx")


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
        try:
            stored = files.store(form.cleaned_data["file"], by=request.user, kind=FILE_KIND)
            return _preview(request, kind, stored, form.cleaned_data["district"])
        except (Refused, PaperError) as error:
            form.add_error("file", str(error.sentence))
    return render(
        request,
        "people/upload.html",
        {"form": form, "kind": kind, "name": name, "headings": HEADINGS[kind], "required": REQUIRED},
    )


def _preview(request: HttpRequest, kind: str, stored: Attachment, district: District) -> HttpResponse:
    outcome = importing.run(kind, _rows(stored), district=district, by=request.post, keep=False)
    context = {"kind": kind, "name": _name(kind), "outcome": outcome, "stored": stored, "district": district}
    return render(request, "people/preview.html", context)


def _rows(stored: Attachment) -> list[list[reading.Cell]]:
    with default_storage.open(stored.path) as file:
        return reading.read_rows(file.read(), name=stored.name)


@never_cache
@login_required
@require_POST
def confirm(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """Do it, and hand the first passwords out on a page or as a sheet: once, since only their hashes are kept."""
    rules.may_keep(request.post)
    stored = get_object_or_404(Attachment, pk=pk, kind=FILE_KIND, uploaded_by=request.user)
    district = get_object_or_404(District, pk=request.POST.get("district"))
    first_day = first_steps.next_step() is not None
    outcome = importing.run(kind, _rows(stored), district=district, by=request.post, keep=True)
    if outcome.problems:  # the registers changed since the preview
        return _preview(request, kind, stored, district)
    if request.POST.get("hand") == "sheet" and outcome.handed:
        rows = tuple((each.name, each.account, each.password) for each in outcome.handed)
        columns = (Column(_("姓名")), Column(_("账号")), Column(_("首次密码")))
        sheet = Table(title=_("首次密码"), columns=columns, rows=rows)
        return attachment(sheets.write(sheet), sheets.CONTENT_TYPE, f"{_('首次密码')}.xlsx")
    context = {"outcome": outcome, "handed": outcome.handed, "name": _name(kind), "first_day": first_day}
    return render(request, "people/handed.html", context)

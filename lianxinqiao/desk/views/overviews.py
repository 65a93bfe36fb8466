"""A unit's load, where it sticks, and the promises."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.desk import load, promises, sticking
from lianxinqiao.desk.views.suggestions import sheet
from lianxinqiao.matters.models import Handling
from lianxinqiao.matters.stages import OPEN_HANDLING
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.people.models.spoken import options
from lianxinqiao.people.requests import Request
from lianxinqiao.ui.filters import Filters

HEADS = frozenset({RoleCode.OFFICE_HEAD, RoleCode.OFFICE_CLERK, RoleCode.CHAIRPERSONS, RoleCode.SUPERVISION})
CLOCKS = 40


def _post(request: Request, roles: frozenset[str] | set[str]) -> Post:
    if not request.post or request.post.role not in roles:
        raise Http404
    return request.post


@login_required
def unit(request: Request) -> HttpResponse:
    """A unit sees its own load and clocks; the offices see the same across units."""
    post, today = _post(request, load.READERS), timezone.localdate()
    numbers = load.numbers(post, today)
    names = dict(
        options(Organization.objects.filter(pk__in=numbers).order_by("name").values_list("pk", "name", "name_en"))
    )
    rows = [(pk, name, list(zip(load.LOADS, numbers[pk], strict=True))) for pk, name in names.items()]
    clocks = Handling.objects.filter(organization=post.organization, stage__in=OPEN_HANDLING)
    near = ("suggestion__body", "suggestion__session", "organization")
    own = post.organization_id
    context = {
        "loads": load.LOADS,
        "rows": rows,
        "own": [(each, number, own) for _pk, _name, pairs in rows for each, number in pairs] if own else [],
        "clocks": clocks.select_related(*near).order_by("due_on", "id")[:CLOCKS] if own else [],
        "post": post,
    }
    return render(request, "desk/unit.html", context)


@login_required
def stuck(request: Request) -> HttpResponse:
    post = _post(request, HEADS)
    return render(request, "desk/sticking.html", {"charts": sticking.charts(post, timezone.localdate())})


@login_required
def promised(request: Request) -> HttpResponse:
    post = request.post
    if not post:
        raise Http404
    chosen = Filters(request.GET, promises.declared(post))
    table = promises.PromiseTable(chosen.apply(promises.rows(post)), request.GET)
    if table.wants_export:
        return sheet(table, _("承诺事项"))
    return render(request, "desk/promises.html", {"table": table, "filters": chosen})

"""A unit's load, and where it sticks."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.matters import load, sticking
from lianxinqiao.matters.models import Handling
from lianxinqiao.matters.stages import OPEN_HANDLING
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.people.models.spoken import options
from lianxinqiao.people.requests import Request

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
    return render(request, "matters/unit.html", context)


@login_required
def stuck(request: Request) -> HttpResponse:
    post = _post(request, HEADS)
    return render(request, "matters/sticking.html", {"charts": sticking.charts(post, timezone.localdate())})

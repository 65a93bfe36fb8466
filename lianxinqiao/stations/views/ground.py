"""The ground of the map: the office imports boundaries and lays a reviewed base map under them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import refuse
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Body, Post, Township
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.stations import rules
from lianxinqiao.stations.actions import mapping
from lianxinqiao.stations.ground_forms import BaseMapForm, BoundariesForm
from lianxinqiao.stations.models import BaseMap
from lianxinqiao.stations.views.stations import WRITING

FORMS: dict[str, type[BoundariesForm | BaseMapForm]] = {"bound": BoundariesForm, "lay_base": BaseMapForm}


@login_required
@WRITING
def ground(request: Request) -> HttpResponse:
    post = acting(request)
    rules.may("map.bound", post, Beginning(post.body_id))
    assert post.body is not None
    sent = request.POST.get("which", "") if request.method == "POST" else ""
    shown = {
        which: form(request.POST, request.FILES) if which == sent else form(prefix=None)
        for which, form in FORMS.items()
    }
    if sent == "take_off_base":
        mapping.take_off_base(post.body, by=post, at=timezone.now())
        messages.success(request, _("已撤下底图。"))
        return redirect("station-ground")
    if sent in FORMS and shown[sent].is_valid() and _done(request, sent, shown[sent], post, post.body):
        return redirect("station-ground")
    rows = Township.objects.filter(district=post.body.district_id, ended_on=None)
    context = {
        "forms": shown,
        "base": BaseMap.of(post.body),
        "bound": [row for row in rows if row.boundary],
        "without": [row for row in rows if not row.boundary],
    }
    return render(request, "stations/ground.html", context)


def _done(request: Request, which: str, form: Any, post: Post, body: Body) -> bool:
    try:
        if which == "bound":
            _tell(request, mapping.bound(body, **form.values(), by=post, at=timezone.now()))
        else:
            row = mapping.lay_base(body, **form.values(), by=post, at=timezone.now())
            messages.success(request, _("已登记：%(name)s") % {"name": row})
    except (Refused, ValidationError) as error:
        refuse(form, error)
        return False
    return True


def _tell(request: Request, came: mapping.Bound) -> None:
    messages.success(request, _("已导入%(n)s个街道、乡镇的边界。") % {"n": len(came.bound)})
    if came.unknown:
        messages.warning(request, _("文件里这些地方没有登记，没有导入：%(names)s") % {"names": "、".join(came.unknown)})
    if came.without:
        messages.warning(request, _("还没有边界，示意图仍按方格画：%(names)s") % {"names": "、".join(came.without)})

"""A station applies for its stars; the office keeps the rubric."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.forms import refuse
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.files.responses import serve
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.stations import rules
from lianxinqiao.stations.actions import rating
from lianxinqiao.stations.models import ClaimFile, Rubric
from lianxinqiao.stations.rating_forms import Apply, RubricForm
from lianxinqiao.stations.views.stations import STATIONS, WRITING, find


@login_required
@WRITING
def apply(request: Request, reference: str) -> HttpResponse:
    """Item by item, each with what shows it."""
    post, station = acting(request), find(request, reference)
    rules.may("station.apply", post, station)
    standard = Rubric.objects.filter(body=station.body_id)[0]
    form = Apply(request.POST or None, request.FILES or None, rubric=standard)
    if request.method == "POST" and form.is_valid():
        try:
            rating.apply(station, **form.values(), by=post, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已申报：%(name)s") % {"name": station})
            return redirect(f"{station.get_absolute_url()}#ratings")
    context = {"form": form, "root": station, "life": STATIONS, "rubric": standard}
    return render(request, "stations/rate.html", context)


@login_required
@require_safe
def evidence(request: Request, reference: str, pk: int) -> FileResponse:
    """What shows one claim, to whoever reads the station's page."""
    station = find(request, reference)
    rows = ClaimFile.objects.filter(claim__rating__station=station).select_related("attachment")
    return serve(get_object_or_404(rows, pk=pk).attachment, request.GET)


@login_required
@WRITING
def rubric(request: Request) -> HttpResponse:
    """The table by which stations are rated; saving makes a new one, what was rated keeps its own."""
    post = acting(request)
    rules.may("rating.rubric", post, Beginning(post.body_id))
    assert post.body is not None
    newest = Rubric.objects.filter(body=post.body).first()
    form = RubricForm(request.POST or None, initial=RubricForm.beside(newest))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            rating.make_rubric(
                post.body,
                name=said["name"],
                items=said["lines"],
                stars=said["stars"],
                term=said["term"],
                raters=said["raters"],
                by=post,
                at=timezone.now(),
            )
        except (Refused, ValidationError) as error:
            refuse(form, error)
        else:
            messages.success(request, _("已登记评定标准。"))
            return redirect("stations")
    return render(request, "stations/rubric.html", {"form": form, "rubric": newest})

"""A project: proposed by a form, changed, its page with the acts on it, its photos."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.acts import page
from lianxinqiao.acts.begun import beginning, changing
from lianxinqiao.acts.lives import Life
from lianxinqiao.files.responses import serve
from lianxinqiao.people.models import Body, Post
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.projects import forms, lists, maps, pages
from lianxinqiao.projects.actions import deciding, planning
from lianxinqiao.projects.models import Plan, Project
from lianxinqiao.projects.next_steps import SCREENS, gather
from lianxinqiao.projects.rules import RULES
from lianxinqiao.projects.stages import PROJECT
from lianxinqiao.ui.filters import Filters

PROJECTS = Life(
    Project,
    PROJECT,
    SCREENS,
    template="projects/project.html",
    listing="projects",
    word=gettext_lazy("政府投资项目"),
    gather=gather,
    facts=pages.facts,
    context=pages.context,
    above=page.of_the_root,
    on_their_page=frozenset({"project.report", "project.measure"}),
)


@transaction.atomic
def _propose(
    body: Body, *, values: dict[str, Any], by: Post, at: datetime, plan: Plan | None = None, **put: Any
) -> Project:
    """Propose one, and put it into a plan that is being drafted."""
    project = deciding.propose(body, values=values, by=by, at=at)
    if plan:
        planning.put(plan, project=project, by=by, at=at, **put)
    return project


new = beginning(forms.ProjectForm, _propose, title=gettext_lazy("提出项目"))
edit = changing(
    Project.objects.visible_to,
    RULES,
    "project.change",
    forms.ProjectForm,
    deciding.change,
    title=gettext_lazy("修改项目"),
)


@login_required
@require_safe
def drawn(request: Request) -> HttpResponse:
    """The projects that the list's filters show, on the schematic map of the district."""
    post = acting(request)
    if post.body is None:
        raise Http404
    chosen = Filters(request.GET, lists.declared(post))
    rows = chosen.apply(lists.PROJECTS.rows(post))
    pattern = reverse("project", args=[0])[:-1]
    found = maps.of(
        post.body,
        rows,
        timezone.localdate(),
        township_url=lambda row: f"{reverse('projects')}?township={row.pk}",
        project_url=lambda pk: f"{pattern}{pk}",
    )
    context = {"found": found, "filters": chosen}
    return render(request, "projects/map.html", context)


@login_required
@require_safe
def photo(request: Request, pk: int, report: int) -> FileResponse:
    """A photo of its progress, for whoever sees the project."""
    project = get_object_or_404(Project.objects.visible_to(request.post), pk=pk)
    row = get_object_or_404(project.reports.select_related("picture"), pk=report)
    if row.picture is None:
        raise Http404
    return serve(row.picture)

"""A project: proposed by a form, changed, its page with the acts on it, its photos."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lianxinqiao.acts.begun import begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.files.responses import serve
from lianxinqiao.people.requests import Request, in_body
from lianxinqiao.projects import forms, pages
from lianxinqiao.projects.actions import deciding, planning
from lianxinqiao.projects.models import Project
from lianxinqiao.projects.next_steps import SCREENS, gather
from lianxinqiao.projects.rules import RULES
from lianxinqiao.projects.stages import PROJECT

WRITING = require_http_methods(["GET", "HEAD", "POST"])
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
    on_their_page=frozenset({"project.report", "project.measure"}),
)


@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    """Propose one, and put it into a plan that is being drafted."""
    post, body = in_body(request)
    form = forms.ProjectForm(request.POST or None, post=post)

    @transaction.atomic
    def do() -> Project:
        at = timezone.now()
        project = deciding.propose(body, values=form.values(), by=post, at=at)
        if plan := form.cleaned_data.get("plan"):
            annual, key = form.cleaned_data["annual"], form.cleaned_data["key"]
            planning.put(plan, project=project, annual=annual, key=key, by=post, at=at)
        return project

    return begun(request, form, do, title=_("提出项目"))


@login_required
@WRITING
def edit(request: Request, pk: int) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.post), pk=pk)
    RULES.may("project.change", request.post, project)
    post, _body = in_body(request)
    form = forms.ProjectForm(request.POST or None, post=post, instance=project)

    def do() -> Project:
        deciding.change(project, values=form.values(), by=post, at=timezone.now())
        return project

    return begun(request, form, do, title=_("修改项目"))


@login_required
@require_safe
def photo(request: Request, pk: int, report: int) -> FileResponse:
    """A photo of its progress, for whoever sees the project."""
    project = get_object_or_404(Project.objects.visible_to(request.post), pk=pk)
    row = get_object_or_404(project.reports.select_related("picture"), pk=report)
    if row.picture is None:
        raise Http404
    return serve(row.picture)

"""Reading groups: formed by a form, their page with plan, places and talk."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.acts import page
from lianxinqiao.acts.begun import WRITING, begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.files.responses import serve
from lianxinqiao.learning import course_forms, course_pages, mine
from lianxinqiao.learning.actions import grouping
from lianxinqiao.learning.models import Group, Study
from lianxinqiao.learning.next_steps import GROUP_SCREENS
from lianxinqiao.learning.stages import GROUP
from lianxinqiao.people.requests import Request, in_body

GROUPS = Life(
    Group,
    GROUP,
    GROUP_SCREENS,
    template="learning/group.html",
    listing="reading-groups",
    word=gettext_lazy("读书小组"),
    facts=course_pages.group_facts,
    context=course_pages.group_context,
    above=page.of_the_root,
)


@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    post, body = in_body(request)
    form = course_forms.GroupForm(request.POST or None, body=body)

    def do() -> Group:
        return grouping.form(body, **form.cleaned_data, by=post, at=timezone.now())

    return begun(request, form, do, title=_("成立读书小组"))


@login_required
@require_safe
def my_learning(request: Request) -> HttpResponse:
    """What one learnt in a year: sessions, training, courses, books; each counted once."""
    post, body = in_body(request)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else timezone.localdate().year
    return render(request, "learning/mine.html", {"year": str(year), **mine.learnt(post, body, year)})


@login_required
@require_safe
def material(request: Request, pk: int, key: int) -> FileResponse:
    """A paper of a study session, for whoever sees the session."""
    study = get_object_or_404(Study.objects.visible_to(request.post), pk=pk)
    return serve(get_object_or_404(study.materials.select_related("file"), pk=key).file, request.GET)

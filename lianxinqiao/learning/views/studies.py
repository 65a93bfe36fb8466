"""Study sessions: planned by a form, their page, and the screen at the door with the code that turns."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from lianxinqiao.acts.begun import begun
from lianxinqiao.acts.doors import Door
from lianxinqiao.acts.lives import Life
from lianxinqiao.learning import forms, pages
from lianxinqiao.learning.actions import studying
from lianxinqiao.learning.models import Study
from lianxinqiao.learning.next_steps import SCREENS, gather
from lianxinqiao.learning.rules import RULES
from lianxinqiao.learning.stages import STUDY
from lianxinqiao.people.requests import Request, acting, in_body

WRITING = require_http_methods(["GET", "HEAD", "POST"])
STUDIES = Life(
    Study,
    STUDY,
    SCREENS,
    template="learning/study.html",
    listing="studies",
    word=gettext_lazy("学习和讲堂"),
    gather=gather,
    facts=pages.study_facts,
    context=pages.study_context,
    on_their_page=frozenset({"study.invite", "study.sign_in", "study.note"}),
)


@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    """Plan one, with who is on its list."""
    post, body = in_body(request)
    form = forms.StudyForm(request.POST or None, post=post)

    def do() -> Study:
        listed = form.cleaned_data["persons"]
        return studying.plan(body=body, values=form.values(), persons=listed, by=post, at=timezone.now())

    return begun(request, form, do, title=_("安排学习"))


@login_required
@WRITING
def held(request: Request) -> HttpResponse:
    """Enter one that was held already."""
    post, body = in_body(request)
    form = forms.HeldForm(request.POST or None, post=post)

    def do() -> Study:
        came = form.cleaned_data["persons"]
        return studying.record(body=body, values=form.values(), persons=came, by=post, at=timezone.now())

    return begun(request, form, do, title=_("补登学习"))


def _found(request: Request, pk: int) -> Study:
    return get_object_or_404(Study.objects.visible_to(request.post), pk=pk)


@login_required
@WRITING
def edit(request: Request, pk: int) -> HttpResponse:
    """What was planned, until it is held."""
    post, study = acting(request), _found(request, pk)
    RULES.may("study.change", post, study)
    form = forms.StudyForm(request.POST or None, post=post, instance=study)

    def do() -> Study:
        studying.change(study, values=form.values(), by=post, at=timezone.now())
        return study

    return begun(request, form, do, title=_("修改学习安排"))


# ------------------------------------------------------------------ the sign-in
def _numbers(study: Study) -> tuple[int, int]:
    """How many came, and how many are on the list."""
    return study.attendees.filter(came_at__isnull=False).count(), study.attendees.count()


DOOR = Door(
    "study",
    Study.objects.visible_to,
    RULES,
    runs="study.hold",
    lead=gettext_lazy("请用手机扫码，或者登录后输入短码。二维码每15秒更换一次。"),
    numbers=_numbers,
    sign_in=studying.sign_in,
)

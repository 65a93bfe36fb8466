"""A course taken along on a phone: its lessons are kept there, and what was learnt without network is sent once."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import offline
from lianxinqiao.learning import course_pages
from lianxinqiao.learning.actions import teaching
from lianxinqiao.learning.models import Lesson, Taking
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.ui.templatetags.ui import prose

MOST_PAGES = 120  # of a PDF that a phone takes along

page = offline.page("learning/away.html")
worker = offline.worker_of("courses", "course-away", "learning/away.js", "learning/learning.css")


@login_required
@never_cache
@require_safe
def lessons(request: Request, pk: int) -> JsonResponse:
    """What the phone takes along of a course that one is learning; videos stay in the house."""
    post = acting(request)
    rows = Taking.objects.filter(person=post.person_id, body=post.body_id).select_related("course", "body")
    taking = get_object_or_404(rows, pk=pk)
    told = {
        "taking": taking.pk,
        "person": request.user.pk,
        "title": taking.course.title,
        "ordered": taking.course.ordered,
        "address": taking.get_absolute_url(),
        "lessons": [_lesson(taking, row) for row in course_pages.rows(taking)],
    }
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def _lesson(taking: Taking, row: course_pages.Row) -> dict[str, object]:
    lesson = row.lesson
    pages = []
    if lesson.kind == Lesson.Kind.PDF:
        address = reverse("lesson-file", args=[taking.pk, lesson.number])
        pages = [f"{address}?show=page-{n}" for n in range(1, min(lesson.length, MOST_PAGES) + 1)]
    return {
        "number": lesson.number,
        "title": lesson.title,
        "kind": lesson.kind,
        "completes": lesson.completes,
        "html": str(prose(lesson.text)),
        "pages": pages,
        "length": lesson.length,
        "done": row.done,
    }


@require_POST
def send(request: Request) -> JsonResponse:
    """One lesson that was learnt on the way; what was sent before is done already and answers the same."""
    if not request.post:
        return offline.said(_("请先登录。"), 401)
    numbers = [request.POST.get(name, "") for name in ("taking", "lesson", "place")]
    if not all(each.isdecimal() and len(each) < 10 for each in numbers):
        return offline.said(_("没有这一课。"), 404)
    key, number, place = map(int, numbers)
    rows = Taking.objects.filter(person=request.post.person_id, body=request.post.body_id)
    taking = rows.filter(pk=key).select_related("course", "body").first()
    lesson = taking.course.lessons.filter(number=number).first() if taking else None
    if taking is None or lesson is None:
        return offline.said(_("没有这一课。"), 404)
    at = timezone.now()
    try:
        teaching.keep_place(taking, lesson=lesson, place=place, by=request.post, at=at)
        teaching.complete(taking, lesson=lesson, by=request.post, at=at)
    except Refused as refused:
        return offline.said(str(refused), 422)
    return JsonResponse({"words": lesson.title, "address": taking.get_absolute_url()}, status=201)

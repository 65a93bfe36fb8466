"""Courses: begun by a form, learnt lesson by lesson on any phone, tested, certified; and a certificate's number checked."""

import re

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import page
from lianxinqiao.acts.begun import WRITING, beginning, changing
from lianxinqiao.acts.lives import Life
from lianxinqiao.files.responses import serve
from lianxinqiao.learning import certificates, course_forms, course_pages
from lianxinqiao.learning.actions import teaching
from lianxinqiao.learning.models import Course, Lesson, Taking
from lianxinqiao.learning.next_steps import COURSE_SCREENS, TAKING_SCREENS
from lianxinqiao.learning.rules import COURSE_RULES
from lianxinqiao.learning.stages import COURSE, TAKING, CourseStage
from lianxinqiao.people.requests import Request, acting

RANGE = re.compile(r"^bytes=(\d+)-(\d*)$")
PART = 1_000_000  # bytes of a video at a time: a phone fetches on as it plays
COURSES = Life(
    Course,
    COURSE,
    COURSE_SCREENS,
    template="learning/course.html",
    listing="courses",
    word=gettext_lazy("课程"),
    facts=course_pages.course_facts,
    context=course_pages.course_context,
    above=page.of_the_root,
    on_their_page=frozenset({"course.put_lesson", "course.put_question"}),
)
TAKINGS = Life(
    Taking,
    TAKING,
    TAKING_SCREENS,
    template="learning/taking.html",
    listing="courses",
    word=gettext_lazy("课程"),
    facts=course_pages.taking_facts,
    context=course_pages.taking_context,
    above=page.of_the_root,
    on_their_page=frozenset({"taking.answer"}),
)


new = beginning(course_forms.CourseForm, teaching.draft, title=gettext_lazy("编制课程"))


edit = changing(
    Course.objects.visible_to,
    COURSE_RULES,
    "course.change",
    course_forms.CourseForm,
    teaching.change,
    title=gettext_lazy("修改课程"),
)


@login_required
@require_POST
def begin(request: Request, pk: int) -> HttpResponse:
    course = get_object_or_404(Course.objects.visible_to(request.post).exclude(stage=CourseStage.DRAFTED), pk=pk)
    taking = teaching.begin(course, by=acting(request), at=timezone.now())
    return redirect(taking.get_absolute_url())


# ------------------------------------------------------------------ one lesson
def _mine(request: Request, pk: int, number: int) -> tuple[Taking, Lesson]:
    rows = Taking.objects.filter(person=acting(request).person_id, body=acting(request).body_id)
    taking = get_object_or_404(rows.select_related("course", "body"), pk=pk)
    return taking, get_object_or_404(taking.course.lessons.select_related("file"), number=number)


@login_required
@WRITING
def lesson(request: Request, pk: int, number: int) -> HttpResponse:
    """A lesson where one left off; a press keeps the place, or says that it is done. It works without scripts."""
    taking, found = _mine(request, pk, number)
    row = next(each for each in course_pages.rows(taking) if each.lesson.pk == found.pk)
    if not row.is_open:
        return redirect(taking.get_absolute_url())
    refused, by, at = "", acting(request), timezone.now()
    if request.method == "POST":
        said = request.POST.get("place", "")
        try:
            if said.isdecimal() and len(said) < 8:
                teaching.keep_place(taking, lesson=found, place=int(said), by=by, at=at)
            if "done" in request.POST:
                teaching.complete(taking, lesson=found, by=by, at=at)
                return redirect(taking.get_absolute_url())
        except Refused as no:
            refused = str(no)
        else:
            if request.headers.get("x-place"):
                return HttpResponse(status=204)
            return redirect(reverse("lesson", args=[pk, number]) + f"?page={said}")
    kept = row.progress.place if row.progress else 0
    asked = request.GET.get("page", "")
    page = int(asked) if asked.isdecimal() and len(asked) < 5 else kept
    page = min(max(page, 1), max(found.length, 1))
    context = {"taking": taking, "lesson": found, "row": row, "refused": refused, "place": kept, "page": page}
    return render(request, "learning/lesson.html", context)


@login_required
@require_safe
def file(request: Request, pk: int, number: int) -> HttpResponse | FileResponse:
    """Its file: a page of a PDF as a picture, a video part by part."""
    _taking, found = _mine(request, pk, number)
    if found.file is None:
        raise Http404
    part = RANGE.match(request.headers.get("range", ""))
    if found.kind != Lesson.Kind.VIDEO or part is None:
        return serve(found.file, request.GET)
    size = default_storage.size(found.file.path)
    first = int(part[1])
    if first >= size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    last = min(int(part[2]) if part[2] else size - 1, first + PART - 1, size - 1)
    with default_storage.open(found.file.path) as opened:
        opened.seek(first)
        content = opened.read(last - first + 1)
    headers = {"Content-Range": f"bytes {first}-{last}/{size}", "Accept-Ranges": "bytes"}
    return HttpResponse(content, status=206, content_type=found.file.content_type, headers=headers)


# ------------------------------------------------------------------ certificates
@login_required
@require_safe
def certificate(request: Request, pk: int) -> HttpResponse:
    taking = get_object_or_404(
        Taking.objects.visible_to(request.post).select_related("course", "person", "body").exclude(number=""), pk=pk
    )
    if taking.withdrawn_on:
        raise Http404
    with translation.override("zh-hans"):
        content = certificates.pdf_of(taking)
    response = HttpResponse(content, content_type="application/pdf")
    name = content_disposition_header(False, f"{taking.number}.pdf")
    response.headers["Content-Disposition"] = name or "inline"
    return response


@require_safe
def check(request: HttpRequest, number: str) -> HttpResponse:
    """Whoever is shown a certificate asks whether it holds; nobody's name is told."""
    taking = get_object_or_404(Taking.objects.select_related("course", "body").exclude(number=""), number=number)
    return render(request, "learning/certificate.html", {"taking": taking})

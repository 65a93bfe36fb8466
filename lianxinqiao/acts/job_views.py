"""The page of a job: how far it is, what came of it, and the file for who asked."""

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from lianxinqiao.acts.models import Job
from lianxinqiao.people.requests import Request


def _own(request: Request, pk: int) -> Job:
    """Only who asked for it, in the post in which they asked: another's rights are others."""
    return get_object_or_404(Job, pk=pk, asked_by=request.post or 0)


@login_required
@require_safe
def show(request: Request, pk: int) -> HttpResponse:
    """How far it is; the page asks again by itself."""
    job, now = _own(request, pk), timezone.now()
    if job.is_under_way:
        Job.objects.filter(pk=job.pk).update(seen_at=now)
    return render(request, "acts/job.html", {"job": job, "silent": job.is_silent(now)})


@login_required
@require_safe
def every(request: Request) -> HttpResponse:
    """One's own of the last day."""
    rows = Job.objects.filter(asked_by=request.post or 0)[:50]
    return render(request, "acts/jobs.html", {"jobs": rows})


@login_required
@require_safe
def take(request: Request, pk: int) -> FileResponse:
    job = _own(request, pk)
    if not job.path or not default_storage.exists(job.path):
        raise Http404
    file = default_storage.open(job.path)
    return FileResponse(file, as_attachment=True, filename=job.file_name, content_type=job.content_type)


urlpatterns = [
    path("jobs", every, name="jobs"),
    path("jobs/<int:pk>", show, name="job"),
    path("jobs/<int:pk>/file", take, name="job-file"),
]

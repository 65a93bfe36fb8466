"""A report written without network: the page that stands on a member's phone, its worker, and the door by which it comes in."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import offline
from lianxinqiao.people.requests import Request
from lianxinqiao.reports.actions import writing
from lianxinqiao.reports.forms import ReportForm
from lianxinqiao.reports.models import Report

page = offline.page("reports/away.html")
worker = offline.worker_of("reports", "report-away", "reports/away.js")


@require_POST
def send(request: Request) -> JsonResponse:
    """One report, handed in: 201, 200 where it had come before, 422 with the sentence that says why not."""
    post = request.post
    if not post or not post.body:
        return offline.said(_("请先登录。"), 401)
    told = request.POST.copy()
    told["source"] = Report.Source.MEMBER
    form = ReportForm(told, post=post)
    try:
        identity = uuid.UUID(request.POST.get("identity", ""))
        if before := Report.objects.filter(written_by=post, identity=identity).first():
            return _received(before, 200)
        if not form.is_valid():
            return offline.said("；".join(str(each) for errors in form.errors.values() for each in errors), 422)
        at = timezone.now()
        with transaction.atomic():
            report = writing.begin(body=post.body, values=form.values(), identity=identity, by=post, at=at)
            writing.hand_in(report, by=post, at=at)
    except ValueError:
        return offline.said("identity", 422)
    except ValidationError as error:
        return offline.said("；".join(error.messages), 422)
    except Refused as refused:
        return offline.said(str(refused), 422)
    return _received(report, 201)


def _received(report: Report, status: int) -> JsonResponse:
    return JsonResponse({"words": str(report), "address": report.get_absolute_url()}, status=status)

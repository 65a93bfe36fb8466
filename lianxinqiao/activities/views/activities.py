"""Activities: their page, what is begun, the screen with the turning code, and the sign-in behind it."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.activities import forms, pages
from lianxinqiao.activities.actions import attending, planning
from lianxinqiao.activities.models import Activity
from lianxinqiao.activities.next_steps import SCREENS, gather
from lianxinqiao.activities.rules import RULES
from lianxinqiao.activities.stages import ACTIVITY, Seat
from lianxinqiao.acts.begun import beginning, changing
from lianxinqiao.acts.doors import Door
from lianxinqiao.acts.lives import Life
from lianxinqiao.files.responses import serve
from lianxinqiao.people.requests import Request

ACTIVITIES = Life(
    Activity,
    ACTIVITY,
    SCREENS,
    template="activities/activity.html",
    listing="activities",
    word=gettext_lazy("代表活动"),
    in_cppcc=gettext_lazy("委员活动"),
    gather=gather,
    facts=pages.facts,
    context=pages.context,
    above=pages.above,
    on_their_page=frozenset(
        {
            *("activity.invite", "activity.note", "activity.sign_in", "participation.mark", "activity.set_out"),
            *(
                "activity.report_law",
                "activity.visit",
                "activity.attach",
                "activity.detach",
                "activity.report",
                "report_part.write",
                "finding.list",
                "booking.note",
            ),
            *("activity.testify", "activity.offer_times", "testimony.assess"),
        }
    ),
    lands={
        "finding.suggest": lambda suggestion: reverse("suggestion-edit", args=[suggestion.reference]),
        "finding.propose": lambda proposal: reverse("proposal-edit", args=[proposal.reference]),
    },
)


# ------------------------------------------------------------------ begun
new = beginning(forms.ActivityForm, planning.plan, title=gettext_lazy("安排活动"))


held = beginning(forms.HeldForm, planning.record, title=gettext_lazy("补登活动"))


edit = changing(
    Activity.objects.visible_to,
    RULES,
    "activity.change",
    forms.ActivityForm,
    planning.change,
    title=gettext_lazy("修改安排"),
)


def _found(request: Request, pk: int) -> Activity:
    return get_object_or_404(Activity.objects.visible_to(request.post), pk=pk)


@login_required
@require_safe
def picture(request: Request, pk: int, finding: int) -> FileResponse:
    """What somebody saw on it, for whoever reads the activity."""
    found = get_object_or_404(_found(request, pk).findings.select_related("picture"), pk=finding)
    if found.picture is None:
        raise Http404
    return serve(found.picture, request.GET)


# ------------------------------------------------------------------ the sign-in
def _numbers(activity: Activity) -> tuple[int, int]:
    """How many came, and how many are expected."""
    seats = activity.participations
    came = seats.filter(came_at__isnull=False).count()
    return came, seats.exclude(stage__in=[Seat.ON_LEAVE, Seat.WITHDRAWN, Seat.WAITING]).count()


DOOR = Door(
    "activity",
    Activity.objects.visible_to,
    RULES,
    runs="activity.hold",
    lead=gettext_lazy("请用手机扫码，或者登录后输入短码。二维码每15秒更换一次。"),
    numbers=_numbers,
    sign_in=attending.sign_in,
    point=lambda activity: activity.point,
    locates="activity.locate",
)

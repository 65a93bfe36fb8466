"""Booked places, as the organiser sees them: who is behind one, read with an entry in the journal."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lianxinqiao.activities.actions import booking as actions
from lianxinqiao.activities.models import Activity, Booking
from lianxinqiao.people.requests import Request, acting


@login_required
@never_cache
@require_POST
def who(request: Request, pk: int, booking: int) -> HttpResponse:
    """Name and telephone of one, for whoever must call."""
    activity = get_object_or_404(Activity.objects.visible_to(request.post), pk=pk)
    found = get_object_or_404(Booking.objects.select_related("slot__activity"), pk=booking, slot__activity=activity)
    told = actions.read(found, by=acting(request), at=timezone.now())
    return render(request, "activities/who.html", {"root": activity, "booking": found, "told": told})

"""While a secret vote is open the product writes nothing for those who may vote in it: time would tie them to their papers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lianxinqiao.accounts import stillness
from lianxinqiao.accounts.models import User
from lianxinqiao.ballots.stages import BallotStage
from lianxinqiao.meetings.models import Vote
from lianxinqiao.meetings.stages import VoteStage
from lianxinqiao.people.models import Mandate

# What ends the vote is done by whoever chairs, who may be one of them.
ENDS = ("/box.close/", "/vote.annul/")


def holds(user: User) -> bool:
    """Whether a secret vote is open in which one of this person's seats may vote."""
    open_now = Vote.objects.filter(stage=VoteStage.OPEN, box__ballot__stage=BallotStage.VOTING)
    rolls = list(open_now.values_list("roll", flat=True))
    if not rolls:
        return False
    seats = set(Mandate.objects.filter(person__user=user).values_list("pk", flat=True))
    return any(not seats.isdisjoint(roll) for roll in rolls)


class StillMiddleware:
    """What one of them sends meanwhile waits: the page says so, and its form is sent again when the vote is over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD", "OPTIONS"} or not request.user.is_authenticated:
            return self.get_response(request)
        if any(each in request.path for each in ENDS) or not stillness.holds(request.user):
            return self.get_response(request)
        return render(request, "meetings/still.html", status=409)

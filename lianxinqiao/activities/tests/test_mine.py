"""A deputy's own page: what is ahead, the code that is typed, what was found, the year so far."""

import time_machine
from django.test import Client
from django.urls import reverse

from lianxinqiao.activities.actions import answering
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, called, signed_in
from lianxinqiao.acts import doorcodes
from tests.cast import Cast


def test_what_is_ahead_and_the_letters_from_the_screen(people: Cast, client: Client) -> None:
    activity = called(people, "deputy")
    with time_machine.travel(CALLED, tick=False):
        client.force_login(people.deputy.user)
        page = client.get(reverse("activities-mine")).content.decode()
        assert activity.title in page
        assert reverse("activity-typed", args=[activity.pk]) not in page  # nobody can sign in yet
    with time_machine.travel(BEGINS, tick=False):
        client.force_login(people.deputy.user)
        assert reverse("activity-typed", args=[activity.pk]) in client.get(reverse("activities-mine")).content.decode()
        short = doorcodes.shown(activity.secret, BEGINS)[1]
        answer = client.get(reverse("activity-typed", args=[activity.pk]), {"code": f" {short.lower()} "})
        assert answer.headers["Location"] == reverse("activity-here", args=[activity.pk, short])


def test_the_year_holds_what_was_signed_in_and_found(people: Cast, client: Client) -> None:
    activity = called(people, "deputy", "cosigner")
    signed_in(people, activity, "deputy")
    answering.note(activity, text="斑马线磨没了", by=people.deputy, at=BEGINS)
    answering.hold(activity, by=people.clerk, at=ENDS)
    with time_machine.travel(ENDS, tick=False):
        client.force_login(people.deputy.user)
        page = client.get(reverse("activities-mine"))
        assert [row.pk for row, _seat in page.context["came"]] == [activity.pk]
        assert "斑马线磨没了" in page.content.decode()
        client.force_login(people.cosigner.user)
        assert client.get(reverse("activities-mine")).context["came"] == []
        client.force_login(people.clerk.user)
        assert client.get(reverse("activities-mine")).status_code == 403

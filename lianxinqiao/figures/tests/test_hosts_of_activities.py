"""Whom deputies go to see: registered, seen on an activity, counted once; material beside an activity, leave that is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import answering, attending, campaigning, evidencing, hosting
from lianxinqiao.activities.models import Host
from lianxinqiao.activities.stages import Seat
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, PLANNED, called, signed_in
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.notices.models import Notice
from tests.cast import Cast
from tests.walks import PNG


def a_host(people: Cast, part: str = "clerk", name: str = "恒远机械") -> Host:
    return hosting.register(body=people.body, kind="enterprise", name=name, by=people.posts[part], at=PLANNED)


def test_it_is_registered_once_by_office_and_street(people: Cast, client: Client) -> None:
    a_host(people)
    with pytest.raises(ValidationError, match="已经登记过"):
        a_host(people)
    with pytest.raises(Refused):
        a_host(people, "deputy", "云织服装")
    people.station.township = people.townships["yunqiao"]
    people.station.save()
    assert a_host(people, "station", "云织服装").township == people.townships["yunqiao"]
    client.force_login(people.clerk.user)
    client.post(reverse("host-new"), {"kind": "village", "name": "柳河村"})
    assert "柳河村" in client.get(reverse("hosts")).content.decode()
    assert "恒远机械" not in client.get(reverse("hosts"), {"kind": "village"}).content.decode()


def test_a_visit_that_was_planned_counts_whom_it_saw(people: Cast, client: Client) -> None:
    campaign = campaigning.begin(
        body=people.body, values={"name": "三送一强", "from_on": PLANNED.date()}, by=people.clerk, at=PLANNED
    )
    activity = called(people, "deputy", kind="enterprises", organiser="office", campaign=campaign)
    signed_in(people, activity, "deputy")
    host = a_host(people)
    assert [hosting.visit(activity, hosts=[host, host], by=people.deputy, at=BEGINS) for _time in range(2)] == [1, 0]
    with pytest.raises(Refused):
        hosting.visit(activity, hosts=[host], by=people.cosigner, at=BEGINS)
    answering.hold(activity, by=people.clerk, at=ENDS)
    assert FIGURES["campaigns.enterprises_visited"].value(people.body, Period.of_year(2026)) == 1
    client.force_login(people.clerk.user)
    row = client.get(reverse("hosts")).content.decode()
    assert "2026-03-20" in row


def test_material_is_read_by_who_is_on_the_list(people: Cast, client: Client) -> None:
    activity = called(people, "deputy", kind="training", organiser="office")
    row = evidencing.attach(
        activity, file=ContentFile(PNG, name="课件.png"), caption="代表法讲义", by=people.clerk, at=CALLED
    )
    with pytest.raises(Refused):
        evidencing.attach(activity, file=ContentFile(PNG, name="课件.png"), by=people.deputy, at=CALLED)
    client.force_login(people.deputy.user)
    page = client.get(activity.get_absolute_url()).content.decode()
    assert "活动材料" in page
    assert "代表法讲义" in page
    assert client.get(reverse("activity-evidence", args=[row.pk])).status_code == 200


def test_leave_is_refused_with_a_reason_and_they_are_told(people: Cast) -> None:
    activity = called(people, "deputy")
    seat = activity.participations.get()
    attending.ask_leave(seat, reason="出差", by=people.deputy, at=CALLED)
    with pytest.raises(Refused):
        attending.refuse_leave(seat, reason=" ", by=people.clerk, at=CALLED)
    attending.refuse_leave(seat, reason="表决需要法定人数。", by=people.clerk, at=CALLED)
    assert seat.stage == Seat.INVITED
    assert Notice.objects.filter(kind="participation.refuse_leave", recipient=people.deputy.user).exists()
    attending.sign_up(activity, by=people.deputy, at=CALLED)


@pytest.mark.parametrize(("part", "there"), [("clerk", True), ("station", True), ("deputy", False)])
def test_only_who_may_plan_is_shown_the_way(people: Cast, client: Client, part: str, *, there: bool) -> None:
    client.force_login(people.posts[part].user)
    page = client.get(reverse("activities")).content.decode()
    assert (reverse("activity-new") in page) is there

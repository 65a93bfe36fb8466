"""A body switches kinds off, names them and says what one is worth; what was held stays what it was."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import forms, kinds, papers, printing, queries
from lianxinqiao.activities.actions import own
from lianxinqiao.activities.models import Participation
from lianxinqiao.activities.tests.scene import PLANNED, planned, seat_of
from tests.cast import Cast


def test_what_is_off_is_planned_no_more_and_what_was_stays(people: Cast) -> None:
    before = planned(people, kind="court", organiser="standing")
    own.set_kind(body=people.body, kind="court", is_on=False, by=people.clerk, at=PLANNED)
    with pytest.raises(ValidationError, match="没有启用"):
        planned(people, kind="court", organiser="standing")
    before.title = "旁听一起行政案件"
    before.full_clean()
    assert "court" not in dict(forms.ActivityForm(post=people.clerk).fields["kind"].choices)  # type: ignore[attr-defined]
    assert "court" in dict(forms.ActivityForm(post=people.clerk, instance=before).fields["kind"].choices)  # type: ignore[attr-defined]


def test_it_is_called_as_the_body_calls_it(people: Cast, client: Client) -> None:
    own.set_kind(
        body=people.body,
        kind="council",
        is_on=True,
        name="民生议事堂",
        points=Decimal("1.5"),
        by=people.clerk,
        at=PLANNED,
    )
    assert dict(queries.kind_choices(people.body))["council"] == "民生议事堂"
    activity = planned(people, kind="council", organiser="group")
    client.force_login(people.clerk.user)
    assert "民生议事堂（议事活动）" in client.get(activity.get_absolute_url()).content.decode()
    assert "民生议事堂</td>" in "".join(client.get(reverse("activities")).content.decode().split())
    assert client.get(reverse("activities"), {"kind": "council"}).content.decode().count("民生议事堂") > 1
    assert (
        "民生议事堂"
        in papers.certificate(Participation(activity=activity, mandate=seat_of(people, "deputy"))).paragraphs[0].text
    )
    table = client.get(reverse("activity-kinds")).content.decode()
    assert "民生议事堂" in table
    assert "1.5" in table


def test_the_office_alone_sets_them(people: Cast, client: Client) -> None:
    with pytest.raises(Refused):
        own.set_kind(body=people.body, kind="court", is_on=False, by=people.deputy, at=PLANNED)
    client.force_login(people.clerk.user)
    client.post(reverse("activity-kind", args=["court"]), {"name": "旁听庭审观摩", "points": "2", "is_on": "on"})
    assert queries.own_kinds(people.body)["court"].points == 2


def test_the_printed_table_says_each_kind() -> None:
    page = printing.kinds_page()
    assert all(f"| `{code}` |" in page for code in kinds.KINDS)
    assert "监督法第四章" in page

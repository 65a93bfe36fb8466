"""Stories that stand by themselves are told to a small town, so that a slip in them shows without building all of it."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from lianxinqiao.demo import cppcc_meetings, cppcc_members, filings
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.meetings.models import Meeting, SeatChange
from lianxinqiao.people.models import Organization
from tests.cast import Cast, cast

TODAY = date(2026, 11, 20)


def a_town(people: Cast, **more: Any) -> Any:
    units = {row.code: row for row in Organization.objects.all()}
    told = {"body": people.body, "units": units, "townships": people.townships}
    return SimpleNamespace(**told, offices={"clerk": people.clerk, "chairpersons": people.chairpersons}, **more)


def test_what_was_filed(people: Cast) -> None:
    for row in filings._rows():
        if "unit" in row:
            values = {"name": f"云河区{row['unit']}", "short_name": row["unit"]}
            Organization.objects.get_or_create(district=people.district, code=row["unit"], defaults=values)
    town = a_town(people, unit_heads={"jiaotong": people.jiaotong_head, "jiaoyu": people.jiaoyu_head})
    filings.past(town)
    filings.this_year(town, TODAY)
    stages = set(Filing.objects.values_list("stage", flat=True))
    assert {"cleared", "mended", "opined"} <= stages
    assert Filing.objects.filter(late__gt=0).exists()
    assert {row.stage for row in ReviewRequest.objects.all()} == {"answered", "not_started", "received"}


@pytest.mark.django_db
def test_the_cppcc_met() -> None:
    people = cast()
    people.body.kind = "cppcc"
    people.body.save()
    posts = [people.posts[part] for part in ("deputy", "cosigner", "other_deputy", "delegation_head")]
    chamber = SimpleNamespace(session=people.session, deputies=posts)
    town = a_town(people, chambers={2026: chamber})
    town.offices["general"] = people.clerk
    committee = cppcc_meetings.Committee(town, chamber)  # type: ignore[arg-type]
    committee.seat(people.session.term.from_on)
    committee.seats = [committee.seats[place % 4] for place in range(27)]
    day = TODAY - timedelta(days=30)
    for life in (
        committee.meeting("cppcc_standing", day, ("甲", "乙"), 0, (cppcc_members.IN_2020[0], ())),
        committee.meeting("cppcc_chairs", day, ("丙",), 0),
        committee.talk(day, "夜间经济", "区商务局", ("一", "二"), "已采纳。"),
    ):
        for _moment in life:
            pass
    assert set(Meeting.objects.values_list("kind", "stage")) == {
        ("cppcc_standing", "published"),
        ("cppcc_chairs", "minuted"),
        ("consultation", "published"),
    }
    talk = Meeting.objects.get(kind="consultation")
    assert (talk.answer, talk.minutes_sent_on is None) == ("已采纳。", False)
    assert [row.mandate.sector for row in SeatChange.objects.filter(stage="passed")] == ["教育", "医药卫生"]  # type: ignore[union-attr]

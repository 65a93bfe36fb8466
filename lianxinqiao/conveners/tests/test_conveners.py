"""Conveners of streets and townships and what sectors owe a year: counted from what was entered anyway."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.activities.actions import planning
from lianxinqiao.conveners import actions, queries
from lianxinqiao.conveners.acts import ACTS
from lianxinqiao.conveners.models import YearPlan
from lianxinqiao.conveners.rules import RULES
from lianxinqiao.conveners.stages import Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.proposals.tests.scene import submitted
from lianxinqiao.reports.tests.scene import committee, handed_in
from tests.cast import Cast, cast, moment
from tests.scenes import remembered

TODAY, NOW = date(2026, 11, 20), moment("2026-03-20")
MARCH = {"starts_at": moment("2026-03-10", "09:00"), "ends_at": moment("2026-03-10", "11:00")}


@pytest.fixture
def council(db: None) -> Cast:
    """The committee with a convener of 云桥街道, and members who sit for education and for medicine."""
    people = committee()
    people.station.township = people.townships["yunqiao"]
    people.station.save()
    for part, sector in (("deputy", "教育"), ("cosigner", "教育"), ("other_deputy", "医药卫生")):
        mandate = people.posts[part].mandate
        assert mandate is not None
        mandate.sector, mandate.township = sector, people.townships["yunqiao"]
        mandate.save()
    return people


@remembered
def written(people: Cast, part: str = "station", **values: Any) -> YearPlan:
    known = {"year": 2026, "text": "每月走访一次。", **(values or {"township": people.townships["yunqiao"]})}
    return actions.write(body=people.body, values=known, by=people.posts[part], at=NOW)


@remembered
def held(people: Cast, by: str, *parts: str, **values: Any) -> Any:
    present = [people.posts[part].mandate for part in parts]
    known = {"kind": "sector", "title": "走访", "organiser": "convener", **MARCH, **values}
    return planning.record(body=people.body, values=known, present=present, by=people.posts[by], at=NOW)  # type: ignore[arg-type]


# ------------------------------------------------------------------ activities
def test_a_convener_organises_in_the_own_area_alone(council: Cast) -> None:
    activity = held(council, "station", "deputy")
    assert activity.township == council.townships["yunqiao"]
    with pytest.raises(Refused):
        held(council, "station", township=council.townships["wanghe"])


def test_a_congress_has_no_conveners_and_a_cppcc_no_presidium(council: Cast, db: None) -> None:
    with pytest.raises(ValidationError, match="没有这样的组织者"):
        held(council, "clerk", organiser="township", kind="research", township=council.townships["yunqiao"])
    congress = cast(code="other")
    with pytest.raises(ValidationError, match="没有这样的组织者"):
        held(congress, "clerk", township=congress.townships["yunqiao"])


# ------------------------------------------------------------------ plans
def test_a_plan_is_written_once_a_year_and_reported_on(council: Cast) -> None:
    plan = written(council)
    with pytest.raises(ValidationError, match="已经有计划"):
        written(council, "clerk")
    actions.report(plan, report="开展活动九次。", by=council.station, at=moment("2026-12-10"))
    assert (plan.stage, plan.reported_on) == (Stage.REPORTED, date(2026, 12, 10))
    assert Notice.objects.filter(kind="year_plan.report", recipient=council.clerk.user).exists()


def test_a_year_plan_is_of_an_area_or_of_a_sector(council: Cast) -> None:
    with pytest.raises(ValidationError, match="哪个界别"):
        written(council, "clerk", township=council.townships["yunqiao"], sector="教育")
    assert str(written(council, "deputy", sector="教育")) == "教育2026年度计划"


def test_who_may_what(council: Cast) -> None:
    of_area, of_sector = written(council), written(council, "clerk", sector="教育")
    office = {"clerk", "head"}
    for plan, keepers in ((of_area, office | {"station"}), (of_sector, office | {"deputy", "cosigner"})):
        for code in ("year_plan.change", "year_plan.report"):
            for stage in Stage:
                plan.stage = stage
                granted = {part for part, post in council.posts.items() if can(RULES.may, code, post, plan)}
                assert granted == (keepers if stage == Stage.PLANNED else set()), (code, stage)
    assert set(ACTS) == {"year_plan.write", "year_plan.change", "year_plan.report"}


# ------------------------------------------------------------------ sectors
def test_a_sector_s_duties_are_done_or_open(council: Cast) -> None:
    handed_in(council, "deputy")
    submitted(council, origin="sector", in_name_of="教育界")
    written(council, "deputy", sector="教育")
    held(council, "clerk", "deputy", "cosigner", "other_deputy", kind="training", organiser="group")
    rows = {row.name: row for row in queries.of_sectors(council.body, 2026, TODAY)}
    assert {duty.code: duty.done for duty in rows["教育"].duties} == {
        "plan": 1,
        "study": 1,
        "inspection": 0,
        "proposal": 1,
        "report": 1,
        "speech": 0,
        "summary": 0,
    }
    assert rows["教育"].open == 3
    assert rows["医药卫生"].open == 7


def test_half_of_those_who_came_is_not_most_of_them(council: Cast) -> None:
    held(council, "clerk", "deputy", "other_deputy", kind="training", organiser="group")
    studies = [duty.done for row in queries.of_sectors(council.body, 2026, TODAY) for duty in row.duties[1:2]]
    assert studies == [0, 0]


# ------------------------------------------------------------------ screens
def test_every_page_opens_for_everybody_of_the_committee(council: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    plan = written(council)
    held(council, "station", "deputy")
    pages = [
        "/conveners",
        f"/conveners/{council.station.pk}?year=2026",
        "/sectors",
        "/year-plans",
        plan.get_absolute_url(),
    ]
    for part in ("clerk", "head", "deputy", "station", "chairpersons"):
        client = _as(council, part)
        for page in [*pages, "/year-plans/new", "/desk", "/activities/new"]:
            assert client.get(page).status_code == 200, (part, page)


def test_a_congress_has_no_such_pages(people: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client = _as(people, "clerk")
    assert [client.get(page).status_code for page in ("/conveners", "/sectors", "/year-plans")] == [404, 404, 404]


def _as(people: Cast, part: str) -> Client:
    client = Client()
    client.force_login(people.posts[part].user)
    return client


def test_a_plan_is_written_on_the_screen(council: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    answer = _as(council, "station").post(
        "/year-plans/new",
        {"year": 2026, "township": council.townships["yunqiao"].pk, "sector": "", "text": "每月一次。"},
    )
    assert answer.status_code == 302
    assert YearPlan.objects.get().township == council.townships["yunqiao"]

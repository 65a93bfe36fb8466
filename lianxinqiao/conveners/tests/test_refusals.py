"""What is refused of yearly plans, of members in the community and of studios; who is counted for whom."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.access.refused import can
from lianxinqiao.conveners import actions, community, queries
from lianxinqiao.conveners.community_acts import CHECK_IN_RULES, CHECK_INS, STUDIO_RULES, STUDIOS
from lianxinqiao.conveners.models import CheckIn, Studio
from lianxinqiao.conveners.stages import CheckInStage, Stage, StudioStage
from lianxinqiao.conveners.tests.test_community import AT, council, reported, studio
from lianxinqiao.conveners.tests.test_conveners import written
from lianxinqiao.people.models import District, Mandate, Township
from lianxinqiao.reports.models import Report
from tests.cast import Cast, cast, moment
from tests.refusals import refused

__all__ = ["council"]


def elsewhere() -> Township:
    """A street of another district."""
    other = District.objects.create(code="990199", name="星河区")
    return Township.objects.create(district=other, code="xinghe", name="星河街道", kind="street")


# ------------------------------------------------------------------ yearly plans
def test_what_is_refused_of_a_plan(council: Cast) -> None:
    plan, congress = written(council), cast(code="other")
    by = {"by": council.station, "at": AT}
    refused(
        {
            "请填写年度计划": lambda: actions.change(plan, text=" \n", **by),
            "请填写年度总结": lambda: actions.report(plan, report="　", **by),
            "哪个界别": lambda: written(council, "clerk", township=council.townships["wanghe"], sector="教育"),
            "由政协办理": lambda: written(congress, "clerk", sector="教育"),
        }
    )
    actions.report(plan, report="走访九次。", **by)
    refused(
        {
            "不能修改": lambda: actions.change(plan, text="补写。", **by),
            "阶段，不能": lambda: actions.report(plan, report="再写。", **by),
        }
    )


def test_a_plan_is_changed_until_it_is_reported_on(council: Cast) -> None:
    plan = written(council)
    actions.change(plan, text="　每月走访两次。\n", by=council.clerk, at=AT)
    assert (plan.text, plan.stage) == ("每月走访两次。", Stage.PLANNED)


# ------------------------------------------------------------------ members in the community
def test_what_is_refused_of_a_member_who_reported(council: Cast) -> None:
    row, by = reported(council), {"by": council.deputy, "at": AT}
    far = {"township": elsewhere(), "offers": "法律咨询。"}
    refused(
        {
            "星河街道不在本行政区划": lambda: community.report(body=council.body, values=far, **by),
            "您已经在这里报到": lambda: reported(council),
            "请写明可以提供的咨询和服务": lambda: community.offer(row, offers=" ", **by),
            "请写明题目和群众反映的情况": lambda: community.take(row, title="路灯", text=" ", **by),
            "题目和群众反映的情况": lambda: community.take(row, title="", text="三盏不亮。", **by),
            "应由委员本人办理": lambda: community.offer(row, offers="代写。", by=council.clerk, at=AT),
        }
    )
    assert not Report.objects.exists()
    community.end(row, **by)
    refused(
        {
            "不能带回群众反映的事项": lambda: community.take(row, title="路灯", text="三盏不亮。", **by),
            "不能结束报到": lambda: community.end(row, by=council.clerk, at=AT),
        }
    )


def test_what_is_offered_is_changed_by_the_member(council: Cast) -> None:
    row = reported(council)
    community.offer(row, offers=" 每月第一个周六义诊。 ", by=council.deputy, at=AT)
    assert CheckIn.objects.get().offers == "每月第一个周六义诊。"


def test_what_is_taken_along_is_called_as_its_report(council: Cast) -> None:
    row = reported(council)
    made = community.take(row, title=" 扶梯停了半年 ", text="二楼菜场只有楼梯。", by=council.deputy, at=AT)
    assert str(row.taken.get()) == str(made) and made.title == "扶梯停了半年"


# ------------------------------------------------------------------ studios
def test_what_is_refused_of_a_studio(council: Cast) -> None:
    row, congress, far = studio(council), cast(code="other"), elsewhere()
    by = {"by": council.clerk, "at": AT}
    stranger = congress.deputy.mandate
    refused(
        {
            "委员工作室要有领办委员": lambda: studio(council, kind="studio", name="甲"),
            "领办的应当是本届委员": lambda: studio(council, name="乙", mandate=stranger),
            "不在本行政区划": lambda: studio(council, name="丙", township=far),
            "已经有同名的工作室或议事室": lambda: studio(council),
            "应当是本届委员": lambda: community.change_studio(row, values={"mandate": stranger}, **by),
            "星河街道不在": lambda: community.change_studio(row, values={"township": far}, **by),
            "应由": lambda: community.close_studio(row, by=council.deputy, at=AT),
        }
    )
    community.close_studio(row, **by)
    assert studio(council).name == row.name  # the name is free again
    refused({"不能撤销": lambda: community.close_studio(row, **by)})


def test_a_congress_has_no_studios(db: None) -> None:
    people = cast()
    refused({"由政协办理": lambda: studio(people)})


MEMBER, OFFICE = {"deputy"}, {"clerk", "head"}


def test_who_may_what(council: Cast) -> None:
    granted: dict[str, set[str]] = {
        "check_in.offer": MEMBER,
        "check_in.take": MEMBER,
        "check_in.end": MEMBER | OFFICE,
        "studio.change": OFFICE,
        "studio.close": OFFICE,
    }
    assert set(granted) | {"check_in.report", "studio.open"} == {*CHECK_INS, *STUDIOS}
    rows: list[tuple[Any, Any, Any, Any]] = [
        (CHECK_IN_RULES, reported(council), CheckInStage, CheckInStage.REPORTED),
        (STUDIO_RULES, studio(council), StudioStage, StudioStage.OPEN),
    ]
    for rules, row, stages, open_ in rows:
        for code in [each for each in granted if each.startswith("check_in") is isinstance(row, CheckIn)]:
            for stage in stages:
                row.stage = stage
                may = {part for part, post in council.posts.items() if can(rules.may, code, post, row)}
                assert may == (granted[code] if stage == open_ else set()), (code, stage)


# ------------------------------------------------------------------ forms and pages
def test_the_forms_offer_what_is_of_the_district(council: Cast, client: Client) -> None:
    far = elsewhere()
    mandate = council.deputy.mandate
    assert mandate is not None
    Mandate.objects.filter(pk=mandate.pk).update(township=council.townships["wanghe"])
    for part, address in (("deputy", "/check-ins/new"), ("clerk", "/studios/new")):
        client.force_login(council.posts[part].user)
        form = client.get(address).context["form"]
        assert far not in form.fields["township"].queryset, address
        assert set(council.townships.values()) <= set(form.fields["township"].queryset), address
        if part == "deputy":
            assert form["township"].value() == council.townships["wanghe"].pk
        else:
            assert not form.fields["mandate"].required
            assert mandate in form.fields["mandate"].queryset


def test_a_studio_is_opened_changed_and_closed_on_the_screen(council: Cast, client: Client) -> None:
    client.force_login(council.clerk.user)
    told: dict[str, Any] = {
        "kind": "chamber",
        "name": "柳巷议事室",
        "township": council.townships["yunqiao"].pk,
        "address": "柳巷12号",
        "focus": "物业和停车。",
    }
    assert client.post("/studios/new", told).status_code == 302
    row = Studio.objects.get()
    assert "柳巷12号" in client.get(f"/studios/{row.pk}/edit").content.decode()
    assert client.post(f"/studios/{row.pk}/edit", {**told, "address": "柳巷14号"}).status_code == 302
    assert client.post(f"/studios/{row.pk}/studio.close/{row.pk}", {"sure": "1"}).status_code == 302
    row.refresh_from_db()
    assert (row.address, row.stage) == ("柳巷14号", StudioStage.CLOSED)
    assert client.get(f"/studios/{row.pk}/edit").status_code in {403, 409}


# ------------------------------------------------------------------ who is counted for whom
def test_members_are_drawn_together_where_they_live(council: Cast) -> None:
    here, there = council.townships["yunqiao"], council.townships["wanghe"]
    for part, place in (("deputy", here), ("cosigner", here), ("other_deputy", there)):
        Mandate.objects.filter(pk=council.posts[part].mandate_id).update(township=place)
    today = moment("2026-11-20").date()
    assert {seat.person.name for seat in queries.members_of(council.station, today)} == {"林晓禾", "周望舒"}
    (row,) = queries.of_conveners(council.body, 2026, today)
    assert (row.post, row.members, row.activities, row.plan) == (council.station, 2, 0, None)
    plan = written(council)
    assert queries.of_conveners(council.body, 2026, today)[0].plan == plan
    assert queries.of_conveners(council.body, 2025, today)[0].plan is None


@pytest.mark.parametrize(("sector", "named"), [("教育", True), ("", False)])
def test_sectors_are_those_for_which_somebody_sits(council: Cast, sector: str, named: bool) -> None:
    Mandate.objects.filter(term__body=council.body).update(sector="")
    Mandate.objects.filter(pk=council.deputy.mandate_id).update(sector=sector)
    assert queries.sectors_of(council.body, date(2026, 11, 20)) == ([sector] if named else [])
    assert [row.name for row in queries.of_sectors(council.body, 2026, date(2026, 11, 20))] == [sector] * named

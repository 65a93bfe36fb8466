"""What is seen on the pages of this room, and by whom."""

from decimal import Decimal
from typing import Any

from django.test import Client
from django.urls import reverse

from lianxinqiao.projects.actions import building, counting, deciding
from lianxinqiao.projects.tests.scene import (
    OPENED,
    a_plan,
    approved,
    begun,
    opened,
    proposed,
)
from tests.cast import Cast, moment


def logged_in(people: Cast, part: str) -> Client:
    client = Client()
    client.force_login(people.posts[part].user)
    return client


def text(client: Client, name: str, *args: Any) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_unit_sees_its_own_projects(people: Cast) -> None:
    project = begun(people)
    assert project.name in text(logged_in(people, "jiaoyu_clerk"), "projects")
    assert project.name not in text(logged_in(people, "caizheng_clerk"), "projects")
    assert logged_in(people, "caizheng_clerk").get(project.get_absolute_url()).status_code == 404


def test_a_project_s_page_draws_its_days_and_its_money(people: Cast) -> None:
    project = opened(people)
    counting.measure(project, kind="schools", amount=1, on=OPENED.date(), by=people.clerk, at=OPENED)
    page = text(logged_in(people, "jiaoyu_head"), "project", project.pk)
    assert "<svg" in page
    assert "投入使用的学校（所） 1" in page
    assert "登记竣工决算" in page


def test_projects_lie_on_the_map_each_in_its_place(people: Cast) -> None:
    project = begun(people)
    deciding.change(project, values={"township": people.townships["yunqiao"]}, by=people.clerk, at=project.proposed_at)
    for page in (text(logged_in(people, "clerk"), "project-map"), text(Client(), "portal-projects")):
        assert "项目分布示意图" in page
        assert f"{project.name} 0%" in page
        assert f"township={people.townships['yunqiao'].pk}" in page
    found = Client().get(reverse("portal-projects"), {"township": people.townships["wanghe"].pk})
    assert "没有符合条件的项目" in found.content.decode()


def test_a_plan_lists_its_lines(people: Cast) -> None:
    plan = approved(people, Decimal(1000), Decimal(500))
    page = text(logged_in(people, "deputy"), "investment-plan", plan.pk)
    assert "第1项工程" in page
    assert "调整年度投资" not in page
    assert "调整年度投资" in text(logged_in(people, "clerk"), "investment-plan", plan.pk)


def test_the_office_proposes_into_a_drafted_plan(people: Cast) -> None:
    plan = a_plan(people)
    client = logged_in(people, "clerk")
    values = {
        "name": "南园幼儿园",
        "purpose": "education",
        "content": "9班",
        "unit": people.units["jiaoyu"].pk,
        "begins_on": "2026-03-02",
        "ends_on": "2026-08-21",
        "total": "1200",
        "funds": "区级财政",
        "plan": plan.pk,
        "annual": "1300",
    }
    refused = client.post(reverse("project-new"), values)
    assert "超出100万元" in refused.content.decode()
    assert not plan.lines.exists()
    client.post(reverse("project-new"), values | {"annual": "900"})
    assert plan.lines.get().annual == 900


def test_strangers_read_what_was_decided(people: Cast) -> None:
    hidden, shown = proposed(people, "还没有定"), opened(people)
    counting.measure(shown, kind="places", amount=1080, on=OPENED.date(), by=people.clerk, at=OPENED)
    client = Client()
    page = text(client, "portal-projects")
    assert shown.name in page
    assert "1080" in page
    assert hidden.name not in page
    assert client.get(reverse("portal-project", args=[hidden.pk])).status_code == 404
    assert "新增学位（个）" in text(client, "portal-project", shown.pk)


def test_the_board_and_the_office_s_overdue_milestones(people: Cast) -> None:
    project = begun(people)
    at = moment("2026-03-03")
    building.set_milestone(project, name="基础完成", planned_on=at.date(), by=people.jiaoyu_head, at=at)
    assert project.name in text(logged_in(people, "clerk"), "project-board")
    client = logged_in(people, "clerk")
    assert project.name in client.get(reverse("projects") + "?waiting=overdue").content.decode()
    assert project.name in client.get(reverse("projects") + "?late=1").content.decode()


def test_a_unit_s_list_of_plans_is_its_own(people: Cast) -> None:
    plan = approved(people, Decimal(1000))
    assert plan.name in text(logged_in(people, "jiaoyu_head"), "investment-plans")
    assert plan.name not in text(logged_in(people, "caizheng_head"), "investment-plans")


def test_a_name_that_is_used_already_stands_on_the_form(people: Cast) -> None:
    project, client = begun(people), logged_in(people, "jiaoyu_head")
    address = f"{project.get_absolute_url()}/project.set_milestone/{project.pk}"
    answers = [client.post(address, {"name": "主体完成", "planned_on": "2026-06-12"}) for _again in range(2)]
    assert [answer.status_code for answer in answers] == [302, 200]
    assert "已经有同名的节点。" in answers[1].content.decode()

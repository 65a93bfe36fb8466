"""A campaign's page: from the office's targets to what everybody reads, each number opening its rows."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from lianxinqiao.activities.actions import following, keeping, planning, reporting
from lianxinqiao.activities.models import Campaign, Deed, Host
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


def what_was_done(town: Cast, campaign: Campaign) -> None:
    """Two activities, of which one was told; a village and an enterprise with a problem each; a deed; an opinion."""
    now, today = timezone.now(), timezone.localdate()
    by: dict[str, Any] = {"by": town.clerk, "at": now}
    hosts = [
        Host.objects.create(district=town.district, kind=kind, name=name, township=town.townships["yunqiao"])
        for kind, name in (("village", "柳河村"), ("enterprise", "云河精密铸造公司"))
    ]
    span = {"starts_at": now - timedelta(hours=3), "ends_at": now - timedelta(hours=1), "campaign": campaign}
    for title in ("视察沿河步道", "走访河岸企业"):
        values = {"kind": "topical", "title": title, "organiser": "standing", **span}
        held = planning.record(body=town.body, values=values, present=[town.deputy.mandate], hosts=hosts, **by)  # type: ignore[list-item]
        if title == "视察沿河步道":
            reporting.tell(held, told="西岸步道的护栏已经补齐。", **by)
    for host, text in zip(hosts, ("村口排水沟堵塞。", "厂区用电增容慢。"), strict=True):
        unit: dict[str, Any] = {"organization": town.units["jiaotong"], "due_on": today, "campaign": campaign}
        problem = following.list_problem(body=town.body, host=host, text=text, **unit, **by)
        following.solve(problem, outcome="已经解决。", by=town.jiaotong_clerk, at=now)
        following.strike_off(problem, confirmed_by="负责人", **by)
    deed = {"on": today, "what": "给独居老人装扶手", "whom": "张奶奶等六户", "where": "柳河村", "campaign": campaign}
    keeping.enter(Deed, body=town.body, values=deed, **by)
    campaign.opinions.add(Walk(town, at=now).opinion)


def test_from_the_targets_to_the_public_page(town: Cast, arrives: Arrives) -> None:
    clerk = arrives("yunhe-clerk")
    told = {"名称": "清洁云河", "目标": "沿河村居干净，问题有人管。", "自": timezone.localdate().isoformat()}
    clerk.goes_to("/campaigns/new").fills(told).presses("保存").sees("清洁云河")
    campaign = Campaign.objects.get()
    clerk.does("设定目标数", {"开展的活动": 4, "解决的问题": 2, "为民办实事": 10})
    what_was_done(town, campaign)
    clerk.goes_to(campaign.get_absolute_url()).sees("2 / 4（50%）").does("对外公开")
    clerk.goes_to(campaign.get_absolute_url()).follows(clerk.page.locator("#progress a").first).sees(
        "走访河岸企业", "视察沿河步道"
    ).keeps("campaign-rows")

    citizen = arrives(size=PHONE)
    citizen.goes_to("/a").opens("清洁云河").sees("沿河村居干净，问题有人管。", "50%").keeps("campaign-public")
    page = citizen.page.url.removeprefix(citizen.address)
    citizen.follows(citizen.page.locator(".project-sums a").first).sees("视察沿河步道", "另有 1 条").does_not_see(
        "走访河岸企业"
    )
    citizen.opens("视察沿河步道").sees("西岸步道的护栏已经补齐。")
    for code, seen, never in (
        ("problems", "另有 2 条", "村口排水沟堵塞。"),
        ("hosts", "柳河村", "云河精密铸造公司"),
        ("deed", "另有 1 条", "给独居老人装扶手"),
        ("opinions", "另有 1 条", "早高峰"),
    ):
        citizen.goes_to(f"{page}/rows/{code}").sees(seen).does_not_see(never)

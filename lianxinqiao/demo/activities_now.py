"""What waits in the current year: activities called, to report on, to answer; a plan, advice to be booked, a campaign shown."""

import uuid
from datetime import date, timedelta
from random import Random
from typing import Any

from lianxinqiao.activities.actions import (
    answering,
    booking,
    campaigning,
    evidencing,
    following,
    keeping,
    own,
    planning,
    reporting,
    yearly,
)
from lianxinqiao.activities.kinds import Organiser
from lianxinqiao.activities.models import Campaign, Deed, Host, PlanLine, Team
from lianxinqiao.demo import pictures
from lianxinqiao.demo.activities import Teller
from lianxinqiao.demo.activities_words import ADVICE, AIM, FOUND, PLANNED, REPORT, TROUBLES
from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.opinions.citizens import ANYBODY
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations.models import Station


def this_year(town: Town, chamber: Chamber, today: date) -> None:
    """What waits today: an inspection that is called, one to report on, one that a unit must answer, problems, a ledger."""
    teller = Teller(town, chamber, Random(2026))  # noqa: S311 - a story, not a secret
    clerk = teller.clerk
    shown = chamber.deputies[0].mandate
    assert shown is not None
    first = [shown, *(mandate for mandate in teller.mandates if mandate != shown)]
    back = workday(today - timedelta(days=12))
    own.set_kind(body=town.body, kind="council", is_on=True, name="民生议事堂", by=clerk, at=on(back, 8))
    lines = plan_of_the_year(town, clerk, today)
    for ahead, title in ((6, "视察老旧小区加装电梯进展"), (10, "视察秋季学期校园食品安全")):
        day = workday(today + timedelta(days=ahead))
        values = {
            "kind": "topical",
            "title": title,
            "purpose": "先听取主管部门情况介绍，再分两组实地查看，最后集中交流意见。",
            "organiser": Organiser.STANDING,
            "starts_at": on(day, 9),
            "ends_at": on(day, 11, 30),
            "place": "区人大机关门前集合",
            "seats": 30,
            "line": lines["topical"],
        }
        activity = planning.plan(body=town.body, values=values, invited=first[:20], by=clerk, at=on(back, 9))
        planning.call(activity, by=clerk, at=on(back, 10))
    for days, kind, title, organiser in (
        (20, "research", "调研社区医养结合", Organiser.COMMITTEE),
        (40, "enforcement", "检查《消防法》实施情况", Organiser.STANDING),
    ):
        day = workday(today - timedelta(days=days))
        held = teller.record(day, kind, title, organiser, line=lines[kind], place="各街道", present=first[:14])
        if kind == "enforcement":
            at = on(workday(day + timedelta(days=6)))
            teller.report(held, REPORT.format(title=title, place="云桥街道"), first[:8], at)
            answering.forward(held, unit=town.units["xiaofang"], by=clerk, at=at)
        else:
            at = on(workday(day + timedelta(days=2)))
            for text, where in FOUND:
                answering.note(held, text=text, where=where, by=clerk, at=at)
            reporting.draft_report(held, by=clerk, at=at)
    campaign = campaigning.begin(
        body=town.body,
        values={"name": "万名代表联企业", "aim": "一企一策，问题挂号、解决销号。", "from_on": back},
        by=clerk,
        at=on(back, 9),
    )
    campaigning.aim(campaign, targets={"hosts": 120, "problems": 60, "activities": 30}, by=clerk, at=on(back, 9))
    campaigning.show(campaign, by=clerk, at=on(back, 9))
    hosts = list(Host.objects.filter(kind="enterprise").order_by("pk")[:6])
    teller.record(
        back, "enterprises", f"走访{hosts[0].name}等6家企业", Organiser.OFFICE, campaign=campaign, hosts=hosts
    )
    for place, host in enumerate(hosts):
        trouble, outcome, unit_code = TROUBLES[place]
        problem = following.list_problem(
            body=town.body,
            host=host,
            text=f"{trouble}。",
            organization=town.units[unit_code],
            due_on=workday(today + timedelta(days=8 + place)),
            campaign=campaign,
            by=clerk,
            at=on(back, 15),
        )
        if place > 3:
            unit = town.unit_heads[problem.organization.code]
            following.solve(problem, outcome=f"{outcome}。", by=unit, at=on(workday(back + timedelta(days=4))))
    pictured(teller, campaign, back)
    advice(town, clerk, today)
    volunteering(teller, first, today)
    to_voters(teller, first, today)


def pictured(teller: Teller, campaign: Campaign, back: date) -> None:
    """Pictures: three of the campaign, two of which were looked at; a street before and after; what a deputy did."""
    town, clerk, at = teller.town, teller.clerk, on(back, 17)
    for seed, caption in enumerate(("走访恒远机械装配车间", "企业座谈会会场外", "代表听取物流园意见")):
        picture = pictures.street(seed, f"{caption}.jpg")
        photo = campaigning.photo(campaign, picture=picture, caption=caption, taken_on=back, by=clerk, at=at)
        if seed < 2:
            campaigning.clear(photo, by=clerk, at=at)
    unit = town.units["jiaotong"]
    problem = following.list_problem(
        body=town.body,
        host=Host.objects.filter(kind="village").order_by("pk")[3],
        text="进村道路路面破损，雨天积水，农用车绕行三公里。",
        organization=unit,
        due_on=workday(back + timedelta(days=40)),
        picture=pictures.street(11, "进村路口.jpg", mended=False),
        by=clerk,
        at=at,
    )
    following.solve(
        problem,
        outcome="破损路面已经重新浇筑，排水沟疏通完毕。",
        picture=pictures.street(11, "修好以后.jpg"),
        by=town.unit_heads[unit.code],
        at=on(workday(back + timedelta(days=6)), 16),
    )
    deputy = next(post for post in teller.chamber.deputies if post.mandate)
    values = {
        "on": back,
        "what": "联系施工队修好三号楼楼道灯",
        "whom": "柳巷社区32户居民",
        "where": "柳巷社区",
        "value": 1800,
    }
    deed = keeping.enter(Deed, body=town.body, values=values, by=deputy, at=at)
    evidencing.attach(deed, file=pictures.street(21, "楼前.jpg"), when="after", by=deputy, at=at)


def plan_of_the_year(town: Town, clerk: Post, today: date) -> dict[str, PlanLine]:
    """Adopted and published in January; its lines by the kind of activity."""
    year = today.year
    at = on(workday(date(year, 1, 4)), 9)
    plan = yearly.draft(body=town.body, year=year, aim=AIM, by=clerk, at=at)
    lines = {
        kind: yearly.add(
            plan,
            kind=kind,
            title=title,
            organiser=organiser,
            from_month=since,
            to_month=until,
            times=times,
            by=clerk,
            at=at,
        )
        for kind, title, organiser, since, until, times in PLANNED
    }
    day = workday(date(year, 1, 12))
    later = on(day, 15)
    if day <= today:
        yearly.adopt(plan, adopted_by="区人大常委会主任会议", by=clerk, at=later)
        yearly.publish(plan, by=clerk, at=later)
    return lines


def advice(town: Town, clerk: Post, today: date) -> None:
    """Three offers that citizens book, and two who did."""
    stations = list(Station.objects.filter(body=town.body).exclude(stage="closed").order_by("pk")[:3])
    back = on(workday(today - timedelta(days=5)), 9)
    for place, (field, title, purpose) in enumerate(ADVICE):
        day = workday(today + timedelta(days=3 + 2 * place))
        values = {
            "kind": "advice",
            "field": field,
            "title": title,
            "purpose": purpose,
            "organiser": Organiser.OFFICE,
            "starts_at": on(day, 9),
            "ends_at": on(day, 11),
            "place": stations[place % len(stations)].spoken if stations else "区人大机关一楼接待室",
            "paid_by": "nobody",
        }
        activity = planning.plan(body=town.body, values=values, by=clerk, at=back)
        slots = booking.offer_times(activity, minutes=30, by=clerk, at=back)
        planning.call(activity, by=clerk, at=back)
        if place < 2:
            who = {"name": ("周女士", "马先生")[place], "phone": f"1390000000{place}"}
            wants = ("房屋租赁合同到期押金不退", "孩子中考前睡不好")[place]
            later = back + timedelta(hours=3)
            booking.book(slots[place], identity=uuid.UUID(int=20260 + place), **who, wants=wants, by=ANYBODY, at=later)


def volunteering(teller: Teller, first: list[Mandate], today: date) -> None:
    """A team with its people, what it did by sign-in, and what is ahead and insured."""
    town, clerk = teller.town, teller.clerk
    township = next(iter(town.townships.values()))
    day = workday(today - timedelta(days=30))
    told: dict[str, Any] = {"what": f"{township.name}代表护河志愿服务队", "does": "清理河岸、劝导垂钓"}
    team = teller.enter(Team, day, township=township, leader=first[0], **told)
    at = on(workday(day + timedelta(days=1)), 11)
    for place, mandate in enumerate(first[:6]):
        keeping.join(team, mandate=mandate, may_be_named=place % 2 == 0, by=clerk, at=at)
    did = teller.record(
        workday(today - timedelta(days=16)), "volunteering", "清理云河西岸垃圾", Organiser.GROUP, township=township,
        team=team, place="云河西岸步道", present=first[:5], risk="临水作业", insured="志愿者人身意外险（区志愿服务联合会）",
    )  # fmt: skip
    reporting.tell(
        did,
        told="清运垃圾两车，修补护栏三处；两处坍塌的岸坡已经报水务部门。",
        by=clerk,
        at=on(workday(today - timedelta(days=14))),
    )
    ahead = workday(today + timedelta(days=9))
    values = {
        "kind": "volunteering",
        "title": "云河西岸护河行动",
        "purpose": "沿步道捡拾垃圾、劝导垂钓，手套和夹子由组织者准备。",
        "organiser": Organiser.GROUP,
        "township": township,
        "team": team,
        "starts_at": on(ahead, 8, 30),
        "ends_at": on(ahead, 10, 30),
        "place": "云河西岸步道南口",
        "risk": "临水作业",
        "insured": "志愿者人身意外险（区志愿服务联合会）",
    }
    back = on(workday(today - timedelta(days=4)), 10)
    activity = planning.plan(body=town.body, values=values, invited=first[:6], by=clerk, at=back)
    booking.offer_times(activity, minutes=120, places=20, by=clerk, at=back)
    planning.call(activity, by=clerk, at=back)


def to_voters(teller: Teller, first: list[Mandate], today: date) -> None:
    """Two deputies reported to their voters and were assessed."""
    township = next(iter(teller.town.townships.values()))
    day = workday(today - timedelta(days=25))
    held = teller.record(
        day, "to_voters", f"{township.name}代表向选民述职", Organiser.TOWNSHIP, township=township, place="社区会议室", present=first[:2]
    )  # fmt: skip
    at = on(workday(day + timedelta(days=1)), 15)
    reporting.tell(
        held, told="两位代表报告了一年来的履职情况，到会选民当场评议，现场提出意见六条。", by=teller.clerk, at=at
    )

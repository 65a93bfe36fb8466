"""Livelihood projects by vote in 云河区: the year's, chosen at the session and under way, and the open call of the next year."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.content import FOLDER
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.opinions import citizens
from lianxinqiao.people.models import Post
from lianxinqiao.projects.actions import building, calling, choosing, counting
from lianxinqiao.projects.call_rules import in_office
from lianxinqiao.projects.models import Call, Candidate
from lianxinqiao.stations.models import Station

PROOFS = (
    "用地、电源已经现场核实，资金列入预算，不占用基本农田，当年可以办成。",
    "选址经社区公示七天无异议，资金已经落实，运营由街道承担。",
    "需求经逐校逐户调查，采购按政府集中采购程序，不增加群众负担。",
    "区级财政承担，不举债；试点运行三个月，群众愿意用。",
    "方案征求了相邻居民意见，程序合法，当年完工。",
)


def this_year(town: Town, chamber: Chamber, today: date) -> None:
    content = tomllib.loads((FOLDER / "livelihood.toml").read_text(encoding="utf-8"))
    _chosen(town, chamber, today, content)
    _open(town, chamber, today, content)


def _call(town: Town, year: int, first: date, last: date, content: dict[str, Any]) -> Call:
    values = {
        "year": year,
        "name": f"云河区{year}年民生实事项目",
        "announcement": content["announcement"],
        "places": content["places"],
        "until": last,
    }
    clerk = town.offices["clerk"]
    call = calling.draft(town.body, values=values, by=clerk, at=on(first, 9))
    calling.start(call, by=clerk, at=on(first, 10))
    return call


def _candidate(town: Town, call: Call, row: list[Any], at: date) -> Candidate:
    name, purpose, unit, street, leader, what, total = row[:7]
    return choosing.nominate(
        call,
        name=name,
        purpose=purpose,
        content=what,
        unit=town.units[unit],
        leader=leader,
        township=town.townships[street],
        begins_on=workday(date(call.year, 3, 2)),
        ends_on=date(call.year, 12, 18),
        total=Decimal(total),
        funds="区级财政",
        by=town.offices["clerk"],
        at=on(at, 15),
    )


def _chosen(town: Town, chamber: Chamber, today: date, content: dict[str, Any]) -> None:
    clerk, first = town.offices["clerk"], workday(today - timedelta(days=150))
    voted = workday(today - timedelta(days=80)) + timedelta(days=2)  # at the session
    call = _call(town, voted.year, first, first + timedelta(days=32), content)
    rows = []
    for place, row in enumerate(content["chosen"]):
        at = workday(first + timedelta(days=3 + place))
        idea = calling.ask(call, text=row[9], township=town.townships[row[3]], by=citizens.ANYBODY, at=on(at, 19))
        candidate = _candidate(town, call, row, workday(at + timedelta(days=4)))
        calling.pool(idea, candidate=candidate, by=clerk, at=on(workday(at + timedelta(days=4)), 16))
        choosing.prove(
            candidate,
            proof=PROOFS[place],
            burden=False,
            by=town.unit_heads[row[2]],
            at=on(workday(at + timedelta(days=12)), 11),
        )
        rows.append(candidate)
    closed = workday(first + timedelta(days=33))
    calling.close(call, by=clerk, at=on(closed, 9))
    choosing.submit(call, by=clerk, at=on(workday(closed + timedelta(days=4)), 9))
    reviewed = workday(closed + timedelta(days=14))
    choosing.clear(call, review="区人大常委会会议审议通过", reviewed_on=reviewed, by=clerk, at=on(reviewed, 17))
    present = in_office(town.body, voted) - 11
    valid = present - 3
    votes = {row.pk: valid * said[7] // 100 for row, said in zip(rows, content["chosen"], strict=True)}
    choosing.vote(
        call,
        present=present,
        issued=present,
        returned=present - 1,
        invalid=2,
        votes=votes,
        decision=f"云人〔{voted.year}〕7号",
        voted_on=voted,
        meeting="区十七届人民代表大会会议",
        by=clerk,
        at=on(voted, 17),
    )
    for place, (row, said) in enumerate(zip(rows, content["chosen"], strict=True)):
        row.refresh_from_db()
        if row.project:
            _built(town, chamber, row, said, place, workday(voted + timedelta(days=10 + place)), today)


def _built(town: Town, chamber: Chamber, row: Candidate, said: list[Any], place: int, day: date, today: date) -> None:
    project, by, clerk = row.project, town.unit_heads[said[2]], town.offices["clerk"]
    assert project is not None
    seats = [post.mandate for post in chamber.deputies[4 * place : 4 * place + 4] if post.mandate]
    counting.follow(project, leader=seats[0], mandates=seats[1:], by=clerk, at=on(day, 9))
    for step, name in ((20, "设备到货"), (45, "安装调试"), (90, "验收")):
        planned = workday(day + timedelta(days=step))
        building.set_milestone(project, name=name, planned_on=planned, by=by, at=on(day, 10))
    if said[8] == "approved":
        return
    begun = workday(day + timedelta(days=5))
    building.begin(project, on=begun, by=by, at=on(begun, 9))
    middle = workday(begun + timedelta(days=22))
    building.report(project, percent=55, note=f"{project.name}完成过半，代表小组现场看过。", by=by, at=on(middle, 15))
    _reach(project, "设备到货", by, middle)
    if said[8] == "open":
        done = workday(today - timedelta(days=12))
        building.report(project, percent=100, note=f"{project.name}全部完成。", by=by, at=on(done, 15))
        for name in ("安装调试", "验收"):
            _reach(project, name, by, done)
        building.complete(project, on=done, by=by, at=on(done, 16))
        opened = workday(today - timedelta(days=6))
        building.open_doors(project, on=opened, by=by, at=on(opened, 9))


def _reach(project: Any, name: str, by: Post, day: date) -> None:
    building.reach(project.milestones.get(name=name), on=day, by=by, at=on(day, 14))


def _open(town: Town, chamber: Chamber, today: date, content: dict[str, Any]) -> None:
    """Ideas come in, some are candidates, some wait for the office, one for its unit's proof."""
    clerk, first = town.offices["clerk"], workday(today - timedelta(days=21))
    call = _call(town, today.year + 1, first, first + timedelta(days=45), content)
    station = Station.objects.filter(body=town.body).exclude(stage="closed").order_by("pk").first()
    ideas = []
    for place, (source, street, text, became) in enumerate(content["asked"]):
        at = on(workday(first + timedelta(days=1 + place)), 18)
        by: Any = {
            "citizen": citizens.ANYBODY,
            "deputy": chamber.deputies[place],
            "station": clerk,
            "unit": town.unit_heads["weijian"],
        }[source]
        township = town.townships[street] if street else None
        at_station = station if source == "station" else None
        idea = calling.ask(call, text=text, township=township, station=at_station, by=by, at=at)
        ideas.append((idea, became))
    rows: list[Candidate] = []
    for row in content["standing"]:
        candidate = _candidate(town, call, row, workday(today - timedelta(days=8)))
        if row[7]:
            at = on(workday(today - timedelta(days=4)), 11)
            proof = PROOFS[len(rows)]
            choosing.prove(candidate, proof=proof, burden=False, by=town.unit_heads[row[2]], at=at)
        rows.append(candidate)
    at = on(workday(today - timedelta(days=3)), 16)
    for idea, became in ideas:
        if became.isdecimal():
            calling.pool(idea, candidate=rows[int(became) - 1], by=clerk, at=at)
        elif became:
            calling.decline(idea, answer=became, by=clerk, at=at)

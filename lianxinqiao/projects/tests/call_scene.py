"""A year's livelihood projects of the cast's district, brought where a test needs them by the real acts."""

from datetime import date
from decimal import Decimal
from typing import Any

from lianxinqiao.opinions import citizens
from lianxinqiao.projects.actions import calling, choosing, testing
from lianxinqiao.projects.models import Call, Candidate
from tests.cast import Cast, moment
from tests.scenes import remembered

DRAFTED, OPENED, ASKED = moment("2026-09-01", "08:30"), moment("2026-09-01", "09:00"), moment("2026-09-03")
CLOSED, REVIEWED, VOTED = moment("2026-10-09"), moment("2026-12-18"), moment("2027-01-14")
REPORTED, TESTED = moment("2027-12-20"), moment("2028-01-10")
NAMES = ("云桥社区食堂", "望河镇卫生院改造", "老旧小区加装电梯", "背街小巷路灯")


@remembered
def drafted(people: Cast, places: int = 2) -> Call:
    values = {
        "year": 2027,
        "name": "2027年民生实事项目",
        "announcement": "征集当年能办成、群众受益面广的实事。",
        "places": places,
        "until": date(2026, 10, 8),
    }
    return calling.draft(people.body, values=values, by=people.clerk, at=DRAFTED)


@remembered
def opened(people: Cast, places: int = 2) -> Call:
    call = drafted(people, places)
    calling.start(call, by=people.clerk, at=OPENED)
    return call


@remembered
def nominated(people: Cast, call: Call, name: str, **values: Any) -> Candidate:
    known = {
        "name": name,
        "purpose": "elderly",
        "content": "改造两处闲置用房，配备厨房和就餐区。",
        "unit": people.units["jiaoyu"],
        "leader": "副区长",
        "begins_on": date(2027, 3, 1),
        "ends_on": date(2027, 10, 29),
        "total": Decimal(320),
        "funds": "区级财政",
    }
    return choosing.nominate(call, by=people.clerk, at=ASKED, **{**known, **values})


@remembered
def proven(people: Cast, call: Call, name: str, **values: Any) -> Candidate:
    row = nominated(people, call, name, **values)
    choosing.prove(row, proof="用地、资金已经落实，当年可以建成。", burden=False, by=people.jiaoyu_head, at=ASKED)
    return row


@remembered
def cleared(people: Cast, places: int = 2, names: tuple[str, ...] = NAMES[:3]) -> tuple[Call, list[Candidate]]:
    """Asked for by a citizen, proven, reviewed: ready for the vote."""
    call = opened(people, places)
    idea = calling.ask(call, text="云桥社区老人多，想有一个社区食堂。", by=citizens.ANYBODY, at=ASKED)
    rows = [proven(people, call, name) for name in names]
    calling.pool(idea, candidate=rows[0], by=people.clerk, at=ASKED)
    calling.close(call, by=people.clerk, at=CLOSED)
    choosing.submit(call, by=people.clerk, at=CLOSED)
    choosing.clear(call, review="第三十五次会议", reviewed_on=REVIEWED.date(), by=people.clerk, at=REVIEWED)
    return call, rows


@remembered
def voted(people: Cast, *yes: int, places: int = 2, present: int = 4) -> tuple[Call, list[Candidate]]:
    call, rows = cleared(people, places, NAMES[: len(yes)])
    count(call, rows, yes, by=people.clerk, present=present)
    for row in rows:
        row.refresh_from_db()
    return call, rows


def count(call: Call, rows: list[Candidate], yes: tuple[int, ...], *, by: Any, present: int = 4) -> None:
    choosing.vote(
        call,
        present=present,
        issued=present,
        returned=present,
        invalid=0,
        votes={row.pk: n for row, n in zip(rows, yes, strict=True)},
        decision="云人〔2027〕4号",
        voted_on=VOTED.date(),
        meeting="区十七届人大六次会议",
        by=by,
        at=VOTED,
    )


@remembered
def reported(people: Cast, *yes: int) -> tuple[Call, list[Candidate]]:
    call, rows = voted(people, *yes)
    testing.report(call, report="两个项目都已建成。", reported_on=REPORTED.date(), by=people.clerk, at=REPORTED)
    return call, rows

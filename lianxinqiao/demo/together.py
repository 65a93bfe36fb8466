"""What the two bodies of 云河区 held together this year: one inspection, to which each called and counted its own people."""

from datetime import date, timedelta
from typing import Any

from lianxinqiao.activities.actions import joining, planning, reporting
from lianxinqiao.activities.kinds import Organiser
from lianxinqiao.activities.models import Activity
from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.people import Town
from lianxinqiao.people.models import Mandate, Post

DEPUTIES, MEMBERS = 12, 9
TITLE, PLACE = "联合视察云河流域水环境治理", "云河西岸排口、望河镇污水处理站"
TOLD = "代表、委员分两组看了七处排口和两座污水处理站，三处雨污混接的点位当场交给住建部门，一个月内改接完毕。"


def this_year(town: Town, cppcc: Town, today: date) -> None:
    """Both name one occasion; the congress tells what came of it."""
    day = workday(today - timedelta(days=18))
    at = on(workday(day + timedelta(days=1)), 11)
    deputies = _held(town, town.offices["clerk"], "代表", DEPUTIES, day)
    members = _held(cppcc, cppcc.offices["liaison"], "委员", MEMBERS, day)
    occasion = joining.join(deputies, by=town.offices["clerk"], at=at)
    joining.join(members, occasion=occasion, by=cppcc.offices["liaison"], at=at + timedelta(minutes=40))
    reporting.tell(deputies, told=TOLD, by=town.offices["clerk"], at=on(workday(day + timedelta(days=5)), 15))


def _held(town: Town, clerk: Post, who: str, number: int, day: date) -> Activity:
    seats = Mandate.objects.filter(term__body=town.body).held(day).order_by("-pk")[:number]
    values: dict[str, Any] = {
        "kind": "topical",
        "title": TITLE,
        "purpose": f"人大、政协联合组织，{who}和另一方的同志混合编组。",
        "organiser": Organiser.STANDING,
        "starts_at": on(day, 9),
        "ends_at": on(day, 11, 30),
        "place": PLACE,
    }
    at = on(workday(day + timedelta(days=1)), 10)
    return planning.record(body=town.body, values=values, present=list(seats), by=clerk, at=at)

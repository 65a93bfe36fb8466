"""An activity of the cast's district, planned and called by the real acts."""

from datetime import timedelta
from typing import Any

from lianxinqiao.activities.actions import attending, planning
from lianxinqiao.activities.models import Activity
from lianxinqiao.acts import doorcodes as codes
from lianxinqiao.people.models import Mandate
from tests.cast import Cast, moment
from tests.scenes import remembered

PLANNED, CALLED, BEGINS = moment("2026-03-02"), moment("2026-03-03"), moment("2026-03-20", "09:00")
ENDS = BEGINS + timedelta(hours=2)


def seat_of(people: Cast, part: str) -> Mandate:
    mandate = people.posts[part].mandate
    assert mandate is not None
    return mandate


@remembered
def planned(people: Cast, *parts: str, **values: Any) -> Activity:
    values = {
        "kind": "topical",
        "title": "视察云桥小学周边交通",
        "organiser": "standing",
        "starts_at": BEGINS,
        "ends_at": ENDS,
        "place": "云桥小学门前",
        **values,
    }
    invited = [seat_of(people, part) for part in parts]
    return planning.plan(body=people.body, values=values, invited=invited, by=people.clerk, at=PLANNED)


@remembered
def called(people: Cast, *parts: str, **values: Any) -> Activity:
    activity = planned(people, *parts, **values)
    planning.call(activity, by=people.clerk, at=CALLED)
    return activity


@remembered
def signed_in(people: Cast, activity: Activity, *parts: str) -> None:
    for part in parts:
        code = codes.shown(activity.secret, BEGINS)[0]
        attending.sign_in(activity, code=code, by=people.posts[part], at=BEGINS)

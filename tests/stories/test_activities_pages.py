"""Every page of the room of activities, as those who open it see it: each is judged on arriving, at its own width."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from lianxinqiao.activities.actions import (
    answering,
    booking,
    campaigning,
    evidencing,
    following,
    keeping,
    planning,
    reporting,
    yearly,
)
from lianxinqiao.activities.models import Deed, Donation, Host, Team
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE
from tests.walks import PNG

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


def photo() -> Any:
    return ContentFile(PNG, name="河岸.png")


def lived(town: Cast) -> dict[str, Any]:
    """One of everything, each some way along its life."""
    now, today = timezone.now(), timezone.localdate()
    by: dict[str, Any] = {"by": town.clerk, "at": now}
    seats = [town.posts[part].mandate for part in ("deputy", "cosigner")]
    made: dict[str, Any] = {}
    campaign = campaigning.begin(
        body=town.body, values={"name": "清洁云河", "aim": "河岸干净。", "from_on": today}, **by
    )
    campaigning.aim(campaign, targets={"activities": 4}, **by)
    campaigning.show(campaign, **by)
    campaigning.clear(campaigning.photo(campaign, picture=photo(), caption="西岸步道", **by), **by)
    made["campaign"] = campaign
    plan = yearly.draft(body=town.body, year=today.year, aim="围绕民生开展视察。", **by)
    told = {"kind": "topical", "title": "视察校园食品安全", "organiser": "standing", "from_month": 3, "to_month": 5}
    line = yearly.add(plan, **told, **by)
    yearly.adopt(plan, adopted_by="主任会议", **by)
    yearly.publish(plan, **by)
    made["plan"] = plan
    span = {"starts_at": now - timedelta(days=2), "ends_at": now - timedelta(days=2, hours=-2)}
    values = {"kind": "topical", "title": "视察学校食堂", "organiser": "standing", "line": line, "campaign": campaign}
    held = planning.record(body=town.body, values={**values, **span}, present=seats, **by)
    answering.note(held, text="留样不足。", where="一小", picture=photo(), **by)
    reporting.draft_report(held, **by)
    answering.report(held, text="两所学校留样不足。", **by)
    answering.forward(held, unit=town.units["jiaotong"], due_on=today + timedelta(days=60), **by)
    reporting.tell(held, told="已经要求整改。", **by)
    made["held"] = held
    span = {"starts_at": now + timedelta(days=3), "ends_at": now + timedelta(days=3, hours=2)}
    values = {"kind": "advice", "title": "周六法律咨询", "organiser": "office", "field": "law", **span}
    advice = planning.plan(body=town.body, values=values, invited=seats, **by)
    booking.offer_times(advice, minutes=30, **by)
    planning.call(advice, **by)
    made["advice"] = advice
    host = Host.objects.create(
        district=town.district, kind="village", name="柳河村", township=town.townships["yunqiao"]
    )
    made["host"] = host
    problem = following.list_problem(
        body=town.body, host=host, text="进村道路破损。", organization=town.units["jiaotong"],
        due_on=today + timedelta(days=9), campaign=campaign, picture=photo(), **by,
    )  # fmt: skip
    made["problem"] = problem
    deed = keeping.enter(Deed, body=town.body, values={"on": today, "what": "修好路灯", "value": 1800}, **by)
    evidencing.attach(deed, file=photo(), when="after", caption="修好以后", **by)
    made["deed"] = deed
    team = keeping.enter(Team, body=town.body, values={"on": today, "what": "护河服务队", "does": "清理河岸"}, **by)
    keeping.join(team, mandate=seats[0], may_be_named=True, **by)
    made["team"] = team
    gift = {
        "on": today,
        "donor": seats[0],
        "recipient": "云河区慈善总会",
        "kind": "money",
        "what": "助学",
        "value": 5000,
    }
    made["donation"] = keeping.enter(Donation, body=town.body, values={**gift, "arrived_on": today}, **by)
    return made


OFFICE = (
    *("/activities", "/activities/new", "/activities/held", "/activities/kinds", "/activities/kinds/council"),
    *("/activities/coverage", "/activities/import", "/problems", "/problems/new", "/campaigns", "/campaigns/new"),
    *(
        "/activity-plans",
        "/activity-plans/new",
        "/teams",
        "/deeds",
        "/supports",
        "/donations",
        "/articles",
        "/buildings",
    ),
    *("/ledgers/deed/new", "/ledgers/building/new", "/search?q=留样"),
    *(
        "{held}",
        "{advice}",
        "{advice}/door",
        "{campaign}",
        "{problem}",
        "{deed}",
        "{team}",
        "{donation}",
        "{plan}",
        "{host}",
    ),
)
PAGES = {
    "yunhe-clerk": OFFICE,
    "yunhe-deputy": (
        *("/activities/mine", "/activities", "/ledgers/deed/new", "/problems", "/deeds"),
        *("{held}", "{advice}", "{campaign}", "{problem}", "{deed}", "{team}", "{plan}"),
    ),
    "yunhe-station": ("/activities", "/activities/new", "/activities/coverage", "{advice}", "{team}"),
    "yunhe-jiaotong_clerk": ("/activities", "/problems", "{held}", "{problem}"),
    "": ("/a", "/a/volunteering", "/a/booked", "/find?q=河岸"),
}


@pytest.mark.parametrize("who", PAGES)
def test_every_page_is_judged(town: Cast, arrives: Arrives, who: str) -> None:
    made = {name: thing.get_absolute_url() for name, thing in lived(town).items()}
    somebody = arrives(who, size=PHONE) if who in {"", "yunhe-deputy"} else arrives(who)
    for page in PAGES[who]:
        somebody.goes_to(page.format(**made))

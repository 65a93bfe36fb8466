"""Every page of the CPPCC's rooms, as those who open it see it: each is judged on arriving, at its own width, in both languages."""

from typing import Any

import pytest
from django.contrib.auth.hashers import make_password

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.conveners import actions, community
from lianxinqiao.proposals.actions import clues
from lianxinqiao.proposals.tests.scene import answered, drafted
from lianxinqiao.reports.models import Issue
from lianxinqiao.reports.tests.scene import committee, handed_in, point, sent
from tests.cast import Cast, moment
from tests.stories.conftest import Arrives
from tests.stories.person import DESK, PASSWORD, PHONE, say_it_in_other_words

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
AT = moment("2026-03-20")


@pytest.fixture
def council(transactional_db: None) -> Cast:
    people = committee()
    people.station.township = people.townships["yunqiao"]
    people.station.save()
    for part, sector in (("deputy", "教育"), ("cosigner", "医药卫生")):
        mandate = people.posts[part].mandate
        assert mandate is not None
        mandate.sector, mandate.township = sector, people.townships["yunqiao"]
        mandate.save()
    User.objects.update(password=make_password(PASSWORD))
    return people


def lived(council: Cast) -> dict[str, Any]:
    """One of everything, each some way along its life."""
    body, place = council.body, council.townships["yunqiao"]
    by: dict[str, Any] = {"by": council.clerk, "at": AT}
    made: dict[str, Any] = {"answered": answered(council), "draft": drafted(council, title="关于夜间急诊的提案")}
    said = {"title": "自习空间不足", "text": "周末图书室八点前坐满。"}
    made["clue"] = clues.give(body=body, values=said, by=Stranger("群众"), at=AT)
    clues.publish(made["clue"], **said, **by)
    made["report"] = sent(council)
    made["new"] = handed_in(council, "cosigner", title="关于夜间急诊的信息")
    made["issue"] = Issue.objects.get()
    made["point"] = point(council)
    made["speech"] = made["point"].speech
    values = {"year": 2026, "text": "每月走访一次。", "township": place}
    made["plan"] = actions.write(body=body, values=values, by=council.station, at=AT)
    values = {"township": place, "offers": "法律咨询。"}
    made["check_in"] = community.report(body=body, values=values, by=council.deputy, at=AT)
    known = {"kind": "chamber", "name": "云桥议事室", "township": place, "address": "一楼", "focus": "议事。"}
    made["studio"] = community.open_studio(body=body, values=known, **by)
    return made


THINGS = tuple(
    f"{{{name}}}" for name in ("answered", "clue", "report", "issue", "point", "speech", "plan", "check_in", "studio")
)
OFFICE = (
    *("/desk", "/proposals", "/proposal-clues", "/proposal-clues/new", "/public-opinion"),
    *("/issues", "/speeches", "/speeches/invite", "/plenary-opinions", "/conveners"),
    *("/plenary-opinions/forward-sheet", "/sectors", "/year-plans", "/check-ins", "/studios", "/studios/new"),
    *("/meetings", "/meetings/members", "/figures", "/roles", "{new}", *THINGS),
)
PAGES: dict[tuple[str, tuple[int, int], str], tuple[str, ...]] = {
    ("yunhe-cppcc-clerk", DESK, "zh-CN"): OFFICE,
    ("yunhe-cppcc-clerk", DESK, "en"): OFFICE,
    ("yunhe-cppcc-deputy", PHONE, "zh-CN"): (
        *("/desk", "/proposals", "/proposals/new", "/public-opinion", "/public-opinion/new", "/speeches/offer"),
        *("/sectors", "/conveners", "/check-ins/new", "/studios", "/meetings", "/calendar", "{draft}", *THINGS),
    ),
    ("yunhe-cppcc-jiaoyu_clerk", DESK, "zh-CN"): ("/desk", "/proposals", "{answered}"),
    ("", PHONE, "zh-CN"): ("/cppcc/proposals", "/cppcc/clues", "{answered}"),
}


@pytest.mark.parametrize("seen", PAGES, ids=lambda seen: "-".join((seen[0] or "stranger", seen[2])))
def test_every_page_is_judged(council: Cast, arrives: Arrives, seen: tuple[str, tuple[int, int], str]) -> None:
    who, size, language = seen
    made = {name: thing.get_absolute_url() for name, thing in lived(council).items()}
    somebody = arrives(who, size=size)
    somebody.context.set_extra_http_headers({"Accept-Language": language})
    for page in PAGES[seen]:
        if language == "en":
            say_it_in_other_words()
        somebody.goes_to(page.format(**made))

"""Every page of projects, learning and duty records, as those who open it see it: each is judged on arriving, at its width."""

from decimal import Decimal

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.subjects import Root
from lianxinqiao.learning.actions import studying, teaching
from lianxinqiao.learning.tests.scene import a_list, called, finished
from lianxinqiao.projects.actions import counting, planning
from lianxinqiao.projects.tests.scene import OPENED, a_plan, opened, proposed
from lianxinqiao.reports.tests.scene import committee
from lianxinqiao.scores.actions import assessing, disputing, samples, standards
from lianxinqiao.scores.tables import presets
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PASSWORD, PHONE
from tests.stories.test_livelihood import open_call

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

LISTS = ("/studies", "/studies/new", "/courses", "/courses/new", "/readings", "/readings/behind", "/booklists")
RECORDS = ("/reading-groups", "/assessments", "/score-standards", "/score-standards/new", "/duty-samples")
WORKS = ("/projects", "/projects/new", "/projects/map", "/projects/board", "/investment-plans", "/livelihood")
MINE = ("/my-year", "/my-learning", "/courses", "/readings", "/readings/new", "/reading-groups")


def studied(people: Cast) -> list[Root]:
    """A session, a course begun, a list and a book that was read."""
    now, by = timezone.now(), people.clerk
    study = called(people, "deputy", "cosigner")
    studying.hold(study, by=by, at=now)
    course = teaching.draft(people.body, values={"title": "读懂预算草案", "ordered": True}, by=by, at=now)
    teaching.put_lesson(course, title="四本预算", kind="text", text="先看总数从哪里来。", by=by, at=now)
    teaching.start(course, by=by, at=now)
    taking = teaching.begin(course, by=people.deputy, at=now)
    return [study, course, taking, a_list(people, "乡土中国"), finished(people, people.deputy, now)]


def recorded(people: Cast, table: str) -> list[Root]:
    """A year with a claim, a table of the body's own, a sample with its steps."""
    now, by = timezone.now(), people.clerk
    today = timezone.localdate(now)
    assessment = assessing.begin(people.body, year=now.year, table=presets()[table], by=by, at=now)
    assessing.gather(assessment, by=by, at=now)
    event = next(iter(assessment.rules.events))
    claim = {"event": event, "on": today, "title": "旁听庭审", "words": "法院出具了旁听证。"}
    disputing.claim(assessment, **claim, by=people.deputy, at=now)
    assessing.preview(assessment, by=by, at=now)
    disputing.appeal(assessment, text="社区法治课没有计入。", by=people.deputy, at=now)
    seat = people.deputy.mandate
    assert seat is not None
    sample = samples.draft(people.body, title="背街的五年", summary="从一句话到办法。", mandates=[seat], by=by, at=now)
    for text in ("走访居民42户。", "提出建议。"):
        samples.add_step(sample, on=today, text=text, by=by, at=now)
    samples.publish(sample, by=by, at=now)
    return [assessment, standards.draft(people.body, name="本机构评分表", preset=table, by=by, at=now), sample]


def test_the_pages_of_a_congress(town: Cast, arrives: Arrives) -> None:
    now = timezone.now()
    works: list[Root] = [opened(town), proposed(town, "望河步道"), a_plan(town), open_call(town, now)]
    counting.measure(works[0], kind="places", amount=1080, on=OPENED.date(), by=town.clerk, at=OPENED)
    planning.put(works[2], project=works[1], annual=Decimal(300), by=town.clerk, at=now)
    things = [*works, *studied(town), *recorded(town, "yunhe-sample")]
    clerk = arrives("yunhe-clerk")
    for path in (*WORKS, *LISTS, *RECORDS):
        clerk.goes_to(path)
    for thing in things:
        if thing._meta.label_lower != "learning.taking":
            clerk.goes_to(thing.get_absolute_url())
    record = f"{things[-3].get_absolute_url()}/persons/{town.deputy.mandate_id}"
    clerk.goes_to(record).sees("旁听庭审")
    deputy = arrives("yunhe-deputy", size=PHONE)
    for path in (
        *MINE,
        "/projects",
        "/livelihood",
        *(thing.get_absolute_url() for thing in (*works[:1], *things[4:7])),
    ):
        deputy.goes_to(path)
    citizen = arrives(size=PHONE)
    for path in ("/works", f"/works/{works[0].pk}", f"/works/calls/{works[3].pk}"):
        citizen.goes_to(path)


@pytest.fixture
def cppcc(transactional_db: None) -> Cast:
    people = committee()
    User.objects.update(password=make_password(PASSWORD))
    return people


def test_the_pages_of_a_committee(cppcc: Cast, arrives: Arrives) -> None:
    things = [*studied(cppcc), *recorded(cppcc, "tongcheng-2019")]
    clerk = arrives("yunhe-cppcc-clerk")
    for path in (*LISTS, *RECORDS):
        clerk.goes_to(path)
    for thing in things:
        if thing._meta.label_lower != "learning.taking":
            clerk.goes_to(thing.get_absolute_url())
    member = arrives("yunhe-cppcc-deputy", size=PHONE)
    for path in (*MINE, *(thing.get_absolute_url() for thing in things[:3])):
        member.goes_to(path)
    member.goes_to("/my-year").sees("旁听庭审").does_not_see("代表法")

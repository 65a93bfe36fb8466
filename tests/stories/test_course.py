"""A course on a phone that loses its network: taken along, learnt in the train, sent once at home."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from lianxinqiao.learning.actions import teaching
from lianxinqiao.learning.models import Course, Taking
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE
from tests.stories.test_basement import comes_up, goes_down

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
LESSONS = ("预算报告怎么看", "四本预算各管什么")


@pytest.fixture
def course(town: Cast) -> Course:
    at = timezone.now()
    values = {"title": "读懂预算草案", "ordered": True}
    course = teaching.draft(town.body, values=values, by=town.clerk, at=at)
    for title in LESSONS:
        text = f"{title}：先看总数从哪里来，再看花到哪里去，最后看和去年差在哪里。"
        teaching.put_lesson(course, title=title, kind="text", text=text, by=town.clerk, at=at)
    teaching.start(course, by=town.clerk, at=at)
    return course


def test_a_course_is_learnt_in_the_train_and_counts_at_home(town: Cast, course: Course, arrives: Arrives) -> None:
    deputy = arrives("yunhe-deputy", size=PHONE)
    taking = teaching.begin(course, by=town.deputy, at=timezone.now())
    deputy.goes_to(taking.get_absolute_url())
    deputy.page.get_by_role("link", name="带到手机上学").click()
    deputy.sees(*LESSONS, "先学前面的")
    expect(deputy.page.locator("#kept-here[data-ready]")).to_be_attached(timeout=20_000)

    goes_down(deputy)
    deputy.goes_to("/courses/away/lessons").sees(LESSONS[0])  # closed and opened again, without network
    for title in LESSONS:
        deputy.page.get_by_role("button", name=title).click()
        deputy.sees("先看总数从哪里来")
        deputy.page.get_by_role("button", name="学完这一课").click()
    deputy.sees("已学完", "等待网络")
    assert not Taking.objects.get().progresses.exists()

    comes_up(deputy)
    expect(deputy.page.locator("[data-receipts] a")).to_have_count(len(LESSONS), timeout=20_000)
    taken = Taking.objects.get()
    assert (taken.stage, taken.progresses.count()) == ("passed", 2)
    deputy.page.locator("[data-receipts] a").last.click()
    deputy.sees("已结业", "结业证书")

"""A deputy goes on at the desk with a draft that is still open on the phone: neither text overwrites the other."""

import time

import pytest
from playwright.sync_api import Route, expect

from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE
from tests.walks import Walk

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

DESK_TEXT, PHONE_TEXT = "在办公室改好的事由，三百字写得清楚。", "手机上还开着的旧稿。"


def slowly(route: Route) -> None:
    time.sleep(0.6)
    route.continue_()


def test_a_draft_is_open_on_the_phone_and_at_the_desk(town: Cast, arrives: Arrives) -> None:
    draft = Walk(town).suggestion
    phone, desk = arrives("yunhe-deputy", size=PHONE), arrives("yunhe-deputy")
    for window in (phone, desk):
        window.goes_to(f"/suggestions/{draft.reference}/edit")

    # A quick writer: saved by itself in between, and by hand while that is still under way.
    desk.page.route("**/autosave", slowly)
    desk.writes("事由", DESK_TEXT)
    desk.page.wait_for_timeout(1600)
    desk.writes("分析", "职责不清。")
    desk.presses("保存").sees("已保存", DESK_TEXT, "职责不清。")

    phone.writes("事由", PHONE_TEXT).sees("在另一个窗口或由同事保存过")
    refused = [said for said in phone.complaints if "409" in said]
    assert len(refused) == 1  # and from now on the window is quiet
    phone.complaints.remove(refused[0])
    phone.presses("保存").sees("另一处保存的内容", DESK_TEXT)
    expect(phone.page.get_by_label("事由")).to_have_value(PHONE_TEXT)
    phone.writes("事由", PHONE_TEXT + DESK_TEXT).presses("保存").sees("已保存", PHONE_TEXT + DESK_TEXT)
    assert desk.complaints == []


def test_the_first_words_on_a_phone_are_on_the_desk_before_anybody_saves(town: Cast, arrives: Arrives) -> None:
    phone = arrives("yunhe-deputy", size=PHONE)
    phone.goes_to("/suggestions/new").writes("事由", PHONE_TEXT).sees("已自动保存")
    assert phone.page.url.endswith("/edit")
    phone.writes("标题", "关于增设护学岗的建议").page.wait_for_timeout(2500)

    desk = arrives("yunhe-deputy")  # the phone's battery is dead
    desk.goes_to("/desk").sees("关于增设护学岗的建议")
    desk.goes_to("/suggestions/new")  # and what was begun there is not begun again
    expect(desk.page.get_by_label("事由")).to_have_value("")
    phone.presses("保存").sees("已保存", PHONE_TEXT)

"""The style guide in a real browser under the strict policy: accessible, quiet, and nothing typed is lost."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lianxinqiao.ui import context, navigation

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = (1440, 900), (390, 844)

pytestmark = [
    pytest.mark.story,
    pytest.mark.urls("lianxinqiao.ui.tests.urls"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def house(live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """A running room in which somebody with two roles is at work."""
    settings.DEMO = True
    monkeypatch.setattr(context.Page, "known", True)
    monkeypatch.setattr(navigation, "_items", {})
    navigation.register(navigation.Item("工作台", "ui:styleguide", "home", order=1, count=lambda request: 7))
    navigation.register(navigation.Item("代表建议", "suggestions", "file-text", group="办理", order=2))
    switch = context.Switch("/", [context.Choice("1", "经办人", "区人大", True), context.Choice("2", "代表")])
    told = {
        "body_name": "云河区人大常委会",
        "demo_note": "演示数据",
        "switch": switch,
        "bell": context.Bell(12, "/"),
        "account_links": [context.MenuLink("退出", "/", "logout", post=True)],
    }
    providers = {name: (lambda request, value=value: value) for name, value in told.items()}
    monkeypatch.setattr(context, "_providers", providers)
    return str(live_server.url)


@pytest.fixture
def opened(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(locale="zh-CN", viewport={"width": DESK[0], "height": DESK[1]}) as session:
        yield session


def visit(session: BrowserContext, address: str) -> tuple[Page, list[str]]:
    page, complaints = session.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    return page, complaints


@pytest.mark.parametrize("elder", ["0", "1"])
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_style_guide_is_accessible_and_quiet(
    house: str, opened: BrowserContext, size: tuple[int, int], elder: str
) -> None:
    opened.add_cookies([{"name": "elder", "value": elder, "url": house}])
    page, complaints = visit(opened, f"{house}/styleguide")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    expect(page.locator(".chart-bars, .chart-drawn > svg")).to_have_count(3)
    found = Axe().run(page, options={"runOnly": STANDARD}).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"


def test_targets_are_large_enough_for_a_thumb(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    small = """least => Array.from(document.querySelectorAll('.btn, .sidebar a, .tabs a, summary'))
        .filter(each => each.offsetHeight && each.offsetHeight < least).map(each => each.outerHTML.slice(0, 90))"""
    assert page.evaluate(small, 44) == []
    opened.add_cookies([{"name": "elder", "value": "1", "url": house}])
    page.reload()
    assert page.evaluate(small, 60) == []
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "20px"


def test_a_bar_opens_the_rows_it_counts(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    page.locator(".chart-bar").first.click()
    page.wait_for_url("**/styleguide?unit=auth")


def test_what_came_of_an_act_is_said_and_has_the_focus(house: str, opened: BrowserContext) -> None:
    # The guide shows a form's errors too, which would have the focus.
    opened.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-focus]').forEach((each) => each.remove()))"
    )
    page, _ = visit(opened, f"{house}/styleguide?said=1")
    expect(page.locator("#toasts .toast")).to_have_count(1)
    expect(page.locator("#toasts .toast")).to_be_focused()
    assert page.title().startswith("已签收1件。 · ")


def test_what_was_typed_survives_a_lost_connection(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    opened.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()
    page.locator("#id_title").fill("")
    page.locator("#id_title").press_sequentially("写到一半")
    expect(page.locator("[data-autosave-status]")).to_contain_text("网络不通", timeout=5000)
    page.close(run_before_unload=False)  # the battery is dead
    opened.set_offline(False)
    page, _ = visit(opened, f"{house}/styleguide")
    expect(page.locator("#id_title")).to_have_value("写到一半")
    expect(page.locator("[data-draft-note]")).to_contain_text("已恢复")
    expect(page.locator("[data-autosave-status]")).to_contain_text("已自动保存", timeout=5000)
    page.reload()
    expect(page.locator("[data-draft-note]")).to_be_hidden()


def test_a_restored_draft_can_be_declined(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    opened.set_offline(True)
    page.locator("#id_title").press_sequentially("多余")
    page.close(run_before_unload=False)
    opened.set_offline(False)
    page, _ = visit(opened, f"{house}/styleguide")
    page.locator("[data-draft-note] button").click()
    expect(page.locator("#id_title")).to_have_value("关于…的建议")


def test_added_lines_come_back_too(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    opened.set_offline(True)
    page.get_by_role("button", name="再加一条").click()
    lines = page.locator("textarea[name=point]")
    lines.nth(0).press_sequentially("第一条")
    lines.nth(1).press_sequentially("第二条")
    page.close(run_before_unload=False)
    opened.set_offline(False)
    page, _ = visit(opened, f"{house}/styleguide")
    lines = page.locator("textarea[name=point]")
    expect(lines).to_have_count(2)
    expect(lines.nth(1)).to_have_value("第二条")


def test_a_counter_says_how_far_over(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    page.locator("#id_title").fill("𠮷" * 61)
    expect(page.locator("[data-counter=id_title]")).to_have_text("超出 1 字，最多 60 字")


def test_ticking_rows_offers_the_acts_and_asks_first(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    bar = page.locator(".bulkbar")
    expect(bar).to_be_hidden()
    page.locator("input[data-tick-all]").check()
    expect(bar).to_contain_text("10 件已选")
    page.locator("input[name=pk]").first.uncheck()
    expect(bar).to_contain_text("9 件已选")
    bar.get_by_role("button").click()
    confirm = page.get_by_role("dialog", name="请确认")
    expect(confirm).to_contain_text("确定交办选中的建议？")
    page.keyboard.press("Escape")
    expect(confirm).to_be_hidden()
    bar.get_by_role("button").click()
    with page.expect_request(lambda request: request.method == "POST") as sent:
        confirm.get_by_role("button", name="确定").click()
    assert str(sent.value.post_data).count("pk=") == 9


def test_a_line_is_added_and_taken_away(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    page.get_by_role("button", name="再加一条").click()
    lines = page.locator("textarea[name=point]")
    expect(lines).to_have_count(2)
    expect(lines.nth(1)).to_be_focused()
    page.get_by_role("button", name="删除这一条").first.click()
    expect(lines).to_have_count(1)


def test_a_menu_closes_on_escape_and_gives_the_focus_back(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    page.locator(".switch summary").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".switch .menu-list")).to_be_hidden()
    expect(page.locator(".switch summary")).to_be_focused()


def test_the_phone_has_its_places_at_the_thumb_and_the_rest_in_a_drawer(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(page.locator(".sidebar")).to_be_hidden()
    page.locator(".bottom").get_by_role("button", name="更多").click()
    page.locator("#drawer").get_by_role("link", name="代表建议").click()
    page.wait_for_url("**/suggestions/")


def test_elder_mode_is_one_press_away(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    page.get_by_role("button", name="长辈模式").click()
    expect(page.locator("html")).to_have_class("elder js")
    page.get_by_role("button", name="退出长辈模式").click()
    expect(page.locator("html")).to_have_class("js")


def test_english_is_one_press_away(house: str, opened: BrowserContext) -> None:
    page, _ = visit(opened, f"{house}/styleguide")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="中文")).to_be_visible()


def test_a_long_list_of_choices_is_narrowed_by_typing(house: str, opened: BrowserContext) -> None:
    """What is ticked stays in sight and is said aloud; Enter goes to the first that fits and sends nothing."""
    page, complaints = visit(opened, f"{house}/styleguide")
    units = page.get_by_role("group", name="会办单位").first
    units.get_by_role("checkbox", name="区财政局").check()
    units.get_by_role("searchbox", name="输入文字或拼音查找 会办单位").press_sequentially("教育")
    expect(units.get_by_role("checkbox")).to_have_count(2)
    expect(units.get_by_role("status")).to_have_text("找到 1 项。 已选 1 项：区财政局")
    page.keyboard.press("Enter")
    expect(units.get_by_role("checkbox", name="区教育局")).to_be_focused()
    units.get_by_role("searchbox").fill("无此单位")
    expect(units.get_by_role("status")).to_contain_text("没有找到")
    assert complaints == []

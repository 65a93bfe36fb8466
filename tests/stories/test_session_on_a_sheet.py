"""The office brings its own spreadsheet of a session; the figure of the yearly report opens as that list."""

import re
from itertools import cycle

import pytest
from playwright.sync_api import expect

from lianxinqiao.demo.content import stories
from lianxinqiao.paper import sheets
from lianxinqiao.paper.letter import Column, Table
from tests.cast import Cast
from tests.stories.conftest import Arrives

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = ("编号", "标题", "事由", "分析", "具体建议", "领衔代表", "类别")
SESSION = [story for story in stories(2020) if not story.between][:142]


def sheet(*, signed_by: str = "") -> dict[str, object]:
    """As an office keeps it: a row for each, the requests as lines of one cell."""
    deputies = cycle([signed_by] if signed_by else ["林晓禾", "周望舒", "何清源"])
    fields = cycle(["教育", "交通"])
    rows = [
        (n, each.title, each.cause, each.analysis, "\n".join(each.requests), next(deputies), next(fields))
        for n, each in enumerate(SESSION, 1)
    ]
    table = Table(title="本次会议建议", columns=tuple(Column(name) for name in HEADINGS), rows=tuple(rows))
    return {"name": "本次会议建议.xlsx", "mimeType": XLSX, "buffer": sheets.write(table)}


def test_a_session_comes_in_on_a_sheet_and_its_figure_opens(town: Cast, arrives: Arrives) -> None:
    clerk = arrives("yunhe-clerk")
    clerk.goes_to("/suggestions/import").fills({"表格": sheet(signed_by="查无此人")}).presses("上传并预览")
    clerk.sees("有142处要改正（1种原因），什么都没有导入", "F2").keeps("import-refused")
    clerk.opens("重新上传").fills({"表格": sheet()}).presses("上传并预览")
    clerk.sees("将新增142行", SESSION[0].title).keeps("import-preview").presses("导入这142件建议")
    clerk.sees("已导入：新增142件").opens("查看本次会议的建议").keeps("clerk-list")
    clerk.goes_to("/desk/board").sees("待交办").keeps("clerk-board")
    clerk.goes_to("/figures").sees("代表提出的建议").keeps("clerk-figures")
    clerk.follows(clerk.page.locator(".stats").get_by_role("link", name=re.compile("代表提出的建议")).first)
    clerk.sees("本期登记编号的代表建议", "142").keeps("figure-opened")
    assert clerk.page.locator("tbody tr").count() > 1
    clerk.goes_to("/suggestions/import").fills({"表格": sheet()}).presses("上传并预览").sees("没有变化")
    expect(clerk.page.get_by_role("button", name=re.compile("^导入"))).to_have_count(0)

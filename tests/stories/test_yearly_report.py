"""A clerk walks through December: from the figures to the report that is written, signed, published, explained."""

import pytest

from lianxinqiao.matters.stages import Stage
from lianxinqiao.writing.models import WorkReport
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE
from tests.walks import a_suggestion

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


def test_a_report_comes_from_the_records_and_everybody_opens_its_numbers(town: Cast, arrives: Arrives) -> None:
    for stage in (Stage.CLOSED, Stage.HANDLING, Stage.REGISTERED):
        a_suggestion(town, at=stage)
    clerk = arrives("yunhe-clerk")
    clerk.goes_to("/writing").opens("起草报告")
    clerk.fills({"种类": "代表建议办理情况报告", "报告的是哪一年": "2026"}).presses("保存")
    clerk.sees("共收到代表建议3件", "与记录核对了").keeps("work-report")

    clerk.opens("写这一节").sees("可以引用的数字")
    text = "全年共收到代表建议{代表提出的建议}件，办理完毕{办理完毕的建议}件。"
    clerk.fills({"正文": text}).presses("保存并返回").sees("全年共收到代表建议3件，办理完毕1件。")

    head = arrives("yunhe-head")
    head.goes_to("/writing").opens("2026年度代表建议").opens("批注")
    head.fills({"意见": "请补充重点督办的情况。"}).presses("批注").sees("请补充重点督办的情况。")
    clerk.goes_to("/writing").opens("2026年度代表建议").sees("请补充重点督办的情况。")
    clerk.presses("送审")

    head.goes_to("/writing").opens("2026年度代表建议").presses("签发").sees("已签发")
    a_suggestion(town, at=Stage.REGISTERED)
    head.opens("签发以后变了什么").sees("后来计入").keeps("work-report-since")
    clerk.goes_to("/writing").opens("2026年度代表建议").presses("公开").sees("已公开")

    report = WorkReport.objects.get()
    citizen = arrives(size=PHONE)
    citizen.goes_to(f"/work-reports/{report.pk}").sees("全年共收到代表建议3件")
    citizen.opens("三分钟读懂").sees("一图读懂").keeps("work-report-explained")
    citizen.follows(citizen.page.locator(".explained-cards a").first).sees("数字是")

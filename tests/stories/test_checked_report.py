"""The office drops its draft report: what agrees, what contradicts, why, and the correction that is remembered."""

import io

import docx
import pytest

from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE
from tests.walks import a_suggestion

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DRAFT = (
    "2026年，区人大常委会召开常委会会议7次，听取和审议专项工作报告18个。",
    "不断加大督办力度，收到代表建议2件，代表提出的2件建议已全部办理完毕。",
    "其中，按期答复率100%，处理来信来访2件。",
)


def draft() -> dict[str, object]:
    document = docx.Document()
    for line in DRAFT:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return {"name": "常委会工作报告（稿）.docx", "mimeType": WORD, "buffer": out.getvalue()}


def test_a_draft_report_is_checked_corrected_and_taken_away(town: Cast, arrives: Arrives) -> None:
    for stage in (Stage.CLOSED, Stage.REGISTERED):
        a_suggestion(town, at=stage)
    head = arrives("yunhe-head")
    head.goes_to("/figures/drafts").fills({"报告稿": {**draft(), "name": "报告.exe"}, "报告的是哪一年": "2026"})
    head.presses("核对").sees("可以上传：.docx、.pdf、.txt、.md。")
    head.fills({"报告稿": draft(), "报告的是哪一年": "2026"}).presses("核对").sees("与记录一致", "与记录不符")

    head.follows(head.page.locator("a.claim-contradicts").first)
    head.sees("记录中“办理完毕的建议”为1，文中写“2件”。", "依据的词语").keeps("report-claim")
    head.opens("打开清单", within="aside").sees("办理完毕的建议")

    head.page.go_back()
    head.follows(head.page.locator("a.claim-no_figure").last).sees("没有对应的记录", "不对？指定它说的是哪个数字")
    head.fills({"不对？": "代表提出的建议"}).presses("记住").sees("此前人工指定", "与记录一致")

    with head.page.expect_download() as taken:
        head.page.get_by_role("link", name="带批注的 .docx").click()
    returned = docx.Document(taken.value.path())
    assert [each.text for each in returned.paragraphs] == list(DRAFT)
    assert any("文中写“2件”" in each.text for each in returned.comments)

    on_the_way = arrives("yunhe-clerk", size=PHONE)
    on_the_way.goes_to("/figures/drafts").opens("常委会工作报告（稿）.docx")
    on_the_way.follows(on_the_way.page.locator("a.claim-contradicts").first).sees("文中写“2件”").keeps("report-phone")
    on_the_way.goes_to("/figures/drafts").presses("移除").sees("报告稿已移除。")

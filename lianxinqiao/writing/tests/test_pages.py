"""The screens: a report with its figures to open, two who write at once, and what everybody reads."""

import io

import docx
import pytest
from django.test import Client

from lianxinqiao.matters.stages import Stage
from lianxinqiao.writing.models import Section, WorkReport
from lianxinqiao.writing.tests.scene import begun, published, signed, write
from tests.cast import Cast
from tests.walks import a_suggestion


@pytest.fixture
def year(people: Cast) -> Cast:
    for stage in (Stage.CLOSED, Stage.HANDLING):
        a_suggestion(people, at=stage)
    return people


def signed_in(people: Cast, who: str) -> Client:
    client = Client()
    client.force_login(people.posts[who].user)
    return client


def words(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_a_clerk_begins_one_and_opens_its_figures(year: Cast) -> None:
    client = signed_in(year, "clerk")
    assert "起草报告" in words(client.get("/writing"))
    page = client.post("/writing/new", {"kind": "handling", "year": "2026"}, follow=True)
    report = WorkReport.objects.get()
    assert f"/writing/{report.pk}" in page.redirect_chain[-1][0]
    assert '<a class="figure" href="/figures/suggestions.raised?year=2026"' in words(page)
    assert "计算，点开看清单" in words(page)
    assert "与记录核对了" in words(page)


def test_a_table_is_a_table_whose_numbers_open_their_lists(year: Cast) -> None:
    report = begun(year)
    write(report.sections.first(), "{表：代表提出的建议，按办理阶段}\n{图：代表提出的建议，按办理阶段}", year)
    page = words(signed_in(year, "clerk").get(f"/writing/{report.pk}"))
    table = page.partition("<caption>代表提出的建议（按办理阶段）</caption>")[2].partition("</table>")[0]
    assert "/figures/suggestions.raised?year=2026&amp;stage=closed" in table


def test_a_campaign_is_asked_for_where_one_is_needed(people: Cast) -> None:
    page = signed_in(people, "clerk").post("/writing/new", {"kind": "campaign", "year": "2026"})
    assert "要选择一个主题活动" in words(page)


def test_a_section_is_saved_as_it_is_typed_and_a_stale_save_keeps_both(year: Cast) -> None:
    section = begun(year).sections.first()
    client, address = signed_in(year, "clerk"), f"/writing/sections/{section.pk}"
    page = words(client.get(address))
    assert "{代表提出的建议}" in page
    kept = client.post(
        f"{address}/autosave", {"heading": "一、", "text": "甲", "read_at": section.saved_at.isoformat()}
    )
    assert kept.status_code == 200
    head = signed_in(year, "head")
    assert "还有人在写这一节" in words(head.get(f"{address}/present"))
    stale = {"heading": "一、", "text": "乙", "read_at": section.saved_at.isoformat()}
    assert head.post(f"{address}/autosave", stale).status_code == 409
    both = words(head.post(address, stale))
    assert "已经保存的内容" in both
    assert "甲" in both
    assert "乙" in both
    assert Section.objects.get(pk=section.pk).text == "甲"


def test_versions_stand_side_by_side(people: Cast) -> None:
    section = begun(people).sections.first()
    write(section, "收到建议很多件。", people)
    write(section, "收到建议若干件。", people, by=people.head)
    page = words(signed_in(people, "clerk").get(f"/writing/sections/{section.pk}/versions"))
    assert "<del>很多</del>" in page
    assert "<ins>若干</ins>" in page


def test_the_last_one_stands_beside(year: Cast) -> None:
    before = signed(year)
    WorkReport.objects.filter(pk=before.pk).update(year=2025)
    section = begun(year).sections.first()
    assert "上一份报告的这一节" in words(signed_in(year, "clerk").get(f"/writing/sections/{section.pk}"))


def test_a_deputy_reads_what_was_signed_and_no_draft(year: Cast) -> None:
    report = begun(year)
    deputy = signed_in(year, "deputy")
    assert deputy.get(f"/writing/{report.pk}").status_code == 404
    signed(year, report)
    assert deputy.get(f"/writing/{report.pk}").status_code == 200


def test_its_paper_has_the_numbers_and_no_braces(year: Cast) -> None:
    report = begun(year)
    client = signed_in(year, "clerk")
    made = docx.Document(io.BytesIO(client.get(f"/writing/{report.pk}/paper.docx").content))
    said = "\n".join(each.text for each in made.paragraphs)
    assert "共收到代表建议2件" in said
    assert "{" not in said
    assert len(made.tables) >= 2
    assert client.get(f"/writing/{report.pk}/paper.pdf").content.startswith(b"%PDF")
    free = docx.Document(io.BytesIO(client.get(f"/writing/{report.pk}/paper.docx?layout=free").content))
    assert free.sections[0].left_margin < made.sections[0].left_margin
    assert client.get(f"/writing/{report.pk}/paper.pdf?layout=free").content.startswith(b"%PDF")


def test_a_signed_figure_opens_its_rows_and_says_what_changed(year: Cast) -> None:
    report = signed(year)
    row = report.frozen.get(key="suggestions.raised@0")
    client = signed_in(year, "clerk")
    assert "签发以后没有变化" in words(client.get(f"/writing/{report.pk}/figures/{row.pk}"))
    a_suggestion(year, at=Stage.REGISTERED)
    page = words(client.get(f"/writing/{report.pk}/figures/{row.pk}"))
    assert "签发时 2 件，现在 3 件" in page
    assert "后来计入" in words(client.get(f"/writing/{report.pk}/since"))


def test_strangers_read_what_is_public_and_open_its_public_rows(year: Cast) -> None:
    report = signed(year)
    stranger = Client()
    assert stranger.get(f"/work-reports/{report.pk}").status_code == 404
    from lianxinqiao.writing.actions import signing
    from lianxinqiao.writing.tests.scene import SIGNED

    signing.publish(report, by=year.clerk, at=SIGNED)
    assert report.title in words(stranger.get("/work-reports"))
    page = words(stranger.get(f"/work-reports/{report.pk}"))
    row = report.frozen.get(key="suggestions.raised@0")
    assert f'href="/work-reports/{report.pk}/figures/{row.pk}"' in page
    opened = words(stranger.get(f"/work-reports/{report.pk}/figures/{row.pk}"))
    assert "另有 2 条依照规定没有公开" in opened
    rate = report.frozen.get(key="suggestions.handled_rate@0")
    assert "办理完毕的建议" in words(stranger.get(f"/work-reports/{report.pk}/figures/{rate.pk}"))
    assert stranger.get(f"/work-reports/{report.pk}/paper.docx").status_code == 200


def test_whats_withdrawn_is_gone(year: Cast) -> None:
    from lianxinqiao.writing.actions import signing
    from lianxinqiao.writing.tests.scene import LATER

    report = published(year)
    signing.withdraw(report, reason="更正一处。", by=year.clerk, at=LATER)
    assert Client().get(f"/work-reports/{report.pk}").status_code == 404

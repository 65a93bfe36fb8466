"""The papers of a meeting, each from its rows."""

import io
import zipfile

import pytest
from django.test import Client
from docx import Document

from lianxinqiao.meetings import letters, papers
from lianxinqiao.meetings.actions import counting, following, holding, opining, proposing, voting
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.tests.scene import BEGINS, ENDS, called, decided, heard, in_session, office_of, seat_of
from tests.cast import Cast
from tests.scenes import remembered

PLAN = ("plan", "审查批准云河区2026年度投资项目计划")
ITEMS = (("report", "学前教育工作情况的报告"), PLAN, ("appointment", "人事任免"))


@remembered
def through(people: Cast) -> Meeting:
    """One meeting that heard, decided and appointed."""
    meeting = in_session(people, *ITEMS)
    report = heard(people, meeting)
    plan = heard(people, meeting, 2)
    title, text = letters.draft_of(plan)
    proposing.draft_decision(plan, kind="resolution", title=title, text=text, by=people.clerk, at=BEGINS)
    decided(people, plan)
    item = heard(people, meeting, 3)
    proposing.nominate(item, action="appoint", office=office_of(people), name="顾清", by=people.clerk, at=BEGINS)
    decided(people, item, yes=3, no=1)
    holding.close(meeting, by=people.chairpersons, at=ENDS)
    opinion = opining.opine(report, title="审议意见", text="一、总体评价。", by=people.clerk, at=ENDS)
    opining.send(opinion, by=people.chairpersons, at=ENDS)
    following.write_minutes(meeting, text=letters.minutes_of(meeting), by=people.clerk, at=ENDS)
    return meeting


def said(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


def test_the_notice_tells_when_where_and_what(people: Cast) -> None:
    text = said(papers.written(papers.notice(called(people)), "docx"))
    assert "2026年3月24日09:00在机关三楼会议室召开" in text
    assert "一、学前教育工作情况的报告" in text


def test_the_minutes_are_drafted_from_what_was_done(people: Cast) -> None:
    text = through(people).minutes
    assert "应到4人，实到4人" in text
    assert "表决：赞成3票，反对1票，弃权0票，未表决0人，通过" in text
    assert "决定任命顾清为云河区教育局局长" in text
    assert "通过《云河区人大常委会关于批准云河区2026年度投资项目计划的决议》" in text


def test_the_package_holds_each_paper_twice(client: Client, people: Cast) -> None:
    meeting = through(people)
    client.force_login(people.clerk.user)
    answer = client.get(f"/meetings/{meeting.pk}/package.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        assert len(names) == 12, names
        assert any("任免名单.pdf" in name for name in names)
        assert all(archive.read(name) for name in names)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_each_is_a_download(client: Client, people: Cast, kind: str) -> None:
    meeting = through(people)
    client.force_login(people.deputy.user)
    for address in (
        f"/meetings/{meeting.pk}/notice.{kind}",
        f"/meetings/{meeting.pk}/minutes.{kind}",
        f"/meetings/{meeting.pk}/appointments.{kind}",
        f"/decisions/{meeting.decisions.get().pk}.{kind}",
        f"/deliberations/{meeting.opinions.get().pk}.{kind}",
    ):
        assert client.get(address).status_code == 200, address


def test_a_paper_ballot_has_its_certificate(client: Client, people: Cast) -> None:
    meeting = in_session(people, PLAN)
    item = heard(people, meeting)
    proposing.draft_decision(item, kind="resolution", title="决议", text="批准。", by=people.clerk, at=BEGINS)
    vote = voting.put(item, method="paper", by=people.chairpersons, at=BEGINS)
    counted = {"issued": 4, "returned": 4, "invalid": 1, "yes": 3, "no": 0, "abstain": 0}
    client.force_login(people.deputy.user)
    assert client.get(f"/meetings/{meeting.pk}/votes/{vote.pk}.docx").status_code == 404
    for part in ("deputy", "cosigner"):
        counting.count(vote, scrutineer=seat_of(people, part), **counted, by=people.clerk, at=BEGINS)
    voting.close(vote, by=people.chairpersons, at=BEGINS)
    text = said(client.get(f"/meetings/{meeting.pk}/votes/{vote.pk}.docx").content)
    assert "发出表决票4张，收回4张，有效3张，无效1张" in text
    assert "表决结果：通过" in text


def test_there_is_no_paper_before_its_time(client: Client, people: Cast) -> None:
    meeting = called(people)
    client.force_login(people.clerk.user)
    assert client.get(f"/meetings/{meeting.pk}/minutes.docx").status_code == 404

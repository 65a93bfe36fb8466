"""Reports written together, of a law and to a meeting, to voters; what was found and what it became; papers that open."""

import io
from datetime import timedelta
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import drafts, papers
from lianxinqiao.activities.actions import answering, reporting, turning
from lianxinqiao.activities.models import Activity, Host, LawInspection
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, called, planned, seat_of, signed_in
from lianxinqiao.acts.drafts import SavedSince
from tests.cast import Cast
from tests.scenes import remembered

LATER = ENDS + timedelta(days=2)


@remembered
def held(people: Cast, **values: Any) -> Activity:
    activity = called(people, "deputy", "cosigner", **values)
    signed_in(people, activity, "deputy")
    answering.hold(activity, by=people.clerk, at=ENDS)
    return activity


# ------------------------------------------------------------------ written together
def test_the_template_knows_who_came_and_what_was_found(people: Cast) -> None:
    activity = held(people)
    answering.note(activity, text="斑马线磨没了", where="东门", by=people.deputy, at=ENDS)
    parts = reporting.draft_report(activity, by=people.clerk, at=LATER)
    assert [part.heading for part in parts] == ["一、基本情况", "二、视察内容", "三、发现的问题", "四、意见和建议"]
    assert "组织1名代表" in parts[0].text
    assert parts[2].text == "1.东门：斑马线磨没了"


def test_nobody_overwrites_what_they_have_not_read(people: Cast) -> None:
    activity = held(people)
    part = reporting.draft_report(activity, by=people.clerk, at=LATER)[3]
    read = part.saved_at
    reporting.write(part, text="建议施划。", read_at=read, by=people.deputy, at=LATER + timedelta(minutes=1))
    with pytest.raises(SavedSince):
        reporting.write(part, text="建议安灯。", read_at=read, by=people.clerk, at=LATER + timedelta(minutes=2))
    part.refresh_from_db()
    assert part.text == "建议施划。"
    reporting.write(
        part, text="建议施划、安灯。", read_at=part.saved_at, by=people.clerk, at=LATER + timedelta(minutes=3)
    )
    assert part.text == "建议施划、安灯。"


def test_the_page_shows_what_another_stored_and_keeps_what_was_typed(people: Cast, client: Client) -> None:
    activity = held(people)
    part = reporting.draft_report(activity, by=people.clerk, at=LATER)[3]
    address = reverse("activity-act", args=[activity.pk, "report_part.write", part.pk])
    client.force_login(people.clerk.user)
    read = part.saved_at.isoformat()
    reporting.write(part, text="建议施划。", by=people.deputy, at=LATER + timedelta(minutes=1))
    page = client.post(address, {"text": "建议安灯。", "read_at": read}).content.decode()
    assert "现在保存的是：建议施划。" in page
    assert "建议安灯。" in page


def test_who_was_not_there_writes_nothing(people: Cast) -> None:
    activity = held(people)
    part = reporting.draft_report(activity, by=people.clerk, at=LATER)[0]
    with pytest.raises(Refused, match="到场的代表"):
        reporting.write(part, text="……", by=people.cosigner, at=LATER)


# ------------------------------------------------------------------ how a law is carried out
@remembered
def set_out(people: Cast) -> Activity:
    activity = held(people, kind="enforcement", title="检查安全生产法实施情况")
    told = {"law": "中华人民共和国安全生产法", "leader": seat_of(people, "deputy"), "focus": "小微企业"}
    reporting.set_out(
        activity, **told, group=[seat_of(people, "cosigner")], ways=["places", "talks"], by=people.clerk, at=ENDS
    )
    return activity


def test_a_law_is_inspected_by_a_group_and_reported_in_two_parts(people: Cast) -> None:
    activity = set_out(people)
    found = activity.law_inspection
    assert found.ways_spoken == "座谈、实地检查"
    assert set(found.group.all()) == {seat_of(people, "deputy"), seat_of(people, "cosigner")}
    with pytest.raises(Refused, match="两部分"):
        answering.report(activity, text="一份报告", by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="两个部分"):
        reporting.report_law(activity, carried_out="总体较好。", law_itself=" ", by=people.clerk, at=LATER)
    reporting.report_law(activity, carried_out="总体较好。", law_itself="建议明确罚则。", by=people.clerk, at=LATER)
    assert activity.report.startswith("一、《中华人民共和国安全生产法》实施情况的评价")
    assert "二、对修改完善法律、法规的建议\n建议明确罚则。" in activity.report


# ------------------------------------------------------------------ to voters
def test_a_report_to_voters_is_assessed_by_their_papers(people: Cast) -> None:
    activity = called(people, "deputy", kind="to_voters", organiser="group", title="第二选区述职")
    testimony = reporting.testify(activity, text="一年来走访选民四十户。", by=people.deputy, at=CALLED)
    signed_in(people, activity, "deputy")
    answering.hold(activity, by=people.clerk, at=ENDS)
    with pytest.raises(Refused, match="不能多于"):
        reporting.assess(testimony, given_out=30, good=25, fair=5, bad=1, by=people.clerk, at=LATER)
    reporting.assess(testimony, given_out=30, good=24, fair=4, bad=1, by=people.clerk, at=LATER)
    assert (testimony.returned, testimony.is_assessed) == (29, True)
    with pytest.raises(Refused, match="不能再改"):
        reporting.testify(activity, text="改一改。", by=people.deputy, at=LATER)


# ------------------------------------------------------------------ what was found becomes something
def test_a_finding_is_listed_as_a_problem_with_owner_and_day(people: Cast) -> None:
    activity = held(people)
    finding = answering.note(activity, text="消防通道被堵", where="二号楼", by=people.deputy, at=ENDS)
    host = Host.objects.create(district=people.district, kind="building", name="柳巷二号院")
    told: dict[str, Any] = {"host": host, "organization": people.units["jiaotong"], "due_on": LATER.date()}
    problem = turning.list_problem(finding, **told, by=people.clerk, at=ENDS)
    assert (problem.text, problem.activity) == ("二号楼：消防通道被堵", activity)
    with pytest.raises(Refused, match="已挂号"):
        turning.suggest(finding, by=people.deputy, at=LATER)


def test_a_finding_becomes_an_opinion_with_its_own_term(people: Cast) -> None:
    activity = held(people)
    finding = answering.note(activity, text="居民说晚上十点后施工太吵", where="东门", by=people.deputy, at=ENDS)
    opinion = turning.to_opinion(finding, by=people.clerk, at=LATER)
    assert (opinion.text, opinion.place, opinion.mandate) == (finding.text, "东门", people.deputy.mandate)
    assert opinion.due_on > LATER.date()


def test_what_stands_under_a_part_of_a_law_s_report_is_numbered_below_it() -> None:
    inspection = LawInspection(law="消防法", carried_out="一、基本情况。\n二、存在的问题。", law_itself="暂无")
    lines = drafts.of_law(inspection).splitlines()
    assert [line[:3] for line in lines] == ["一、《", "（一）", "（二）", "二、对", "暂无"]


# ------------------------------------------------------------------ papers that open
def opened(content: bytes) -> str:
    return "\n".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)


def test_each_paper_opens_and_says_what_the_rows_say(people: Cast) -> None:
    activity = held(people)
    answering.report(activity, text="路口没有信号灯。", by=people.clerk, at=LATER)
    answering.forward(activity, unit=people.units["jiaotong"], by=people.clerk, at=LATER)
    made = {code: make for code, (_word, make, _kinds) in papers.OF_ACTIVITY.items()}
    assert [code for code, _word, _kinds in papers.there_are(activity)] == list(made)
    words = {code: opened(papers.written(made[code](activity), "docx")) for code in ("notice", "report", "forwarded")}
    assert "2026年3月20日09:00至11:00" in words["notice"]
    assert all(line in words["notice"] for line in ("各位代表：", people.body.name, "2026年3月"))
    assert f"{people.units['jiaotong'].name}：" in words["forwarded"]
    assert "路口没有信号灯。" in words["report"]
    assert "2026年6月22日前书面反馈" in words["forwarded"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(papers.written(papers.seats(activity), "xlsx")))
    rows = book.get_sheet_by_index(0).to_python()
    assert any("09:00" in row and "扫码签到" in row for row in rows)


def test_who_was_there_has_a_certificate_and_nobody_else(people: Cast, client: Client) -> None:
    activity = held(people, kind="training", organiser="office", title="预算审查培训")
    seats: dict[int | None, int] = {row.mandate_id: row.pk for row in activity.participations.all()}
    own = reverse("activity-certificate", args=[activity.pk, seats[people.deputy.mandate_id], "docx"])
    client.force_login(people.deputy.user)
    answer = client.get(own)
    assert "学习培训证书" in opened(answer.content)
    assert "2 小时 0 分" in opened(answer.content)
    absent = reverse("activity-certificate", args=[activity.pk, seats[people.cosigner.mandate_id], "docx"])
    assert client.get(absent).status_code == 404
    client.force_login(people.cosigner.user)
    assert client.get(own).status_code == 404


@pytest.mark.parametrize(("has_come", "foot"), [(False, ""), (True, "到场1人")])
def test_the_list_at_the_door_says_once_what_and_how_many_came(people: Cast, has_come: bool, foot: str) -> None:
    activity = held(people) if has_come else planned(people, "deputy")
    paper = papers.signing(activity)
    (table,) = paper.sections[0].tables
    assert paper.title == f"{activity.title}签到表"
    assert (table.title, table.note) == ("", foot)


def test_papers_are_read_by_whoever_reads_the_activity(people: Cast, client: Client) -> None:
    activity = planned(people, "deputy")
    address = reverse("activity-paper", args=[activity.pk, "signing", "docx"])
    client.force_login(people.deputy.user)
    assert client.get(address).status_code == 200
    assert client.get(reverse("activity-paper", args=[activity.pk, "report", "docx"])).status_code == 404
    client.force_login(people.jiaoyu_clerk.user)
    assert client.get(address).status_code == 404


def test_the_page_of_the_activity_shows_its_parts(people: Cast, client: Client) -> None:
    activity = set_out(people)
    client.force_login(people.clerk.user)
    page = client.get(activity.get_absolute_url()).content.decode()
    assert "中华人民共和国安全生产法" in page
    assert reverse("activity-paper", args=[activity.pk, "signing", "docx"]) in page
    assert BEGINS.strftime("%Y") in page

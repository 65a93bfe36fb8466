"""The pages of this room, for each who opens them."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from lianxinqiao.meetings.actions import holding, preparing, proposing, voting
from lianxinqiao.meetings.models import Meeting, Vote
from lianxinqiao.meetings.tests.scene import BEGINS, ENDS, decided, drafted, heard, in_session, item_of, office_of
from tests.cast import Cast
from tests.scenes import remembered

PLAN = ("plan", "云河区2026年度投资项目计划")
REPORT = ("report", "学前教育工作情况的报告")


@pytest.fixture(autouse=True)
def _in_the_hall() -> Iterator[None]:
    with time_machine.travel(BEGINS + timedelta(minutes=5), tick=False):
        yield


def signed_in(client: Client, people: Cast, part: str) -> Client:
    client.force_login(people.posts[part].user)
    return client


@remembered
def running(people: Cast) -> tuple[Meeting, Vote]:
    """In the hall now, one item heard and the plan put to a named vote."""
    meeting = in_session(people, PLAN, REPORT)
    item = heard(people, meeting)
    proposing.draft_decision(
        item, kind="resolution", title="关于批准计划的决议", text="批准。", by=people.clerk, at=BEGINS
    )
    return meeting, voting.put(item, method="named", by=people.chairpersons, at=BEGINS)


@pytest.mark.parametrize("part", ["clerk", "chairpersons", "deputy", "auditor", "jiaoyu_clerk"])
def test_who_may_see_it_opens_it(client: Client, people: Cast, part: str) -> None:
    meeting, _vote = running(people)
    page = signed_in(client, people, part).get(meeting.get_absolute_url())
    assert page.status_code == 200
    assert "云河区2026年度投资项目计划" in page.content.decode()
    assert client.get("/meetings").status_code == 200


def test_another_organ_does_not_open_it(client: Client, people: Cast) -> None:
    meeting, _vote = running(people)
    assert signed_in(client, people, "jiaotong_clerk").get(meeting.get_absolute_url()).status_code == 404


def test_a_member_votes_on_the_meeting_s_page(client: Client, people: Cast) -> None:
    meeting, vote = running(people)
    page = signed_in(client, people, "deputy").get(meeting.get_absolute_url()).content.decode()
    address = re.search(r'action="([^"]*vote\.cast[^"]*)"', page)
    assert address
    client.post(address[1], {"choice": "yes"})
    assert vote.casts.get().mandate == people.deputy.mandate
    assert "vote.cast" not in client.get(meeting.get_absolute_url()).content.decode()


def test_the_running_tally_stands_nowhere(client: Client, people: Cast) -> None:
    meeting, vote = running(people)
    voting.cast(vote, choice="no", by=people.deputy, at=BEGINS)
    for part in ("clerk", "chairpersons", "deputy", "cosigner", "auditor"):
        page = signed_in(client, people, part).get(meeting.get_absolute_url()).content.decode()
        assert "反对1" not in page and "记名表决名单" not in page
    assert "已表决1人，还有3人没有表决" in page


def test_the_chair_s_page_shows_what_comes_next(client: Client, people: Cast) -> None:
    meeting, vote = running(people)
    address = f"/meetings/{meeting.pk}/chair"
    page = signed_in(client, people, "chairpersons").get(address).content.decode()
    assert "结束表决，宣布结果" in page
    voting.close(vote, by=people.chairpersons, at=BEGINS)
    page = client.get(address).content.decode()
    assert "听取审议" in page and "学前教育" in page
    assert signed_in(client, people, "deputy").get(address).status_code == 403


def test_the_wall_follows_without_a_tally(client: Client, people: Cast) -> None:
    meeting, vote = running(people)
    voting.cast(vote, choice="no", by=people.deputy, at=BEGINS)
    page = signed_in(client, people, "clerk").get(f"/meetings/{meeting.pk}/hall/now").content.decode()
    assert "已表决1人，还有3人没有表决" in page and "反对1" not in page
    voting.close(vote, by=people.chairpersons, at=BEGINS)
    page = client.get(f"/meetings/{meeting.pk}/hall").content.decode()
    assert "反对1" in page and "未通过" in page


def test_a_meeting_is_prepared_by_its_form(client: Client, people: Cast) -> None:
    drafted(people)
    begins = timezone.localtime() + timedelta(days=30)
    values = {
        "kind": "standing",
        "starts_at": begins.strftime("%Y-%m-%dT09:00"),
        "ends_at": begins.strftime("%Y-%m-%dT17:00"),
        "place": "三楼会议室",
    }
    answer = signed_in(client, people, "clerk").post("/meetings/new", values)
    made = Meeting.objects.latest("pk")
    assert answer.url == made.get_absolute_url()
    assert made.attendees.count() == 4
    refused = client.post("/meetings/new", {**values, "ends_at": begins.strftime("%Y-%m-%dT08:00")}).content.decode()
    assert "结束时间要晚于开始时间" in refused


def test_the_checklist_says_what_is_late(client: Client, people: Cast) -> None:
    meeting = drafted(people)
    item_of(people, meeting)
    page = signed_in(client, people, "clerk").get(meeting.get_absolute_url()).content.decode()
    assert "2026-03-04" in page, "twenty days before the 24th"
    assert "监督法第十五条" in page


def test_who_holds_which_office_on_a_day(client: Client, people: Cast) -> None:
    office = office_of(people)
    item = heard(people, in_session(people, ("appointment", "人事任免")))
    proposing.nominate(item, action="appoint", office=office, name="顾清", by=people.clerk, at=BEGINS)
    decided(people, item)
    signed_in(client, people, "deputy")
    assert "顾清" in client.get("/holders?on=2026-03-24").content.decode()
    assert "顾清" not in client.get("/holders?on=2026-03-23").content.decode()
    assert client.get("/holders?on=2026-99-99").status_code == 200
    assert "顾清" in client.get("/appointments").content.decode()


def test_strangers_see_the_agenda_and_no_result_before_it_is_published(client: Client, people: Cast) -> None:
    meeting, vote = running(people)
    voting.close(vote, by=people.chairpersons, at=BEGINS)
    page = client.get(f"/m/{meeting.pk}").content.decode()
    assert "学前教育工作情况的报告" in page
    assert "赞成0" not in page
    assert "投资项目计划" in client.get("/m").content.decode() or str(meeting) in client.get("/m").content.decode()
    holding.hear(meeting.items.get(position=2), by=people.chairpersons, at=ENDS)


def test_a_draft_and_a_chairpersons_meeting_are_nobody_s_outside(client: Client, people: Cast) -> None:
    meeting = drafted(people)
    assert client.get(f"/m/{meeting.pk}").status_code == 404
    inner = preparing.draft(
        body=people.body,
        values={"kind": "chairs", "starts_at": BEGINS, "ends_at": ENDS},
        by=people.clerk,
        at=BEGINS - timedelta(days=9),
    )
    Meeting.objects.filter(pk=inner.pk).update(stage="published")
    assert client.get(f"/m/{inner.pk}").status_code == 404

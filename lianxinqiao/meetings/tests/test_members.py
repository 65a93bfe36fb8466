"""Members of the CPPCC come and leave by an act of its standing committee: proposed, agreed on before, voted, announced."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal.models import Entry
from lianxinqiao.meetings import kinds, papers, profile, seat_papers
from lianxinqiao.meetings.actions import holding, preparing, voting
from lianxinqiao.meetings.actions import seats as acts
from lianxinqiao.meetings.models import AgendaItem, Member, SeatChange
from lianxinqiao.meetings.seats import OF_DEPUTIES, OF_MEMBERS, Change
from lianxinqiao.meetings.stages import SeatStage
from lianxinqiao.meetings.tests.scene import BEGINS, DRAFTED, decided, drafted, heard, in_session, seat_of
from lianxinqiao.notices.models import Notice
from lianxinqiao.people.models import Mandate, Person, Post
from lianxinqiao.rulebook.sections.meetings import Meetings
from tests.cast import Cast

ITEM = ("members", "协商决定增补和调整委员")
DAY = date(2026, 3, 24)
TOLD = {"sector": "教育", "proposed_by": "区委统战部", "reason": "熟悉学前教育，在本界别有代表性。"}


def item_in_session(people: Cast) -> AgendaItem:
    return heard(people, in_session(people, ITEM, kind="cppcc_standing"))


def proposed(people: Cast, item: AgendaItem, name: str = "韩予白", **more: Any) -> SeatChange:
    return acts.co_opt(item, name=name, **{**TOLD, **more}, by=people.clerk, at=BEGINS)


def leaving(people: Cast, item: AgendaItem, change: str = "left") -> SeatChange:
    told = {"change": change, "reason": "调往外市工作。"}
    return acts.let_go(item, mandate=seat_of(people, "other_deputy"), **told, by=people.clerk, at=BEGINS)


def ready(people: Cast, *rows: SeatChange) -> None:
    for row in rows:
        acts.agree(row, agreed_on=date(2026, 3, 17), consulted="已与推荐单位协商一致。", by=people.clerk, at=BEGINS)
    paper = {"kind": "member", "title": "委员推荐表", "text": "推荐表一份。"}
    preparing.file(rows[0].item, **paper, by=people.clerk, at=BEGINS)


def test_a_seat_begins_and_another_ends_on_the_day(council: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "of", lambda _body, _on: Meetings(deputy_seats=5))
    item = item_in_session(council)
    comes, goes = proposed(council, item, work_unit="区实验幼儿园园长"), leaving(council, item)
    ready(council, comes, goes)
    decided(council, item)
    comes.refresh_from_db()
    goes.refresh_from_db()
    assert comes.mandate is not None
    seat = comes.mandate
    assert (seat.person.name, seat.sector, seat.from_on, seat.to_on) == ("韩予白", "教育", DAY, None)
    assert Post.objects.held(DAY).filter(mandate=seat, role="deputy", body=council.body).exists()
    assert Mandate.objects.get(pk=goes.mandate_id).ended_because == "辞去委员"
    assert not Member.objects.held(DAY).filter(mandate=goes.mandate).exists()
    assert (comes.seats, comes.filled, comes.count) == (5, 4, "实有委员4名 · 名额5名，缺额1名")
    said = "".join(line.text for line in seat_papers.members_decided(item.meeting).paragraphs)
    assert "增补韩予白（教育界）为委员" in said
    assert "届常委会第" in said, "the body's name says already that it is the CPPCC's"
    assert "同意何清源" in said
    assert "名额5名，实有委员4名，缺额1名" in said
    assert papers.there_are(item.meeting) == ["notice", "members"]
    assert any("韩予白" in name for name, _letter in papers.everything(item.meeting))


def test_whoever_has_a_new_seat_is_told_and_the_journal_says_it(council: Cast) -> None:
    item = item_in_session(council)
    row = proposed(council, item, "", known=council.clerk.person)
    ready(council, row)
    decided(council, item)
    notice = Notice.objects.get(recipient=council.clerk.user, kind="vote.close")
    assert "增补委员" in notice.body
    entry = Entry.objects.filter(act="vote.close").latest("pk")
    assert entry.data["seats"] == [row.pk]


def test_one_that_does_not_pass_begins_nothing(council: Cast) -> None:
    item = item_in_session(council)
    row = proposed(council, item)
    ready(council, row)
    decided(council, item, yes=2, no=2)
    row.refresh_from_db()
    assert (row.stage, row.mandate) == (SeatStage.FAILED, None)
    assert not Mandate.objects.filter(person__name="韩予白").exists()


@pytest.mark.parametrize(
    ("agreed", "filed", "seats", "sentence"),
    [
        (False, True, None, "还没有登记主席会议审议同意"),
        (True, False, None, "请先提交会议材料"),
        (True, True, 4, "超过名额4名"),
    ],
)
def test_what_is_not_ready_is_not_put(
    council: Cast, monkeypatch: pytest.MonkeyPatch, agreed: bool, filed: bool, seats: int | None, sentence: str
) -> None:
    """政协章程: the chairmen's meeting agrees first; more seats are another decision."""
    monkeypatch.setattr(profile, "of", lambda _body, _on: Meetings(deputy_seats=seats))
    item = item_in_session(council)
    row = proposed(council, item)
    ready(council, row)
    if not agreed:
        SeatChange.objects.update(agreed_on=None)
    if not filed:
        item.papers.all().delete()
    with pytest.raises(Refused, match=sentence):
        voting.put(item, by=council.chairpersons, at=BEGINS)


def test_a_registered_person_is_not_made_twice(council: Cast) -> None:
    """One person may be an official and a member at once, but has one seat a term."""
    item = item_in_session(council)
    known = council.clerk.person
    row = proposed(council, item, "", known=known)
    assert row.whom == known
    assert Person.objects.filter(name=known.name).count() == 1
    with pytest.raises(Refused, match="本届已经登记过委员资格"):
        proposed(council, item, "", known=council.deputy.person)
    with pytest.raises(Refused, match="请填写姓名"):
        proposed(council, item, " ")


def test_each_body_has_its_own_items(council: Cast) -> None:
    assert {code for code, _word in kinds.items_of("cppcc")} == {"decision", "members", "election", "other"}
    assert "members" not in dict(kinds.items_of("congress"))
    assert not set(OF_DEPUTIES) & set(OF_MEMBERS)
    assert set(Change) == {*OF_DEPUTIES, *OF_MEMBERS}
    meeting = drafted(council, kind="cppcc_standing")
    with pytest.raises(Refused, match="没有这类议程"):
        preparing.add_item(meeting, kind="audit", title="审计", by=council.clerk, at=DRAFTED)


def test_an_item_that_is_withdrawn_takes_its_nominations_with_it(council: Cast) -> None:
    item = item_in_session(council)
    row = proposed(council, item)
    holding.withdraw(item, reason="人选还要协商。", by=council.chairpersons, at=BEGINS)
    row.refresh_from_db()
    assert row.stage == SeatStage.DROPPED


def test_pages_and_letters(council: Cast, client: Client) -> None:
    item = item_in_session(council)
    comes, goes = proposed(council, item), leaving(council, item, "revoked")
    client.force_login(council.clerk.user)
    asked = client.get(f"/meetings/{item.meeting_id}/item.co_opt/{item.pk}").content.decode()
    assert "界别" in asked
    ready(council, comes, goes)
    decided(council, item)
    page = client.get(item.meeting.get_absolute_url()).content.decode()
    assert "撤销委员资格" in page
    assert "主席会议审议同意" in page
    assert f"/seats/{comes.pk}.docx" in page
    letter = client.get(f"/meetings/{item.meeting_id}/seats/{comes.pk}.pdf")
    assert letter.status_code == 200
    assert client.get(f"/meetings/{item.meeting_id}/seats/{goes.pk}.pdf").status_code == 404


def test_the_day_of_consent_has_come(council: Cast) -> None:
    item = item_in_session(council)
    row = proposed(council, item)
    with pytest.raises(Refused, match="不能晚于今天"):
        acts.agree(row, agreed_on=DAY + timedelta(days=1), consulted="已协商。", by=council.clerk, at=BEGINS)

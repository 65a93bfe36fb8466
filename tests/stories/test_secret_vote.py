"""Five members vote secretly, each on a phone of their own; two of them count; nothing tells who voted what."""

import json
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from lianxinqiao.ballots import recount
from lianxinqiao.ballots.models import Ballot, BallotPaper
from lianxinqiao.journal.models import Entry
from lianxinqiao.meetings.actions import attending, holding, keeping, preparing, proposing, voting
from lianxinqiao.meetings.models import Meeting, Vote
from lianxinqiao.meetings.tests.scene import PARTS, office_of, seat_of, seated
from lianxinqiao.people.models import Delegation
from tests.cast import Cast, _post_of_deputy
from tests.stories.conftest import Arrives
from tests.stories.person import PASSWORD, PHONE, Person

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

FIVE = (*PARTS, "fifth")
CHOICES = ("赞成", "赞成", "赞成", "反对", "弃权")


def called(people: Cast) -> Meeting:
    """A meeting that begins in a few minutes, with one appointment on its agenda."""
    now = timezone.now()
    earlier = now - timedelta(days=20)
    seated(people)
    term = people.session.term
    delegation = Delegation.objects.filter(term=term).first()
    assert delegation is not None
    people.posts["fifth"] = _post_of_deputy(people, "fifth", "唐以宁", "deputy", term, delegation)
    values: dict[str, Any] = {"mandate": seat_of(people, "fifth"), "title": "member", "from_on": date(2022, 1, 10)}
    keeping.seat_member(body=people.body, values=values, by=people.clerk, at=earlier)
    values = {"kind": "standing", "starts_at": now + timedelta(minutes=5), "ends_at": now + timedelta(hours=2)}
    meeting = preparing.draft(
        body=people.body, values={**values, "place": "机关三楼会议室"}, by=people.clerk, at=earlier
    )
    item = preparing.add_item(meeting, kind="appointment", title="人事任免", unit=None, by=people.clerk, at=earlier)
    nominee = {"action": "appoint", "office": office_of(people), "name": "周启明", "nominated_by": "区长"}
    proposing.nominate(item, **nominee, by=people.clerk, at=earlier)
    attending.call(meeting, by=people.clerk, at=earlier)
    return meeting


def opened(people: Cast, meeting: Meeting) -> None:
    """Declared open, its agenda adopted, the item heard."""
    now, chair = timezone.now(), people.chairpersons
    holding.open_(meeting, by=chair, at=now)
    voting.close(voting.put_agenda(meeting, by=chair, at=now), yes=5, by=chair, at=now)
    holding.hear(meeting.items.get(), by=chair, at=now)
    Ballot.objects.update(drawn_at=now - timedelta(minutes=1))  # the last slip was drawn a while ago


def marks(phone: Person, choice: str) -> None:
    page = phone.page
    page.get_by_label(choice).check()
    page.get_by_role("button", name="投票", exact=True).click()
    page.get_by_role("button", name="确认投票").click()
    expect(page.locator(".covered")).to_contain_text("已投票")


def moves_to_another(phone: Person, other: Person) -> Person:
    """The slip is scanned from the one screen; the phone that scans it has no session, and whoever holds it may cast."""
    phone.page.get_by_role("button", name="转到另一部手机").click()
    canvas = phone.page.locator("[data-carry] canvas")
    expect(canvas).to_be_visible()
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(canvas.screenshot())))
    assert found.text.startswith(f"{phone.address}/ballots#")
    other.page.goto(found.text)
    expect(other.page.locator("[data-taken]")).to_be_visible()
    return other


def test_five_members_vote_secretly_on_their_phones(town: Cast, arrives: Arrives) -> None:
    meeting = called(town)
    town.posts["fifth"].user.set_password(PASSWORD)  # type: ignore[union-attr]
    town.posts["fifth"].user.save()  # type: ignore[union-attr]
    address = f"/meetings/{meeting.pk}"

    clerk = arrives("yunhe-clerk").goes_to(address)
    clerk.opens("准备手机表决票").fills({"总监票人": "何清源", "监票人": "沈建川"}).presses("准备手机表决票")

    phones = {part: arrives(town.posts[part].user.name, size=PHONE) for part in FIVE}  # type: ignore[union-attr]
    chief = phones["other_deputy"].goes_to(address).opens("生成封票钥匙")
    expect(chief.page.locator(".seal-said code")).to_be_visible()
    chief.presses("生成封票钥匙")
    for phone in phones.values():
        phone.goes_to(address).presses("签到")
        expect(phone.page.get_by_role("status").filter(has_text="已领表决票1张")).to_be_visible()
        phone.opens("打开表决票")
        expect(phone.page.locator("[data-said]")).to_contain_text("等待主持人")

    opened(town, meeting)
    phones["fifth"] = moves_to_another(phones["fifth"], arrives(size=PHONE))  # while nobody is asked for a mark yet
    chair = arrives("yunhe-chairpersons").goes_to(f"{address}/chair")
    chair.fills({"表决方式": "无记名按表决器"}).presses("付表决")
    before = Entry.objects.count()
    for phone, choice in zip(phones.values(), CHOICES, strict=True):
        marks(phone, choice)
    assert (BallotPaper.objects.count(), Entry.objects.count()) == (5, before)
    assert Vote.objects.get(method="secret").yes == 0, "no tally runs"

    chair.goes_to(f"{address}/chair")
    expect(chair.page.locator("main")).to_contain_text("发出5张，收回5张")
    chair.does("结束投票")
    chief.goes_to(address).does("开箱计票")
    chair.goes_to(f"{address}/chair").does("结束表决，宣布结果")
    vote = Vote.objects.get(method="secret")
    assert (vote.yes, vote.no, vote.abstain, vote.stage) == (3, 1, 1, "passed")

    chief.goes_to(address).opens("票面和复核")
    file = chief.page.request.get(f"{chief.address}{address}/boxes/{vote.box_id}.json")
    assert recount.recount(json.dumps(file.json())) == []

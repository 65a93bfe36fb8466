"""Kinds of meeting that a profile brings: a district adds 听证会 without a line of code."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings import kinds, profile
from lianxinqiao.meetings.actions import attending, preparing
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.tests.scene import BEGINS, CALLED, DRAFTED, ENDS, PARTS, item_of, seat_of
from lianxinqiao.rulebook.sections.meetings import Meetings
from tests.cast import Cast

FORUM = {"code": "forum", "word": "民生恳谈会", "quorum": "two_thirds", "notice_days": 15, "law": "云河区规定第三条"}


@pytest.fixture
def brought(people: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The district's profile says that it holds forums."""
    rules = Meetings.model_validate({"more_kinds": [FORUM]})
    monkeypatch.setattr(profile, "of", lambda _body, _on: rules)
    return people


def drafted(people: Cast, kind: str = "forum", **more: Any) -> Meeting:
    values = {"kind": kind, "starts_at": BEGINS, "ends_at": ENDS, "place": "街道礼堂", **more}
    listed = [seat_of(people, part) for part in PARTS]
    return preparing.draft(body=people.body, values=values, listed=listed, by=people.clerk, at=DRAFTED)


def test_it_is_offered_called_numbered_and_has_its_own_quorum(brought: Cast) -> None:
    rules = profile.of(brought.body, BEGINS.date())
    assert ("forum", "民生恳谈会") in kinds.of_body("congress", rules)
    meeting = drafted(brought)
    item_of(brought, meeting, "other", "菜市场改造")
    with pytest.raises(Refused, match="应在2026-03-09以前通知"):
        attending.call(meeting, by=brought.clerk, at=BEGINS - timedelta(days=10))
    attending.call(meeting, by=brought.clerk, at=CALLED)
    assert str(meeting) == "第十七届第一次民生恳谈会"
    assert meeting.of_kind.quorum.least(9) == 6
    assert meeting.of_kind.law == "云河区规定第三条"


def test_a_later_profile_leaves_what_was_drafted(brought: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = drafted(brought)
    monkeypatch.setattr(profile, "of", lambda _body, _on: Meetings())
    assert str(Meeting.objects.get(pk=meeting.pk).of_kind.word) == "民生恳谈会"


def test_what_no_profile_knows_is_refused(people: Cast) -> None:
    with pytest.raises(ValidationError, match="没有这类会议"):
        drafted(people)


@pytest.mark.parametrize(("inside", "status"), [(False, 200), (True, 404)])
def test_strangers_read_it_unless_it_is_inside(brought: Cast, client: Client, inside: bool, status: int) -> None:
    meeting = drafted(brought)
    item_of(brought, meeting, "other", "菜市场改造")
    attending.call(meeting, by=brought.clerk, at=CALLED)
    Meeting.objects.filter(pk=meeting.pk).update(own_kind={**(meeting.own_kind or {}), "inside": inside})
    assert client.get(f"/m/{meeting.pk}").status_code == status


def test_a_code_stands_once() -> None:
    with pytest.raises(ValueError, match="不能重复"):
        Meetings.model_validate({"more_kinds": [FORUM, FORUM]})

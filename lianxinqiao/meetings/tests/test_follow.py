"""Phones in the hall follow the meeting by the anonymous stream: it tells when something happened, and not each count."""

import re

from django.core.cache import cache
from django.test import Client

from lianxinqiao.meetings.actions import attending, holding, voting
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.tests.scene import BEGINS, ENDS, seat_of
from lianxinqiao.meetings.tests.test_screens import running
from tests.cast import Cast

PULSE = re.compile(r'data-pulse="(\w+)"')


def heard_by(client: Client, meeting: Meeting) -> str:
    """As a phone hears it, made anew."""
    cache.clear()
    found = PULSE.search(client.get(f"/screens/{meeting.screen}/now").content.decode())
    assert found
    return found[1]


def test_a_page_and_the_stream_begin_with_one_pulse(people: Cast, client: Client) -> None:
    meeting, _vote = running(people)
    meeting.refresh_from_db()
    client.force_login(people.deputy.user)
    found = PULSE.search(client.get(meeting.get_absolute_url()).content.decode())
    assert found
    assert found[1] == heard_by(Client(), meeting)


def test_what_happens_changes_it_and_a_count_does_not(people: Cast) -> None:
    meeting, vote = running(people)
    meeting.refresh_from_db()
    client = Client()
    heard = [heard_by(client, meeting)]
    voting.cast(vote, choice="yes", by=people.deputy, at=BEGINS)
    assert heard_by(client, meeting) == heard[0], "no page is shown anew for each who votes"
    voting.close(vote, by=people.chairpersons, at=BEGINS)
    heard.append(heard_by(client, meeting))
    attending.leave_hall(meeting.attendees.get(mandate=seat_of(people, "cosigner")), by=people.clerk, at=BEGINS)
    assert heard_by(client, meeting) == heard[1]
    holding.hear(meeting.items.get(position=2), by=people.chairpersons, at=ENDS)
    heard.append(heard_by(client, meeting))
    assert len(set(heard)) == 3


def test_nothing_is_followed_once_it_is_over(people: Cast, client: Client) -> None:
    meeting, _vote = running(people)
    Meeting.objects.filter(pk=meeting.pk).update(stage="published")
    client.force_login(people.deputy.user)
    assert "data-pulse" not in client.get(meeting.get_absolute_url()).content.decode()

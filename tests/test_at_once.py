"""Two people do the same act on the same thing at the same moment: it stands once.

Both have the form open; both send it while the suggestion's row is held, so that both have passed every check that
is made before the lock. Then the row is let go. The act is done once, and the second person reads a sentence that
says who was quicker.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.models import AssigningMeeting, Suggestion
from tests.aside import aside
from tests.cast import Cast, cast
from tests.deeds import BEGINNINGS, DEEDS, PROFILE
from tests.served import wait_for
from tests.walks import Walk

ANSWERED_AS_THE_FIRST = {
    "reply.draft",
    "meeting.hold",
}  # led to the draft of the first, or to the meeting, which says it
UNWRITTEN = {"suggestion.save", "reply.save"}  # saving a draft is no event


@pytest.fixture
def people(transactional_db: None) -> Iterator[Cast]:
    people = cast(PROFILE)
    User.objects.filter(email="").update(email="someone@example.org")
    yield people


def signed_in(user: User) -> Client:
    person = Client(raise_request_exception=False)
    person.force_login(user)
    return person


def sent(person: Client, address: str, typed: dict[str, Any]) -> tuple[int, str]:
    try:
        answer = person.post(address, typed)
        return answer.status_code, answer.content.decode()
    finally:
        connection.close()


def waiting() -> int:
    """How many stand at a lock of this database; asked aside, since statistics stand still within a transaction."""
    with aside() as link:
        rows = link.execute(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
        )
        return int(rows.fetchone()[0])  # type: ignore[index]


def root(walk: Walk, subject: Any) -> Suggestion | AssigningMeeting:
    """What both wait for, and what is written down about."""
    return subject if isinstance(subject, AssigningMeeting) else walk.suggestion


def twice_at_once(code: str, people: Cast) -> tuple[Suggestion | AssigningMeeting, list[tuple[int, str]]]:
    deed = DEEDS[code]
    walk = Walk(people, at=timezone.now() - timedelta(days=deed.ago))
    subject = deed.scene(walk)
    held = root(walk, subject)
    address, user = deed.address(code, subject), people.posts[deed.by].user
    assert user is not None
    people_at_it = [(signed_in(user), deed.form(walk)) for _ in range(2)]
    with ThreadPoolExecutor(2) as two, transaction.atomic():
        type(held).objects.select_for_update().get(pk=held.pk)
        answers = [two.submit(sent, person, address, typed) for person, typed in people_at_it]
        wait_for(lambda: waiting() == 2 or any(answer.done() for answer in answers), "both at the lock", every=0.02)
        assert not any(answer.done() for answer in answers), [answer.result() for answer in answers if answer.done()]
    return held, [answer.result() for answer in answers]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("code", sorted(set(DEEDS) - BEGINNINGS))
def test_what_two_do_at_once_stands_once(people: Cast, code: str) -> None:
    held, answers = twice_at_once(code, people)
    statuses = sorted(status for status, _page in answers)
    entries = Entry.objects.filter(chain=people.body.code, act=code, object_id=held.pk)
    assert not verifying.everything().findings
    if code in UNWRITTEN:
        assert (statuses, entries.count()) == ([200, 200], 0)
        return
    assert entries.count() == 1
    if code in ANSWERED_AS_THE_FIRST:
        assert statuses == [302, 302]
        return
    refused = [(status, page) for status, page in answers if status != 302]
    assert len(refused) == 1, statuses
    [(status, page)] = refused
    assert status in {200, 403}
    if code == "meeting.plan":
        assert "已经这样列入" in page
    elif status == 200:
        assert "error-summary" in page
        assert f"{entries.get().actor_title}：" in page  # who did it meanwhile

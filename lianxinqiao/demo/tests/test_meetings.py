"""What the standing committee of the demo district did in 2020 is what the seed's report says, each number from its rows."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from lianxinqiao.ballots import publishing, recount
from lianxinqiao.demo.tests import test_build
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.meetings import queries
from lianxinqiao.meetings.models import Box, DeliberationOpinion, Meeting, Vote
from lianxinqiao.meetings.stages import Stage
from lianxinqiao.people.models import Body

body = test_build.body  # the one building
SEED = (
    ("meetings.standing_committee", 7),
    ("reports.heard", 18),
    ("decisions.adopted", 15),
    ("appointments.person_times", 45),
    ("meetings.chairpersons", 12),
)


@pytest.mark.parametrize(("code", "number"), SEED, ids=[row[0] for row in SEED])
def test_the_number_is_the_seed_s(body: Body, code: str, number: int) -> None:
    period = Period.of_year(2020)
    assert FIGURES[code].value(body, period) == number
    assert FIGURES[code].rows(body, period).count() == number


def test_no_two_months_without_a_meeting(body: Body) -> None:
    """组织法第五十一条."""
    days = sorted(
        Meeting.objects.filter(body=body, kind="standing", starts_at__year=2020).values_list("starts_at", flat=True)
    )
    gaps = [later - earlier for earlier, later in pairwise(days)]
    assert max(gaps) < timedelta(days=66)


def test_texts_differ(body: Body) -> None:
    texts = list(DeliberationOpinion.objects.filter(body=body).values_list("text", flat=True))
    assert len(set(texts)) == len(texts) > 18


def test_offices_are_held_by_one_where_there_is_one(body: Body) -> None:
    for day in (date(2020, 1, 1), date(2020, 12, 31), timezone.localdate()):
        single = [row.office_id for row in queries.holders(body, day) if row.office.single]
        assert len(single) == len(set(single)) > 10


def test_a_meeting_is_in_session_with_a_vote_open(body: Body) -> None:
    meeting = Meeting.objects.get(body=body, stage=Stage.IN_SESSION)
    vote = Vote.objects.get(meeting=meeting, stage="open")
    assert vote.is_named
    assert 0 < vote.casts.count() < len(vote.here) < vote.base


def test_a_secret_vote_was_counted_and_the_next_has_its_slips(body: Body) -> None:
    done, waiting = Box.objects.filter(meeting__body=body).select_related("ballot").order_by("pk")
    assert (done.stage, waiting.stage) == ("announced", "drawing")
    assert [each["no"] for each in done.ballot.counts] == [2, 0]
    assert done.ballot.slips.count() - done.ballot.papers == 1
    assert recount.recount(publishing.file(done.ballot)) == []
    assert waiting.ballot.slips.count() >= 5

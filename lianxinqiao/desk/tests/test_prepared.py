"""What is put together once for a kind of post answers each post as its own query would."""

from collections import Counter

import pytest
from django.utils import timezone

from lianxinqiao.acts import lists, piles
from lianxinqiao.matters import today as of_suggestions
from lianxinqiao.matters.models import Follow
from lianxinqiao.matters.stages import ReplyStage, Stage
from tests.cast import Cast
from tests.walks import a_suggestion

LIVES = [
    Stage.DRAFT,
    Stage.SUBMITTED,
    Stage.REGISTERED,
    Stage.ASSIGNED,
    Stage.HANDLING,
    ReplyStage.SIGNING,
    Stage.CLOSED,
]


@pytest.fixture
def everybody(people: Cast) -> Cast:
    for stage in LIVES:
        walk = a_suggestion(people, at=stage)
        Follow.objects.get_or_create(user=people.clerk.user, suggestion=walk.suggestion)
    return people


def test_each_kind_of_work_for_each_of_the_cast(everybody: Cast) -> None:
    today, seen = timezone.localdate(), Counter[str]()
    for _twice in range(2):  # put together, then asked
        for post in everybody.posts.values():
            near = piles.soon(post, today)
            for pile in piles.for_post(post):
                own = list(lists.first_rows(pile, post, today, near))
                assert lists.first(pile, post, today, near) == own
                seen[post.role] += len(own)
    assert {"deputy", "office_clerk", "unit_clerk", "unit_head", "supervision", "chairpersons"} <= set(+seen)


def test_what_each_of_them_follows(everybody: Cast) -> None:
    for post in everybody.posts.values():
        user = everybody.clerk.user
        assert user
        assert of_suggestions.FOLLOWED(post, user.pk) == list(of_suggestions.rows_followed(post, user.pk))
    assert (
        len(of_suggestions.FOLLOWED(everybody.clerk, everybody.clerk.user.pk)) == len(LIVES) - 1
    )  # a draft is its deputy's own

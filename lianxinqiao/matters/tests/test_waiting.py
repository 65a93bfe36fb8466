"""A page names for whom it waits: who really has an act open, and only what the reader may know."""

import pytest
from django.utils import timezone

from lianxinqiao.acts.waiting import whom
from lianxinqiao.matters.gathering import gather
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.next_steps import SCREENS
from lianxinqiao.matters.stages import ReplyStage, Stage
from lianxinqiao.matters.waiting import waits
from lianxinqiao.people.models import Post
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

STOPS = [
    *(Stage.DRAFT, Stage.COSIGNING, Stage.SUBMITTED, Stage.REGISTERED, Stage.ASSIGNED, Stage.HANDLING),
    *(ReplyStage.COUNTERSIGNING, ReplyStage.SIGNING, ReplyStage.REVIEWING, ReplyStage.DELIVERING),
    *(Stage.ANSWERED, Stage.CLOSED),
]


def read(suggestion: Suggestion, post: Post) -> str:
    suggestion = Suggestion.objects.get(pk=suggestion.pk)
    gather(suggestion)
    found = waits(suggestion, post, whom(SCREENS, suggestion, timezone.now()))
    return found.words if found else ""


def waited_for(walk: Walk) -> set[tuple[str, str]]:
    suggestion = Suggestion.objects.get(pk=walk.suggestion.pk)
    gather(suggestion)
    return {(each.act.code, post.person.name) for each in whom(SCREENS, suggestion, walk.at) for post in each.posts}


@pytest.mark.parametrize("stop", STOPS, ids=str)
def test_whoever_is_offered_the_next_step_is_waited_for(people: Cast, stop: Stage | ReplyStage) -> None:
    walk = a_suggestion(people, at=stop)
    suggestion = Suggestion.objects.get(pk=walk.suggestion.pk)
    gather(suggestion)
    offered = {
        (offer.act.code, post.person.name)
        for post in people.posts.values()
        for offer in SCREENS.offers(post, suggestion, walk.at)
        if offer.primary
    }
    named = waited_for(walk)
    assert {each for each in named if each[1] in {post.person.name for post in people.posts.values()}} == offered
    assert bool(offered) == bool(named)


def test_a_deputy_who_has_assessed_reads_what_was_said_and_that_the_office_decides(people: Cast) -> None:
    walk = Walk(people).assessed("basically")
    words = read(walk.suggestion, people.deputy)
    assert "办理结果基本满意" in words
    assert "代工委工作人员办结" in words


@pytest.mark.parametrize("grade", ["satisfied", "unsatisfied"])
def test_the_unit_reads_whom_it_waits_for_and_not_what_follows_from_the_grade(people: Cast, grade: str) -> None:
    walk = Walk(people).assessed(grade)
    words = read(walk.suggestion, people.jiaoyu_clerk)
    assert "代工委工作人员" in words
    assert not any(word in words for word in ("办结", "重新办理", "满意"))


def test_other_deputies_read_the_public_stage_and_no_gate(people: Cast) -> None:
    walk = a_suggestion(people, at=ReplyStage.SIGNING)
    assert read(walk.suggestion, people.other_deputy) == "等待承办单位，有进展时会通知相关人员。"
    assert "签发" in read(walk.suggestion, people.clerk)

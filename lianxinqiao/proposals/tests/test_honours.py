"""Key proposals with a plan and a result, both sides' ratings, excellent ones within their quota."""

from datetime import date

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters.actions import assessing, supervising
from lianxinqiao.matters.models import Assessment
from lianxinqiao.proposals.actions import honouring, leading
from lianxinqiao.proposals.honours import Quota
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.proposals.next_steps import gather
from lianxinqiao.proposals.pages import seen_ratings
from lianxinqiao.proposals.tests.scene import ANSWERED, RATED, answered, assigned, rated
from tests.cast import Cast


def test_a_key_one_is_led_by_a_plan_to_its_result(council: Cast) -> None:
    proposal = assigned(council)
    with pytest.raises(Refused, match="不是重点提案"):
        leading.plan(proposal, plan="三步督办。", due_on=date(2026, 6, 30), by=council.clerk, at=ANSWERED)
    supervising.choose_key(proposal, leader="主席", meeting="主席会议", by=council.chairpersons, at=ANSWERED)
    with pytest.raises(Refused, match="先登记督办计划"):
        leading.conclude(proposal, result="完成。", by=council.clerk, at=ANSWERED)
    leading.plan(proposal, plan="三步督办。", due_on=date(2026, 6, 30), by=council.clerk, at=ANSWERED)
    leading.conclude(proposal, result="信号灯已装。", by=council.clerk, at=RATED)
    with pytest.raises(Refused, match="已经结束"):
        leading.plan(proposal, plan="再来。", due_on=date(2026, 6, 30), by=council.clerk, at=RATED)


def test_neither_side_sees_the_other_s_rating_first(council: Cast) -> None:
    proposal = answered(council)
    honouring.rate_quality(
        proposal.handlings.get(), grade="good", comment="具体。", by=council.jiaoyu_clerk, at=ANSWERED
    )

    def seen(part: str) -> int:
        found = Proposal.objects.get()
        gather(found)
        return len(seen_ratings(found, council.posts[part]))

    assert [seen(part) for part in ("deputy", "jiaoyu_head", "caizheng_head", "clerk")] == [0, 1, 0, 1]
    assessing.assess(
        Assessment.objects.get(), attitude="satisfied", result="satisfied", comment="", by=council.deputy, at=RATED
    )
    assert seen("deputy") == 1
    with pytest.raises(Refused, match="已经评议"):
        honouring.rate_quality(proposal.handlings.get(), grade="fair", by=council.jiaoyu_head, at=RATED)


def test_a_unit_that_may_have_read_its_grade_rates_no_more(council: Cast) -> None:
    proposal = rated(council)
    share = proposal.handlings.get()
    assessing.close(proposal, by=council.clerk, at=RATED)
    with pytest.raises(Refused):
        honouring.rate_quality(share, grade="plain", by=council.jiaoyu_clerk, at=RATED)


def test_a_unit_recommends_and_whoever_raised_it_does_not(council: Cast) -> None:
    proposal = rated(council)
    honouring.recommend(proposal, reason="调研扎实。", by=council.jiaoyu_head, at=RATED)
    honouring.recommend(proposal, reason="同意。", by=council.other_deputy, at=RATED)
    with pytest.raises(Refused):
        honouring.recommend(proposal, reason="我提的。", by=council.deputy, at=RATED)
    with pytest.raises(Refused):
        honouring.recommend(proposal, reason="没有办过。", by=council.caizheng_head, at=RATED)


@pytest.mark.parametrize(
    ("filed", "share", "collective", "most", "single"),
    [(60, 8, 20, 4, 3), (123, 8, 20, 9, 7), (5, 8, 20, 0, 0), (100, 10, 20, 10, 8), (100, 10, 0, 10, 10)],
)
def test_the_quota(filed: int, share: int, collective: int, most: int, single: int) -> None:
    quota = Quota(filed, share, collective)
    assert (quota.most, quota.single) == (most, single)


def test_none_is_praised_beyond_the_quota(council: Cast) -> None:
    with pytest.raises(Refused, match="已经评满0件"):
        honouring.praise(rated(council), meeting="主席会议", by=council.head, at=RATED)

"""A report that was heard, the opinion that follows, its days, its answer and its test."""

from datetime import date, timedelta

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings.actions import holding, opining
from lianxinqiao.meetings.models import DeliberationOpinion
from lianxinqiao.meetings.stages import OpinionStage
from lianxinqiao.meetings.tests.scene import ENDS, heard, in_session
from lianxinqiao.notices.models import Notice
from tests.cast import Cast, moment
from tests.scenes import remembered

LATER = ENDS + timedelta(days=60)


@remembered
def sent(people: Cast) -> DeliberationOpinion:
    meeting = in_session(people)
    item = heard(people, meeting)
    holding.close(meeting, by=people.chairpersons, at=ENDS)
    opinion = opining.opine(item, title="对报告的审议意见", text="加快补短板。", by=people.clerk, at=ENDS)
    assert opinion.send_by == date(2026, 3, 31), "five workdays after the meeting"
    opining.send(opinion, by=people.chairpersons, at=ENDS)
    return opinion


@remembered
def answered(people: Cast) -> DeliberationOpinion:
    opinion = sent(people)
    opining.plan(opinion, text="分三步。", by=people.jiaoyu_clerk, at=ENDS + timedelta(days=9))
    opining.answer(opinion, result="已新增学位。", by=people.jiaoyu_head, at=LATER)
    return opinion


def test_it_is_sent_with_its_number_and_both_days(people: Cast) -> None:
    opinion = sent(people)
    assert (opinion.number, opinion.year) == (1, 2026)
    assert (opinion.plan_due_on, opinion.due_on) == (date(2026, 6, 24), date(2026, 9, 24))
    assert Notice.objects.filter(kind="deliberation.send", recipient=people.jiaoyu_head.user).exists()


def test_only_the_organ_answers(people: Cast) -> None:
    with pytest.raises(Refused):
        opining.answer(sent(people), result="……", by=people.jiaotong_head, at=LATER)


def test_it_is_closed_with_the_committee_s_view(people: Cast) -> None:
    opinion = answered(people)
    with pytest.raises(Refused, match="先登记专门"):
        opining.close(opinion, by=people.clerk, at=LATER)
    opining.comment(opinion, comment="处理到位。", by=people.clerk, at=LATER)
    opining.close(opinion, by=people.clerk, at=LATER)
    assert opinion.stage == OpinionStage.CLOSED


def test_what_fails_its_test_comes_back(people: Cast) -> None:
    """Exactly half is not more than half here, and invalid papers leave the base."""
    opinion = answered(people)
    assert not opining.test(opinion, satisfied=5, basically=4, unsatisfied=9, invalid=3, by=people.clerk, at=LATER)
    opining.comment(opinion, comment="仍有差距。", by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="没有通过"):
        opining.close(opinion, by=people.clerk, at=LATER)
    opining.again(opinion, reason="测评没有通过", by=people.clerk, at=LATER)
    assert (opinion.stage, opinion.rounds, opinion.passed, opinion.result) == (OpinionStage.SENT, 2, None, "")
    (before,) = opinion.earlier.all()
    assert (before.result, before.unsatisfied, before.passed, before.reason) == (
        "已新增学位。",
        9,
        False,
        "测评没有通过",
    )


@pytest.mark.parametrize(
    ("satisfied", "basically", "unsatisfied", "passes"),
    [(15, 6, 0, True), (5, 4, 9, False), (5, 4, 8, True)],  # vector 125; exactly half; one more
)
def test_a_test_by_its_own_base(people: Cast, satisfied: int, basically: int, unsatisfied: int, passes: bool) -> None:
    told = {"satisfied": satisfied, "basically": basically, "unsatisfied": unsatisfied, "invalid": 2}
    assert opining.test(answered(people), **told, by=people.clerk, at=LATER) is passes


def test_it_is_told_to_deputies_and_everybody_when_it_is_closed(people: Cast, client: Client) -> None:
    """监督法第十七条: what was asked, what came of it and how it was judged."""
    opinion = answered(people)
    address = f"/m/deliberations/{opinion.pk}"
    opining.comment(opinion, comment="处理到位。", by=people.clerk, at=LATER)
    opining.test(opinion, satisfied=3, basically=1, unsatisfied=0, by=people.clerk, at=LATER)
    opining.close(opinion, by=people.clerk, at=LATER)
    assert client.get(address).status_code == 404
    opining.publish(opinion, by=people.clerk, at=LATER)
    assert Notice.objects.filter(kind="deliberation.publish", recipient=people.deputy.user).exists()
    page = client.get(address).content.decode()
    assert "已新增学位。" in page
    assert "满意3票" in page


def test_final_accounts_are_answered_sooner(people: Cast) -> None:
    """Vector 90 (河南第三十条): two months."""
    opinion = sent(people)
    opinion.item.kind = "accounts"
    opinion.item.save()
    opinion.stage = OpinionStage.DRAFTED
    opinion.save()
    opining.send(opinion, by=people.chairpersons, at=moment("2026-07-03"))
    assert opinion.due_on == date(2026, 9, 3)


def test_one_opinion_to_a_report(people: Cast) -> None:
    opinion = sent(people)
    with pytest.raises(Refused, match="已经有审议意见"):
        opining.opine(opinion.item, title="再来一份", text="……", by=people.clerk, at=ENDS)

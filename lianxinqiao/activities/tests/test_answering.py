"""From what was found to the answer of whom it concerns."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import answering, turning
from lianxinqiao.activities.models import Activity
from lianxinqiao.activities.stages import Stage
from lianxinqiao.activities.tests.scene import BEGINS, ENDS, called, signed_in
from lianxinqiao.notices.models import Notice
from lianxinqiao.people.models import Body
from lianxinqiao.proposals.models import Proposal
from tests.cast import Cast
from tests.scenes import remembered
from tests.walks import PNG

LATER = ENDS + timedelta(days=5)


@remembered
def held(people: Cast, **values: object) -> Activity:
    activity = called(people, "deputy", **values)
    signed_in(people, activity, "deputy")
    answering.hold(activity, by=people.clerk, at=ENDS)
    return activity


def test_the_report_goes_to_the_unit_and_the_answer_to_who_was_there(people: Cast) -> None:
    activity = held(people)
    answering.report(activity, text="路口没有信号灯。", by=people.clerk, at=LATER)
    answering.forward(activity, unit=people.units["jiaotong"], by=people.clerk, at=LATER)
    answering.answer(activity, feedback="四月底前安装。", by=people.jiaotong_clerk, at=LATER + timedelta(days=3))
    assert activity.stage == Stage.ANSWERED
    told = set(Notice.objects.filter(kind="activity.answer").values_list("recipient_id", flat=True))
    assert people.deputy.user.pk in told
    assert people.cosigner.user.pk not in told
    answering.close(activity, by=people.clerk, at=LATER + timedelta(days=9))


def test_only_the_unit_it_went_to_answers(people: Cast) -> None:
    activity = held(people)
    answering.report(activity, text="报告。", by=people.clerk, at=LATER)
    answering.forward(activity, unit=people.units["jiaotong"], by=people.clerk, at=LATER)
    with pytest.raises(Refused):
        answering.answer(activity, feedback="……", by=people.jiaoyu_clerk, at=LATER)


def test_a_kind_without_an_answer_is_not_forwarded(people: Cast) -> None:
    activity = held(people, kind="with_card")
    answering.report(activity, text="报告。", by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="不用转交"):
        answering.forward(activity, unit=people.units["jiaotong"], by=people.clerk, at=LATER)


def test_it_is_not_over_before_it_begins(people: Cast) -> None:
    with pytest.raises(Refused, match="还没有开始"):
        answering.hold(called(people), by=people.clerk, at=BEGINS - timedelta(hours=1))


def test_a_finding_becomes_the_finder_s_suggestion_without_typing(people: Cast) -> None:
    activity = held(people)
    finding = answering.note(activity, text="放学时段没有护学岗，车流很大。", where="东门", by=people.deputy, at=ENDS)
    suggestion = turning.suggest(finding, by=people.deputy, at=LATER)
    assert "放学时段没有护学岗" in suggestion.cause
    assert "东门" in suggestion.cause
    assert suggestion.lead == people.deputy.mandate
    finding.refresh_from_db()
    with pytest.raises(Refused, match="已转为建议"):
        turning.suggest(finding, by=people.deputy, at=LATER)


def test_a_members_finding_becomes_a_proposal(people: Cast, client: Client) -> None:
    Body.objects.update(kind=Body.Kind.CPPCC)
    people.body.refresh_from_db()
    activity = called(people, "deputy", kind="oversight", organiser="committee")
    signed_in(people, activity, "deputy")
    finding = answering.note(activity, text="放学时段没有护学岗。", where="东门", by=people.deputy, at=BEGINS)
    client.force_login(people.deputy.user)
    page = client.get(activity.get_absolute_url()).content.decode()
    assert "转为提案草稿" in page
    assert "转为建议草稿" not in page
    proposal = turning.propose(finding, by=people.deputy, at=LATER)
    assert isinstance(proposal, Proposal)
    assert proposal.title == "关于解决放学时段没有护学岗问题的提案"
    assert "东门" in proposal.cause
    with pytest.raises(Refused, match="已转为提案"):
        turning.propose(finding, by=people.deputy, at=LATER)


def test_what_it_became_is_opened_by_who_may_read_it(people: Cast, client: Client) -> None:
    """A draft is its writer's own: others on the list see only that there is one."""
    activity = called(people, "deputy", "cosigner")
    signed_in(people, activity, "deputy", "cosigner")
    finding = answering.note(activity, text="井盖松动。", by=people.deputy, at=BEGINS)
    suggestion = turning.suggest(finding, by=people.deputy, at=LATER)
    for part, reads in (("deputy", True), ("cosigner", False)):
        client.force_login(people.posts[part].user)
        page = client.get(activity.get_absolute_url()).content.decode()
        assert "已转为建议" in page
        assert (suggestion.title in page) is reads


def test_only_who_was_there_notes_a_finding(people: Cast) -> None:
    activity = held(people)
    with pytest.raises(Refused, match="到场的代表"):
        answering.note(activity, text="听说路灯坏了。", by=people.cosigner, at=ENDS)


def test_a_findings_picture_is_shown_to_who_reads_the_activity(client: Client, people: Cast) -> None:
    activity = called(people, "deputy")
    signed_in(people, activity, "deputy")
    photo = ContentFile(PNG, name="路口.png")
    finding = answering.note(activity, text="斑马线磨没了", picture=photo, by=people.deputy, at=BEGINS)
    address = f"/activities/{activity.pk}/findings/{finding.pk}/picture"
    client.force_login(people.deputy.user)
    assert f"{address}?show=thumb" in client.get(activity.get_absolute_url()).content.decode()
    assert client.get(f"{address}?show=thumb").headers["Content-Type"] == "image/webp"
    client.force_login(people.jiaoyu_clerk.user)
    assert client.get(address).status_code == 404

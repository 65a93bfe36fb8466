"""Assess, handle again, convene; promises; key suggestions; publish."""

from datetime import date, timedelta

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.actions import assessing, promising, publishing, supervising
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import PromiseStage, Stage
from lianxinqiao.notices.models import Notice
from tests.cast import Cast
from tests.walks import Walk, a_suggestion


def test_only_the_deputy_assesses(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    for stranger in (people.jiaoyu_clerk, people.jiaoyu_head, people.clerk, people.supervision, people.other_deputy):
        with pytest.raises(Refused):
            assessing.assess(walk.assessment, attitude="satisfied", result="satisfied", by=stranger, at=walk.at)
    assessing.assess(walk.assessment, attitude="satisfied", result="basically", by=people.deputy, at=walk.at)
    walk.suggestion.refresh_from_db()
    assert (walk.suggestion.first_attitude, walk.suggestion.first_result) == ("satisfied", "basically")


def test_the_office_enters_a_form_only_with_its_scan(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    grades = {"attitude": "satisfied", "result": "satisfied"}
    with pytest.raises(Refused, match="扫描件"):
        assessing.enter_paper(walk.assessment, **grades, scan=None, by=people.clerk, at=walk.at)
    assessing.enter_paper(walk.assessment, **grades, scan=walk.scan(), by=people.clerk, at=walk.at)
    assert walk.assessment.given_by == people.clerk
    [told] = Notice.objects.filter(kind="assessment.enter")  # whose word it is, and nobody of the units
    assert told.recipient == people.deputy.person.user


def test_unsatisfied_needs_words(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    with pytest.raises(Refused, match="写明意见"):
        assessing.assess(walk.assessment, attitude="satisfied", result="unsatisfied", by=people.deputy, at=walk.at)


def test_it_closes_when_the_form_is_back(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    with pytest.raises(Refused, match="还有代表没有评价"):
        assessing.close(walk.suggestion, by=people.clerk, at=walk.at)
    walk.assess("satisfied")
    assessing.close(walk.suggestion, by=people.clerk, at=walk.at)
    assert walk.suggestion.stage == Stage.CLOSED


def test_not_returned_only_after_a_reminder_and_the_term(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    late = walk.at + timedelta(days=90)
    with pytest.raises(Refused, match="先催请"):
        assessing.mark_not_returned(walk.assessment, by=people.clerk, at=late)
    assessing.remind(walk.assessment, by=people.clerk, at=walk.at)
    assessing.mark_not_returned(walk.assessment, by=people.clerk, at=late)
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.final_result == ""
    assessing.close(walk.suggestion, by=people.clerk, at=late)


def test_unsatisfied_is_handled_again_and_then_convened(people: Cast) -> None:
    walk = Walk(people).assessed("unsatisfied")
    with pytest.raises(Refused, match="重新办理"):
        assessing.close(walk.suggestion, by=people.clerk, at=walk.at)
    assessing.rehandle(walk.suggestion, by=people.clerk, at=walk.later())
    assert (walk.suggestion.round, walk.suggestion.stage) == (2, Stage.HANDLING)
    mediated = Walk(people).mediated()
    assert mediated.suggestion.first_result == "unsatisfied"
    assessing.conclude(mediated.suggestion, outcome="约定九月底前完工。", by=people.clerk, at=mediated.later())
    assert mediated.suggestion.stage == Stage.CLOSED


def test_the_second_time_it_is_not_handled_again_but_convened(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.MEDIATION)
    assert walk.suggestion.round == 2
    assert walk.suggestion.final_result == "unsatisfied"


def test_a_promise_is_carried_over_kept_and_confirmed(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    promise = walk.promise
    promising.report(promise, percent=40, note="已立项。", by=people.jiaoyu_clerk, at=walk.later())
    with pytest.raises(Refused, match="晚于"):
        promising.carry_over(promise, due_on=date(2026, 4, 1), reason="…", by=people.jiaoyu_head, at=walk.at)
    promising.carry_over(promise, due_on=date(2027, 4, 30), reason="资金。", by=people.jiaoyu_head, at=walk.at)
    assert (promise.first_due_on, promise.due_on) == (date(2026, 4, 30), date(2027, 4, 30))
    promising.declare_kept(promise, note="已装好。", by=people.jiaoyu_clerk, at=walk.later())
    promising.reject(promise, reason="只装了一处。", by=people.deputy, at=walk.later())
    assert promise.stage == PromiseStage.OPEN
    promising.declare_kept(promise, note="两处都装好。", by=people.jiaoyu_clerk, at=walk.later())
    promising.confirm(promise, grade="satisfied", by=people.deputy, at=walk.later())
    assert promise.stage == PromiseStage.KEPT


def test_a_reply_given_anew_ends_the_earlier_promise(people: Cast) -> None:
    promises = Walk(people).mediated().suggestion.promises.order_by("pk")
    assert [(promise.reply.round, str(promise.stage)) for promise in promises] == [(1, "ended"), (2, "open")]


def test_a_unit_does_not_confirm_its_own_promise(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    promising.declare_kept(walk.promise, note="已装好。", by=people.jiaoyu_clerk, at=walk.later())
    with pytest.raises(Refused):
        promising.confirm(walk.promise, by=people.jiaoyu_head, at=walk.at)


def test_the_council_of_chairpersons_chooses_key_suggestions(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    with pytest.raises(Refused, match="主任会议"):
        supervising.choose_key(walk.suggestion, leader="顾长河", by=people.head, at=walk.at)
    supervising.choose_key(walk.suggestion, leader="顾长河", by=people.chairpersons, at=walk.at)
    assert walk.suggestion.is_key


def test_it_is_published_by_decision_and_read_by_strangers(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    assert not Suggestion.objects.visible_to(None).exists()
    with pytest.raises(Refused, match="先作出"):
        publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    publishing.decide_openness(walk.suggestion, openness="full", by=people.clerk, at=walk.at)
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    assert Suggestion.objects.visible_to(None).get() == walk.suggestion
    publishing.unpublish(walk.suggestion, reason="含个人电话。", by=people.head, at=walk.at)
    assert not Suggestion.objects.visible_to(None).exists()


# ------------------------------------------------------------------ a second assessment, on paper
def declared(people: Cast) -> Walk:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    promising.declare_kept(walk.promise, note="信号灯已启用。", by=people.jiaoyu_clerk, at=walk.at)
    return walk


def test_the_office_enters_a_second_assessment_only_with_its_scan(people: Cast) -> None:
    walk = declared(people)
    with pytest.raises(Refused, match="扫描件"):
        promising.enter_paper(walk.promise, grade="satisfied", scan=None, by=people.clerk, at=walk.at)
    with pytest.raises(Refused, match="请选择评价"):
        promising.enter_paper(walk.promise, grade="", scan=walk.scan(), by=people.clerk, at=walk.at)
    for stranger in (people.jiaoyu_clerk, people.supervision, people.deputy):
        with pytest.raises(Refused, match="应由"):
            promising.enter_paper(walk.promise, grade="satisfied", scan=walk.scan(), by=stranger, at=walk.at)
    promising.enter_paper(walk.promise, grade="basically", scan=walk.scan(), by=people.clerk, at=walk.at)
    assert (walk.promise.stage, walk.promise.assessed) == (PromiseStage.KEPT, "basically")
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.on_behalf_of) == ("promise.enter", people.deputy.person.name)


def test_who_opens_the_signed_paper(client: Client, people: Cast, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    walk = declared(people)
    promising.enter_paper(walk.promise, grade="satisfied", scan=walk.scan(), by=people.clerk, at=walk.at)
    scan = f"{walk.suggestion.get_absolute_url()}/scans/promise-{walk.promise.pk}"
    answers = {}
    for part in ("clerk", "deputy", "auditor", "jiaoyu_clerk", "cosigner"):
        client.force_login(getattr(people, part).user)
        answers[part] = client.get(scan).status_code
    assert answers == {"clerk": 200, "deputy": 200, "auditor": 200, "jiaoyu_clerk": 404, "cosigner": 404}
    client.force_login(people.clerk.user)
    assert scan in client.get(walk.suggestion.get_absolute_url()).content.decode()


def test_a_key_suggestion_shows_who_leads_it_and_what_was_done(people: Cast, client: Client) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    supervising.choose_key(
        walk.suggestion, leader="高致远", meeting="第十次主任会议", by=people.chairpersons, at=walk.at
    )
    supervising.record_supervision(
        walk.suggestion,
        kind="meeting",
        held_on=walk.at.date(),
        leader="高致远",
        participants="教育局、财政局",
        note="听取办理情况。",
        by=people.chairpersons,
        at=walk.at,
    )
    client.force_login(people.deputy.person.user)
    page = client.get(walk.suggestion.get_absolute_url()).content.decode()
    for words in ("第十次主任会议", "教育局、财政局", "听取办理情况。"):
        assert words in page
    told = Notice.objects.filter(kind="suggestion.supervise").values_list("recipient", flat=True)
    assert {people.deputy.person.user_id, people.jiaoyu_clerk.person.user_id} <= set(told)


def test_who_decides_on_publicity_is_told_how_far_the_reply_is_open(people: Cast, client: Client) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    client.force_login(people.clerk.person.user)
    row = walk.suggestion
    page = client.get(f"/suggestions/{row.reference}/suggestion.decide_openness/{row.pk}").content.decode()
    assert "答复按签发时的决定和这里的决定中较严的一个公开：教育局（全文公开）" in page

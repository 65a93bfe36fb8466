"""Assign, accept, return, re-assign."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import queries as journal
from lianxinqiao.matters.actions import assigning, preparing, registering, replying
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import AssigningMeeting
from lianxinqiao.matters.stages import HandlingStage, Stage
from lianxinqiao.notices.models import Notice
from tests.cast import Cast
from tests.walks import Walk, a_suggestion


def test_it_starts_the_clock(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    assert walk.suggestion.first_assigned_on == date(2026, 1, 21)
    assert walk.suggestion.due_on is not None
    assert walk.handling.due_on == walk.suggestion.due_on
    assert walk.handling.return_until is not None


def test_it_tells_the_units_and_the_deputies(people: Cast) -> None:
    a_suggestion(people, at=Stage.ASSIGNED)
    told = set(Notice.objects.filter(kind="suggestion.assign").values_list("recipient__display_name", flat=True))
    assert {"教育局经办", "教育局负责人", "财政局经办", "林晓禾", "周望舒"} <= told
    assert "许安之" not in told  # who did it need not be told


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        (["assist"], "一个主办"),
        (["lead", "lead"], "一个主办"),
        (["separate"], "至少要有两个"),
        (["lead", "separate"], "都是分办"),
    ],
)
def test_the_parts_of_the_units_fit_together(people: Cast, kinds: list[str], sentence: str) -> None:
    walk = a_suggestion(people, at=Stage.REGISTERED)
    units = list(people.units.values())
    with pytest.raises(Refused, match=sentence):
        to = [To(unit, kind) for unit, kind in zip(units, kinds, strict=False)]
        assigning.assign(walk.suggestion, to=to, by=people.clerk, at=walk.at)


def test_six_months_where_it_is_broad_or_difficult(people: Cast) -> None:
    plain, hard = (a_suggestion(people, at=Stage.REGISTERED) for _ in range(2))
    to = [To(people.units["jiaoyu"])]
    assigning.assign(plain.suggestion, to=to, by=people.clerk, at=plain.at)
    assigning.assign(hard.suggestion, to=to, complex=True, by=people.clerk, at=plain.at)
    assert (hard.suggestion.due_on - plain.suggestion.due_on).days > 80


def test_merged_ones_are_assigned_together(people: Cast) -> None:
    first, second = (a_suggestion(people, at=Stage.REGISTERED).suggestion for _ in range(2))
    at = Walk(people).at + timedelta(days=3)
    registering.merge(second, into=first, by=people.clerk, at=at)
    with pytest.raises(Refused, match="对主件交办"):
        assigning.assign(second, to=[To(people.units["jiaoyu"])], by=people.clerk, at=at)
    assigning.assign(first, to=[To(people.units["jiaoyu"])], by=people.clerk, at=at)
    second.refresh_from_db()
    assert (first.stage, second.stage) == (Stage.ASSIGNED, Stage.ASSIGNED)
    assert second.handlings.get().organization == people.units["jiaoyu"]


def test_a_meeting_assigns_its_package_or_nothing(people: Cast) -> None:
    first, second = (a_suggestion(people, at=Stage.REGISTERED).suggestion for _ in range(2))
    at = Walk(people).at + timedelta(days=3)
    meeting = AssigningMeeting.objects.create(
        body=people.body, name="交办会", held_on=at.date(), planned_by=people.clerk
    )
    for suggestion in (first, second):
        preparing.plan(meeting, suggestion, to=[To(people.units["jiaoyu"])], by=people.clerk, at=at)
    assigning.assign(second, to=[To(people.units["caizheng"])], by=people.clerk, at=at)
    with pytest.raises(Refused, match="不能交办"):
        assigning.hold_assigning_meeting(meeting, by=people.clerk, at=at)
    first.refresh_from_db()
    assert first.stage == Stage.REGISTERED
    meeting.planned.filter(suggestion=second).delete()
    assert assigning.hold_assigning_meeting(meeting, by=people.clerk, at=at) == 1
    first.refresh_from_db()
    assert first.stage == Stage.ASSIGNED


def test_what_becomes_of_a_meetings_list_is_written_down(people: Cast) -> None:
    suggestion = a_suggestion(people, at=Stage.REGISTERED).suggestion
    who, to = {"by": people.clerk, "at": timezone.now()}, [To(people.units["jiaoyu"])]
    meeting = preparing.call_meeting(name="交办会", held_on=date(2026, 2, 2), **who)
    preparing.plan(meeting, suggestion, to=to, **who)
    with pytest.raises(Refused, match="已经这样列入"):
        preparing.plan(meeting, suggestion, to=to, **who)
    preparing.take_off(meeting, suggestion, **who)
    with pytest.raises(Refused, match="已经不在"):
        preparing.take_off(meeting, suggestion, **who)
    preparing.plan(meeting, suggestion, to=to, **who)
    assigning.hold_assigning_meeting(meeting, **who)
    with pytest.raises(Refused, match="已经交办完毕"):
        preparing.take_off(meeting, suggestion, **who)
    entries = journal.history(meeting)
    acts = ["meeting.call", "meeting.plan", "meeting.take_off", "meeting.plan", "meeting.hold"]
    assert [entry.act for entry in entries] == acts
    assert entries[1].data == {"suggestion": suggestion.number_text, "units": ["教育局(lead)"]}


def test_it_is_being_handled_once_the_lead_unit_accepts(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    assigning.accept(walk.assisting, by=people.caizheng_clerk, at=walk.at)
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.stage == Stage.ASSIGNED
    assigning.accept(walk.handling, by=people.jiaoyu_head, at=walk.at)
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.stage == Stage.HANDLING


def test_another_unit_does_not_accept_for_it(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    with pytest.raises(Refused, match="应由承办单位办理"):
        assigning.accept(walk.handling, by=people.jiaotong_clerk, at=walk.at)


def test_it_goes_back_within_the_window_with_reason_and_another_unit(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    other = people.units["jiaotong"]
    with pytest.raises(Refused, match="说明理由"):
        assigning.ask_return(walk.handling, reason=" ", proposed=other, by=people.jiaoyu_clerk, at=walk.at)
    with pytest.raises(Refused, match="哪个单位"):
        assigning.ask_return(walk.handling, reason="不属本局职责。", proposed=None, by=people.jiaoyu_clerk, at=walk.at)
    with pytest.raises(Refused, match="不能是本单位"):
        own = people.units["jiaoyu"]
        assigning.ask_return(walk.handling, reason="不属本局职责。", proposed=own, by=people.jiaoyu_clerk, at=walk.at)
    late = walk.at + timedelta(days=60)
    with pytest.raises(Refused, match="届满"):
        assigning.ask_return(walk.handling, reason="不属本局职责。", proposed=other, by=people.jiaoyu_clerk, at=late)
    assigning.ask_return(walk.handling, reason="不属本局职责。", proposed=other, by=people.jiaoyu_clerk, at=walk.at)
    old = walk.handling
    new = assigning.reassign(old, to=other, by=people.supervision, at=walk.later(2))
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.first_assigned_on == date(2026, 1, 21)
    assert walk.suggestion.last_assigned_on == date(2026, 1, 23)
    assert new.kind == "lead"
    assert new.replaces == old
    told = Notice.objects.filter(kind="handling.reassign").values_list("recipient", flat=True)
    assert {people.jiaoyu_clerk.person.user_id, people.jiaotong_clerk.person.user_id} <= set(told)


def test_a_refused_return_stays_and_must_be_accepted(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    handling = walk.handling
    assigning.ask_return(
        handling, reason="不属。", proposed=people.units["jiaotong"], by=people.jiaoyu_clerk, at=walk.at
    )
    assigning.refuse_return(handling, answer="三定规定属教育局。", by=people.supervision, at=walk.later())
    assert handling.stage == HandlingStage.ASSIGNED
    again = walk.later()
    with pytest.raises(Refused, match="届满"):
        assigning.ask_return(
            handling, reason="不属。", proposed=people.units["jiaotong"], by=people.jiaoyu_clerk, at=again
        )
    assigning.accept(handling, by=people.jiaoyu_clerk, at=again)
    assert handling.stage == HandlingStage.ACCEPTED


def test_the_supervision_office_decides_with_the_units_reason_before_its_eyes(people: Cast, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    unit, supervision = Client(), Client()
    unit.force_login(people.jiaoyu_clerk.user)
    supervision.force_login(people.supervision.user)
    ask, decide = (
        reverse("suggestion-act", args=[walk.suggestion.reference, f"handling.{act}", walk.handling.pk])
        for act in ("ask_return", "reassign")
    )
    empty = unit.post(ask, {"reason": "不属本局职责。", "proposed": ""})
    assert "proposed" in empty.context["form"].errors
    assigning.ask_return(
        walk.handling, reason="道路划线属交通。", proposed=people.units["jiaotong"], by=people.jiaoyu_clerk, at=walk.at
    )
    page = supervision.get(decide)
    assert "退回理由：道路划线属交通。" in page.content.decode()
    assert page.context["form"]["to"].value() == people.units["jiaotong"].pk


def test_what_was_done_to_many_is_said_as_it_is(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.person.user)
    lead = people.units["jiaoyu"].pk
    for meeting, said in ((True, "已将1件建议列入交办会"), (False, "已交办1件建议")):
        row = a_suggestion(people, at=Stage.REGISTERED).suggestion
        typed = {"pk": row.pk, "lead": lead}
        if meeting:
            called = preparing.call_meeting(name="交办会", held_on=date(2026, 2, 2), by=people.clerk, at=timezone.now())
            typed["meeting"] = called.pk
        assert said in client.post("/suggestions/assign", typed, follow=True).content.decode()


def test_units_that_answer_separately_do_not_wait_for_each_other(people: Cast) -> None:
    units = people.units
    walk = Walk(people).assigned([To(units["jiaoyu"], "separate"), To(units["jiaotong"], "separate")])
    first, other = walk.suggestion.handlings.order_by("id")
    if first.organization != units["jiaoyu"]:
        first, other = other, first
    assigning.accept(first, by=people.jiaoyu_clerk, at=walk.at)
    reply = replying.draft(first, by=people.jiaoyu_clerk, at=walk.at)
    assigning.ask_return(other, reason="不属本局。", proposed=units["caizheng"], by=people.jiaotong_clerk, at=walk.at)
    assigning.reassign(other, to=units["caizheng"], by=people.supervision, at=walk.at)
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.stage == Stage.HANDLING
    replying.save(
        reply, by=people.jiaoyu_clerk, at=walk.at, body="已经办妥，装好了信号灯。", reply_class="SOLVED", number="1号"
    )
    replying.send(reply, by=people.jiaoyu_clerk, at=walk.at)
    replying.sign(reply, by=people.jiaoyu_head, at=walk.at)
    replying.review(reply, by=people.supervision, at=walk.at)
    replying.deliver(reply, by=people.clerk, at=walk.at)
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.stage == Stage.HANDLING  # the other still owes its own

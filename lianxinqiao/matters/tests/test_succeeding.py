"""A unit's open matters go to the unit that comes after it, with all that belongs to them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters import kept
from lianxinqiao.matters.actions import assigning, preparing, promising, replying, succeeding
from lianxinqiao.matters.actions.assessing import rehandle
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import AssigningMeeting, Handling, PlannedAssignment, Suggestion
from lianxinqiao.matters.stages import HandlingStage, ReplyStage, Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.people.actions import reorganizing
from lianxinqiao.people.models import Organization
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

pytestmark = pytest.mark.django_db


def today() -> date:
    return timezone.localdate()


def merge(people: Cast, old: str, new: str, on: date | None = None) -> None:
    reorganizing.merge([people.units[old]], into=people.units[new], on=on or today(), by=people.administrator)


def test_a_share_moves_with_its_reply_its_countersign_and_its_clock(people: Cast) -> None:
    walk = Walk(people).countersigning()
    before = walk.handling
    merge(people, "jiaoyu", "jiaotong")
    share = Handling.objects.get(pk=before.pk)
    assert share.organization == people.units["jiaotong"]
    clock = ("stage", "assigned_on", "due_on", "return_until", "contact_due_on", "accepted_on")
    assert [getattr(share, name) for name in clock] == [getattr(before, name) for name in clock]
    reply = share.replies.get()
    assert (reply.stage, reply.countersigns.get().handling) == (ReplyStage.COUNTERSIGNING, walk.assisting)
    replying.countersign(walk.reply.countersigns.get(), by=people.caizheng_head, at=timezone.now())
    replying.sign(walk.reply, by=people.jiaotong_head, at=timezone.now())
    assert walk.reply.unit.name == "云河区交通运输局"


def test_an_assisting_unit_hands_its_countersign_on(people: Cast) -> None:
    walk = Walk(people).countersigning()
    merge(people, "caizheng", "jiaotong")
    replying.countersign(walk.reply.countersigns.get(), by=people.jiaotong_head, at=timezone.now())
    assert walk.reply.stage == ReplyStage.SIGNING


def test_each_suggestion_has_its_entry_and_everybody_is_told(people: Cast) -> None:
    first, second = Walk(people).assigned(), Walk(people, title="另一件").being_handled()
    Notice.objects.all().delete()
    merge(people, "jiaoyu", "jiaotong", today() - timedelta(days=3))
    entries = Entry.objects.filter(act="suggestion.succeed")
    assert {entry.object_id for entry in entries} == {first.suggestion.pk, second.suggestion.pk}
    entry = entries.get(object_id=first.suggestion.pk)
    assert (entry.data["from"], entry.data["to"]) == ("云河区教育局", "云河区交通运输局")
    assert entry.data["since"] == (today() - timedelta(days=3)).isoformat()
    told = {notice.recipient.person.posts.first().role for notice in Notice.objects.filter(kind="suggestion.succeed")}
    assert told >= {"deputy", "office_clerk", "office_head", "unit_clerk", "unit_head"}
    clerk = people.jiaotong_clerk.user
    assert Notice.objects.filter(recipient=clerk, kind="suggestion.succeed").count() == 2


def test_what_is_closed_stays_with_who_did_it_and_its_promise_moves(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    merge(people, "jiaoyu", "jiaotong")
    assert walk.handling.organization == people.units["jiaoyu"]
    assert walk.promise.organization == people.units["jiaotong"]
    promising.report(walk.promise, percent=50, note="已开工。", by=people.jiaotong_clerk, at=timezone.now())


def test_what_was_answered_is_still_said_by_who_answered(people: Cast, client: Client) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    before = kept.letter(walk.reply)
    merge(people, "jiaoyu", "jiaotong")
    assert walk.handling.organization == people.units["jiaotong"]
    assert (walk.reply.unit.name, walk.handling.unit.name) == ("云河区教育局", "云河区教育局")
    assert kept.letter(walk.reply) == before
    client.force_login(people.clerk.user)
    page = client.get(walk.suggestion.get_absolute_url()).content.decode()
    assert f"自{today()}起由云河区交通运输局承接，此前是云河区教育局。" in page


def test_who_takes_over_handles_it_again(people: Cast) -> None:
    walk = Walk(people).assessed("unsatisfied")
    merge(people, "jiaoyu", "jiaotong")
    rehandle(walk.suggestion, by=people.clerk, at=timezone.now())
    reply = replying.draft(walk.handling, by=people.jiaotong_clerk, at=timezone.now())
    assert reply.unit.name == "云河区交通运输局"


@pytest.mark.parametrize(("old", "new"), [("caizheng", "jiaoyu"), ("jiaoyu", "caizheng")])
def test_a_lead_unit_does_not_assist_itself(people: Cast, old: str, new: str) -> None:
    walk = Walk(people).countersigning()
    merge(people, old, new)
    [share] = walk.suggestion.handlings.exclude(stage=HandlingStage.ENDED)
    assert (share.kind, share.organization.code) == ("lead", new)
    assert walk.reply.stage == ReplyStage.SIGNING  # nobody is left to countersign
    assert not walk.reply.countersigns.exists()


def separate(people: Cast) -> Walk:
    walk = Walk(people).assigned([To(people.units["jiaoyu"], "separate"), To(people.units["caizheng"], "separate")])
    for share in walk.suggestion.handlings.all():
        by = people.posts[f"{share.organization.code}_clerk"]
        assigning.accept(share, by=by, at=walk.later())
    return walk


def draft(people: Cast, share: Handling, body: str) -> None:
    by, at = people.posts[f"{share.organization.code}_clerk"], timezone.now()
    replying.save(replying.draft(share, by=by, at=at), by=by, at=at, body=body)


def test_two_answers_that_are_not_given_yet_become_one_and_no_draft_is_lost(people: Cast) -> None:
    shares = {share.organization.code: share for share in separate(people).suggestion.handlings.all()}
    draft(people, shares["jiaoyu"], "教育局的答复。")
    draft(people, shares["caizheng"], "财政局的答复。")
    merge(people, "caizheng", "jiaoyu")
    [share] = Handling.objects.exclude(stage=HandlingStage.ENDED)
    assert share.pk == shares["jiaoyu"].pk
    assert share.replies.get().body == "教育局的答复。\n\n财政局的答复。"


def test_an_answer_that_is_given_stands_beside_the_one_still_owed(people: Cast) -> None:
    walk = separate(people)
    shares = {share.organization.code: share for share in walk.suggestion.handlings.all()}
    Handling.objects.filter(pk=shares["jiaoyu"].pk).update(stage="done", done_on=today())
    merge(people, "caizheng", "jiaoyu")
    assert set(Handling.objects.values_list("organization__code", "stage")) == {
        ("jiaoyu", "done"),
        ("jiaoyu", "accepted"),
    }


def test_nothing_moves_twice_and_nobody_else_moves_it(people: Cast) -> None:
    walk = Walk(people).assigned()
    both = {"unit": people.units["jiaoyu"], "to": people.units["jiaotong"], "on": today(), "at": timezone.now()}
    with pytest.raises(Refused, match="系统管理员"):
        succeeding.succeed(walk.suggestion, **both, by=people.head)
    succeeding.succeed(walk.suggestion, **both, by=people.administrator)
    with pytest.raises(Refused, match="没有在办的事项"):
        succeeding.succeed(walk.suggestion, **both, by=people.administrator)


def test_a_split_gives_each_its_own_and_leaves_the_rest(people: Cast, client: Client) -> None:
    goes, stays = Walk(people).assigned(), Walk(people, title="另一件").assigned()
    shares = {f"suggestion:{goes.suggestion.pk}": people.units["jiaotong"]}
    into = [people.units["jiaotong"]]
    reorganizing.split(
        people.units["jiaoyu"], into=into, shares=shares, ends=False, on=today(), by=people.administrator
    )
    assert (goes.handling.organization.code, stays.handling.organization.code) == ("jiaotong", "jiaoyu")
    client.force_login(people.jiaoyu_clerk.user)
    page = client.get(goes.suggestion.get_absolute_url())
    assert "已经移交承接单位办理" in page.content.decode()


def test_an_assigning_meeting_calls_the_unit_that_comes_after(people: Cast) -> None:
    suggestion = Walk(people).registered().suggestion
    meeting = AssigningMeeting.objects.create(body=people.body, name="交办会", held_on=today(), planned_by=people.clerk)
    to = [To(people.units["jiaoyu"], "lead"), To(people.units["jiaotong"], "assist")]
    preparing.plan(meeting, suggestion, to=to, by=people.clerk, at=timezone.now())
    merge(people, "jiaoyu", "jiaotong")
    planned = PlannedAssignment.objects.values_list("organization__code", "kind")
    assert list(planned) == [("jiaotong", "lead")]
    assigning.hold_assigning_meeting(meeting, by=people.clerk, at=timezone.now())
    assert Suggestion.objects.get(pk=suggestion.pk).stage == Stage.ASSIGNED


def test_a_unit_that_ended_is_given_nothing(people: Cast) -> None:
    walk = Walk(people).registered()
    old = people.units["jiaoyu"]
    merge(people, "jiaoyu", "jiaotong")
    with pytest.raises(Refused, match="已停用"):
        assigning.assign(walk.suggestion, to=[To(Organization.objects.get(pk=old.pk))], by=people.clerk, at=walk.at)

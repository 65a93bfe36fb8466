"""A secret vote on phones in its meeting: who draws, what it refuses, what follows from the box."""

from datetime import timedelta

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots import phone
from lianxinqiao.ballots.casting import Said
from lianxinqiao.ballots.models import Ballot
from lianxinqiao.journal.models import Entry
from lianxinqiao.meetings import certificates
from lianxinqiao.meetings.actions import attending, counting, secret, voting
from lianxinqiao.meetings.models import Vote
from lianxinqiao.meetings.stages import VoteStage
from lianxinqiao.meetings.tests.scene import BEGINS, called, seat_of
from lianxinqiao.meetings.tests.secret_scene import EIGHT, LATER, hall
from tests.cast import Cast


def test_its_result_comes_from_the_box(people: Cast) -> None:
    made = hall(people)
    vote = made.put()
    for part, choice in zip(EIGHT, ["yes"] * 5 + ["no", "abstain"], strict=False):
        assert made.casts(part, choice) == Said.IN
    made.counted(vote)
    vote.refresh_from_db()
    assert (vote.yes, vote.no, vote.abstain, vote.unpressed, vote.invalid) == (5, 1, 1, 1, 0)
    assert (vote.stage, vote.needed, vote.absent) == (VoteStage.PASSED, 5, 0)
    assert made.item.decisions.get().number == 1


def test_nothing_of_who_cast_what_stands_in_the_journal(people: Cast) -> None:
    made = hall(people)
    vote = made.put()
    before = Entry.objects.count()
    for part in EIGHT[:6]:
        made.casts(part, "yes")
    assert Entry.objects.count() == before, "casting is no entry"
    made.counted(vote)
    told = " ".join(str(entry.data) for entry in Entry.objects.all())
    for held in made.held.values():
        assert held.slip.hex() not in told
        assert held.signature.hex() not in told
    closing = Entry.objects.get(act="box.close").data
    assert (closing["drawn"], closing["papers"], len(closing["digest"])) == (8, 6, 64)


def test_each_name_has_its_own_result(people: Cast) -> None:
    made = hall(people, "appoint", "appoint", "appoint")
    vote = made.put()
    for place, part in enumerate(EIGHT):
        made.casts(part, "yes", "no" if place < 4 else "yes", "yes" if place < 5 else "abstain")
    made.counted(vote)
    rows = list(made.item.votes.order_by("number"))
    assert [(row.yes, row.stage) for row in rows] == [(8, "passed"), (4, "failed"), (5, "passed")]
    assert [row.number for row in rows] == [2, 3, 4]
    assert [row.stage for row in made.item.appointments.order_by("pk")] == ["passed", "failed", "passed"]
    made.item.refresh_from_db()
    assert made.item.stage == "decided"


def test_who_may_draw(people: Cast) -> None:
    made = hall(people, here=EIGHT[:7])
    message = {made.box.ballot_id: phone.draw(bytes(made.box.ballot.public_key)).blinded}
    with pytest.raises(Refused, match="先签到"):
        secret.draw(made.meeting, blinded=message, by=people.posts["eighth"], at=BEGINS)
    with pytest.raises(Refused, match="应到人员"):
        secret.draw(made.meeting, blinded=message, by=people.clerk, at=BEGINS)
    with pytest.raises(Refused, match="已领过票"):
        secret.draw(made.meeting, blinded=message, by=people.deputy, at=BEGINS)
    with pytest.raises(Refused, match="没有这张"):
        secret.draw(made.meeting, blinded={999_999: b"1"}, by=people.deputy, at=BEGINS)


def test_when_it_is_not_put(people: Cast) -> None:
    made = hall(people, here=EIGHT[:5])
    attending.leave_hall(made.meeting.attendees.get(mandate=seat_of(people, "deputy")), by=people.clerk, at=LATER)
    with pytest.raises(Refused):
        made.put()
    attending.sign_in(made.meeting, by=people.posts["eighth"], at=LATER)
    with pytest.raises(Refused, match="林晓禾领了表决票，现在不在场"):
        made.put()


def test_thirty_seconds_after_the_last_slip(people: Cast) -> None:
    made = hall(people)
    with pytest.raises(Refused, match="请等30秒"):
        voting.put(made.item, method="secret", by=people.chairpersons, at=BEGINS)
    voting.put(made.item, method="secret", by=people.chairpersons, at=BEGINS + timedelta(seconds=30))


def test_scrutineers_alone_open_and_nobody_announces_before(people: Cast) -> None:
    made = hall(people)
    vote = made.put()
    made.casts("deputy", "yes")
    with pytest.raises(Refused, match="开箱计票"):
        voting.close(vote, by=people.chairpersons, at=LATER)
    with pytest.raises(Refused):
        secret.open_(made.box, secret=made.key[0], by=people.posts["sixth"], at=LATER)  # voting is not over
    secret.close(made.box, by=people.chairpersons, at=LATER)
    with pytest.raises(Refused, match="监票人"):
        secret.open_(made.box, secret=made.key[0], by=people.chairpersons, at=LATER)
    secret.open_(made.box, secret=made.key[0], by=people.posts["seventh"], at=LATER)


def test_a_fault_annuls_it_and_it_is_kept(people: Cast) -> None:
    made = hall(people)
    vote = made.put()
    made.casts("deputy", "yes")
    voting.annul(vote, reason="会场断网", by=people.chairpersons, at=LATER)
    assert made.casts("cosigner", "yes") == Said.CLOSED
    assert Ballot.objects.get().stage == "annulled"
    again = voting.put(made.item, method="hands", by=people.chairpersons, at=LATER)
    assert (again.number, Vote.objects.get(pk=vote.pk).reason) == (3, "会场断网")


def test_a_candidate_does_not_count(people: Cast) -> None:
    made = hall(people)
    secret.drop(made.box, by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="两位不同"):
        secret.prepare(
            made.item,
            chief=seat_of(people, "sixth"),
            second=seat_of(people, "sixth"),
            by=people.clerk,
            at=LATER,
        )


def test_the_certificate_says_what_was_given_out_and_came_back(people: Cast) -> None:
    made = hall(people)
    vote = made.put()
    for part in EIGHT[:7]:
        made.casts(part, "yes")
    made.counted(vote)
    vote.refresh_from_db()
    text = "\n".join(paragraph.text for paragraph in certificates.certificate(vote).paragraphs)
    assert "发出表决票8张，收回7张，有效7张，无效0张" in text
    assert "顾长风、宋知微" in text


def test_others_who_wait_are_not_told_a_tally(people: Cast) -> None:
    made = hall(people)
    made.put()
    made.casts("deputy", "no")
    from lianxinqiao.meetings import pages
    from lianxinqiao.meetings.next_steps import gather

    meeting = made.meeting
    meeting.refresh_from_db()
    gather(meeting)
    told = pages.progress(next(vote for vote in meeting.votes.all() if vote.stage == "open"))
    assert (told["drawn"], told["cast"], told["waiting"]) == (8, 1, 7)
    assert set(told) == {"here", "drawn", "cast", "waiting", "box"}


def test_who_attends_by_video_raises_a_hand_counted_by_two(people: Cast) -> None:
    """全国人大常委会议事规则第四十八条: by hand, outside the box."""
    made = hall(people, here=EIGHT[:7])
    made.meeting.video = True
    made.meeting.save()
    row = made.meeting.attendees.get(mandate=seat_of(people, "eighth"))
    attending.come_back(row, by_video=True, by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="视频出席"):
        made.draws("eighth")
    vote = made.put()
    for part in EIGHT[:4]:
        made.casts(part, "yes")
    secret.close(made.box, by=people.chairpersons, at=LATER)
    secret.open_(made.box, secret=made.key[0], by=people.posts["sixth"], at=LATER)
    vote.refresh_from_db()
    with pytest.raises(Refused, match="两位监票人"):
        voting.close(vote, by=people.chairpersons, at=LATER)
    hand = {"issued": 1, "returned": 1, "invalid": 0, "yes": 1, "no": 0, "abstain": 0}
    for part in ("sixth", "seventh"):
        counting.count(vote, scrutineer=seat_of(people, part), **hand, by=people.clerk, at=LATER)
    assert voting.close(vote, by=people.chairpersons, at=LATER) == VoteStage.PASSED
    assert (vote.yes, vote.unpressed) == (5, 3)


def test_before_slips_are_prepared_it_says_what_a_unanimous_result_shows(people: Cast, client: Client) -> None:
    """Vector 133: a result of 21 to 0 shows every vote, and the office reads so before it prepares the slips."""
    meeting = called(people, ("plan", "2026年度投资项目计划"))
    client.force_login(people.clerk.user)
    page = client.get(f"/meetings/{meeting.pk}/item.prepare_ballot/{meeting.items.get().pk}").content.decode()
    assert "结果完全一致的时候，每个人怎么投的就都清楚了" in page

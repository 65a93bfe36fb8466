"""A motion from its first signature to what became of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.meetings.actions import holding
from lianxinqiao.meetings.models import Member
from lianxinqiao.meetings.tests.scene import (
    BEGINS,
    decided,
    heard,
    in_session,
    item_of,
    open_in_session,
    seat_of,
    seated,
)
from lianxinqiao.meetings.tests.scene import drafted as drafted_meeting
from lianxinqiao.motions import act_forms, profile
from lianxinqiao.motions.actions import deciding, drafting
from lianxinqiao.motions.models import Motion
from lianxinqiao.motions.stages import Signing, Stage
from lianxinqiao.motions.tests.scene import (
    AT,
    CLOSES,
    LATER,
    SAID,
    drafted,
    handed,
    of_government,
    referred,
    reported,
    signed,
)
from lianxinqiao.notices.models import Notice
from lianxinqiao.people.models import Session
from lianxinqiao.rulebook.sections.motions import Motions
from tests.cast import Cast, moment


# ------------------------------------------------------------------ signed and handed in
def test_it_is_seen_by_those_alone_who_sign_it(people: Cast) -> None:
    motion = signed(people, "cosigner")
    seen = {part for part, post in people.posts.items() if motion in Motion.objects.visible_to(post)}
    assert seen == {"deputy", "cosigner"}
    assert Notice.objects.filter(kind="motion.invite", recipient=people.cosigner.user).exists()
    assert not Notice.objects.filter(kind="motion.invite", recipient=people.other_deputy.user).exists()


# 组织法第二十二条: ten deputies, five in a township; 第五十二条: three members in a county or district, five in a city.
LEAST = [
    ("deputies", {}, 10),
    ("deputies", {"deputies": 5}, 5),
    ("members", {}, 3),
    ("members", {"members": 5}, 5),
    ("government", {}, 0),
    ("chairs", {}, 0),
]


@pytest.mark.parametrize(("mover", "said", "least"), LEAST)
def test_how_many_sign(
    people: Cast, monkeypatch: pytest.MonkeyPatch, mover: str, said: dict[str, int], least: int
) -> None:
    monkeypatch.setattr(profile, "of", lambda _body, _on: Motions(**said))
    assert profile.least(Motion(body=people.body, mover=mover), date(2026, 1, 12)) == least


def test_three_members_are_enough_and_two_are_not(people: Cast) -> None:
    motion = signed(people, "cosigner")
    with pytest.raises(Refused, match="要有3人以上联名才能提出，现在是2人"):
        drafting.hand_in(motion, by=people.deputy, at=AT)
    drafting.invite(motion, mandates=[seat_of(people, "other_deputy")], by=people.deputy, at=AT)
    drafting.sign(motion.signatures.last(), by=people.other_deputy, at=AT)  # type: ignore[arg-type]
    drafting.hand_in(motion, by=people.deputy, at=AT)
    assert (motion.stage, motion.number, motion.handed_on) == (Stage.HANDED, 1, date(2026, 1, 12))
    assert motion.moved_by == "林晓禾等3人"


def test_another_text_is_signed_anew(people: Cast) -> None:
    motion = signed(people, "cosigner", "other_deputy")
    drafting.change(motion, **{**SAID, "proposal": "另作决定。"}, by=people.deputy, at=AT)
    assert {(row.stage, row.signed_on) for row in motion.signatures.all()} == {(Signing.ASKED, None)}
    with pytest.raises(Refused, match="现在是1人"):
        drafting.hand_in(motion, by=people.deputy, at=AT)
    told = Notice.objects.filter(kind="motion.change")
    assert {row.recipient for row in told} == {people.cosigner.user, people.other_deputy.user}
    drafting.change(motion, **SAID, by=people.deputy, at=AT)
    assert told.count() == 2, "nobody had signed: nothing is asked anew"


def test_members_alone_are_asked_to_sign_what_goes_to_their_committee(people: Cast) -> None:
    """Other deputies are not offered, for the act would refuse them; at the congress everybody in office is."""
    motion, other = drafted(people), seat_of(people, "other_deputy")
    Member.objects.filter(mandate=other).delete()
    for mover, asked in (("members", False), ("deputies", True)):
        motion.mover = mover
        form = act_forms.FORMS["motion.invite"](subject=motion, post=people.deputy)
        offered = set(form.fields["mandates"].queryset.values_list("pk", flat=True))  # type: ignore[attr-defined]
        assert (other.pk in offered, seat_of(people, "cosigner").pk in offered) == (asked, True)
        assert motion.lead_id not in offered


def test_a_motion_to_the_standing_committee_is_drafted_at_no_session(people: Cast, client: Client) -> None:
    """The form offers the session first; whoever says that members move it need not know to empty that box."""
    client.force_login(people.deputy.user)
    address, told = "/motions/new", {"mover": "members", "session": people.session.pk, **SAID}
    assert 'value="members"' not in client.get(address).content.decode(), "who is no member is not offered it"
    seated(people)
    assert 'value="members"' in client.get(address).content.decode()
    assert client.post(address, told).status_code == 302
    motion = Motion.objects.get()
    assert (motion.session, motion.moved_by) == (None, people.deputy.mandate.person.name)  # type: ignore[union-attr]


def test_whoever_declined_may_still_sign(people: Cast) -> None:
    motion = drafted(people)
    drafting.invite(motion, mandates=[seat_of(people, "cosigner")], by=people.deputy, at=AT)
    row = motion.signatures.get()
    drafting.decline(row, by=people.cosigner, at=AT)
    assert row.stage == Signing.DECLINED
    drafting.sign(row, by=people.cosigner, at=AT)
    assert (row.stage, row.signed_on) == (Signing.SIGNED, date(2026, 1, 12))


def test_after_the_presidium_s_hour_it_is_a_suggestion(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "of", lambda _body, _on: Motions(deputies=1))
    Session.objects.filter(pk=people.session.pk).update(closing_time=moment("2026-01-13", "18:00"))
    people.session.refresh_from_db()
    motion = drafted(people, "deputies")
    with pytest.raises(Refused, match="截止时间已过，可以作为建议提出"):
        drafting.hand_in(motion, by=people.deputy, at=moment("2026-01-13", "18:01"))
    drafting.hand_in(motion, by=people.deputy, at=moment("2026-01-13", "18:00"))
    assert motion.number_text == "第1号议案"


MOVED = [
    ({"mover": "government", "organ": ""}, "机关提出的写机关名称"),
    ({"mover": "chairs", "organ": "主任会议", "session": True}, "主任会议、常委会组成人员向常委会提出"),
    ({"mover": "presidium", "organ": "大会主席团"}, "代表、主席团、常委会向代表大会提出"),
    ({"mover": "government", "organ": "区人民政府", "title": ""}, "不能为空"),
    ({"mover": "government", "organ": "区人民政府", "grounds": ""}, "不能为空"),
    ({"mover": "government", "organ": "区人民政府", "proposal": ""}, "不能为空"),
]


@pytest.mark.parametrize(("values", "why"), MOVED)
def test_who_moves_what_where(people: Cast, values: dict[str, Any], why: str) -> None:
    """代表法第十五条: title, grounds and proposal; 组织法 says who moves at the congress and who at its committee."""
    values = {**SAID, **values}
    if values.get("session"):
        values["session"] = people.session
    with pytest.raises(ValidationError, match=why):
        drafting.enter(body=people.body, values=values, by=people.clerk, at=AT)


def test_from_paper_with_its_signatures(people: Cast) -> None:
    seated(people)
    told = {"values": {"mover": "members", "lead": seat_of(people, "deputy"), **SAID}, "by": people.clerk, "at": AT}
    with pytest.raises(Refused, match="现在是2人"):
        drafting.enter(body=people.body, signers=[seat_of(people, "deputy"), seat_of(people, "cosigner")], **told)
    with pytest.raises(Refused, match="不能晚于今天"):
        drafting.enter(body=people.body, handed_on=date(2026, 1, 13), **told)
    signers = [seat_of(people, part) for part in ("cosigner", "other_deputy")]
    motion = drafting.enter(body=people.body, signers=signers, handed_on=date(2026, 1, 10), **told)
    assert (motion.handed_on, motion.signatures.count()) == (date(2026, 1, 10), 2)


def test_only_members_move_at_the_standing_committee(people: Cast) -> None:
    with pytest.raises(Refused, match="由常委会组成人员联名"):
        drafting.begin(body=people.body, values={"mover": "members", **SAID}, by=people.deputy, at=AT)


# ------------------------------------------------------------------ what becomes of it
def test_a_committee_has_six_months(people: Cast) -> None:
    motion = referred(people)
    assert (motion.stage, motion.due_on) == (Stage.REFERRED, date(2026, 7, 15))


def test_put_on_the_agenda_it_ends_as_the_meeting_votes(people: Cast, client: Client) -> None:
    motion, meeting = reported(people), drafted_meeting(people, unseated=True)
    assert client.get(f"/m/motions/{motion.pk}").status_code == 404
    deciding.put_on_agenda(motion, meeting=meeting, by=people.clerk, at=LATER)
    assert motion.item is not None
    assert (motion.item.title, motion.item.committee) == (f"审议{motion.title}", "城建环资工委")
    assert motion.standing == "已列入议程 · 待审议"
    assert motion.title in client.get("/m/motions").content.decode()


def test_a_decision_that_passed_makes_it_adopted(people: Cast) -> None:
    from lianxinqiao.meetings.actions import attending, proposing

    motion, meeting = handed(people), drafted_meeting(people, unseated=True)
    item = item_of(people, meeting, "decision", "加强电动自行车停放充电管理")
    deciding.put_on_agenda(motion, item=item, by=people.chairpersons, at=CLOSES)
    proposing.draft_decision(item, kind="decision", title="决定", text="补建充电口。", by=people.clerk, at=CLOSES)
    attending.call(meeting, by=people.clerk, at=moment("2026-03-06"))
    open_in_session(people, meeting)
    decided(people, heard(people, meeting))
    motion.refresh_from_db()
    assert motion.standing == "已列入议程 · 已表决"


def test_withdrawn_at_the_meeting_it_says_so(people: Cast) -> None:
    motion, meeting = handed(people), in_session(people, ("decision", "作出决定"), unseated=True)
    item = meeting.items.get()
    deciding.put_on_agenda(motion, item=item, by=people.chairpersons, at=BEGINS)
    holding.withdraw(item, reason="提案人要求撤回。", by=people.chairpersons, at=BEGINS)
    motion.refresh_from_db()
    assert motion.standing == "已列入议程 · 已撤回"


@pytest.mark.parametrize("first", ["handed", "reported", "left_out"])
def test_it_becomes_a_suggestion_of_its_lead(people: Cast, first: str) -> None:
    motion = reported(people, "turn") if first == "reported" else handed(people)
    if first == "left_out":
        deciding.leave_out(motion, reason="属于政府职权。", by=people.chairpersons, at=LATER)
    found = deciding.turn(motion, reason="交政府办理。", by=people.clerk, at=LATER)
    suggestion = Suggestion.objects.get()
    assert (suggestion.pk, suggestion.title) == (found.pk, "关于加强电动自行车停放充电管理的建议")
    assert [row.text for row in suggestion.requests.all()] == ["作出决定。", "补建充电口。"]
    assert (suggestion.lead, suggestion.source, suggestion.stage) == (motion.lead, "motion", "submitted")
    assert motion.reason == ("属于政府职权。" if first == "left_out" else "交政府办理。")


def test_withdrawn_before_the_agenda(people: Cast) -> None:
    motion = referred(people)
    deciding.withdraw(motion, reason="情况已变。", by=people.deputy, at=LATER)
    assert (motion.stage, motion.due_on) == (Stage.WITHDRAWN, None)


def test_two_sessions_are_numbered_apart(people: Cast) -> None:
    first, second = of_government(people), of_government(people, session=people.session)
    assert (first.number, second.number, of_government(people).number) == (1, 1, 2)
    assert str(first.forum) == "常务委员会"


def test_its_committee_sees_it_and_is_told_when_late(people: Cast) -> None:
    from lianxinqiao.motions.lists import MOTIONS

    motion = referred(people)
    late = next(pile for pile in MOTIONS.piles if pile.code == "late")
    assert motion.due_on is not None
    for day, n in ((motion.due_on, 0), (motion.due_on + timedelta(days=1), 1)):
        assert Motion.objects.filter(late.condition(people.clerk, day)).count() == n

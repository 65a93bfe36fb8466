"""Terms that nobody saw before: of the office between sessions, of re-assigning, of an extension to a day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters import deadlines, page, reminding
from lianxinqiao.matters.actions import assigning, drafting, handling, promising, recomputing, registering, replying
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import Handling, Promise, Suggestion
from lianxinqiao.notices.models import Notice
from lianxinqiao.rulebook import explain
from lianxinqiao.rulebook.models import ProfileVersion
from tests.cast import Cast
from tests.walks import Walk

# A Friday; the week after the next holds the Qingming days (4 to 6 April 2026), Monday 6 April is free.
SUBMITTED = datetime(2026, 3, 27, 2, 0, tzinfo=UTC)


def between(people: Cast, profile: str) -> Walk:
    walk = Walk(people, at=SUBMITTED)
    version = ProfileVersion.objects.get(profile__code=profile)
    Suggestion.objects.filter(pk=walk.suggestion.pk).update(profile_version=version, between_sessions=True)
    walk.suggestion = Suggestion.objects.get(pk=walk.suggestion.pk)
    drafting.submit(walk.suggestion, by=people.deputy, at=SUBMITTED)
    return walk


@pytest.mark.parametrize(
    ("profile", "submitted", "registered"),
    [
        ("beijing-2014", None, None),
        ("zhejiang-2016", date(2026, 4, 3), None),  # seven days to tell the deputy, which registering does
        ("shanghai-2015", date(2026, 4, 8), date(2026, 4, 8)),  # seven workdays (§11), over Qingming
        ("chongqing-2017", date(2026, 4, 13), date(2026, 4, 13)),  # ten workdays (§13)
        ("henan-2017", None, None),
        ("shandong-2017", date(2026, 4, 1), date(2026, 4, 1)),  # five days (§10)
        ("qingdao-2021", date(2026, 4, 3), date(2026, 4, 3)),  # five workdays (§14)
    ],
)
def test_the_office_has_its_term_between_sessions(
    people: Cast, profile: str, submitted: date | None, registered: date | None
) -> None:
    walk = between(people, profile)
    assert walk.suggestion.office_due_on == submitted
    registering.register(walk.suggestion, by=people.clerk, at=SUBMITTED)
    assert walk.suggestion.office_due_on == registered


def test_in_session_no_such_term_runs(people: Cast) -> None:
    walk = Walk(people).submitted()
    assert not walk.suggestion.between_sessions
    assert walk.suggestion.office_due_on is None


def test_the_page_explains_receipt_by_its_law(people: Cast) -> None:
    walk = between(people, "shanghai-2015")
    [due] = page.dates(walk.suggestion, [], people.clerk)
    assert (due.label, due.due_on) == ("登记、交办", date(2026, 4, 8))
    said = "".join(due.sentences)
    assert all(words in said for words in ("收到之日为2026年3月27日", "电子签名法第十一条", "第十一条", "清明"))


def test_the_office_is_reminded_and_late(people: Cast) -> None:
    between(people, "shanghai-2015")
    assert reminding.REMINDING.remind_all(at=datetime(2026, 4, 9, 2, 0, tzinfo=UTC)) > 0
    assert reminding.REMINDING.remind_all(at=datetime(2026, 4, 9, 3, 0, tzinfo=UTC)) == 0  # once


# ------------------------------------------------------------------ re-assigning
@pytest.mark.parametrize(
    ("profile", "due"),
    [("chongqing-2017", date(2026, 4, 14)), ("henan-2017", date(2026, 4, 14)), ("qingdao-2021", None)],
)
def test_a_return_is_decided_within_its_term(people: Cast, profile: str, due: date | None) -> None:
    walk = between(people, profile)
    registering.register(walk.suggestion, by=people.clerk, at=SUBMITTED)
    assigning.assign(walk.suggestion, to=[To(people.units["jiaoyu"])], by=people.clerk, at=SUBMITTED)
    share = walk.suggestion.handlings.get()
    asked = datetime(2026, 3, 30, 2, 0, tzinfo=UTC)
    assigning.ask_return(
        share, reason="不属于本局。", proposed=people.units["jiaotong"], by=people.jiaoyu_clerk, at=asked
    )
    assert share.reassign_due_on == due
    assert [row.due_on for row in page.dates(walk.suggestion, [share], people.supervision)] == ([due] if due else [])
    assigning.refuse_return(share, answer="属于贵局。", by=people.supervision, at=asked)
    assert share.reassign_due_on is None


def test_a_refused_return_stays_shut_when_the_calendar_changes(people: Cast) -> None:
    walk = between(people, "chongqing-2017")
    registering.register(walk.suggestion, by=people.clerk, at=SUBMITTED)
    assigning.assign(walk.suggestion, to=[To(people.units["jiaoyu"])], by=people.clerk, at=SUBMITTED)
    share = walk.suggestion.handlings.get()
    asked = datetime(2026, 3, 30, 2, 0, tzinfo=UTC)
    assigning.ask_return(
        share, reason="不属于本局。", proposed=people.units["jiaotong"], by=people.jiaoyu_clerk, at=asked
    )
    assigning.refuse_return(share, answer="属于贵局。", by=people.supervision, at=asked)
    deadlines.follow(walk.suggestion)
    share.refresh_from_db()
    assert share.return_until == date(2026, 3, 30)


# ------------------------------------------------------------------ an extension to a day
@pytest.fixture
def shanghai(people: Cast) -> Walk:
    """Assigned on Friday 27 March 2026: due on 29 June (27 June is a Saturday), at the longest on 28 September."""
    walk = between(people, "shanghai-2015")
    registering.register(walk.suggestion, by=people.clerk, at=SUBMITTED)
    assigning.assign(walk.suggestion, to=[To(people.units["jiaoyu"])], by=people.clerk, at=SUBMITTED)
    assigning.accept(walk.suggestion.handlings.get(), by=people.jiaoyu_clerk, at=SUBMITTED)
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.due_on == date(2026, 6, 29)
    return walk


def extend(walk: Walk, until: date | None) -> Suggestion:
    share = walk.suggestion.handlings.get()
    people = walk.people
    asked = handling.ask_extension(share, reason="要等设计。", until=until, by=people.jiaoyu_clerk, at=SUBMITTED)
    handling.grant_extension(asked, by=people.head, at=SUBMITTED)
    walk.suggestion.refresh_from_db()
    return walk.suggestion


@pytest.mark.parametrize(
    ("until", "due"),
    [
        (None, date(2026, 9, 28)),
        (date(2026, 7, 31), date(2026, 7, 31)),
        (date(2026, 8, 1), date(2026, 8, 3)),  # a Saturday
        (date(2026, 9, 28), date(2026, 9, 28)),
    ],
)
def test_an_extension_reaches_the_day_it_was_granted_to(shanghai: Walk, until: date | None, due: date) -> None:
    suggestion = extend(shanghai, until)
    assert suggestion.due_on == due
    assert suggestion.handlings.get().due_on == due


def test_it_says_to_which_day_and_how_far_it_could_be(shanghai: Walk) -> None:
    said = explain.paragraph(deadlines.reply(extend(shanghai, date(2026, 7, 31))))
    assert "经同意延期到2026年7月31日" in said
    assert "第十九条" in said


@pytest.mark.parametrize(
    ("until", "words"), [(date(2026, 6, 29), "应当晚于"), (date(2026, 9, 29), "最长可以延期到2026-09-28")]
)
def test_no_extension_backwards_or_beyond_the_rule(shanghai: Walk, until: date, words: str) -> None:
    with pytest.raises(Refused, match=words):
        extend(shanghai, until)


def test_a_hold_moves_the_agreed_day(shanghai: Walk) -> None:
    suggestion = extend(shanghai, date(2026, 7, 31))
    people = shanghai.people
    handling.hold(suggestion, reason="等司法鉴定。", by=people.head, at=datetime(2026, 4, 1, 2, 0, tzinfo=UTC))
    handling.release(suggestion, by=people.head, at=datetime(2026, 4, 8, 2, 0, tzinfo=UTC))
    assert suggestion.due_on == date(2026, 8, 7)


# ------------------------------------------------------------------ a promise that the unit says is kept
# A Monday; Mid-Autumn and National Day lie in the term, and the days made up for them.
REPORTED = datetime(2026, 9, 14, 2, 0, tzinfo=UTC)


def reported(people: Cast, profile: str) -> Promise:
    walk = Walk(people).answered()
    version = ProfileVersion.objects.get(profile__code=profile)
    Suggestion.objects.filter(pk=walk.suggestion.pk).update(profile_version=version)
    promise = Promise.objects.get(suggestion=walk.suggestion)
    promising.declare_kept(promise, note="信号灯已启用。", by=people.jiaoyu_clerk, at=REPORTED)
    return promise


@pytest.mark.parametrize(
    ("profile", "due", "assumed"),
    [
        ("chongqing-2017", date(2026, 10, 16), False),  # twenty workdays of its own (§28), two of them made up
        ("beijing-2014", date(2026, 10, 10), True),  # lends the term of its opinion form
        ("henan-2017", date(2026, 9, 28), True),
    ],
)
def test_a_deputy_has_a_term_to_confirm(people: Cast, profile: str, due: date, assumed: bool) -> None:
    promise = reported(people, profile)
    assert promise.confirm_due_on == due
    [row] = page.dates(promise.suggestion, [], people.deputy)
    assert (row.label, row.due_on) == ("确认承诺兑现", due)
    assert ("假定" in "".join(row.sentences)) is assumed
    assert "收到之日为2026年9月14日" in row.sentences[0]


def test_the_office_neither_grades_nor_hurries(people: Cast) -> None:
    promise = reported(people, "chongqing-2017")
    in_time, late = datetime(2026, 10, 16, 2, 0, tzinfo=UTC), datetime(2026, 10, 17, 2, 0, tzinfo=UTC)
    with pytest.raises(Refused, match="还没有到"):
        promising.confirm(promise, note="现场已核实。", by=people.clerk, at=in_time)
    with pytest.raises(Refused, match="代表本人"):
        promising.confirm(promise, grade="satisfied", note="现场已核实。", by=people.clerk, at=late)
    with pytest.raises(Refused, match="核实的情况"):
        promising.confirm(promise, by=people.clerk, at=late)
    promising.confirm(promise, note="现场已核实。", by=people.clerk, at=late)
    assert (promise.stage, promise.assessed) == ("kept", "")


def test_the_office_confirms_for_a_vacant_seat(people: Cast) -> None:
    promise = reported(people, "chongqing-2017")
    promise.suggestion.lead.to_on = REPORTED.date()
    promise.suggestion.lead.save()
    with pytest.raises(Refused):
        promising.confirm(promise, note="已核实。", by=people.clerk, at=REPORTED)
    promising.confirm(promise, note="已核实。", by=people.clerk, at=REPORTED + timedelta(days=1))
    assert promise.stage == "kept"


def test_a_silent_deputy_is_reminded(people: Cast) -> None:
    reported(people, "chongqing-2017")
    reminding.REMINDING.remind_all(at=datetime(2026, 10, 15, 2, 0, tzinfo=UTC))
    [told] = Notice.objects.filter(kind="reminder", key__startswith="kept:")
    assert told.recipient == people.deputy.person.user


def test_the_day_moves_with_the_calendar_and_goes_with_the_refusal(people: Cast) -> None:
    promise = reported(people, "chongqing-2017")
    Promise.objects.filter(pk=promise.pk).update(confirm_due_on=date(2026, 10, 13))
    assert recomputing.recompute(promise.suggestion, at=REPORTED)
    promise.refresh_from_db()
    assert promise.confirm_due_on == date(2026, 10, 16)
    promising.reject(promise, reason="还没有亮。", by=people.deputy, at=REPORTED)
    assert promise.confirm_due_on is None


# ------------------------------------------------------------------ an assisting opinion that is wanted anew
def opinion_given(people: Cast, profile: str) -> Handling:
    walk = between(people, profile)
    registering.register(walk.suggestion, by=people.clerk, at=SUBMITTED)
    to = [To(people.units["jiaoyu"], "lead"), To(people.units["caizheng"], "assist")]
    assigning.assign(walk.suggestion, to=to, by=people.clerk, at=SUBMITTED)
    assigning.accept(walk.handling, by=people.jiaoyu_clerk, at=SUBMITTED)
    share = walk.assisting
    assigning.accept(share, by=people.caizheng_clerk, at=SUBMITTED)
    handling.give_opinion(share, opinion="经费已列预算。", by=people.caizheng_head, at=SUBMITTED)
    return share


ANEW = datetime(2026, 4, 3, 2, 0, tzinfo=UTC)  # the Friday before Qingming


@pytest.mark.parametrize(
    ("profile", "due", "assumed"),
    [
        ("chongqing-2017", date(2026, 4, 13), False),  # five workdays of its own (§20)
        ("henan-2017", date(2026, 6, 3), True),  # lends the two months of the opinion itself
    ],
)
def test_an_opinion_wanted_anew_has_its_own_term(people: Cast, profile: str, due: date, assumed: bool) -> None:
    share = opinion_given(people, profile)
    handling.ask_redo(share, reason="没有答到第二点。", by=people.jiaoyu_clerk, at=ANEW)
    assert (str(share.stage), share.due_on, share.opinion) == ("accepted", due, "经费已列预算。")
    [row] = [row for row in page.dates(share.suggestion, [share], people.caizheng_clerk) if "会办" in row.label]
    assert (row.label, row.due_on) == ("重提会办意见", due)
    assert "要求重提之日为2026年4月3日" in row.sentences[0]
    assert ("假定" in "".join(row.sentences)) is assumed
    entry = Entry.objects.filter(act="handling.ask_redo").latest("id")
    assert entry.data["opinion"] == "经费已列预算。"
    handling.give_opinion(share, opinion="第二点已补。", by=people.caizheng_head, at=ANEW)
    assert (str(share.stage), share.opinion) == ("done", "第二点已补。")


def test_only_the_lead_unit_wants_it_anew_and_before_it_sends(people: Cast) -> None:
    walk = Walk(people).drafted()
    for post in (people.caizheng_head, people.jiaotong_clerk, people.clerk, people.supervision):
        with pytest.raises(Refused):
            handling.ask_redo(walk.assisting, reason="重提。", by=post, at=walk.at)
    with pytest.raises(Refused):
        handling.ask_redo(walk.handling, reason="重提。", by=people.jiaoyu_clerk, at=walk.at)
    replying.send(walk.reply, by=people.jiaoyu_clerk, at=walk.at)
    with pytest.raises(Refused, match="已经送出"):
        handling.ask_redo(walk.assisting, reason="重提。", by=people.jiaoyu_clerk, at=walk.at)

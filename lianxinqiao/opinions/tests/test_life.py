"""Routed, answered, rated, reopened: whose move it is, and what the citizen reads."""

from datetime import date, timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import facts, verifying
from lianxinqiao.matters.actions import drafting
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions.actions import answering, closing, following, routing, screening, senders
from lianxinqiao.opinions.models import Addition, Opinion, Photo, Sender
from lianxinqiao.opinions.tests.walk import START, TEXT, Walk, held
from tests.cast import Cast, moment
from tests.walks import Walk as SuggestionWalk


# ------------------------------------------------------------------ held
def test_one_press_releases_what_was_held(people: Cast) -> None:
    opinion = held(people)
    screening.release(opinion, by=people.clerk, at=moment("2026-02-11"))
    assert (opinion.stage, opinion.held_because) == ("received", ["trap"])


def test_what_was_binned_comes_back_within_its_days(people: Cast) -> None:
    opinion, at = held(people), moment("2026-02-11")
    screening.discard(opinion, reason="广告。", by=people.clerk, at=at)
    with pytest.raises(Refused, match="2026-03-13"):
        screening.restore(opinion, by=people.clerk, at=at + timedelta(days=31))
    screening.restore(opinion, by=people.clerk, at=at + timedelta(days=30))
    assert opinion.stage == "held"


# ------------------------------------------------------------------ 漯河's five
def test_on_the_spot(people: Cast) -> None:
    walk = Walk(people)
    routing.answer_on_the_spot(
        walk.opinion, words="已当场联系物业修好。", outcome="solved", by=people.station, at=walk.at
    )
    assert (walk.opinion.stage, walk.opinion.route, walk.opinion.outcome) == ("answered", "spot", "solved")


def test_in_the_community_the_station_works_on_it_itself(people: Cast) -> None:
    walk = Walk(people)
    (share,) = routing.assign(walk.opinion, community=True, by=people.station, at=walk.later())
    answering.answer(share, words="社区已经清理了楼道。", outcome="solved", by=people.station, at=walk.later())
    walk.opinion.refresh_from_db()
    assert (walk.opinion.route, walk.opinion.stage) == ("community", "answered")


def test_a_street_and_a_department_are_told_apart(people: Cast) -> None:
    town = people.units["caizheng"]
    town.kind = "town"
    town.save()
    assert Walk(people).handled("caizheng").opinion.route == "street"
    assert Walk(people, text="公交站没有座椅，老人等车站着累。").handled("caizheng", "jiaotong").opinion.route == "unit"


def test_a_deputy_makes_a_suggestion_of_it_and_types_nothing_again(people: Cast) -> None:
    walk = Walk(people)
    routing.propose(walk.opinion, mandate=people.deputy.mandate, by=people.station, at=walk.later())
    suggestion = routing.take_up(walk.opinion, by=people.deputy, at=walk.later())
    assert TEXT.split("。")[0] in suggestion.cause
    assert list(suggestion.opinions.all()) == [walk.opinion]
    assert (walk.opinion.stage, suggestion.stage) == ("raised", "draft")


def test_it_may_join_a_suggestion_that_is_about_it_already_and_is_answered_with_it(people: Cast) -> None:
    walk, suggested = Walk(people), SuggestionWalk(people, at=START)
    routing.propose(walk.opinion, mandate=people.deputy.mandate, by=people.station, at=walk.later())
    routing.take_up(walk.opinion, suggestion=suggested.suggestion, by=people.deputy, at=walk.later())
    suggested.answered("SOLVED")
    walk.opinion.refresh_from_db()
    assert (walk.opinion.stage, walk.opinion.outcome) == ("answered", "solved")
    assert suggested.suggestion.full_number in walk.opinion.reply


def test_it_joins_nobody_elses(people: Cast) -> None:
    walk, suggested = Walk(people), SuggestionWalk(people, at=START)
    routing.propose(walk.opinion, mandate=people.cosigner.mandate, by=people.station, at=walk.later())
    with pytest.raises(Refused, match="本人领衔"):
        routing.take_up(walk.opinion, suggestion=suggested.suggestion, by=people.cosigner, at=walk.later())


def test_a_suggestion_that_is_thrown_away_sends_it_back(people: Cast) -> None:
    walk = Walk(people)
    routing.propose(walk.opinion, mandate=people.deputy.mandate, by=people.station, at=walk.later())
    suggestion = routing.take_up(walk.opinion, by=people.deputy, at=walk.later())
    drafting.discard(suggestion, by=people.deputy, at=walk.later())
    walk.opinion.refresh_from_db()
    assert (walk.opinion.stage, walk.opinion.suggestion_id) == ("received", None)


def test_what_is_not_for_a_deputy_is_handed_back_with_a_reason(people: Cast) -> None:
    walk = Walk(people)
    routing.propose(walk.opinion, mandate=people.deputy.mandate, by=people.station, at=walk.later())
    routing.hand_back(walk.opinion, reason="街道可以直接办理。", by=people.deputy, at=walk.later())
    assert walk.opinion.stage == "received"


def test_upward(people: Cast) -> None:
    walk = Walk(people)
    routing.forward(walk.opinion, to="市交通运输局", note="属市管道路，已报市里。", by=people.clerk, at=walk.later())
    assert (walk.opinion.route, walk.opinion.reply) == ("upward", "属市管道路，已报市里。")


# ------------------------------------------------------------------ clocks and parts
def test_the_citizens_date_does_not_move_when_units_change(people: Cast) -> None:
    walk = Walk(people).handled()
    due = walk.opinion.due_on
    answering.send_back(walk.share, reason="属于教育局。", by=people.jiaotong_clerk, at=walk.later())
    walk.opinion.refresh_from_db()
    assert walk.opinion.stage == "received"
    walk.handled("jiaoyu")
    assert walk.opinion.due_on == due


def test_of_several_parts_the_citizen_hears_once_at_the_last(people: Cast) -> None:
    walk = Walk(people).handled("jiaotong", "jiaoyu")
    first, second = walk.opinion.shares.all()
    answering.answer(first, words="红绿灯已经装好。", outcome="solved", by=people.jiaotong_clerk, at=walk.later())
    walk.opinion.refresh_from_db()
    assert (walk.opinion.stage, walk.opinion.reply) == ("handling", "")
    answering.answer(
        second,
        words="护学岗开学到岗。",
        outcome="planned",
        planned_until=date(2026, 3, 2),
        by=people.jiaoyu_clerk,
        at=walk.later(),
    )
    walk.opinion.refresh_from_db()
    assert (walk.opinion.stage, walk.opinion.outcome, walk.opinion.planned_until) == (
        "answered",
        "planned",
        date(2026, 3, 2),
    )
    assert walk.opinion.reply == "云河区交通运输局：红绿灯已经装好。\n云河区教育局：护学岗开学到岗。"


def test_a_unit_answers_for_no_other(people: Cast) -> None:
    walk = Walk(people).handled("jiaotong")
    with pytest.raises(Refused, match="承办单位"):
        answering.answer(walk.share, words="已经办好了。", outcome="solved", by=people.jiaoyu_clerk, at=walk.at)


def test_planned_says_until_when(people: Cast) -> None:
    with pytest.raises(Refused, match="计划什么时候完成"):
        Walk(people).answered("planned")


def test_days_of_waiting_for_the_sender_are_not_the_units(people: Cast) -> None:
    walk = Walk(people).handled()
    before = walk.share.due_on
    question = answering.ask(walk.opinion, words="是哪个路口？", by=people.jiaotong_clerk, at=walk.later())
    following.answer_question(question, words="学院街口。", by=walk.citizen, at=walk.later(3))
    assert walk.share.due_on >= before + timedelta(days=3)
    walk.opinion.refresh_from_db()
    assert str(walk.opinion.due_on) == "2026-03-09"


def test_a_newer_question_ends_the_older_and_one_that_nobody_answers_lapses(people: Cast) -> None:
    walk = Walk(people).handled()
    older = answering.ask(walk.opinion, words="是哪个路口？", by=people.jiaotong_clerk, at=walk.later())
    newer = answering.ask(walk.opinion, words="白天还是晚上？", by=people.jiaotong_clerk, at=walk.later())
    older.refresh_from_db()
    assert not older.is_open
    last = moment(newer.until.isoformat())
    assert not answering.lapse(newer, at=last)
    assert answering.lapse(newer, at=last + timedelta(days=1))
    with pytest.raises(Refused, match="不用回复"):
        following.answer_question(newer, words="晚上。", by=walk.citizen, at=walk.at)


def test_who_asked_not_to_be_contacted_is_not_asked(people: Cast) -> None:
    walk = Walk(people, no_contact=True)
    with pytest.raises(Refused, match="不要联系"):
        answering.ask(walk.opinion, words="是哪个路口？", by=people.station, at=walk.later())


# ------------------------------------------------------------------ rated and reopened
def test_satisfaction_is_asked_once(people: Cast) -> None:
    walk = Walk(people).rated()
    assert (walk.opinion.stage, walk.opinion.rating) == ("closed", "satisfied")
    with pytest.raises(Refused, match="只评价一次"):
        following.rate(walk.opinion, rating="unsatisfied", by=walk.citizen, at=walk.later())


def test_why_somebody_is_not_satisfied_is_data_and_nothing_else_is_a_reason(people: Cast) -> None:
    walk = Walk(people).answered()
    with pytest.raises(Refused, match="列出的原因"):
        following.rate(walk.opinion, rating="unsatisfied", reason="whatever", by=walk.citizen, at=walk.later())
    following.rate(walk.opinion, rating="unsatisfied", reason="slow", by=walk.citizen, at=walk.at)
    assert walk.opinion.get_rating_reason_display() == "时间太长"


def test_reopened_with_words_it_keeps_the_first_reply_and_reaches_the_unit(people: Cast) -> None:
    """Vector 71."""
    walk = Walk(people).rated("unsatisfied")
    Notice.objects.all().delete()
    following.reopen(walk.opinion, words="灯装反了，行人看不见。", by=walk.citizen, at=walk.later())
    said = Addition.objects.get(kind="reopened")
    assert (walk.opinion.stage, said.reply_before) == ("handling", "路口已装好红绿灯，三月二日起启用。")
    assert Notice.objects.filter(recipient=people.jiaotong_clerk.user, kind="opinion.reopen").exists()
    answering.answer(walk.share, words="已经调转方向。", outcome="solved", by=people.jiaotong_clerk, at=walk.later())
    walk.opinion.refresh_from_db()
    assert walk.opinion.rating == ""
    following.rate(walk.opinion, rating="satisfied", by=walk.citizen, at=walk.later())


def test_it_is_not_reopened_without_a_word(people: Cast) -> None:
    walk = Walk(people).rated()
    with pytest.raises(Refused, match="请写下"):
        following.reopen(walk.opinion, words=" ", by=walk.citizen, at=walk.later())


def test_nor_after_its_days(people: Cast) -> None:
    walk = Walk(people).rated()
    with pytest.raises(Refused, match="新的意见"):
        following.reopen(walk.opinion, words="又坏了。", by=walk.citizen, at=walk.later(90))


def test_closed_as_not_ours_is_not_solved(people: Cast) -> None:
    """Vector 72."""
    walk = Walk(people).answered("not_ours")
    with pytest.raises(Refused, match="群众可以评价到"):
        closing.close(walk.opinion, by=people.clerk, at=walk.later())
    closing.close(walk.opinion, by=people.clerk, at=walk.later(31))
    assert (walk.opinion.stage, walk.opinion.outcome) == ("closed", "not_ours")


def test_only_its_own_code_opens_it(people: Cast) -> None:
    mine, other = Walk(people).answered(), Walk(people, text="公园长椅坏了两张。")
    with pytest.raises(Refused, match="反映人本人"):
        following.rate(mine.opinion, rating="satisfied", by=other.citizen, at=mine.later())


def test_taken_back_the_units_stop(people: Cast) -> None:
    walk = Walk(people).handled()
    following.withdraw(walk.opinion, by=walk.citizen, at=walk.later())
    assert [share.stage for share in walk.opinion.shares.all()] == ["ended"]
    assert not Opinion.objects.counted().exists()


# ------------------------------------------------------------------ the person behind it
def test_erased_the_words_stay_without_who_said_them(people: Cast) -> None:
    """Vector 73: name, telephone and photo are gone, the text stays without them, chain and figure stand."""
    walk = Walk(people).rated()
    senders.erase(walk.opinion, by=walk.citizen, at=walk.later())
    walk.opinion.refresh_from_db()
    assert not Sender.objects.exists()
    assert not Photo.objects.exists()
    assert "红绿灯" in walk.opinion.text
    assert not {"林小满", "13800001234"} & {word for word in ("林小满", "13800001234") if word in walk.opinion.text}
    assert Opinion.objects.counted().count() == 1
    assert verifying.chain("yunhe") == []
    assert list(facts.differences()) == []


def test_who_reads_the_telephone_number_stands_in_the_journal(people: Cast) -> None:
    walk = Walk(people).handled()
    assert senders.read(walk.opinion, by=people.jiaotong_clerk, at=walk.later())["phone"] == "13800001234"
    assert Opinion.objects.get().sender
    with pytest.raises(Refused):
        senders.read(walk.opinion, by=people.jiaoyu_clerk, at=walk.at)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("电话0371-5550123，找老王", "电话（已删除），找老王"),
        ("身份证41010119900101001X", "身份证（已删除）"),
        ("三楼302室", "三楼302室"),
    ],
)
def test_numbers_that_lead_to_somebody_are_taken_out(text: str, kept: str) -> None:
    assert senders.without(text, {}) == kept


# ------------------------------------------------------------------ published
def test_it_is_published_in_the_offices_words(people: Cast) -> None:
    opinion = Walk(people).published().opinion
    assert list(Opinion.objects.published()) == [opinion]
    closing.unpublish(opinion, reason="群众要求。", by=people.clerk, at=moment("2026-04-01"))
    assert not Opinion.objects.published().exists()

"""The standing committee of 云河区 in the current year: what was held, what is called, and the meeting of today."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from lianxinqiao.acts import numbers
from lianxinqiao.demo import meetings, meetings_secret
from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.meetings_after import plan_text
from lianxinqiao.demo.meetings_ground import PLANNED_NOW
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.demo.secretary import Secretary
from lianxinqiao.meetings.actions import holding, opining, planning, preparing, speaking, voting
from lianxinqiao.meetings.kinds import REPORTS
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.people.models import Post


def this_year(town: Town, chamber: Chamber, now: datetime) -> None:
    """Two meetings that were held, one that is called, and one today: in the hall, with a named vote open."""
    today = timezone.localdate(now)
    secretary = Secretary(town, chamber, Random(20260301), until=today)  # noqa: S311 - a story, not a secret
    begins = chamber.session.term.from_on
    secretary.seat(begins)
    secretary.register(on(begins, 10))
    secretary.line_up(workday(begins + timedelta(days=40)))
    term = str(chamber.session.term_id)
    numbers.count_from(town.body, "meeting.standing", term, 28)
    numbers.count_from(town.body, "meeting.chairs", term, 57)
    reports = secretary.told["now"]
    day = workday(today - timedelta(days=48))
    secretary.plan(today.year, [today.month, today.month, day.month, day.month], reports, PLANNED_NOW)
    _held(secretary, day, reports[2:])
    last_month = workday(today - timedelta(days=20))
    for moment in meetings.chairs(secretary, last_month, "研究区人大代表票决民生实事项目候选名单"):
        if moment > now:
            break
    _of_a_committee(secretary, workday(today - timedelta(days=26)))
    _in_session(secretary, today, now, reports[:2])
    _next_plan(secretary, today, now)
    ahead = workday(today + timedelta(days=45))
    meeting = secretary.draft(ahead, ())
    preparing.add_item(
        meeting, kind="accounts", title="审查批准区级预算调整方案", by=secretary.clerk, at=now - timedelta(minutes=30)
    )


def _held(secretary: Secretary, day: date, reports: Sequence[dict[str, Any]]) -> None:
    """One opinion is answered and waits for its test, the other waits for a plan."""
    town = secretary.town
    meeting = secretary.draft(day, reports)
    secretary.add_changes(meeting, (("swap", "bureau", 1), ("appoint", "assessor", 4)), day, 4)
    secretary.add_changes(meeting, (("appoint", "judge", 2),), day, 4)
    secretary.open(meeting, day)
    *hands, phones = meeting.items.order_by("position")
    for hours, item in enumerate(hands):
        secretary.take(item, on(day, 10 + hours))
    at = on(day, 10 + len(hands))
    meetings_secret.voted(phones, _here(secretary, meeting), clerk=secretary.clerk, chair=secretary.chair, at=at)
    secretary.end(meeting, day)
    for row, item in zip(reports, meeting.items.filter(kind__in=REPORTS), strict=True):
        opinion = secretary.opinion(item, row, day)
        opining.send(opinion, by=secretary.chair, at=on(workday(day + timedelta(days=4)), 15))
        head = town.unit_heads[row["unit"]]
        if row["answer"]:
            opining.plan(opinion, text=plan_text(row), by=head, at=on(workday(day + timedelta(days=12))))
            opining.answer(opinion, result=row["answer"], by=head, at=on(workday(day + timedelta(days=40))))


def _of_a_committee(secretary: Secretary, day: date) -> None:
    """The finance committee met by itself: its members, its own count, what it goes into before the standing committee."""
    committee = secretary.town.body.committees.get(code="caijing")
    numbers.count_from(
        secretary.town.body, f"meeting.committee.{committee.pk}", str(secretary.chamber.session.term_id), 8
    )
    begins, at = on(day, 14, 30), on(day - timedelta(days=12), 10)
    told = {"kind": "committee", "committee": committee, "place": "区人大机关二楼会议室"}
    meeting = secretary.draft(day, (), starts=begins, ends_at=begins + timedelta(hours=3), **told)
    for title in ("初步审查区级预算调整方案（草案）", "研究优化营商环境专题调研报告"):
        preparing.add_item(meeting, kind="other", title=title, by=secretary.clerk, at=at)
    secretary.open(meeting, day, at=begins, away=0)
    for hour, item in enumerate(meeting.items.order_by("position")):
        holding.hear(item, by=secretary.chair, at=begins + timedelta(hours=hour, minutes=10))
    holding.close(meeting, by=secretary.chair, at=begins + timedelta(hours=3))


def _in_session(secretary: Secretary, today: date, now: datetime, reports: Sequence[dict[str, Any]]) -> None:
    """It began forty minutes ago: the agenda is adopted, one report heard, and the plan is put to a named vote."""
    begins = now - timedelta(minutes=40)
    plan = {"kind": "plan", "item": "审查批准2026年度投资项目计划调整方案"}
    plan["text"] = "会议审查了调整方案：调增城市更新项目四项，调减一项，年度投资规模不变。会议决定批准这个方案。"
    meeting = secretary.draft(today, (), starts=begins)
    secretary.add_report(meeting, reports[0], today)
    secretary.add_decision(meeting, plan, today)
    secretary.add_report(meeting, reports[1], today)
    secretary.add_changes(meeting, (("swap", "bureau", 1),), today, 7)
    secretary.add_changes(meeting, (("appoint", "prosecutor", 2),), today, 7)
    secretary.open(meeting, today, at=begins, away=3)
    # The last item is voted on by phone: the deputy whose door the login page shows counts it, and draws a slip there.
    shown_first, other, *voters = _here(secretary, meeting)
    assert shown_first.mandate is not None
    assert other.mandate is not None
    phones = meeting.items.order_by("-position")[0]
    scrutineers = (shown_first.mandate, other.mandate)
    meetings_secret.drawn(phones, *scrutineers, [other, *voters], clerk=secretary.clerk, at=begins)
    first, second = meeting.items.order_by("position")[:2]
    holding.hear(first, by=secretary.chair, at=begins + timedelta(minutes=5))
    _spoken(secretary, first, begins + timedelta(minutes=8))
    holding.hear(second, by=secretary.chair, at=begins + timedelta(minutes=25))
    vote = voting.put(second, method="named", by=secretary.chair, at=now - timedelta(minutes=3))
    by_mandate = {post.mandate_id: post for post in secretary.chamber.deputies}
    shown = secretary.chamber.deputies[0].mandate_id
    for place, key in enumerate(vote.here):
        if key != shown and place % 6:
            choice = "no" if place == 8 else "abstain" if place == 15 else "yes"
            voting.cast(vote, choice=choice, by=by_mandate[key], at=now - timedelta(minutes=2))


def _here(secretary: Secretary, meeting: Meeting) -> list[Post]:
    """Who sits in the hall, in the order of their seats."""
    here = set(
        meeting.attendees.filter(presences__until=None, signed_in_at__isnull=False).values_list("mandate", flat=True)
    )
    return [post for post in secretary.chamber.deputies if post.mandate_id in here]


# What is asked for next year: who asks (a deputy by number, or the office), from where it comes, and with which focus.
BIDS = (
    (0, "关于老旧小区电梯维保和更新情况的报告", "society", "维保经费由谁出、更新谁来定。", "城建环资工作委员会"),
    (5, "关于学校食堂食品安全监管情况的报告", "deputies", "今年有四件代表建议谈到食堂采购。", "教科文卫工作委员会"),
    (None, "关于人民法院执行工作情况的报告", "letters", "来信来访中执行难占三成。", "监察司法工作委员会"),
)


def _next_plan(secretary: Secretary, today: date, now: datetime) -> None:
    """Next year's plan is being drafted: three topics are asked for, one of them is taken."""
    at = now - timedelta(days=3)
    plan = planning.begin(body=secretary.town.body, kind="supervision", year=today.year + 1, by=secretary.clerk, at=at)
    for deputy, title, origin, focus, committee in BIDS:
        by = secretary.clerk if deputy is None else secretary.chamber.deputies[deputy]
        told = {"kind": "report", "title": title, "origin": origin, "focus": focus, "committee": committee}
        item = planning.bid(plan, **told, by=by, at=at)
        if deputy is None:
            planning.take(item, committee=committee, month=8, by=secretary.clerk, at=at)
    unit = secretary.town.units["shengtai"]
    told = {"kind": "environment", "title": f"听取和审议{today.year}年度环境状况的报告", "origin": "law"}
    planning.add(plan, **told, unit=unit, committee="城建环资工作委员会", month=4, by=secretary.clerk, at=at)


SAID = (
    "用地手续卡在两个部门之间，建议由分管副区长每月调度一次，拖延的点名。",
    "社区食堂选址要先开居民议事会，去年我们街道就是这样定下来的，没有一户投诉。",
)


def _spoken(secretary: Secretary, item: Any, at: datetime) -> None:
    """Two members spoke, one record waits for the deputy whose door the login page shows; one question was answered."""
    here = set(item.meeting.attendees.filter(signed_in_at__isnull=False).values_list("mandate_id", flat=True))
    speakers = [post for post in secretary.chamber.deputies[:27] if post.mandate_id in here]
    for place, text in enumerate(SAID):
        post, begins = speakers[place], at + timedelta(minutes=5 * place)
        speech = speaking.ask_to_speak(item, by=post, at=begins)
        speaking.begin(speech, by=secretary.chair, at=begins)
        speaking.end(speech, by=secretary.chair, at=begins + timedelta(minutes=4, seconds=20))
        speaking.record(speech, text=text, by=secretary.clerk, at=begins + timedelta(minutes=5))
    text, asks = "十个项目里已经开工几个，没有开工的卡在哪里？", speakers[3].mandate
    question = speaking.ask(item, text=text, mandate=asks, by=secretary.clerk, at=at + timedelta(minutes=12))
    answer = "八个已经开工，两所学校等用地批复，预计下月底开工。"
    replied = {"answered_by": "区发展和改革局局长", "answer": answer}
    speaking.answer(question, **replied, by=secretary.clerk, at=at + timedelta(minutes=14))

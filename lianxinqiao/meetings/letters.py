"""What the forms are filled with beforehand, in the wording that such papers have; whoever writes changes it.

These are official papers: they stand in Chinese whatever the screen speaks.
"""

from typing import Any

from django.utils import timezone

from lianxinqiao.meetings import offices
from lianxinqiao.meetings.models import AgendaItem, Meeting
from lianxinqiao.meetings.offices import Action
from lianxinqiao.meetings.stages import DecisionStage, ItemStage, Nomination, SeatStage, SpeechStage, VoteStage
from lianxinqiao.paper.text import chinese_number, date_text


def called(meeting: Meeting) -> str:
    """云河区人大第十七届常委会第七次会议, as papers write it; a session is called by its district."""
    if meeting.kind == "congress":
        return issuer(meeting)
    term, kind = chinese_number(meeting.term.number), KIND_WORDS.get(meeting.kind, str(meeting.of_kind.word))
    if meeting.number is None:
        return meeting.title or kind
    return f"{meeting.body.short_name}第{term}届{kind.removesuffix('会议')}第{chinese_number(meeting.number)}次会议"


def issuer(meeting: Meeting) -> str:
    """Who adopts and announces: the session of the congress, or the body that sits all year."""
    if meeting.kind != "congress":
        return meeting.body.name
    number = f"第{chinese_number(meeting.number)}次会议" if meeting.number else ""
    place = meeting.body.assembly_name.removesuffix("人民代表大会") or meeting.body.district.name
    return f"{place}第{chinese_number(meeting.term.number)}届人民代表大会{number}"


KIND_WORDS = {"standing": "常委会会议", "cppcc_standing": "常委会会议", "chairs": "主任会议"}


def draft_of(item: AgendaItem) -> tuple[str, str]:
    """关于批准…的决议 / 关于…的决定, with the sentences that such a text begins and ends with."""
    body = issuer(item.meeting)
    if item.kind in {"plan", "accounts"}:
        what = item.title.removeprefix("审查批准").removeprefix("审查和批准")
        title = f"{body}关于批准{what}的决议"
        said = f"会议听取了{item.reporter or '区人民政府'}所作的《关于{what}的报告》，对{what}进行了审查。会议同意审查结果报告，决定批准{what}。"
        return title, said
    if item.meeting.kind == "congress":
        return f"{body}关于{item.title}的决议", "会议听取和审议了有关报告，决定：\n"
    return f"{body}关于{item.title}的决定", "会议审议了有关议案，决定：\n"


def opinion_of(item: AgendaItem) -> tuple[str, str]:
    """One matter: judgement, problems, advice, and by when the organ reports."""
    meeting = item.meeting
    on = date_text(timezone.localdate(meeting.starts_at))
    title = f"对《{item.title.removeprefix('听取和审议')}》的审议意见"
    text = (
        f"{on}，{called(meeting)}听取和审议了{item.reporter or '有关机关'}作的《{item.title.removeprefix('听取和审议')}》。"
        "现将审议意见转去，请研究处理，并在规定的期限内书面报告。\n一、总体评价\n\n二、存在的问题\n\n三、意见和建议\n"
    )
    return title, text + spoken_to(item)


def spoken_to(item: AgendaItem) -> str:
    """What members said, by the records that they have checked; whoever drafts works it in."""
    rows = item.speeches.filter(stage=SpeechStage.CHECKED).select_related("mandate__person")
    return "".join(f"（{row.mandate.person.name}：{row.text}）\n" for row in rows)


def minutes_of(meeting: Meeting) -> str:
    """A draft of the minutes from what was done: who was there, each item with its result, nothing typed twice."""
    items = list(meeting.items.all())
    rows = list(meeting.attendees.select_related("mandate__person"))
    came = [row.mandate.person.name for row in rows if row.signed_in_at]
    away = [row.mandate.person.name for row in rows if not row.signed_in_at]
    on = date_text(timezone.localdate(meeting.starts_at))
    lines = [
        f"{on}，{called(meeting)}在{meeting.place or '机关会议室'}召开。应到{len(rows)}人，实到{len(came)}人。",
        *(f"{chinese_number(place)}、{_said(item)}" for place, item in enumerate(items, 1)),
        f"出席：{'、'.join(came)}" if came else "",
        f"缺席：{'、'.join(away)}" if away else "",
    ]
    return "\n".join(line for line in lines if line)


def _said(item: AgendaItem) -> str:
    if item.stage == ItemStage.WITHDRAWN:
        return f"{item.title}：撤回。{item.note}"
    if item.stage == ItemStage.POSTPONED:
        return f"{item.title}：暂不付表决。{item.note}"
    told = [f"{item.title}。"]
    told += [_voted(vote) for vote in item.votes.exclude(stage=VoteStage.OPEN)]
    passed = item.decisions.exclude(stage__in=[DecisionStage.DRAFT, DecisionStage.REJECTED])
    told += [f"通过《{decision.title}》。" for decision in passed]
    named = item.appointments.filter(stage=Nomination.PASSED).exclude(action=Action.ELECT)
    told += [
        f"{row.get_change_display()}：{row.whom.name}。" for row in item.seat_changes.filter(stage=SeatStage.PASSED)
    ]
    told += [f"{appointment_line(row)}。" for row in named.select_related("person", "office")]
    told += [_elected(election) for election in item.elections.all()]
    return "".join(told)


def _elected(election: Any) -> str:
    names = [
        row.person.name for row in election.candidates.filter(elected=True).select_related("person").order_by("-yes")
    ]
    again = "再次投票" if election.second_of_id else ""
    return f"{again}选举{'、'.join(names)}为{election.office}。" if names else ""


def _voted(vote: Any) -> str:
    if vote.stage == VoteStage.ANNULLED:
        return f"一次表决作废（{vote.reason}）。"
    counts = f"赞成{vote.yes}票，反对{vote.no}票，弃权{vote.abstain}票，未表决{vote.unpressed}人"
    return f"表决：{counts}，{'通过' if vote.stage == VoteStage.PASSED else '未通过'}。"


def appointment_line(row: Any) -> str:
    """By the verb that the law gives the post."""
    return offices.sentence(row.office.kind, row.action, row.person.name, str(row.office))

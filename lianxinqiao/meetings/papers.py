"""The papers of a meeting, composed from its rows: notice, minutes, list of appointments, decisions, opinions that are sent."""

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.meetings import bulletins, certificates, letters, offices, profile, seat_papers
from lianxinqiao.meetings.models import Appointment, Decision, DeliberationOpinion, Meeting, YearPlan
from lianxinqiao.meetings.plan_pages import in_it
from lianxinqiao.meetings.queries import ADOPTED
from lianxinqiao.meetings.seats import Change
from lianxinqiao.meetings.stages import Nomination, PlanItemStage
from lianxinqiao.paper import docx, pdf
from lianxinqiao.paper.letter import Letter, Paragraph, paragraphs
from lianxinqiao.paper.text import chinese_number, date_text

CONTENT_TYPES = {"docx": docx.CONTENT_TYPE, "pdf": pdf.CONTENT_TYPE}


def written(letter: Letter, kind: str) -> bytes:
    return docx.write(letter) if kind == "docx" else pdf.write(letter)


def _office(meeting: Meeting) -> str:
    return f"{meeting.body.name.removesuffix('办公室')}办公室"


def notice(meeting: Meeting) -> Letter:
    """会议通知: when, where, what is on the agenda, and until when leave is asked for."""
    since = timezone.localtime(meeting.starts_at)
    items = [
        Paragraph(f"{chinese_number(place)}、{item.title}", 0) for place, item in enumerate(meeting.items.all(), 1)
    ]
    told = (
        Paragraph(
            f"经研究，{letters.called(meeting)}定于{date_text(timezone.localdate(meeting.starts_at))}{since:%H:%M}在{meeting.place}召开。建议会议议程："
        ),
        *items,
        Paragraph("请准时出席并签到。因故不能出席的，请提前书面请假，写明原因。会议材料已发到您的手机，会前请阅看。"),
    )
    return Letter(
        title=f"关于召开{letters.called(meeting)}的通知",
        paragraphs=told,
        signatures=(_office(meeting),),
        on=meeting.called_on,
        issuer=meeting.body.name,
        addressee="各位组成人员：",
    )


def minutes(meeting: Meeting) -> Letter:
    return Letter(
        title=f"{letters.called(meeting)}纪要",
        paragraphs=paragraphs(meeting.minutes),
        signatures=(_office(meeting),),
        on=meeting.approved_on,
        issuer=meeting.body.name,
    )


def appointments(meeting: Meeting) -> Letter:
    """任免名单: who was appointed to what and removed from what, verb by verb, as it was passed."""
    rows = meeting.appointments.filter(stage=Nomination.PASSED).select_related("person", "office")
    on = timezone.localdate(meeting.starts_at)
    said = [f"（{date_text(on)}{letters.called(meeting)}通过）"]
    said += [f"{letters.appointment_line(row)}。" for row in rows.order_by("action", "office__kind", "pk")]
    title = f"{meeting.body.name}任免名单"
    return Letter(title=title, paragraphs=tuple(Paragraph(line) for line in said), issuer=meeting.body.name)


def decision(row: Decision) -> Letter:
    """决议、决定: its title, how it was passed, its text."""
    meeting = row.meeting
    passed = f"（{date_text(row.adopted_on)}{letters.called(meeting)}通过）" if row.adopted_on else "（草案）"
    return Letter(
        title=row.title,
        paragraphs=(Paragraph(passed), *paragraphs(row.text)),
        issuer=letters.issuer(meeting),
        on=row.published_on,
        signatures=(letters.issuer(meeting),) if meeting.kind != "congress" else (),
    )


def opinion(row: DeliberationOpinion) -> Letter:
    """审议意见 on its own letterhead and number: one matter to one organ, with the day by which it reports."""
    due = f"请于{date_text(row.due_on)}前书面报告研究处理情况。" if row.due_on else ""
    return Letter(
        title=row.title,
        paragraphs=(*paragraphs(row.text), *((Paragraph(due),) if due else ())),
        signatures=(row.body.name,),
        on=row.sent_on,
        issuer=row.body.name,
        number=row.number_text,
        addressee=f"{row.unit.name}：",
        copies=(f"中共{row.body.district.name}委员会",),
    )


def plan(row: YearPlan) -> Letter:
    """A year's plan month by month: what, with which focus, who reports, which committee prepares it."""
    lines, month = [], 0
    for item in in_it(row):
        if item.month and item.month != month:
            month = item.month
            lines.append(Paragraph(f"{month}月", 1))
        told = [f"重点：{item.focus}" if item.focus else "", f"报告机关：{item.unit.name}" if item.unit else ""]
        told += [f"承担：{item.committee}" if item.committee else "", f"变动：{item.note}" if item.note else ""]
        dropped = "（已取消）" if item.stage == PlanItemStage.DROPPED else ""
        lines.append(
            Paragraph("。".join([f"{item.title}{dropped}", *(each.rstrip("。") for each in told if each)]) + "。")
        )
    return Letter(title=f"{row.body.name}{row}", paragraphs=tuple(lines), issuer=row.body.name, on=row.adopted_on)


def oath(meeting: Meeting) -> Letter:
    """宪法宣誓 as it is read: the words of 2018, then who swears to which post."""
    rules = profile.of(meeting.body, timezone.localdate(meeting.starts_at))
    rows = _swearing(meeting)
    lines = [Paragraph(rules.oath_text), Paragraph("宣誓人：")]
    lines += [Paragraph(f"{row.person.name}（{row.office}）") for row in rows]
    return Letter(title="宪法宣誓誓词", paragraphs=tuple(lines), issuer=meeting.body.name)


def _swearing(meeting: Meeting) -> list[Appointment]:
    rows = meeting.appointments.filter(stage=Nomination.PASSED, action__in=offices.BEGINS)
    return list(rows.select_related("person", "office").order_by("pk"))


OF_MEETING: dict[str, Callable[[Meeting], Letter]] = {
    "notice": notice,
    "minutes": minutes,
    "appointments": appointments,
    "oath": oath,
    "elected": certificates.elected,
    "seats": seat_papers.seats_announced,
    "members": seat_papers.members_decided,
    "briefing": bulletins.briefing,
    "gazette": bulletins.gazette,
}
NAMES = {
    "notice": "会议通知",
    "minutes": "会议纪要",
    "appointments": "任免名单",
    "oath": "宪法宣誓誓词",
    "elected": "选举公告",
    "seats": "代表变动公告",
    "members": "增补和调整委员的决定",
    "briefing": "简报",
    "gazette": "公报",
}
WORDS = {
    "notice": _("会议通知"),
    "minutes": _("会议纪要"),
    "appointments": _("任免名单"),
    "oath": _("宪法宣誓誓词"),
    "elected": _("选举公告"),
    "seats": _("代表变动公告"),
    "members": _("增补和调整委员的决定"),
    "briefing": pgettext_lazy("会议", "简报"),
    "gazette": pgettext_lazy("会议", "公报"),
}


def there_are(meeting: Meeting) -> list[str]:
    """Which of them can be made now."""
    told = ["notice"] if meeting.called_on else []
    if meeting.minutes:
        told.append("minutes")
    if meeting.appointments.filter(stage=Nomination.PASSED).exists():
        told.append("appointments")
        if _swearing(meeting):
            told.append("oath")
    if certificates.is_elected(meeting):
        told.append("elected")
    told += seat_papers.there_is(meeting)
    if bulletins.is_spoken(meeting):
        told.append("briefing")
    if meeting.published_on:
        told.append("gazette")
    return told


def everything(meeting: Meeting) -> Iterator[tuple[str, Letter]]:
    """All papers of a meeting, each with its name."""
    for code in there_are(meeting):
        yield NAMES[code], OF_MEETING[code](meeting)
    for draft in meeting.decisions.filter(stage__in=ADOPTED).select_related("meeting__body", "meeting__term"):
        yield draft.title, decision(draft)
    for vote in certificates.of_votes(meeting):
        yield f"表决结果报告单{vote.number}", certificates.certificate(vote)
    for place, election in enumerate(certificates.of_elections(meeting), 1):
        yield f"选举结果报告单{place}", certificates.of_election(election)
    for row in seat_papers.passed(meeting).filter(change=Change.CO_OPTED):
        yield f"增补委员通知书（{row.whom.name}）", seat_papers.to_member(row)
    for sent in meeting.opinions.exclude(sent_on=None).select_related("body__district", "unit"):
        yield sent.title, opinion(sent)


def package(meeting: Meeting) -> bytes:
    """One archive with each paper as .docx and .pdf; the same bytes for the same papers."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (name, letter) in enumerate(everything(meeting), 1):
            for kind in ("docx", "pdf"):
                entry: Any = zipfile.ZipInfo(f"{place:02d} {_safe(name)}.{kind}", (2020, 1, 1, 0, 0, 0))
                archive.writestr(entry, written(letter, kind), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _safe(name: str) -> str:
    return "".join("_" if sign in '\\/:*?"<>|' else sign for sign in name)[:60]

"""What is announced of seats: 公告 of deputies' changes, the decision on members of the CPPCC, the letter to whoever is co-opted."""

from django.db.models import QuerySet
from django.utils import timezone

from lianxinqiao.meetings import letters
from lianxinqiao.meetings.models import Meeting, SeatChange
from lianxinqiao.meetings.seats import OF_MEMBERS, Change, Seats
from lianxinqiao.meetings.stages import SeatStage
from lianxinqiao.paper.letter import Letter, Paragraph
from lianxinqiao.paper.text import chinese_number, date_text


def passed(meeting: Meeting) -> QuerySet[SeatChange]:
    rows = SeatChange.objects.filter(meeting=meeting, stage=SeatStage.PASSED)
    return rows.select_related("mandate__person", "person", "meeting__body", "meeting__term").order_by("pk")


def there_is(meeting: Meeting) -> list[str]:
    """Which of the two a meeting has: deputies change at a congress, members at the CPPCC."""
    row = passed(meeting).first()
    return [] if row is None else ["members" if row.of_members else "seats"]


def seats_announced(meeting: Meeting) -> Letter:
    """公告 of deputies' changes, with its arithmetic: seats by law, filled, empty."""
    rows = list(passed(meeting).exclude(change__in=OF_MEMBERS))
    on = timezone.localdate(meeting.starts_at)
    lines = [f"{date_text(on)}，{letters.called(meeting)}通过下列代表变动事项："]
    for row in rows:
        cause = f"（{row.get_cause_display()}）" if row.cause else ""
        lines.append(f"{row.whom.name}：{row.get_change_display()}{cause}。")
    lines += [*_counted(rows[-1], "代表"), "特此公告。"]
    return _letter(meeting, f"{meeting.body.name}公告", lines)


def members_decided(meeting: Meeting) -> Letter:
    """关于增补、调整委员的决定: who comes by sector, who leaves, who lost the seat, and how many there are now."""
    rows = list(passed(meeting).filter(change__in=OF_MEMBERS))
    on = timezone.localdate(meeting.starts_at)
    lines = [
        f"（{date_text(on)}{letters.called(meeting)}通过）",
        f"根据《中国人民政治协商会议章程》的有关规定，{_committee(meeting)}常务委员会决定：",
    ]
    for change, said in SAID.items():
        named = [
            f"{row.whom.name}（{row.sector}界）" if row.sector else row.whom.name
            for row in rows
            if row.change == change
        ]
        if named:
            lines.append(said % "、".join(named))
    lines += _counted(rows[-1], "委员")
    return _letter(meeting, f"关于增补和调整{_committee(meeting)}委员的决定", lines)


SAID = {
    Change.CO_OPTED: "增补%s为委员。",
    Change.LEFT: "同意%s辞去委员。",
    Change.REVOKED: "撤销%s的委员资格。",
}


def to_member(row: SeatChange) -> Letter:
    """增补委员通知书: to whoever was co-opted, from the day of the decision."""
    meeting = row.meeting
    assert row.effective_on is not None
    told = f"{date_text(row.effective_on)}{letters.called(meeting)}协商决定，增补您为{_committee(meeting)}委员"
    sector = f"（{row.sector}界）" if row.sector else ""
    return Letter(
        title="增补委员通知书",
        paragraphs=(Paragraph(f"{told}{sector}，自通过之日起履行委员职责。"), Paragraph("特此通知。")),
        signatures=(meeting.body.name,),
        on=row.effective_on,
        issuer=meeting.body.name,
        addressee=f"{row.whom.name}委员：",
    )


def _committee(meeting: Meeting) -> str:
    """政协云河区第十届委员会."""
    place = meeting.body.district.name
    return f"政协{place}第{chinese_number(meeting.term.number)}届委员会"


def _counted(last: SeatChange, who: str) -> list[str]:
    meeting = last.meeting
    if last.seats and last.filled is not None:
        vacant = Seats(last.seats, last.filled).vacant
        number = chinese_number(meeting.term.number)
        return [
            f"{meeting.body.short_name}第{number}届{who}名额{last.seats}名，实有{who}{last.filled}名，缺额{vacant}名。"
        ]
    return [f"现有{who}{last.filled}名。"] if last.filled is not None else []


def _letter(meeting: Meeting, title: str, lines: list[str]) -> Letter:
    return Letter(
        title=title,
        paragraphs=tuple(Paragraph(line) for line in lines),
        signatures=(meeting.body.name,),
        on=meeting.published_on or timezone.localdate(meeting.starts_at),
        issuer=meeting.body.name,
    )

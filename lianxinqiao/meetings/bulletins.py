"""What a meeting gives out of itself: its briefing （简报） from checked speeches, and its gazette （公报）."""

from collections.abc import Iterator

from django.utils import timezone

from lianxinqiao.meetings import letters
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.queries import ADOPTED
from lianxinqiao.meetings.stages import Nomination, QuestionStage, SpeechStage
from lianxinqiao.paper.letter import Letter, Paragraph, paragraphs
from lianxinqiao.paper.text import chinese_number, date_text


def is_spoken(meeting: Meeting) -> bool:
    """Whether anybody has checked what they said, or been answered."""
    checked = meeting.speeches.filter(stage=SpeechStage.CHECKED).exists()
    return checked or meeting.questions.filter(stage=QuestionStage.ANSWERED).exists()


def briefing(meeting: Meeting) -> Letter:
    """Item by item what members said, as each has checked it, and what was asked and answered."""
    return Letter(
        title=f"{letters.called(meeting)}简报",
        paragraphs=tuple(_said(meeting)),
        on=timezone.localdate(meeting.starts_at),
        issuer=meeting.body.name,
    )


def _said(meeting: Meeting) -> Iterator[Paragraph]:
    place = 0
    for item in meeting.items.order_by("position"):
        speeches = item.speeches.filter(stage=SpeechStage.CHECKED).select_related("mandate__person")
        questions = item.questions.filter(stage=QuestionStage.ANSWERED).select_related("mandate__person")
        if not speeches and not questions:
            continue
        place += 1
        yield Paragraph(f"{chinese_number(place)}、{item.title}", 1)
        for speech in speeches:
            yield Paragraph(f"{speech.mandate.person.name}：{speech.text}")
        for question in questions:
            yield Paragraph(f"{question.mandate.person.name}问：{question.text}")
            yield Paragraph(f"{question.answered_by}答：{question.answer}")


def gazette(meeting: Meeting) -> Letter:
    """Its decisions with their texts and its appointments, one after the other, as they were passed."""
    lines = [Paragraph(f"（{date_text(timezone.localdate(meeting.starts_at))}{letters.called(meeting)}）")]
    for row in meeting.decisions.filter(stage__in=ADOPTED).order_by("number", "pk"):
        lines += [Paragraph(row.title, 1), *paragraphs(row.text)]
    named = meeting.appointments.filter(stage=Nomination.PASSED).select_related("person", "office")
    if named:
        lines.append(Paragraph("任免名单", 1))
        lines += [Paragraph(f"{letters.appointment_line(row)}。") for row in named.order_by("action", "pk")]
    return Letter(
        title=f"{meeting.body.name}公报", paragraphs=tuple(lines), on=meeting.published_on, issuer=meeting.body.name
    )

"""Papers of a suggestion: the reply as an official letter, laid out by the paper room (DOMAIN.md 1.6)."""

from datetime import date, datetime

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from lianxinqiao.matters.models import Reply
from lianxinqiao.paper import docx, pdf, text
from lianxinqiao.paper.letter import Contact, Letter, Paragraph, paragraphs
from lianxinqiao.rulebook.handling import Templates


def write(paper: object, kind: str) -> bytes:
    return docx.write(paper) if kind == "docx" else pdf.write(paper)


def answer(paper: object, kind: str, name: str) -> HttpResponse:
    """The paper as a download (.docx) or to be looked at in the browser (.pdf); `name` without its ending."""
    return hand_over(write(paper, kind), kind, name)


def hand_over(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=docx.CONTENT_TYPE if kind == "docx" else pdf.CONTENT_TYPE)
    shown = content_disposition_header(as_attachment=kind == "docx", filename=f"{name}.{kind}")
    response.headers["Content-Disposition"] = shown or "inline"
    return response


def day(moment: datetime | None) -> date | None:
    """The day of a moment where the office is."""
    return timezone.localdate(moment) if moment else None


def _fields(reply: Reply) -> dict[str, object]:
    suggestion, unit, on = reply.suggestion, reply.unit, reply.delivered_on or reply.signed_on
    term, body = suggestion.session.term, suggestion.body.on(on)
    district = suggestion.body.district.on(on)
    deputies = suggestion.addressees(on)
    return {
        "body": body.name,
        "assembly": body.assembly,
        "body_short": district.name,
        "term": text.chinese_number(term.number),
        "session": text.chinese_number(suggestion.session.number),
        "number": suggestion.number_text,
        "title": suggestion.title,
        "deputies": "、".join(deputies),
        "you": "您" if len(deputies) == 1 else "您（你们）",
        "prefix": unit.document_prefix,
        "year": (reply.signed_on or timezone.localdate(reply.drafted_at)).year,
        "serial": "",
        "unit": unit.name,
        "date": "",
        "contact_name": reply.contact_name,
        "contact_phone": reply.contact_phone,
        "office": body.office_name,
        "government_office": f"{district.name}人民政府办公室",
    }


def letter(reply: Reply) -> Letter:
    """Letterhead, title, salutation, opening and closing from the profile's template; the body from the unit."""
    suggestion, unit = reply.suggestion, reply.unit
    templates: Templates = suggestion.profile_version.rules.templates
    fields = _fields(reply)
    letters = {str(row.semantic): row.letter for row in suggestion.profile_version.rules.reply_classes}
    opening = templates.opening.format(**fields) + templates.transition.format(**fields)
    return Letter(
        title=templates.reply_title.format(**fields),
        paragraphs=(Paragraph(opening), *paragraphs(reply.body)),
        signatures=(unit.name,),
        on=reply.signed_on,
        issuer=unit.name,
        number=reply.number,
        class_mark=letters.get(reply.reply_class, ""),
        publicity=str(reply.get_openness_display()),
        item_number=f"第{suggestion.number_text}号",
        addressee=templates.salutation.format(**fields),
        closing=templates.closing.format(**fields),
        contact=Contact(reply.contact_name, reply.contact_phone),
        attachments=(templates.enclosure,) if templates.enclosure else (),
        copies=tuple(line.format(**fields) for line in templates.copied_to),
        printed_by=unit.name,
        printed_on=reply.signed_on,
    )

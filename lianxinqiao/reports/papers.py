"""Papers of this room: an issue of 《社情民意》, the volume of a plenary's speeches. Official paper stays Chinese.

The layout of an issue is put together from samples of several districts: masthead, number in the year and in all, who
reported, and at the foot to whom it goes and who edited, reviewed and signed it.
"""

from django.utils import translation

from lianxinqiao.paper.letter import Letter, Paragraph, Report, Section, paragraphs
from lianxinqiao.people.models import Session
from lianxinqiao.reports.models import Issue, Sending, Speech
from lianxinqiao.reports.stages import SpeechStage

# 报 what stands above, 送 whom one tells beside, 发 what stands below.
VERBS = (
    ("报：", (Sending.To.UPPER,)),
    ("送：", (Sending.To.PARTY, Sending.To.GOVERNMENT)),
    ("发：", (Sending.To.UNIT,)),
)


def name(issue: Issue) -> str:
    return f"{issue.year}年第{issue.number}期" if issue.number else "（清样）"


def issue(found: Issue) -> Letter:
    with translation.override("zh-hans"):
        reports = list(found.reports.select_related("mandate__person").order_by("-urgent", "pk"))
        body: list[Paragraph] = []
        for place, report in enumerate(reports, 1):
            if len(reports) > 1:
                body.append(Paragraph(f"{place}．{report.called}", 3))
            body += paragraphs(report.words)
            body.append(Paragraph(f"（反映人：{_writers(report)}）"))
        return Letter(
            title=found.title,
            paragraphs=tuple(body),
            issuer="社情民意",
            number=found.number_spoken or "（清样）",
            item_number="急件" if found.urgent else "",
            signatures=(found.body.office_name or found.body.name,),
            on=found.signed_on,
            imprint=tuple(_foot(found)),
        )


def _writers(report: object) -> str:
    """All whose reports it was made of, each with sector or the name in which it came."""
    together = [report, *report.combined.select_related("mandate__person").order_by("pk")]  # type: ignore[attr-defined]
    return "；".join(dict.fromkeys(_writer(each) for each in together))


def _writer(report: object) -> str:
    mandate = report.mandate  # type: ignore[attr-defined]
    if not mandate:
        return str(report.in_name_of or report.get_source_display())  # type: ignore[attr-defined]
    person = "，".join(
        part for part in (mandate.person.name, f"{mandate.sector}界委员" if mandate.sector else "") if part
    )
    return f"{report.in_name_of}（执笔 {mandate.person.name}）" if report.in_name_of else person  # type: ignore[attr-defined]


def _foot(found: Issue) -> list[tuple[str, str]]:
    sendings = Sending.objects.filter(report__issue=found)
    sendings = sendings.select_related("organization", "report__body__district__parent")
    rows = []
    for verb, to in VERBS:
        names = dict.fromkeys(_whole(each) for each in sendings if each.to in to)
        if names:
            rows.append((verb + "，".join(names) + "。", ""))
    signer = found.signed_by.person.name if found.signed_by else ""
    people = (("编辑", found.edited_by.person.name), ("审核", found.reviewed_by), ("签发", signer))
    rows.append(("　".join(f"{word}：{who}" for word, who in people if who), ""))
    return rows


def _whole(sending: Sending) -> str:
    """By its whole name, as a paper says it: 澜州市政协, 中共云河区委, 云河区人民政府."""
    district = sending.report.body.district
    above = district.parent.name if district.parent else ""
    known = {
        Sending.To.UPPER: f"{above}政协" if above else "",
        Sending.To.PARTY: f"中共{district.name}委",
        Sending.To.GOVERNMENT: f"{district.name}人民政府",
    }
    if sending.organization:
        return sending.organization.name
    return sending.name or known.get(Sending.To(sending.to), "") or sending.called


def volume(session: Session) -> Report:
    """Oral speeches first, in their order, then the written ones."""
    with translation.override("zh-hans"):
        given = Speech.objects.filter(session=session, stage=SpeechStage.GIVEN).select_related("mandate__person")
        sections = []
        for way in Speech.Way:
            for speech in given.filter(way=way).order_by("place", "pk"):
                head = Paragraph(f"（{speech.get_way_display()}　{speech.speaker}）")
                sections.append(Section(speech.topic, 1, (head, *paragraphs(speech.text))))
        body = session.term.body
        return Report(
            title=f"{body.short_name}{session}大会发言汇编",
            sections=tuple(sections),
            unit=body.office_name,
            on=session.closes_on,
        )

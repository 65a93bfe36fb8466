"""Papers that go with an opinion: 意见登记表, 转办单, 答复. Their words are those of the official paper, so they stay Chinese.

None of them names who sent it: what leaves the house says what is to be done, not who asked for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from lianxinqiao.access.roles import UNIT
from lianxinqiao.opinions import deadlines
from lianxinqiao.opinions.actions import senders
from lianxinqiao.opinions.kinds import handled_here
from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.paper import docx, pdf
from lianxinqiao.paper.forms import Assignment, Form, Reception, assignment_notice, reception_record
from lianxinqiao.paper.letter import Letter, Paragraph, paragraphs
from lianxinqiao.people.models import Post

WRITERS: dict[str, Any] = {"docx": docx, "pdf": pdf}


@dataclass(frozen=True)
class Paper:
    kind: str
    pk: int
    label: str
    detail: str = ""


def offered(opinion: Opinion, post: Post | None) -> list[Paper]:
    if post is None:
        return []
    return list(_offered(opinion, post) if handled_here(opinion.kind) else _of_petition(opinion, post))


def _of_petition(opinion: Opinion, post: Post) -> Iterator[Paper]:
    if post.in_the_office and opinion.forwarded_to and (by := deadlines.notice_by(opinion)):
        yield Paper("told", opinion.pk, _("信访事项告知书"), _("%(day)s前送达") % {"day": by})


def _offered(opinion: Opinion, post: Post) -> Iterator[Paper]:
    front = post.in_the_office or post.at_a_station
    if front:
        yield Paper("record", opinion.pk, _("意见登记表"))
    for share in opinion.shares.select_related("organization"):
        if share.organization and (front or share.organization_id == post.organization_id):
            yield Paper("notice", share.pk, _("转办单"), share.called)
    if opinion.reply and opinion.answered_at and (front or post.role in UNIT):
        yield Paper("reply", opinion.pk, _("答复群众的信"))


def answer(opinion: Opinion, kind: str, pk: int, written: str) -> HttpResponse:
    """The paper as a download, to be worked on (docx) or to be sent as it is (pdf)."""
    names = {"record": "群众意见登记表", "notice": "群众意见转办单", "reply": "答复", "told": "信访事项告知书"}
    with translation.override("zh-hans"):
        content = WRITERS[written].write(make(opinion, kind, pk))
    response = HttpResponse(content, content_type=WRITERS[written].CONTENT_TYPE)
    shown = content_disposition_header(as_attachment=True, filename=f"{names[kind]}{opinion.number_text}.{written}")
    response.headers["Content-Disposition"] = shown or "attachment"
    return response


def make(opinion: Opinion, kind: str, pk: int) -> Form | Letter:
    if kind == "record":
        return record(opinion)
    if kind == "told":
        return told(opinion)
    return notice(opinion.shares.select_related("organization").get(pk=pk)) if kind == "notice" else reply(opinion)


def _house(opinion: Opinion) -> str:
    return opinion.station.name if opinion.station else opinion.body.office_name


def record(opinion: Opinion) -> Form:
    answered, clerk = opinion.answered_at, opinion.entered_by
    units = "、".join(share.named for share in _live(opinion))
    return reception_record(
        Reception(
            title="群众意见登记表",
            number=opinion.number_text,
            station=_house(opinion),
            matter=senders.masked(opinion, opinion.text),
            place=opinion.place,
            kind=opinion.field.name if opinion.field else "",
            deputy=opinion.mandate.person.name if opinion.mandate else "",
            received_on=timezone.localdate(opinion.received_at),
            routes=tuple(str(route.label) for route in Opinion.Route),
            route=str(opinion.get_route_display()) if opinion.route else "",
            units=units,
            due_on=opinion.due_on,
            reply=opinion.reply,
            told_on=timezone.localdate(answered) if answered else None,
            rating=str(opinion.get_rating_display()) if opinion.rating else "",
            clerk=clerk.person.name if clerk else "",
        )
    )


def _live(opinion: Opinion) -> list[Share]:
    return [share for share in opinion.shares.select_related("organization") if share.stage in {"assigned", "answered"}]


def notice(share: Share) -> Letter:
    """转办单 to one unit: what is to be done, until when; the words without whatever leads to their author."""
    opinion = share.opinion
    assert share.organization
    matter = senders.masked(opinion, opinion.text)
    where = f"地点：{opinion.place}。" if opinion.place else ""
    where += "".join(f"{each.asked}：{senders.masked(opinion, each.said)}。" for each in opinion.details.all())
    requirements = (
        f"意见原文：{matter}{where}",
        "请依照职责研究办理，把办了什么、什么时候办、找谁写清楚；不属于本单位职责的，请写明理由退回。",
        *([share.words] if share.words else []),
        "不得向无关人员透露反映人的情况。",
    )
    return assignment_notice(
        Assignment(
            issuer=_house(opinion),
            title="群众意见转办单",
            unit=share.organization.name,
            opening="现将下列群众意见转交你单位办理。",
            matters=((f"第{opinion.number_text}号", opinion.title, "承办", share.due_on),),
            requirements=requirements,
            signature=_house(opinion),
            on=timezone.localdate(share.assigned_at),
        )
    )


def reply(opinion: Opinion) -> Letter:
    """The answer as a letter, for whoever would rather have it on paper."""
    assert opinion.answered_at
    on = timezone.localdate(opinion.answered_at)
    opening = f"您于{timezone.localdate(opinion.received_at):%Y年%-m月%-d日}提出的意见（编号{opinion.number_text}）已经办理，现答复如下："
    return Letter(
        title="关于群众意见的答复",
        paragraphs=(Paragraph(opening), *paragraphs(opinion.reply)),
        signatures=(opinion.replied_by or _house(opinion),),
        on=on,
        addressee="反映人：",
        closing="感谢您对我们工作的关心。对答复不满意的，可以凭查询码要求重新办理。",
    )


def told(opinion: Opinion) -> Letter:
    """Where a petition went, in writing, to whoever left name and address; both are written on it by hand."""
    assert opinion.answered_at
    received = f"{timezone.localdate(opinion.received_at):%Y年%-m月%-d日}"
    opening = (
        f"您于{received}反映的事项（编号{opinion.number_text}）收悉，已转送{opinion.forwarded_to}，由其依照规定处理。"
    )
    return Letter(
        title="信访事项告知书",
        paragraphs=(Paragraph(opening), *paragraphs(opinion.reply)),
        signatures=(_house(opinion),),
        on=timezone.localdate(opinion.answered_at),
        addressee="                    ：",
        closing="特此告知（信访工作条例第二十三条）。",
    )

"""Papers of a proposal: the sheet it is written on, notices of filing, refusal, merging and assignment, the opinion form.

Their words are those of the official paper, so they stay Chinese in every language of the screen.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.roles import UNIT, RoleCode
from lianxinqiao.matters import documents, visibility
from lianxinqiao.matters.models import Assessment, Handling
from lianxinqiao.matters.papers import Paper
from lianxinqiao.matters.stages import GONE, PRIVATE, Stage
from lianxinqiao.paper import text
from lianxinqiao.paper.forms import Assignment, Form, _row, _signed_notes, assignment_notice, boxes
from lianxinqiao.paper.letter import Letter, Paragraph
from lianxinqiao.people.models import Post
from lianxinqiao.proposals.models import Particulars, Proposal
from lianxinqiao.proposals.rules import ground_text

GRADES = ("满意", "基本满意", "不满意")
SHARES = {"lead": "主办", "assist": "会办", "separate": "分别办理"}
WENT = {
    Particulars.Outcome.REPORT: "你们反映的情况已转为社情民意信息报送。",
    Particulars.Outcome.LETTER: "来件已作为委员来信转送{where}研究参考。",
    Particulars.Outcome.HANDED_UP: "来件已提交{where}，由其审查编号。",
}


def offered(proposal: Proposal, post: Post | None) -> Iterator[Paper]:
    """Each paper to the office and to whom it is addressed."""
    if not post or proposal.stage in PRIVATE or "papers" not in visibility.facts(proposal, post):
        return
    office, unit = post.in_the_office, post.role in UNIT
    if not unit:
        yield Paper("sheet", proposal.pk, _("提案纸"))
        yield from _of_review(proposal)
    for handling in _live(proposal):
        if office or post.role == RoleCode.SUPERVISION or handling.organization_id == post.organization_id:
            yield Paper("notice", handling.pk, _("交办单"), handling.held_by(handling.assigned_on).spoken)
    for share in proposal.handlings.all():
        for reply in share.replies.all():
            for form in reply.assessments.all():
                if office or form.mandate_id == post.mandate_id:
                    yield Paper("opinion", form.pk, _("征询意见表"), form.mandate.person.spoken)


def _of_review(proposal: Proposal) -> Iterator[Paper]:
    if proposal.stage == Stage.DECLINED:
        yield Paper("refusal", proposal.pk, _("不予立案告知书"))
    elif proposal.number is not None:
        yield Paper("filing", proposal.pk, _("立案通知"))
    if proposal.merged_into_id or proposal.merged.all():
        yield Paper("merging", proposal.pk, _("并案通知"))


def make(proposal: Proposal, kind: str, pk: int) -> Form | Letter:
    """The paper itself; `kind` and `pk` as `offered` gave them."""
    if kind == "notice":
        return notice(proposal, proposal.handlings.select_related("organization").get(pk=pk))
    if kind == "opinion":
        rows = Assessment.objects.select_related("mandate__person", "reply__handling__organization")
        return opinion(proposal, rows.get(pk=pk))
    if kind == "sheet":
        return sheet(proposal)
    return {"filing": filing, "refusal": refusal, "merging": merging}[kind](proposal)


# ------------------------------------------------------------------ what they share
def _live(proposal: Proposal) -> list[Handling]:
    return [row for row in proposal.handlings.all() if row.stage not in GONE and row.assigned_by_id]


def _number(proposal: Any) -> str:
    return f"第{proposal.number_text}号" if proposal.number else ""


def _signers(proposal: Proposal, on: date | None) -> str:
    rows = proposal.cosigners.exclude(signed_at=None).select_related("mandate__person")
    return "、".join(row.mandate.person.on(on).name for row in rows)


def _letter(proposal: Proposal, title: str, lines: tuple[str, ...], on: date | None) -> Letter:
    body = proposal.body.on(on)
    return Letter(
        title=title,
        paragraphs=tuple(Paragraph(line) for line in lines),
        signatures=(body.office_name or body.name,),
        on=on,
        issuer=body.office_name or body.name,
        item_number=_number(proposal),
        addressee=f"{proposal.proposer}：" if proposal.is_collective else f"{proposal.lead_name}委员：",
    )


# ------------------------------------------------------------------ the papers
def sheet(proposal: Proposal) -> Form:
    """提案纸: in whose name, the matter, why, what is advised."""
    on = documents.day(proposal.submitted_at)
    said, lead = proposal.particulars, proposal.lead
    points = "\n".join(f"{place}.{point.text}" for place, point in enumerate(proposal.requests.all(), 1))
    unit = proposal.suggested_unit.on(on).name if proposal.suggested_unit else ""
    seal = f"{said.head}　{'（公章）' if said.sealed else ''}".strip()
    rows = (
        _row(("案　号", _number(proposal)), ("系　列", "平时提案" if proposal.between_sessions else "大会提案")),
        _row(("案　由", proposal.title), height_mm=16),
        _row(("提案者", proposal.proposer), ("界　别", lead.sector)),
        _row(("联系委员", lead.person.on(on).name), ("联名委员", _signers(proposal, on))),
        _row(("情　况", proposal.cause), height_mm=44),
        _row(("分　析", proposal.analysis), height_mm=24),
        _row(("具体建议", points), height_mm=44),
        _row(("建议承办", unit), ("是否公开", "同意公开" if proposal.wish_open else "不同意公开")),
        _row(("负责人签章", seal), ("提交日期", text.date_text(on) if on else "")),
    )
    return Form(f"{proposal.body.on(on).name}提案", rows, "", ("一事一案。",), on)


def filing(proposal: Proposal) -> Letter:
    """立案通知 to whoever put it forward."""
    on = documents.day(proposal.registered_at)
    kind = proposal.field.on(on).name if proposal.field else ""
    lines = (
        f"您提出的《{proposal.title}》，经审查予以立案，编为{_number(proposal)}{f'，归入{kind}类' if kind else ''}。",
        (
            "提案将交承办单位办理，办理期限从交办之日起计算。承办单位在办理前后会与您联系沟通，并书面答复；"
            "收到答复后，请对办理情况作出评价。"
        ),
        "立案交办以前，可以书面提出撤案。",
    )
    return _letter(proposal, "提案立案通知", lines, on)


def refusal(proposal: Proposal) -> Letter:
    """不予立案告知书: the ground in its own words, the reason, and where it went."""
    said, ground = proposal.particulars, ground_text(proposal)
    why = f"经审查，属于“{ground}”的情形，不予立案。" if ground else "经审查，不作为本级提案立案。"
    went = WENT.get(Particulars.Outcome(said.outcome), "") if said.outcome else ""
    lines = (
        f"您提出的《{proposal.title}》收悉。",
        f"{why}{proposal.refused_reason}",
        went.format(where=said.went_to).replace("你们", "您"),
        "感谢您对政协工作的支持，欢迎继续提出提案。",
    )
    decided = proposal.readings.order_by("-read_on").values_list("read_on", flat=True).first()
    return _letter(proposal, "提案不予立案告知书", tuple(line for line in lines if line), decided)


def merging(proposal: Proposal) -> Letter:
    """并案通知: with which it is handled; every proposer and number stays."""
    on = documents.day(proposal.registered_at)
    main = proposal.merged_into or proposal
    others = [row for row in (main, *main.merged.order_by("number")) if row.pk != proposal.pk]
    named = "、".join(f"{_number(row)}《{row.title}》" for row in others)
    how = f"并入{_number(main)}一并办理" if proposal.merged_into else "作为主件一并办理"
    lines = (
        f"您提出的{_number(proposal)}《{proposal.title}》，与{named}内容相近，{how}。",
        "并案后，各件提案的提案者、案号和经过都保留，由承办单位分别答复。交办以前，提案者可以要求取消并案。",
    )
    return _letter(proposal, "提案并案通知", lines, on)


def notice(proposal: Proposal, handling: Handling) -> Letter:
    """交办单 to one unit: what it handles, by when, and how."""
    body = proposal.body.on(handling.assigned_on)
    duty = (
        "办理前后应当与提案者沟通协商，答复由单位主要负责人签发，经督查审核后送达。"
        if handling.answers
        else "请主动配合主办单位，在会办期限内书面提出会办意见，由单位主要负责人签发。"
    )
    until = handling.return_until
    window = f"不属于本单位职责的，请于{text.date_text(until)}前说明理由提出退回。" if until else ""
    proposer = f"提案者：{proposal.proposer}。联系委员：{proposal.lead_name}。"
    return assignment_notice(
        Assignment(
            issuer=body.office_name or body.name,
            title=f"关于交办{_number(proposal)}提案的通知",
            unit=handling.held_by(handling.assigned_on).name,
            opening=f"根据政协提案工作的有关规定，现将下列提案交由你单位研究办理。{proposer}",
            matters=((_number(proposal), proposal.title, SHARES[handling.kind], handling.due_on),),
            requirements=tuple(line for line in (duty, window) if line),
            signature=body.office_name or body.name,
            on=handling.assigned_on or proposal.session.opens_on,
        )
    )


def opinion(proposal: Proposal, form: Assessment) -> Form:
    """提案办理情况征询意见表, to be signed on paper and brought back."""
    reply, mandate, on = form.reply, form.mandate, form.asked_on
    replied = text.date_text(reply.delivered_on) if reply.delivered_on else ""
    rows = (
        _row(("案　号", _number(proposal)), ("界　别", mandate.sector)),
        _row(("案　由", proposal.title), height_mm=16),
        _row(("提案者", proposal.proposer), ("联系电话", mandate.person.phone)),
        _row(("承办单位", reply.unit.name), height_mm=12),
        _row(("复文字号", reply.number), ("复文日期", replied)),
        _row(("联系情况", boxes(("登门走访", "座谈", "电话", "未联系"))), height_mm=14),
        _row(("对办理态度", boxes(GRADES)), height_mm=14),
        _row(("对办理结果", boxes(GRADES)), height_mm=14),
        _row(("意见和建议", ""), height_mm=52),
        _row(("委员签名", ""), ("日　期", "　　年　　月　　日"), height_mm=16),
    )
    office = proposal.body.on(on).office_name
    notes = tuple(
        line.replace("代表", "委员")
        for line in _signed_notes("每行只选一项。态度与结果分别评价。", office, form.due_on)
    )
    title = proposal.profile_version.rules.templates.enclosure or "提案办理情况征询意见表"
    return Form(title, rows, "", notes, reply.delivered_on)

"""Forms on one page: cells in a grid, some with boxes to tick. The paper track of those who do not use a screen."""

from dataclasses import dataclass, field
from datetime import date

from lianxinqiao.paper import text
from lianxinqiao.paper.letter import Contact, Letter, Paragraph

EMPTY_BOX, TICKED_BOX = "□", "■"
GRID = 12


@dataclass(frozen=True)
class Cell:
    """`span` of twelve columns; a label is set in 黑体 and centred."""

    text: str
    span: int
    label: bool = False


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    height_mm: float = 11


@dataclass(frozen=True)
class Form:
    title: str
    rows: tuple[Row, ...]
    number: str = ""
    notes: tuple[str, ...] = ()
    on: date | None = None


def _field(label: str, value: str, span: int = 10) -> tuple[Cell, Cell]:
    return Cell(label, 2, label=True), Cell(value, span)


def _row(*fields: tuple[str, str], height_mm: float = 11) -> Row:
    """Labels and values side by side; the values share what the labels leave."""
    span = (GRID - 2 * len(fields)) // len(fields)
    return Row(tuple(cell for label, value in fields for cell in _field(label, value, span)), height_mm)


def boxes(choices: tuple[str, ...], ticked: str = "") -> str:
    return "　　".join(f"{TICKED_BOX if choice == ticked else EMPTY_BOX} {choice}" for choice in choices)


@dataclass(frozen=True)
class Opinion:
    """What the 征询意见表 asks: attitude and result apart, one reason, one signature."""

    title: str
    number: str
    matter_title: str
    deputy: str
    unit: str
    heading_number: str = ""
    delegation: str = ""
    phone: str = ""
    reply_number: str = ""
    replied_on: date | None = None
    attitudes: tuple[str, ...] = ("满意", "基本满意", "不满意")
    results: tuple[str, ...] = ("满意", "基本满意", "不满意")
    visits: tuple[str, ...] = ("登门走访", "座谈", "电话", "未联系")
    return_to: str = ""
    return_by: date | None = None


def opinion_form(opinion: Opinion) -> Form:
    """征询意见表: one page, sent with the reply and brought back signed; the office enters it with the scan."""
    replied = text.date_text(opinion.replied_on) if opinion.replied_on else ""
    rows = (
        _row(("编　号", opinion.number), ("代表团", opinion.delegation)),
        _row(("标　题", opinion.matter_title), height_mm=16),
        _row(("代　表", opinion.deputy), ("联系电话", opinion.phone)),
        _row(("承办单位", opinion.unit), height_mm=12),
        _row(("复文字号", opinion.reply_number), ("复文日期", replied)),
        _row(("联系情况", boxes(opinion.visits)), height_mm=14),
        _row(("对办理态度", boxes(opinion.attitudes)), height_mm=14),
        _row(("对办理结果", boxes(opinion.results)), height_mm=14),
        _row(("意见和建议", ""), height_mm=52),
        _row(("代表签名", ""), ("日　期", "　　年　　月　　日"), height_mm=16),
    )
    notes = _signed_notes("每行只选一项。态度与结果分别评价。", opinion.return_to, opinion.return_by)
    return Form(opinion.title, rows, opinion.heading_number, notes, opinion.replied_on)


def _signed_notes(how: str, return_to: str, return_by: date | None) -> tuple[str, ...]:
    notes = [f"请在所选项前的方框内打“√”，{how}", "本表由代表本人填写并签名，他人不得代填。"]
    if return_to:
        by = f"请于{text.date_text(return_by)}前" if return_by else "请"
        notes.append(f"{by}将本表送回{return_to}。")
    return tuple(f"{place}.{note}" for place, note in enumerate(notes, 1))


@dataclass(frozen=True)
class Kept:
    """What the 再评价表 asks of a promise that the unit says is kept: whether it is, and how well."""

    title: str
    number: str
    matter_title: str
    deputy: str
    unit: str
    plan: str
    due_on: date
    declared_on: date | None = None
    delegation: str = ""
    phone: str = ""
    grades: tuple[str, ...] = ("满意", "基本满意", "不满意")
    return_to: str = ""
    return_by: date | None = None


def kept_form(kept: Kept) -> Form:
    """承诺事项办理情况再评价表: the paper way of a deputy's second assessment (重庆 §28)."""
    declared = text.date_text(kept.declared_on) if kept.declared_on else ""
    rows = (
        _row(("编　号", kept.number), ("代表团", kept.delegation)),
        _row(("标　题", kept.matter_title), height_mm=16),
        _row(("代　表", kept.deputy), ("联系电话", kept.phone)),
        _row(("承办单位", kept.unit), height_mm=12),
        _row(("承诺事项", kept.plan), height_mm=32),
        _row(("完成期限", text.date_text(kept.due_on)), ("报告完成", declared)),
        _row(("兑现情况", boxes(("已兑现", "尚未兑现"))), height_mm=14),
        _row(("再评价", boxes(kept.grades)), height_mm=14),
        _row(("意见和建议", ""), height_mm=46),
        _row(("代表签名", ""), ("日　期", "　　年　　月　　日"), height_mm=16),
    )
    return Form(kept.title, rows, "", _signed_notes("每行只选一项。", kept.return_to, kept.return_by), kept.declared_on)


@dataclass(frozen=True)
class Delivery:
    """What was handed over, from whom to whom: for the 送达回执."""

    title: str
    papers: tuple[str, ...]
    sender: str
    receiver: str
    number: str = ""
    delivered_on: date | None = None
    way: str = ""
    ways: tuple[str, ...] = ("当面送达", "邮寄", "网上送达")


def receipt(delivery: Delivery) -> Form:
    """送达回执: signed by the one who receives and returned to the sender."""
    papers = "\n".join(f"{place}.{paper}" for place, paper in enumerate(delivery.papers, 1))
    on = text.date_text(delivery.delivered_on) if delivery.delivered_on else "　　年　　月　　日"
    rows = (
        _row(("送达文件", papers), height_mm=max(30.0, 9.0 * len(delivery.papers))),
        _row(("送达单位", delivery.sender), ("送达日期", on), height_mm=14),
        _row(("受送达人", delivery.receiver), height_mm=12),
        _row(("送达方式", boxes(delivery.ways, delivery.way)), height_mm=14),
        _row(("签　收", ""), ("签收日期", "　　年　　月　　日"), height_mm=20),
        _row(("备　注", ""), height_mm=30),
    )
    return Form(delivery.title, rows, delivery.number, ("本回执请签收后退回送达单位存档。",), delivery.delivered_on)


@dataclass(frozen=True)
class Registration:
    """What the office wrote down when it registered a matter."""

    title: str
    number: str
    matter_title: str
    proposers: str
    cosigners: str = ""
    delegation: str = ""
    kind: str = ""
    received_on: date | None = None
    registered_on: date | None = None
    suggested_unit: str = ""
    lead_units: str = ""
    assisting_units: str = ""
    publicity: str = ""
    points: tuple[str, ...] = ()
    clerk: str = ""
    heading_number: str = ""


def registration_slip(entry: Registration) -> Form:
    """登记单: goes with the paper from desk to desk."""
    received = text.date_text(entry.received_on) if entry.received_on else ""
    registered = text.date_text(entry.registered_on) if entry.registered_on else ""
    points = "\n".join(f"{place}.{point}" for place, point in enumerate(entry.points, 1))
    rows = (
        _row(("编　号", entry.number), ("类　别", entry.kind)),
        _row(("标　题", entry.matter_title), height_mm=16),
        _row(("领衔代表", entry.proposers), ("代表团", entry.delegation)),
        _row(("附议代表", entry.cosigners), height_mm=14),
        _row(("收到日期", received), ("登记日期", registered)),
        _row(("具体诉求", points), height_mm=40),
        _row(("建议承办", entry.suggested_unit), ("是否公开", entry.publicity)),
        _row(("主办单位", entry.lead_units), height_mm=12),
        _row(("协办单位", entry.assisting_units), height_mm=12),
        _row(("拟办意见", ""), height_mm=34),
        _row(("登记人", entry.clerk), ("审核人", "")),
    )
    return Form(entry.title, rows, entry.heading_number, (), entry.registered_on)


@dataclass(frozen=True)
class Reception:
    """What a station keeps of an opinion （群众意见登记表）, from taking it in to the citizen's word on the answer."""

    title: str
    number: str
    station: str
    matter: str
    place: str = ""
    kind: str = ""
    deputy: str = ""
    received_on: date | None = None
    routes: tuple[str, ...] = ()
    route: str = ""
    units: str = ""
    due_on: date | None = None
    reply: str = ""
    told_on: date | None = None
    ratings: tuple[str, ...] = ("满意", "基本满意", "不满意")
    rating: str = ""
    clerk: str = ""


def reception_record(entry: Reception) -> Form:
    """意见登记表: the name of whoever came is written by hand, or not at all; no copy of it leaves the house by itself."""
    days = {name: text.date_text(day) if day else "" for name, day in vars(entry).items() if name.endswith("_on")}
    rows = (
        _row(("编　号", entry.number), ("联络站", entry.station)),
        _row(("反映人", ""), ("联系电话", "")),
        _row(("收到日期", days["received_on"]), ("接待代表", entry.deputy)),
        _row(("地　点", entry.place), ("类　别", entry.kind)),
        _row(("意见内容", entry.matter), height_mm=44),
        _row(("去　向", boxes(entry.routes, entry.route)), height_mm=18),
        _row(("承办单位", entry.units), ("答复期限", days["due_on"]), height_mm=14),
        _row(("答　复", entry.reply), height_mm=44),
        _row(("告知日期", days["told_on"]), ("登记人", entry.clerk)),
        _row(("群众评价", boxes(entry.ratings, entry.rating)), height_mm=14),
    )
    return Form(entry.title, rows, "", ("1.反映人可以不留姓名和电话。", "2.本表由联络站存档。"), entry.received_on)


@dataclass(frozen=True)
class Assignment:
    """A package of matters handed to one unit: (number, title, role such as 主办 or 协办, due date)."""

    issuer: str
    title: str
    unit: str
    opening: str
    matters: tuple[tuple[str, str, str, date | None], ...]
    requirements: tuple[str, ...]
    signature: str
    on: date
    number: str = ""
    closing: str = ""
    contact: Contact = field(default_factory=Contact)
    copies: tuple[str, ...] = ()


def assignment_notice(notice: Assignment) -> Letter:
    """交办函: an official letter that lists what the unit is to handle, by when, and how."""
    listed = [Paragraph("一、交办事项", 1)]
    for place, (number, title, role, due) in enumerate(notice.matters, 1):
        by = f"，{text.date_text(due)}前办结答复" if due else ""
        listed.append(Paragraph(f"{place}.{number}《{title}》（{role}）{by}。", 3))
    asked = [Paragraph("二、办理要求", 1)] if notice.requirements else []
    asked += [Paragraph(f"{place}.{line}", 3) for place, line in enumerate(notice.requirements, 1)]
    return Letter(
        title=notice.title,
        paragraphs=(Paragraph(notice.opening), *listed, *asked),
        signatures=(notice.signature,),
        on=notice.on,
        issuer=notice.issuer,
        number=notice.number,
        addressee=f"{notice.unit}：",
        closing=notice.closing,
        contact=notice.contact,
        copies=notice.copies,
    )

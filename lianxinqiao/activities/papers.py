"""The papers of an activity, composed from its rows: notice, list to sign, report, what is passed on, certificate."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities import hours
from lianxinqiao.activities.kinds import Family, Organiser
from lianxinqiao.activities.models import Activity, Participation
from lianxinqiao.activities.stages import Seat, Stage
from lianxinqiao.paper import docx, pdf, sheets
from lianxinqiao.paper.letter import Column, Letter, Paragraph, Report, Section, Table, paragraphs
from lianxinqiao.paper.text import chinese_number, date_text

CONTENT_TYPES = {"docx": docx.CONTENT_TYPE, "pdf": pdf.CONTENT_TYPE, "xlsx": sheets.CONTENT_TYPE}
WHOLE = frozenset({Organiser.STANDING, Organiser.OFFICE})
WAYS = {"code": "扫码签到", "typed": "短码签到", "hand": "工作人员登记"}


def written(paper: Any, kind: str) -> bytes:
    if isinstance(paper, Table):
        return sheets.write(paper)
    return docx.write(paper) if kind == "docx" else pdf.write(paper)


def _when(activity: Activity) -> str:
    since, until = timezone.localtime(activity.starts_at), timezone.localtime(activity.ends_at)
    first, end = timezone.localdate(since), timezone.localdate(until)
    last = f"{until:%H:%M}" if first == end else f"{date_text(end)}{until:%H:%M}"
    return f"{date_text(first)}{since:%H:%M}至{last}"


def _word(activity: Activity) -> str:
    return "委员" if activity.body.kind == "cppcc" else "代表"


def _signed(activity: Activity) -> str:
    """By its full name where the body itself organises; 常委会 alone is nobody's signature."""
    return activity.body.name if activity.organiser in WHOLE else activity.organiser_spoken


def notice(activity: Activity) -> Letter:
    """通知: what, when, where, who pays, until when one signs up, what to know of risk and insurance."""
    lines = [("时间", _when(activity)), ("地点", activity.place), ("内容", activity.purpose)]
    if activity.seats:
        lines.append(("名额", f"{activity.seats}人，按报名先后"))
    if activity.signs_up_until:
        lines.append(("报名", f"请于{date_text(activity.signs_up_until)}前在系统中报名；因故不能参加的，请提前请假"))
    if activity.risk:
        lines.append(("安全", f"{activity.risk}；已办保险：{activity.insured}"))
    told = [f"{chinese_number(place)}、{label}：{text}" for place, (label, text) in enumerate(_said(lines), 1)]
    opening = f"经研究，{activity.organiser_spoken}定于{date_text(_day(activity))}开展“{activity.title}”。现将有关事项通知如下："
    return Letter(
        title=f"关于开展“{activity.title}”的通知",
        paragraphs=(Paragraph(opening), *(Paragraph(line) for line in told), Paragraph("到场后请扫现场二维码签到。")),
        signatures=(_signed(activity),),
        on=activity.called_on,
        issuer=activity.body.name,
        addressee=f"各位{_word(activity)}：",
    )


def _said(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(label, text) for label, text in lines if text]


def _day(activity: Activity) -> date:
    return timezone.localdate(activity.starts_at)


def seats(activity: Activity) -> Table:
    """签到表: everybody on the list, with the time and way of who came; who did not can sign by hand."""
    rows = activity.participations.select_related("mandate__person", "mandate__delegation").order_by(
        "mandate__person__pinyin"
    )
    told = [
        (
            place,
            row.mandate.person.name,
            str(row.mandate.delegation or ""),
            timezone.localtime(row.came_at).strftime("%H:%M") if row.came_at else "",
            WAYS.get(row.way, ""),
            timezone.localtime(row.left_at).strftime("%H:%M") if row.left_at else "",
            "请假" if row.stage == Seat.ON_LEAVE else row.note,
        )
        for place, row in enumerate(rows, 1)
    ]
    labels = ("序号", "姓名", "代表团", "签到", "方式", "签退", "备注")
    columns = [Column(label, "number" if label == "序号" else "text") for label in labels]
    came = sum(1 for row in rows if row.came_at)
    return Table.of(columns, told, title="签到表", note=f"{activity.title}　{_when(activity)}　到场{came}人")


def signing(activity: Activity) -> Report:
    """签到表 as a paper that hangs at the door; its heading says what and when, and how many came once somebody did."""
    came = activity.participations.filter(came_at__isnull=False).count()
    table = replace(seats(activity), title="", note=f"到场{came}人" if came else "")
    title = f"{activity.title}签到表"
    return Report(title, (Section("", tables=(table,)),), subtitle=_when(activity), unit=_signed(activity))


def report(activity: Activity) -> Letter:
    """视察、调研、检查报告, as it was handed in."""
    return Letter(
        title=f"关于“{activity.title}”的报告",
        paragraphs=paragraphs(activity.report),
        signatures=(_signed(activity),),
        on=activity.reported_on,
        issuer=activity.body.name,
    )


def forwarded(activity: Activity) -> Letter:
    """转办单: the report goes to the organ, with the day by which it answers."""
    due = f"请研究处理，并于{date_text(activity.due_on)}前书面反馈研究处理情况。" if activity.due_on else ""
    return Letter(
        title=f"关于转交“{activity.title}”报告的函",
        paragraphs=(
            Paragraph(f"现将“{activity.title}”报告转交你单位。{due}"),
            Paragraph(f"办理依据：{activity.of_kind.law}。反馈情况将告知参加活动的{_word(activity)}。"),
        ),
        signatures=(activity.body.name,),
        on=activity.forwarded_on,
        issuer=activity.body.name,
        addressee=f"{activity.unit.name}：" if activity.unit else "",
        attachments=(f"关于“{activity.title}”的报告",),
    )


CERTIFICATES = {"volunteering": "志愿服务记录证明"}


def certificate(seat: Participation) -> Letter:
    """证书 for training or volunteering: who was there, and how long by sign-in （志愿服务条例第十九条：如实、无偿）."""
    activity = seat.activity
    long = hours.in_words(hours.between(activity.starts_at, activity.ends_at, seat.came_at, seat.left_at))
    trained = activity.of_kind.family == Family.TRAINING
    does = "学习培训" if trained else activity.get_kind_display()
    said = f"{seat.mandate.person.name}于{date_text(_day(activity))}参加{activity.organiser_spoken}组织的“{activity.title}”（{does}），"
    return Letter(
        title=CERTIFICATES.get(activity.kind, "学习培训证书" if trained else "参加活动证明"),
        paragraphs=(Paragraph(f"{said}按签到、签退记录计{long}。"), Paragraph("特此证明。")),
        signatures=(activity.body.name,),
        on=_day(activity),
    )


OF_ACTIVITY: dict[str, tuple[Any, Callable[[Activity], Any], tuple[str, ...]]] = {
    "notice": (_("通知"), notice, ("docx", "pdf")),
    "signing": (_("签到表"), signing, ("docx", "pdf")),
    "seats": (_("签到表（电子表格）"), seats, ("xlsx",)),
    "report": (_("报告"), report, ("docx", "pdf")),
    "forwarded": (_("转办单"), forwarded, ("docx", "pdf")),
}


def there_are(activity: Activity) -> list[tuple[str, Any, tuple[str, ...]]]:
    """Which of them can be made now: code, word, kinds of file."""
    can = {
        "notice": activity.called_on is not None and activity.stage != Stage.CANCELLED,
        "signing": True,
        "seats": True,
        "report": bool(activity.report),
        "forwarded": bool(activity.forwarded_on),
    }
    return [(code, word, kinds) for code, (word, _make, kinds) in OF_ACTIVITY.items() if can[code]]

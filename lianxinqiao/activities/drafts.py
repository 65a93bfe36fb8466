"""The text with which a report begins: its parts, from what is known already. Documents say the same words."""

import re

from django.utils import timezone

from lianxinqiao.activities.kinds import Family
from lianxinqiao.activities.models import Activity, LawInspection
from lianxinqiao.paper.text import chinese_number, date_text

# 河南视察办法: time, content, problems, suggestions. Research says how it was done and why it is so.
PARTS = {
    Family.INSPECTION: ("基本情况", "视察内容", "发现的问题", "意见和建议"),
    Family.RESEARCH: ("调研情况", "现状和成效", "存在的问题和原因", "对策建议"),
}


def begun(activity: Activity) -> list[tuple[str, str]]:
    """Each part of the template with its text so far."""
    headings = PARTS.get(activity.of_kind.family, PARTS[Family.INSPECTION])
    known = {0: opening(activity), 2: found(activity)}
    return [(f"{chinese_number(place + 1)}、{heading}", known.get(place, "")) for place, heading in enumerate(headings)]


def opening(activity: Activity) -> str:
    came = activity.participations.filter(came_at__isnull=False).count()
    on = date_text(timezone.localdate(activity.starts_at))
    where = f"在{activity.place}" if activity.place else ""
    who = "委员" if activity.body.kind == "cppcc" else "代表"
    return f"{on}，{activity.organiser_spoken}组织{came}名{who}{where}开展“{activity.title}”。"


def found(activity: Activity) -> str:
    """What was noted on the way, one a line, numbered."""
    rows = [f"{row.where}：{row.text}" if row.where else row.text for row in activity.findings.all()]
    return "\n".join(f"{place}.{text}" for place, text in enumerate(rows, 1))


def together(activity: Activity) -> str:
    """The parts one after the other, as the report is handed in."""
    return "\n".join(f"{part.heading}\n{part.text}".strip() for part in activity.report_parts.all())


def of_law(inspection: LawInspection) -> str:
    return (
        f"一、{_named(inspection.law)}实施情况的评价和改进执法工作的建议\n{_lower(inspection.carried_out)}\n"
        f"二、对修改完善法律、法规的建议\n{_lower(inspection.law_itself)}"
    )


def _named(law: str) -> str:
    return law if law.startswith("《") else f"《{law}》"


def _lower(text: str) -> str:
    """Numbered one level below the part in which it stands: （一） under 一、."""
    return re.sub(r"^([一二三四五六七八九十]{1,3})、", r"（\1）", text, flags=re.MULTILINE)

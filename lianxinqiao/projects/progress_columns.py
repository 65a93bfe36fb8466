"""What the government's sheet says of a project beyond its plan: approvals with numbers, contract, payments, how far it is.

Each filled cell does the act that an office does by hand, and only where it says something new.
"""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.paper.intake.plans import Wrong
from lianxinqiao.people.models import Post
from lianxinqiao.projects import money, sums
from lianxinqiao.projects.actions import building, counting, deciding
from lianxinqiao.projects.kinds import Approved
from lianxinqiao.projects.models import Project

NUMBER = {
    Approved.PROPOSAL: "建议书批复文号",
    Approved.FEASIBILITY: "可研批复文号",
    Approved.DESIGN: "初设批复文号",
}
DAY = {
    Approved.PROPOSAL: "建议书批复日期",
    Approved.FEASIBILITY: "可研批复日期",
    Approved.DESIGN: "初设批复日期",
}
AMOUNT = {Approved.FEASIBILITY: "批准估算", Approved.DESIGN: "批准概算"}
Text = str | Promise
HEADINGS: tuple[tuple[str, Text, str], ...] = (
    ("建议书批复文号", gettext_lazy("有批复的填文号，并填日期。"), "云发改〔2019〕31号"),
    ("建议书批复日期", "", "2019-06-12"),
    ("可研批复文号", gettext_lazy("有批复的填文号、日期和估算。"), "云发改〔2019〕58号"),
    ("可研批复日期", "", "2019-09-20"),
    ("批准估算", gettext_lazy("万元。"), "9600"),
    ("初设批复文号", gettext_lazy("有批复的填文号、日期和概算。"), "云发改〔2019〕77号"),
    ("初设批复日期", "", "2019-11-28"),
    ("批准概算", gettext_lazy("万元。"), "9750"),
    ("超概报告", gettext_lazy("概算超过估算的，写报告或者重新报批的文号。"), ""),
    ("合同价", gettext_lazy("万元；续建项目填写。"), "9400"),
    ("施工单位", "", "云河建设工程有限公司"),
    ("累计支付", gettext_lazy("万元；比已登记的多出的部分登记为一笔支付。"), "3200"),
    ("形象进度", gettext_lazy("百分比，例如 45。"), "45"),
)
OTHERS = {
    "项目建议书批复文号": "建议书批复文号", "可行性研究报告批复文号": "可研批复文号", "初步设计批复文号": "初设批复文号", "估算": "批准估算",
    "概算": "批准概算", "批准概算（万元）": "批准概算", "批准估算（万元）": "批准估算", "合同价（万元）": "合同价", "合同金额": "合同价", "中标单位": "施工单位",
    "累计支付（万元）": "累计支付", "累计完成支付": "累计支付", "形象进度（%）": "形象进度",
}  # fmt: skip


class Cells(Protocol):
    def text(self, heading: str, *, required: bool = False) -> str: ...

    def day(self, heading: str, *, required: bool = False) -> date | None: ...

    def amount(self, heading: str) -> Decimal: ...


Done = tuple[str, str, str]  # the heading, what was there before, what is there now


def take(cells: Cells, project: Project, *, by: Post, at: datetime) -> Iterator[Done]:
    """What the row says and nobody had entered; each is done, then told. The project is as its last act left it."""
    for kind in Approved:
        yield from _approval(cells, project, kind, by, at)
    yield from _contract(cells, project, by, at)
    yield from _paid(cells, project, by, at)
    yield from _percent(cells, project, by, at)


def _approval(cells: Cells, project: Project, kind: Approved, by: Post, at: datetime) -> Iterator[Done]:
    number = cells.text(NUMBER[kind])
    if not number or project.approvals.filter(kind=kind, number=number).exists():
        return
    on = cells.day(DAY[kind], required=True)
    assert on is not None
    amount = cells.amount(AMOUNT[kind]) if kind in AMOUNT else None
    reported = cells.text("超概报告") if kind == Approved.DESIGN else ""
    told: dict[str, Any] = {"number": number, "on": on, "amount": amount, "reported": reported}
    deciding.approve(project, kind=kind, **told, by=by, at=at)
    yield NUMBER[kind], "", number


def _contract(cells: Cells, project: Project, by: Post, at: datetime) -> Iterator[Done]:
    if not cells.text("合同价"):
        return
    amount, who = cells.amount("合同价"), cells.text("施工单位", required=True)
    if (project.contract, project.contractor) == (amount, who):
        return
    before = money.plain(project.contract) if project.contract else ""
    deciding.contract(project, contractor=who, amount=amount, by=by, at=at)
    yield "合同价", before, money.plain(amount)


def _paid(cells: Cells, project: Project, by: Post, at: datetime) -> Iterator[Done]:
    if not cells.text("累计支付"):
        return
    said, known = cells.amount("累计支付"), sums.paid(project)
    if said < known:
        raise Wrong("累计支付", _("已经登记支付%(paid)s万元，比这里多。") % {"paid": money.plain(known)})
    if said > known:
        what = _("计划表导入的累计支付")
        counting.pay(project, amount=said - known, on=timezone.localdate(at), what=what, by=by, at=at)
        yield "累计支付", money.plain(known), money.plain(said)


def _percent(cells: Cells, project: Project, by: Post, at: datetime) -> Iterator[Done]:
    said = cells.text("形象进度").removesuffix("%").removesuffix(".0")
    if not said:
        return
    if not said.isdecimal() or int(said) > 100:
        raise Wrong("形象进度", _("请填0到100的整数。"))
    if int(said) != project.percent:
        before = str(project.percent)
        building.report(project, percent=int(said), note=_("计划表导入的形象进度"), by=by, at=at)
        yield "形象进度", before, said

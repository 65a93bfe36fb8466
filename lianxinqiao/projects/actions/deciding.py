"""A project before it is built: proposed, changed, decided or given up; its approvals and its contract."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Body, Post
from lianxinqiao.projects import money, rules, sums
from lianxinqiao.projects.frame import FRAME
from lianxinqiao.projects.kinds import Approved
from lianxinqiao.projects.models import Approval, Project
from lianxinqiao.projects.rules import RULES
from lianxinqiao.projects.stages import Stage

# What the office writes of a project （政府投资条例第十六条 and what it is followed by).
KEPT = (
    *("name", "code", "purpose", "livelihood", "content", "unit", "leader", "township", "begins_on", "ends_on"),
    *("total", "funds"),
)


@transaction.atomic
def propose(body: Body, *, values: Mapping[str, Any], by: Post, at: datetime) -> Project:
    """A new project. Raises ValidationError by field."""
    project = Project(body=body, proposed_by=by, proposed_at=at)
    _set(project, values)
    RULES.may("project.propose", by, project, at)
    project.save(force_insert=True)
    FRAME.done("project.propose", project, by=by, at=at, data={"after": _told(project)})
    return project


def change(project: Project, *, values: Mapping[str, Any], by: Post, at: datetime) -> dict[str, Any]:
    """Another name, unit or day; by each name that changed, what stood there and what stands there now."""
    with FRAME.act("project.change", project, by=by, at=at) as done:
        before = _told(project)
        _set(project, values)
        after = _told(project)
        changed = [name for name in KEPT if before[name] != after[name]]
        if not changed:
            done.quietly()
            return {}
        if beyond := money.exceeds(project.cap, [sums.arranged(project)]):
            raise Refused(_("已经安排的资金比这个总投资多%(beyond)s万元。") % {"beyond": money.plain(beyond)})
        project.save()
        was, now = ({name: side[name] for name in changed} for side in (before, after))
        done(data={"before": was, "after": now}, tells=None if project.is_public else ())
        return {name: (before[name], after[name]) for name in changed}


def decide(project: Project, *, decision: str, decided_on: date, by: Post, at: datetime) -> None:
    """Decide that it will be built, by the decision with this number: its plan's or its own."""
    with FRAME.act("project.decide", project, by=by, at=at) as done:
        rules.not_later_than(decided_on, at)
        step(project, Stage.APPROVED)
        project.decision, project.decided_on = decision.strip(), decided_on
        project.save()
        done(note=project.decision)


def cancel(project: Project, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("project.cancel", project, by=by, at=at) as done:
        say_why(reason)
        was_public = project.is_public
        step(project, Stage.CANCELLED)
        project.reason = reason.strip()
        project.save()
        done(note=reason, tells=None if was_public else ())


def approve(
    project: Project,
    *,
    kind: str,
    number: str,
    on: date,
    amount: Decimal | None = None,
    reported: str = "",
    by: Post,
    at: datetime,
) -> Approval:
    """An approval with its number. The amount of the feasibility report is the estimate, that of the design the budget.

    A budget above the estimate by the profile's share says to whom that was reported or what was approved anew.
    """
    with FRAME.act("project.approve", project, by=by, at=at) as done:
        rules.not_later_than(on, at)
        if kind != Approved.PROPOSAL and amount is None:
            raise Refused(_("请填写批准的金额。"))
        row = Approval(project=project, kind=kind, number=number, on=on, amount=amount, reported=reported.strip())
        row.full_clean()
        if amount is not None:
            _hold(project, row, at)
        row.save()
        project.save()
        done(data={"kind": kind, "number": number, "amount": str(amount or ""), "reported": row.reported})
        return row


def _hold(project: Project, row: Approval, at: datetime) -> None:
    """Set the estimate or the budget, within the limits that stand already."""
    assert row.amount is not None
    if row.kind == Approved.FEASIBILITY:
        project.estimate = row.amount
    if row.kind == Approved.DESIGN:
        said = rules.of(project.body, day(at))
        base = project.estimate or project.total
        far = money.over(base, row.amount, said.estimate_share, inclusive=said.estimate_inclusive)
        if far and not row.reported:
            words = {"base": money.plain(base), "share": said.estimate_share}
            raise Refused(
                _(
                    "概算比估算（%(base)s万元）超过%(share)s%%，要先报告或者重新报批可行性研究报告，请写明报告或者批复的文号。"
                )
                % words
            )
        project.budget = row.amount
    for what, amount in ((_("已经安排的资金"), sums.arranged(project)), (_("已经支付的资金"), sums.paid(project))):
        if beyond := money.exceeds(project.cap, [amount]):
            raise Refused(_("%(what)s比批准的金额多%(beyond)s万元。") % {"what": what, "beyond": money.plain(beyond)})


def contract(project: Project, *, contractor: str, amount: Decimal, by: Post, at: datetime) -> None:
    """Who builds it, and for how much; in principle never above what was approved （政府投资条例第二十三条）."""
    with FRAME.act("project.contract", project, by=by, at=at) as done:
        if beyond := money.exceeds(project.cap, [amount]):
            raise Refused(_("合同价比批准的投资多%(beyond)s万元。") % {"beyond": money.plain(beyond)})
        project.contractor, project.contract = contractor.strip(), amount
        project.full_clean()
        project.save()
        done(data={"contractor": project.contractor, "amount": str(amount)})


# ------------------------------------------------------------------ parts
def _set(project: Project, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        assert name in KEPT, name
        setattr(project, name, value)
    if project.township and project.township.district_id != project.body.district_id:
        raise ValidationError({"township": _("%(township)s不在本行政区划。") % {"township": project.township}})
    if project.unit_id and project.unit.district_id != project.body.district_id:
        raise ValidationError({"unit": _("%(unit)s不在本行政区划。") % {"unit": project.unit}})
    project.full_clean()


def _told(project: Project) -> dict[str, Any]:
    """What is kept of it, in brief, as it goes into the journal."""
    keys = {"township": "township_id", "unit": "unit_id"}
    told = {name: getattr(project, keys.get(name, name)) for name in KEPT}
    return told | {"total": money.plain(project.total)}  # 300 and 300.00 are the same money

"""A row that is handled now: registered and, where units are named, assigned, by the acts of the screens.

A row that is there already is compared cell by cell. What may still be corrected is; what may not is told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.acts.frame import day, locked
from lianxinqiao.matters import deadlines, numbers, rules
from lianxinqiao.matters.actions import assigning, drafting, registering
from lianxinqiao.matters.frame import done
from lianxinqiao.matters.importing.rows import Row, moment
from lianxinqiao.matters.models import CoSigner, Suggestion
from lianxinqiao.matters.stages import GONE, Stage
from lianxinqiao.paper import text as texts
from lianxinqiao.paper.intake.plans import Wrong
from lianxinqiao.people.models import Field, Mandate


@dataclass
class Taken:
    """What became of a row; `differs` are (heading, old, new) that the import may not change."""

    suggestion: Suggestion
    new: bool = False
    moved: list[tuple[str, str, str]] = field(default_factory=list)
    differs: list[tuple[str, str, str]] = field(default_factory=list)


def take(row: Row) -> Taken:
    title, lead = row.text("标题", required=True), row.lead()
    raised = row.raised_on()
    there = match(row, title, lead)
    if there is not None:
        return _compare(row, there)
    _next_number(row)
    suggestion = _enter(row, title, lead, raised)
    registering.register(suggestion, field=row.field(), by=row.register.by, at=row.register.at)
    if to := row.units():
        assigning.assign(suggestion, to=to, by=row.register.by, at=row.register.at)
    return Taken(suggestion, new=True)


# ------------------------------------------------------------------ there already
def match(row: Row, title: str, lead: Mandate) -> Suggestion | None:
    """The same number and title, or without a number the same title by the same deputy in this session."""
    number = row.digits()
    rows = Suggestion.objects.filter(
        session=row.register.session, between_sessions=row.between(), number__isnull=False
    ).select_related("field", "suggested_unit", "lead__person", "session", "body", "profile_version")
    if number:
        there = rows.filter(number=number).first()
        if there is not None and there.title != title:
            raise Wrong("编号", _("这个编号已经由“%(title)s”使用。") % {"title": there.title[:40]})
        if there is not None and there.lead_id != lead.pk:
            words = {"name": there.lead.person.name}
            raise Wrong("领衔代表", _("这个编号的建议由%(name)s领衔，导入不改领衔代表。") % words)
    else:
        there = rows.filter(title=title, lead=lead).first()
    if there is not None:
        _met_once(row, there)
    return there


def _met_once(row: Row, suggestion: Suggestion) -> None:
    first = row.register.seen.setdefault(suggestion.pk, row.number)
    if first != row.number:
        words = {"row": first}
        raise Wrong("标题", _("与第%(row)s行是同一件（标题和领衔代表相同）。确是两件的，请都填写编号。") % words)


def _next_number(row: Row) -> None:
    number = row.digits()
    following = numbers.last(row.register.session, row.between()) + 1
    if number and number != following:
        raise Wrong("编号", _("编号应当是%(n)s：编号连续，不断号、不重号。") % {"n": following})


@dataclass(frozen=True)
class Side:
    """One heading of a suggestion that is there: what stands, what the sheet says, and how it would be changed."""

    heading: str
    old: str
    new: str
    correct: Callable[[], None]
    may: bool


def _compare(row: Row, suggestion: Suggestion) -> Taken:
    locked(suggestion)
    taken = Taken(suggestion)
    corrected = [side.heading for side in _sides(row, suggestion) if _correct(side, taken)]
    if corrected:
        registering.correct_import(suggestion, what=corrected, by=row.register.by, at=row.register.at)
    if row.given("类别"):
        _correct(_field(row, suggestion), taken)
    _assign_now(row, taken)
    return taken


def _correct(side: Side, taken: Taken) -> bool:
    """Change what differs where that may be; whether it was changed."""
    if side.old == side.new:
        return False
    if side.may:
        side.correct()
    (taken.moved if side.may else taken.differs).append((side.heading, side.old, side.new))
    return side.may


def _sides(row: Row, suggestion: Suggestion) -> Iterator[Side]:
    """Only of cells in which something stands."""
    own = suggestion.source == Suggestion.Source.IMPORT and suggestion.stage == Stage.REGISTERED

    def setting(name: str, value: Any) -> Callable[[], None]:
        return lambda: setattr(suggestion, name, value)

    for heading, name in (("事由", "cause"), ("分析", "analysis")):
        if row.given(heading):
            value = row.text(heading)
            yield Side(heading, getattr(suggestion, name), value, setting(name, value), own)
    if row.given("具体建议"):
        points = texts.without_numbers(row.points())
        old = "\n".join(point.text for point in suggestion.requests.all())
        yield Side("具体建议", old, "\n".join(points), lambda: _rewrite(suggestion, points), own)
    if row.given("联名代表"):
        yield _cosigners(row, suggestion, own)
    if row.given("建议承办单位"):
        unit = row.suggested_unit()
        old_unit = suggestion.suggested_unit.called if suggestion.suggested_unit else ""
        yield Side("建议承办单位", old_unit, unit.called if unit else "", setting("suggested_unit", unit), own)
    if row.given("提出日期") and (on := row.raised_on()):
        yield Side("提出日期", _raised(suggestion), str(on), setting("submitted_at", moment(on)), own)
    if row.given("同意公开"):
        wish = row.wish_open()
        yield Side("同意公开", WISHED[suggestion.wish_open], WISHED[wish], setting("wish_open", wish), own)


WISHED = {True: "同意", False: "不同意", None: ""}


def _raised(suggestion: Suggestion) -> str:
    return str(day(suggestion.submitted_at)) if suggestion.submitted_at else ""


def _rewrite(suggestion: Suggestion, points: list[str]) -> None:
    suggestion.requests.all().delete()
    drafting.write_requests(suggestion, points)


def _cosigners(row: Row, suggestion: Suggestion, own: bool) -> Side:
    wanted = row.cosigners(suggestion.lead)
    standing = [cosigner.mandate for cosigner in suggestion.cosigners.select_related("mandate__person")]

    def correct() -> None:
        suggestion.cosigners.exclude(mandate__in=wanted).delete()
        sign(suggestion, wanted)

    same = {each.pk for each in wanted} == {each.pk for each in standing}
    old = "、".join(each.person.name for each in standing)
    return Side("联名代表", old, old if same else "、".join(each.person.name for each in wanted), correct, own)


def _field(row: Row, suggestion: Suggestion) -> Side:
    wanted = row.field()
    may = wanted is not None and suggestion.stage not in {Stage.CLOSED, Stage.RECORDED}

    def correct() -> None:
        assert wanted is not None
        registering.classify(suggestion, field=wanted, by=row.register.by, at=row.register.at)

    return Side("类别", _called(suggestion.field), _called(wanted), correct, may)


def _called(field: Field | None) -> str:
    return field.called if field else ""


def _assign_now(row: Row, taken: Taken) -> None:
    """Units that are named only now; those of a suggestion that is assigned are not changed by a sheet."""
    suggestion, wanted = taken.suggestion, row.units()
    if not wanted:
        return
    old = {(part.organization_id, part.kind) for part in suggestion.handlings.exclude(stage__in=GONE)}
    if old == {(part.organization.pk, part.kind) for part in wanted}:
        return
    said = "、".join(str(part) for part in suggestion.handlings.exclude(stage__in=GONE).select_related("organization"))
    new = "、".join(part.organization.called for part in wanted)
    if suggestion.stage == Stage.REGISTERED and not old and not suggestion.merged_into_id:
        assigning.assign(suggestion, to=wanted, by=row.register.by, at=row.register.at)
        taken.moved.append(("主办单位", "", new))
    else:
        taken.differs.append(("主办单位", said, new))


# ------------------------------------------------------------------ new
def _enter(row: Row, title: str, lead: Mandate, raised: date | None) -> Suggestion:
    register = row.register
    rules.may_begin("suggestion.import", register.by, register.session.term.body_id)
    raised_at = moment(raised) if raised else register.at
    suggestion = drafting.new(
        lead,
        at=raised_at,
        session=register.session,
        between_sessions=row.between(),
        source=Suggestion.Source.IMPORT,
        entered_by=register.by,
        title=title[:200],
        cause=row.text("事由", required=True),
        analysis=row.text("分析"),
        suggested_unit=row.suggested_unit(),
        wish_open=row.wish_open(),
    )
    row.text("具体建议", required=True)
    check_lengths(suggestion, title, row.points())
    drafting.write_requests(suggestion, row.points())
    sign(suggestion, row.cosigners(lead))
    suggestion.stage, suggestion.submitted_at = Stage.SUBMITTED, raised_at
    deadlines.set_office_date(suggestion)
    suggestion.save()
    register.seen[suggestion.pk] = row.number
    done("suggestion.import", suggestion, by=register.by, at=register.at, on_behalf_of=lead.person.name)
    return suggestion


def sign(suggestion: Suggestion, mandates: list[Mandate]) -> None:
    """The names on the signed paper."""
    at = suggestion.submitted_at or suggestion.created_at
    for mandate in mandates:
        CoSigner.objects.get_or_create(
            suggestion=suggestion, mandate=mandate, defaults={"invited_at": at, "signed_at": at}
        )


def check_lengths(suggestion: Suggestion, title: str, points: list[str]) -> None:
    lengths = suggestion.profile_version.rules.lengths
    if len(title) > lengths.title_max:
        words = {"n": len(title), "max": lengths.title_max}
        raise Wrong("标题", _("标题有%(n)s字，超过了%(max)s字的上限。") % words)
    total = len(suggestion.cause) + len(suggestion.analysis) + sum(map(len, points))
    if total > lengths.body_max:
        raise Wrong("事由", _("正文共%(n)s字，超过了%(max)s字的上限。") % {"n": total, "max": lengths.body_max})

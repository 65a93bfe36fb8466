"""Suggestions as lists show them: columns, filters, what a post may see of them. Declared as a list in lists.py."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, ClassVar

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT, RoleCode
from lianxinqiao.acts import piles, places, searching
from lianxinqiao.acts.lists import Ready, Table, by_own_day
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.matters import units, visibility
from lianxinqiao.matters.models import Assessment, Handling, Matter, Reply, Suggestion
from lianxinqiao.matters.stages import AT_THE_GATES, GONE, OPEN, OPEN_HANDLING, Stage
from lianxinqiao.people import names
from lianxinqiao.people.models import BodyProfile, Delegation, Field, Post, Session
from lianxinqiao.people.models.spoken import options
from lianxinqiao.rulebook import queries as rulebook
from lianxinqiao.ui import filters, tables
from lianxinqiao.ui.clock import Term
from lianxinqiao.ui.marks import verdict
from lianxinqiao.workdays import queries as workdays


def _due(row: Suggestion) -> Term:
    return Term(row.due_on, row.last_answered_on, rule=row.due_rule)


class SuggestionTable(Table):
    noun = _("件")
    default_sort = "-id"
    columns: ClassVar[Sequence[tables.Column]] = (
        tables.Column("number", _("编号"), "full_number", sort="number", nullable=True),
        tables.Column("title", _("标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("lead", _("领衔代表"), "lead_spoken"),
        tables.Column("field", _("类别"), "field.spoken"),
        tables.Column("stage", _("阶段"), "mark"),
        tables.Column("due", _("答复期限"), "due_on", sort="due_on", nullable=True, clock=_due),
        tables.Column("answered", _("首次答复"), "answered_on", sort="answered_on", nullable=True),
        tables.Column("result", _("评价"), lambda row: verdict(Assessment.Grade, row.final_result), default=False),
        tables.Column("year", _("年度"), "year", default=False),
        tables.Column("key", _("重点"), lambda row: _("是") if row.is_key else "", default=False),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = rulebook.Known()

        def due(row: Suggestion) -> date | str | None:
            return workdays.marked(row.due_on, lambda day: known(day, *row.due_rule), row.last_answered_on)

        # As on the screen, where a due day in a year without holidays is marked too.
        sort = sorted_by_day(self.objects)
        self.columns = tuple(  # type: ignore[misc]
            replace(each, sheet=due, sort=sort) if each.value == "due_on" else each for each in self.columns
        )

    def seen(self, item: Suggestion) -> Suggestion:
        return visibility.hide(item)


class UnitTable(by_own_day(SuggestionTable)):  # type: ignore[misc]
    """What a unit has or had to do: its own day leads, not the lead unit's."""

    default_sort = "-id"
    columns = tuple(
        replace(each, key="due", label=_("本单位期限")) if each.key == "waits" else each
        for each in by_own_day(SuggestionTable).columns
    )


SEEN_DUE = "seen_due"
"""Where a post reads the due day of some rows only: what they are sorted by."""


def sorted_by_day(rows: Any) -> str:
    return SEEN_DUE if SEEN_DUE in rows.query.annotations else "due_on"


NEAR = ("lead__person", "field", "body", "session")
# What lists show and addresses are made of: twenty rows need not bring twenty texts along.
SHOWN = (
    "number", "number_text", "between_sessions", "title", "stage", "year", "is_key", "due_on", "office_due_on", "answered_on",
    "last_answered_on", "final_result", "published_at", "openness", "profile_version", "lead__person__name", "lead__person__former", "submitted_at", "field__name", "field__name_en", "body__code", "session__opens_on",
)  # fmt: skip


RUNNING = ["assigned", "handling"]
OPEN_STAGES = [str(stage) for stage in OPEN]


@dataclass(frozen=True)
class Unit(filters.Choice):
    """By the units that take part now."""

    def apply(self, rows: filters.Rows, values: dict[str, list[str]]) -> filters.Rows:
        return rows.handled_by(pk__in=filters.keys(values[self.key]))  # type: ignore[attr-defined]  # of suggestions


@dataclass(frozen=True)
class Read(filters.Choice):
    """Among those of which who asks may read what the choice is about."""

    readable: Q = field(default_factory=Q)

    def apply(self, rows: filters.Rows, values: dict[str, list[str]]) -> filters.Rows:
        return super().apply(rows.filter(self.readable), values)


@dataclass(frozen=True)
class OrNone(filters.Choice):
    """What a suggestion need not have: 0 finds those without it, as in the figures' addresses."""

    without: filters.Label = ""

    def choices(self) -> list[tuple[str, filters.Label]]:
        return [*super().choices(), ("0", self.without)]

    def apply(self, rows: filters.Rows, values: dict[str, list[str]]) -> filters.Rows:
        if "0" in values[self.key]:
            return rows.filter(**{f"{self.field}__isnull": True})
        return super().apply(rows, values)


def declared(post: Post) -> list[filters.Filter]:
    """The filters of a role; choices are asked only when drawn."""
    body = post.body_id
    today = timezone.localdate()
    clock = visibility.readable(post, "clock")

    def units() -> Any:
        of = post.body.district_id if post.body else post.organization.district_id if post.organization else 0
        return options(UNITS(of))

    found: list[filters.Filter] = [
        searching.words("q", _("全文、编号或代表"), post),
        filters.Choice("stage", _("阶段"), "stage", Stage.choices, several=True),
        Unit("unit", _("承办单位"), "", units),
        filters.Flag("late", _("只看逾期"), lambda rows: rows.filter(clock, stage__in=RUNNING, due_on__lt=today)),
        filters.Flag(
            "near",
            _("只看即将到期"),
            lambda rows: rows.filter(clock, stage__in=RUNNING, due_on__gte=today, due_on__lte=piles.soon(post, today)),
        ),
        filters.Flag("week", _("只看本周到期"), lambda rows: _due_this_week(rows.filter(clock), post, today)),
        filters.Flag("running", _("只看办理中"), lambda rows: rows.filter(stage__in=RUNNING)),
        filters.Flag("open", _("只看未办结"), lambda rows: rows.filter(stage__in=OPEN_STAGES)),
        filters.Flag(
            "merged",
            _("只看并案"),
            lambda rows: rows.filter(visibility.readable(post, "work")).exclude(merged_into=None),
        ),
        filters.Flag("key", _("只看重点督办"), lambda rows: rows.filter(is_key=True)),
        Read(
            "result", _("评价"), "final_result", Assessment.Grade.choices, readable=visibility.readable(post, "grades")
        ),
    ]
    if body:
        sessions = cache(lambda: SESSIONS(body))
        found[2:2] = [
            filters.Choice("year", _("年度"), "year", lambda: _years(sessions())),
            Read(
                "class",
                _("答复类别"),
                "reply_class",
                lambda: _classes(post),
                readable=visibility.readable(post, "class"),
            ),
            filters.Text("lead", _("领衔代表"), search=names.search("lead__person__")),
            filters.Choice(
                "session",
                _("会议"),
                "session_id",
                lambda: [(session.pk, str(session)) for session in sessions()],
            ),
            OrNone("field", _("类别"), "field_id", lambda: options(FIELDS(body)), without=_("未分类")),
            OrNone(
                "delegation",
                _("代表团"),
                "lead__delegation_id",
                lambda: options(DELEGATIONS(body)),
                without=_("未分团"),
            ),
            *places.by_seat(post, "lead"),
        ]
    return found


def _due_this_week(rows: Any, post: Post, today: date) -> Any:
    """What ends from Monday to Sunday: for a unit its own shares, else the answers."""
    monday = today - timedelta(days=today.weekday())
    week = {"due_on__gte": monday, "due_on__lte": monday + timedelta(days=6)}
    if post.role in UNIT:
        mine = Handling.objects.filter(organization=post.organization_id, stage__in=OPEN_HANDLING, **week)
        return rows.filter(pk__in=mine.values("suggestion_id"))
    return rows.filter(stage__in=RUNNING, **week)


READ_GRADES = DEPUTIES | OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.SUPERVISION}
READ_CLOCKS = READ_GRADES | UNIT


def ready(post: Post) -> list[Ready]:
    """For those who act on it; for all others the filters stand open."""
    found = [Ready(_("本周到期"), "week=1")] if post.role in READ_CLOCKS else []
    return [*found, Ready(_("不满意"), "result=unsatisfied")] if post.role in READ_GRADES else found


UNITS = Prepared(lambda district: units.known(district).values_list("pk", "name", "name_en"), int)
SESSIONS = Prepared(lambda body: Session.objects.filter(term__body_id=body).select_related("term"), int)
FIELDS = Prepared(lambda body: Field.objects.filter(body_id=body).values_list("pk", "name", "name_en"), int)
DELEGATIONS = Prepared(
    lambda body: Delegation.objects.filter(term__body_id=body).values_list("pk", "name", "name_en"), int
)


def _years(sessions: list[Session]) -> list[tuple[int, str]]:
    return [(year, str(year)) for year in sorted({each.opens_on.year for each in sessions}, reverse=True)]


def _classes(post: Post) -> list[tuple[str, str]]:
    """The classes of the body's present profile, with its own letters."""
    assert post.body
    try:
        rules = BodyProfile.of(post.body, timezone.localdate()).rules
    except LookupError:
        return []
    return [(str(each.semantic), f"{each.letter} {each.label}".strip()) for each in rules.reply_classes]


# The gate before which the answer of this round stands, as `standing.gate_of` finds it among gathered ones.
GATE = Subquery(
    Reply.objects.filter(handling__suggestion=OuterRef("pk"), round=OuterRef("round"), stage__in=AT_THE_GATES).values(
        "stage"
    )[:1]
)


def rows(post: Post | None) -> Any:
    """What the post may see, with what lists show of it; `visibility.hide` takes away what it may not read of a row."""
    return rows_of(Suggestion, post)


def rows_of(model: type[Matter], post: Post | None, near: Sequence[str] = (), shown: Sequence[str] = ()) -> Any:
    """The same of one kind of matter, with what its lists show beside."""
    found = model.objects.visible_to(post).select_related(*NEAR, *near).only(*SHOWN, *shown)
    found = found.annotate(read_as=visibility.read_as(post), gate=GATE)
    readable = visibility.readable(post, "clock")
    if not readable:
        return found
    return found.annotate(**{SEEN_DUE: Case(When(readable, then=F("due_on")), output_field=DateField())})


def own_rows(post: Post) -> Any:
    """All that a unit takes part in, each with the day of its own share and when that share was done."""
    return with_own_days(rows(post), post)


def with_own_days(found: Any, post: Post) -> Any:
    mine = Handling.objects.filter(suggestion=OuterRef("pk"), organization=post.organization_id)
    mine = mine.exclude(stage__in=GONE).order_by("-pk")
    assists = Exists(mine.filter(kind="assist"))
    return found.annotate(
        waits_until=Subquery(mine.values("due_on")[:1]),
        waits_done=Subquery(mine.values("done_on")[:1]),
        waits_counted=Value(True),
        waits_terms=Case(When(assists, Value(",".join(rulebook.OPINION))), default=Value(",".join(rulebook.REPLY))),
    )

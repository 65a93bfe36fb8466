"""What the figures of suggestions count: suggestions and what hangs on them, in the columns of the suggestion."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Aggregate, Count, Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import IN_CONGRESS
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure
from lianxinqiao.figures.subjects import Item, Rows, Subject
from lianxinqiao.figures.ways import ByKey, ByMonth, ByWord, Way, by_seat, key_of
from lianxinqiao.matters import visibility
from lianxinqiao.matters.models import (
    Assessment,
    Contact,
    Extension,
    Handling,
    Mediation,
    Promise,
    Suggestion,
    SupervisionRecord,
)
from lianxinqiao.matters.stages import COUNTED, GONE, Stage
from lianxinqiao.people.models import Body, Delegation, Field, Organization
from lianxinqiao.people.models.spoken import options
from lianxinqiao.rulebook import queries as rulebook
from lianxinqiao.ui.tables import Column
from lianxinqiao.workdays import queries as workdays

COUNTED_STAGES = [str(stage) for stage in COUNTED]
ROOM = _("建议办理")


# ------------------------------------------------------------------ parts
def _fields(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(options(Field.objects.filter(body=body).values_list("pk", "name", "name_en")))


def _delegations(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(options(Delegation.objects.filter(term__body=body).values_list("pk", "name", "name_en")))


def _units(body: Body, period: Period) -> Mapping[Any, str]:
    return dict(options(Organization.objects.filter(district=body.district_id).values_list("pk", "name", "name_en")))


def _stages(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(stage): str(stage.label) for stage in Stage}


def _grades(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(key): str(text) for key, text in Assessment.Grade.choices}


def class_labels(body: Body, period: Period) -> dict[str, str]:
    """Letter and words of each class as the profile of these suggestions writes them."""
    raised = SUGGESTIONS.of(body, period).filter(stage__in=COUNTED_STAGES)
    first = raised.select_related("profile_version").first()
    classes = first.profile_version.rules.reply_classes if first else ()
    return {row.semantic: f"{row.letter} {row.label}".strip() for row in classes}


class ByUnit(Way):
    """A task, a contact, a promise has a unit of its own (`path`); a suggestion every one that takes part."""

    def narrow(self, rows: Rows, word: str) -> Rows | None:
        if (unit := key_of(word)) is None:
            return None
        return rows.filter(**({self.path: unit} if self._own else {f"{self.path}__in": _taken_part(organization=unit)}))

    @property
    def _own(self) -> bool:
        return self.path.endswith("organization_id")

    def counts(self, rows: Rows, measure: Aggregate) -> dict[Any, Any]:
        if self._own:
            return super().counts(rows, measure)
        tasks = Handling.objects.filter(suggestion__in=rows.values(self.path)).exclude(stage__in=GONE).order_by()
        return dict(tasks.values_list("organization_id").annotate(n=Count("suggestion_id", distinct=True)))

    def spoken(self, word: str, labels: Mapping[Any, str]) -> str:
        return labels.get(key_of(word)) or super().spoken(word, labels)

    def sorted(self, counts: dict[Any, Any], labels: Mapping[Any, str]) -> list[Any]:
        """The largest first."""
        return sorted((key for key in counts if key in labels), key=lambda key: (-counts[key], labels[key]))


def _taken_part(**of: Any) -> Any:
    return Handling.objects.filter(**of).exclude(stage__in=GONE).values("suggestion_id")


def _ways(to: str, unit: str) -> tuple[Way, ...]:
    return (
        ByWord("class", _("按答复类别"), f"{to}reply_class", class_labels),
        ByKey("field", _("按类别"), f"{to}field_id", _fields),
        ByUnit("unit", _("按承办单位"), unit, _units),
        ByWord("stage", _("按办理阶段"), f"{to}stage", _stages),
        ByMonth("answered", _("按答复月份"), f"{to}answered_on"),
        ByKey("delegation", _("按代表团"), f"{to}lead__delegation_id", _delegations),
        *by_seat(f"{to}lead"),
        ByWord("first", _("首次评价"), f"{to}first_result", _grades, offered=False),
        ByWord("final", _("最终评价"), f"{to}final_result", _grades, offered=False),
    )


# ------------------------------------------------------------------ lists
def _of(row: Any, path: str) -> Suggestion:
    for name in path.split(".") if path else ():
        row = getattr(row, name)
    return row


def _columns(path: str) -> Callable[[Figure], Sequence[Column]]:
    def of(row: Any) -> Suggestion:
        return _of(row, path)

    def columns(figure: Figure) -> Sequence[Column]:
        known = rulebook.Known()
        return (
            Column("number", _("编号"), lambda row: of(row).number_text),
            Column(
                "title", _("标题"), lambda row: of(row).title, main=True, link=lambda row: of(row).get_absolute_url()
            ),
            Column("what", _("记录"), lambda row: "" if not path else str(row), default=bool(path)),
            Column("lead", _("领衔代表"), lambda row: of(row).lead_spoken),
            Column("field", _("类别"), lambda row: str(of(row).field or "")),
            Column("stage", _("办理阶段"), lambda row: of(row).get_stage_display()),
            Column("due", _("答复期限"), lambda row: _due(of(row), known)),
            Column("answered", _("首次答复"), lambda row: of(row).answered_on),
            Column("class", _("答复类别"), lambda row: of(row).reply_class, default=False),
            Column("first", _("首次评价"), lambda row: of(row).first_result, default=False),
        )

    return columns


def _due(suggestion: Suggestion, known: rulebook.Known) -> date | str | None:
    due_on = suggestion.answer_due_on or suggestion.due_on
    return workdays.marked(due_on, lambda day: known(day, *suggestion.due_rule), suggestion.last_answered_on)


# ------------------------------------------------------------------ strangers
def _public(to: str) -> Callable[[Figure, Rows], Rows]:
    def public(figure: Figure, rows: Rows) -> Rows:
        """Those whose suggestion is published and says the same on its page.

        That a deputy was not satisfied, or that a unit was late, is read nowhere of one suggestion, so it is not read here either.
        """
        if rows.model is Promise:
            return rows.filter(visibility.PUBLIC_PROMISE)
        if visibility.READS[visibility.ANYBODY][figure.tells] is visibility.NO:
            return rows.none()
        return rows.exclude(**{f"{to}published_at": None})

    return public


def _item(path: str) -> Callable[[Any], Item]:
    def item(row: Any) -> Item:
        found = _of(row, path)
        words = [found.lead.person.spoken, str(found.field or ""), found.get_stage_display()]
        return Item(found.title, reverse("portal-suggestion", args=[found.reference]), " · ".join(filter(None, words)))

    return item


# ------------------------------------------------------------------ all of them
def _subject(model: type[Model], path: str = "", unit: str = "") -> Subject:
    """`path` leads to the suggestion, `unit` to the row's own unit where it has one."""
    prefix = path.replace(".", "__")
    to = f"{prefix}__" if prefix else ""
    near = (f"{to}{name}" for name in ("lead__person", "field", "body", "session"))
    return Subject(
        model,
        ROOM,
        body=f"{to}body",
        on=f"{to}registered_at__date",
        year=f"{to}year",
        columns=_columns(path),
        near=(*([prefix] if prefix else []), *near),
        ways=_ways(to, unit or f"{to}pk"),
        public=_public(to),
        item=_item(path),
        recorded=lambda body, period: SUGGESTIONS.of(body, period).exists(),
        bodies=IN_CONGRESS,
    )


SUGGESTIONS = _subject(Suggestion)
HANDLINGS = _subject(Handling, "suggestion", "organization_id")
CONTACTS = _subject(Contact, "handling.suggestion", "handling__organization_id")
EXTENSIONS = _subject(Extension, "handling.suggestion", "handling__organization_id")
MEDIATIONS = _subject(Mediation, "suggestion")
SUPERVISION = _subject(SupervisionRecord, "suggestion")
PROMISES = _subject(Promise, "suggestion", "organization_id")

"""The rows under a figure, as a list."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.figures.registry import Figure
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.rulebook import queries as rulebook
from lianxinqiao.ui import tables
from lianxinqiao.workdays import queries as workdays


def suggestion_of(row: Any, path: str) -> Suggestion:
    for name in path.split(".") if path else ():
        row = getattr(row, name)
    return row


class RowTable(tables.Table):
    """Suggestions, or what hangs on them, each leading to its suggestion."""

    default_sort = "pk"
    noun = pgettext_lazy("量词", "行")

    def __init__(self, figure: Figure, *args: Any) -> None:
        self.figure = figure
        super().__init__(*args)
        path = figure.path
        known = rulebook.Known()

        def of(row: Any) -> Suggestion:
            return suggestion_of(row, path)

        self.columns = (  # type: ignore[misc]
            tables.Column("number", _("编号"), lambda row: of(row).number_text),
            tables.Column(
                "title", _("标题"), lambda row: of(row).title, main=True, link=lambda row: of(row).get_absolute_url()
            ),
            tables.Column("what", _("记录"), lambda row: "" if not path else str(row), default=bool(path)),
            tables.Column("lead", _("领衔代表"), lambda row: of(row).lead_spoken),
            tables.Column("field", _("类别"), lambda row: str(of(row).field or "")),
            tables.Column("stage", _("办理阶段"), lambda row: of(row).get_stage_display()),
            tables.Column("due", _("答复期限"), lambda row: _due(of(row), known)),
            tables.Column("answered", _("首次答复"), lambda row: of(row).answered_on),
            tables.Column("class", _("答复类别"), lambda row: of(row).reply_class, default=False),
            tables.Column("first", _("首次评价"), lambda row: of(row).first_result, default=False),
        )


def _due(suggestion: Suggestion, known: rulebook.Known) -> date | str | None:
    due_on = suggestion.answer_due_on or suggestion.due_on
    return workdays.marked(due_on, lambda day: known(day, *suggestion.due_rule), suggestion.last_answered_on)


def near(figure: Figure) -> list[str]:
    """What the list asks of each row, fetched along."""
    prefix = figure.path.replace(".", "__")
    of = [f"{prefix}__{name}" if prefix else name for name in ("lead__person", "field", "body", "session")]
    return [*([prefix] if prefix else []), *of]

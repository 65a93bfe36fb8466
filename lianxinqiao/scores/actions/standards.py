"""A body's own table of scores: begun from a shipped one or from nothing, edited, released, withdrawn."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError as Unsound

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Body, Post
from lianxinqiao.scores.frame import STANDARD_FRAME
from lianxinqiao.scores.models import Standard
from lianxinqiao.scores.rules import STANDARD_RULES
from lianxinqiao.scores.stages import StandardStage
from lianxinqiao.scores.tables import Grade, Item, Minimum, Rater, ScoreTable, Step, presets

HEAD = ("source", "base", "floor", "total", "bonus_cap", "assumed")


def _checked(data: Mapping[str, Any]) -> dict[str, Any]:
    """The table as data, or ValidationError with the sentences of what does not hold together."""
    try:
        return ScoreTable.model_validate(data).model_dump(mode="json")
    except Unsound as unsound:
        raise ValidationError([_said(error) for error in unsound.errors()]) from unsound


def _said(error: Any) -> str:
    """Our own sentence for what is wrong, or the cell that is wrong."""
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    return _("这一处填写有误：%(where)s。") % {"where": ".".join(str(part) for part in error["loc"])}


@transaction.atomic
def draft(body: Body, *, name: str, preset: str = "", by: Post, at: datetime) -> Standard:
    """A copy of a shipped table, or an empty one."""
    STANDARD_RULES.may("standard.draft", by, Beginning(body.pk), at)
    shipped = presets().get(preset)
    data = shipped.model_dump(mode="json") if shipped else {"items": [], "source": body.name}
    data = _checked({**data, "code": "own", "name": name.strip() or "-"})
    row = Standard(body=body, name=name.strip(), based_on=preset, data=data)
    row.full_clean()
    row.save(force_insert=True)
    STANDARD_FRAME.done("standard.draft", row, by=by, at=at, data={"name": row.name, "based_on": preset})
    return row


def change(standard: Standard, *, by: Post, at: datetime, **values: Any) -> None:
    """Source, base, bounds of the total and of the bonus."""
    with STANDARD_FRAME.act("standard.change", standard, by=by, at=at) as done:
        assert set(values) <= set(HEAD), values
        _keep(standard, {**standard.data, **values})
        done(data={name: str(value) for name, value in values.items()})


def put_item(standard: Standard, *, item: Item, group_cap: Any = None, by: Post, at: datetime) -> None:
    """An item, new or in the place of the one with its code; the cap of the group that it stands in."""
    with STANDARD_FRAME.act("standard.put_item", standard, by=by, at=at) as done:
        rows = standard.table.items
        known = {row.code for row in rows}
        items = [item if row.code == item.code else row for row in rows] + ([] if item.code in known else [item])
        groups = dict(standard.table.groups)
        if item.group and group_cap is not None:
            groups[item.group] = group_cap
        groups = {name: cap for name, cap in groups.items() if any(row.group == name for row in items)}
        _keep(standard, {**standard.data, "items": items, "groups": groups})
        done(data={"item": item.code, "name": item.name})


def drop_item(standard: Standard, *, code: str, by: Post, at: datetime) -> None:
    with STANDARD_FRAME.act("standard.drop_item", standard, by=by, at=at) as done:
        items = [row for row in standard.table.items if row.code != code]
        groups = {name: cap for name, cap in standard.table.groups.items() if any(row.group == name for row in items)}
        _keep(standard, {**standard.data, "items": items, "groups": groups})
        done(data={"item": code})


def set_grades(standard: Standard, *, grades: Sequence[Grade], by: Post, at: datetime) -> list[str]:
    """The grades with their bounds, from high to low; the gaps that they leave are given back as sentences."""
    with STANDARD_FRAME.act("standard.set_grades", standard, by=by, at=at) as done:
        _keep(standard, {**standard.data, "grades": list(grades)})
        done(data={"grades": [row.name for row in grades]})
        return standard.table.gaps


def set_minimums(standard: Standard, *, minimums: Sequence[Minimum], by: Post, at: datetime) -> None:
    with STANDARD_FRAME.act("standard.set_minimums", standard, by=by, at=at) as done:
        _keep(standard, {**standard.data, "minimums": list(minimums)})
        done(data={"minimums": [row.name for row in minimums]})


def set_raters(standard: Standard, *, raters: Sequence[Rater], columns: Sequence[str], by: Post, at: datetime) -> None:
    with STANDARD_FRAME.act("standard.set_raters", standard, by=by, at=at) as done:
        if raters and not columns:
            raise Refused(_("请写明评定哪几栏。"))
        _keep(standard, {**standard.data, "raters": list(raters), "columns": list(columns)})
        done(data={"raters": [row.name for row in raters]})


def set_steps(standard: Standard, *, steps: Sequence[Step], by: Post, at: datetime) -> None:
    """Set what follows for totals below a bound."""
    with STANDARD_FRAME.act("standard.set_steps", standard, by=by, at=at) as done:
        _keep(standard, {**standard.data, "steps": list(steps)})
        done(data={"steps": [row.words for row in steps]})


def release(standard: Standard, *, by: Post, at: datetime) -> None:
    """From now on assessments may be begun with it, and it does not change."""
    with STANDARD_FRAME.act("standard.release", standard, by=by, at=at) as done:
        if not standard.table.is_usable:
            raise Refused(_("评分标准里还没有项目。"))
        step(standard, StandardStage.RELEASED)
        standard.released_on = day(at)
        standard.save()
        done()


def withdraw(standard: Standard, *, by: Post, at: datetime) -> None:
    """No new assessment is begun with it; those that were keep it."""
    with STANDARD_FRAME.act("standard.withdraw", standard, by=by, at=at) as done:
        step(standard, StandardStage.WITHDRAWN)
        standard.save()
        done()


def _keep(standard: Standard, data: Mapping[str, Any]) -> None:
    plain = {**data}
    for name in ("items", "grades", "minimums", "raters", "steps"):
        rows = plain.get(name, ())
        plain[name] = [row if isinstance(row, dict) else row.model_dump(mode="json") for row in rows]
    standard.data = _checked(plain)
    standard.save()

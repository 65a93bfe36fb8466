"""What is wrong with a profile, in sentences that name the place."""

import tomllib

from django.utils.translation import gettext as _
from pydantic import ValidationError

from lianxinqiao.rulebook import words


def sentences(error: Exception) -> list[str]:
    """For what `presets.read` or `Rules.model_validate` raised."""
    if isinstance(error, ValidationError):
        return [_sentence(row) for row in error.errors()]
    if isinstance(error, tomllib.TOMLDecodeError):
        return [_("文件不是合格的 TOML：%(why)s") % {"why": error}]
    if isinstance(error, KeyError):
        return [_("缺少“%(name)s”，或者要继承的方案不存在。") % {"name": error.args[0]}]
    return [str(error)]


def _sentence(row: "object") -> str:
    where = "›".join(_place(str(part)) for part in row["loc"])  # type: ignore[index]
    kind = row["type"]  # type: ignore[index]
    context = row.get("ctx", {})  # type: ignore[attr-defined]
    if kind == "missing":
        why = _("没有填写")
    elif kind in {"greater_than_equal", "less_than_equal"}:
        limit = context.get("ge", context.get("le"))
        why = (_("不能小于%(n)s") if "ge" in context else _("不能大于%(n)s")) % {"n": limit}
    elif kind == "extra_forbidden":
        why = _("没有这一项")
    elif kind == "string_too_long":
        why = _("不能超过%(n)s字") % {"n": context.get("max_length")}
    elif kind in {"literal_error", "enum"}:
        why = _("只能是%(choices)s") % {"choices": context.get("expected")}
    else:
        why = str(row["msg"]).removeprefix("Value error, ")  # type: ignore[index]
    return _("%(where)s：%(why)s。") % {"where": where or _("整个方案"), "why": why}


def _place(part: str) -> str:
    return str(words.terms().get(part) or words.templates().get(part) or part)

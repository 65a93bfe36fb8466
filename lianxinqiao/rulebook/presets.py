"""Read rule profiles from TOML: the presets that come with the program, and files that are checked or imported.

In the file a value carries `article` (and, where it is another text, `authority`, `quote`, `assumed`) beside it;
the file's own `authority` is the default. What the text of a place does not say is taken by name from another
profile (`[[inherits]]`): it is then marked as assumed, unless it is a value of national law.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from lianxinqiao.rulebook.schema import CHOICES, Rules

FOLDER = Path(__file__).parent / "profiles"
SOURCE_KEYS = ("authority", "article", "quote", "assumed", "inherited_from")
NATIONAL = "national-minimum"


@dataclass(frozen=True)
class Preset:
    """A profile as read from a file."""

    code: str
    name: str
    kind: str
    authority: str
    description: str
    effective_on: date
    rules: Rules


def codes() -> list[str]:
    """The presets in the order in which an office meets them: national law first, then places by date."""
    found = {path.stem for path in FOLDER.glob("*.toml")}
    first = [NATIONAL, "district-default", "district-fixed-dates", "cppcc-default"]
    return [code for code in first if code in found] + sorted(
        found - set(first), key=lambda code: preset(code).effective_on
    )


@cache
def preset(code: str) -> Preset:
    """A preset by its code; KeyError if there is none."""
    path = FOLDER / f"{code}.toml"
    if not path.is_file():
        raise KeyError(code)
    return read(path.read_text(encoding="utf-8"))


def read(text: str) -> Preset:
    """Read and validate a profile file.

    Raises tomllib.TOMLDecodeError, KeyError (a heading is missing, or a profile to inherit from is unknown) or
    pydantic.ValidationError (a value is wrong).
    """
    data = tomllib.loads(text)
    rules: dict[str, Any] = {"sources": {}}
    for inherited in data.get("inherits", []):
        for name in inherited["values"]:
            _inherit(rules, name, inherited["from"])
    for name, value in data["rules"].items():
        _put(rules, name, value, data["authority"])
    return Preset(
        code=data["code"],
        name=data["name"],
        kind=data.get("kind", "congress"),
        authority=data["authority"],
        description=data.get("description", ""),
        effective_on=data["effective_on"],
        rules=Rules.model_validate(rules),
    )


def _put(rules: dict[str, Any], name: str, value: Any, authority: str) -> None:
    folded = _folded(value, authority)
    if name in CHOICES:
        rules[name], rules["sources"][name] = folded["value"], folded["source"]
    else:
        rules[name] = folded


def _folded(value: Any, authority: str) -> Any:
    """Gather the keys of the source beside a value into its `source`."""
    if isinstance(value, list):
        return [_folded(row, authority) if isinstance(row, dict) else row for row in value]
    if not isinstance(value, dict):
        return value
    source = {key: value[key] for key in SOURCE_KEYS if key in value}
    rest = {key: _folded(part, authority) for key, part in value.items() if key not in SOURCE_KEYS}
    return rest | {"source": {"authority": authority} | source} if source else rest


def _inherit(rules: dict[str, Any], name: str, code: str) -> None:
    parent = preset(code).rules.model_dump(mode="json")
    mark = code != NATIONAL
    rules[name] = _marked(parent[name], code, mark)
    if name in CHOICES:
        rules["sources"][name] = _marked(parent["sources"][name], code, mark)


def _marked(value: Any, code: str, assumed: bool) -> Any:
    """The same value, each of its sources saying where it was taken from."""
    if isinstance(value, list):
        return [_marked(row, code, assumed) for row in value]
    if not isinstance(value, dict):
        return value
    if "authority" in value:
        return value | {"assumed": assumed or value["assumed"], "inherited_from": value["inherited_from"] or code}
    return {key: _marked(part, code, assumed) for key, part in value.items()}

"""Print the lives and acts of a room from their tables, so that the drawing cannot lie (compared in tests/test_printed_docs.py)."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils import translation

from lianxinqiao.acts.stages import TABLES, Stages
from lianxinqiao.acts.table import Act, Acts

HEAD = """# Stages

Printed from `lianxinqiao/{room}/stages.py` and `acts.py` by `make docs`; do not edit.
"""


def rooms() -> dict[str, Callable[[], str]]:
    """The page of each room that has a `stages.py` and an `acts.py` with its `ACTS`, by the room's name."""
    found: dict[str, Callable[[], str]] = {}
    for app in apps.get_app_configs():
        module = f"{app.name}.acts"
        if app.name.startswith("lianxinqiao.") and find_spec(f"{app.name}.stages") and find_spec(module):
            found[app.label] = partial(_room, app.label, import_module(module).ACTS)
    return found


def _room(room: str, acts: Acts) -> str:
    """The lives of its `stages.py` in their order there, the root's first; or those that it names as its `LIVES`."""
    module = f"lianxinqiao.{room}.stages"
    lives = [life for choices, life in TABLES.items() if choices.__module__ == module]
    lives = lives or list(import_module(module).LIVES)
    return page(HEAD.format(room=room), lives, acts, thing=acts.root.rpartition(".")[2].lower())


def page(head: str, lives: Iterable[Stages], acts: Acts, *, thing: str) -> str:
    """A diagram and a table for each life, the root's first; then every act with who, when and who is told."""
    lives = list(lives)
    with translation.override("zh-hans"):
        parts = [head, *(_life(life, acts) for life in lives), _acts(lives[0], acts, thing)]
    return "\n".join(parts)


def _life(life: Stages, acts: Acts) -> str:
    lines = [f"## {life.title}", "", "```mermaid", "stateDiagram-v2", *_arrows(life), "```", ""]
    lines += ["| stage | word | whose move | may be followed by |", "|---|---|---|---|"]
    for stage in life.choices:
        step = life[stage]
        mover = acts.who[step.move].name if step.move in acts.who else step.move
        follows = ", ".join(str(life.choices(code).label) for code in _ordered(life.choices, step.follows))
        lines.append(f"| `{stage}` | {stage.label} | {mover or '-'} | {follows or '-'} |")
    return "\n".join([*lines, ""])


def _ordered(choices: Any, codes: frozenset[str]) -> list[str]:
    return [str(stage) for stage in choices if str(stage) in codes]


def _arrows(life: Stages) -> Iterator[str]:
    for stage in life.choices:
        yield f'    state "{stage.label}" as {stage}'
    yield f"    [*] --> {next(iter(life.choices))}"
    for stage in life.choices:
        follows = life[stage].follows
        for code in _ordered(life.choices, follows):
            yield f"    {stage} --> {code}"
        if not follows:
            yield f"    {stage} --> [*]"


def _acts(life: Stages, acts: Acts, thing: str) -> str:
    lines = [
        "## Acts",
        "",
        f"| act | word | who | when the {thing} is | and the subject is | tells |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(_act(life, act) for act in acts.values()), ""])


def _act(life: Stages, act: Act) -> str:
    who = ", ".join(str(who.name) for who in act.who)
    when = ", ".join(_ordered(life.choices, act.when)) or "-"
    at = ", ".join(sorted(act.at)) or "-"
    return f"| `{act.code}` | {act.word} | {who} | {when} | {at} | {', '.join(act.tells) or '-'} |"

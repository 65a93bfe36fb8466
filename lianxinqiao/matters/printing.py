"""Print docs/stages.md from the tables, so that the drawing cannot lie (compared in tests/test_printed_docs.py)."""

from collections.abc import Iterator
from typing import Any

from django.utils import translation

from lianxinqiao.matters.acts import ACTS, WHO, Act
from lianxinqiao.matters.stages import TABLES, HandlingStage, PromiseStage, ReplyStage, Stage

TITLES: dict[Any, str] = {
    Stage: "A suggestion （建议）",
    HandlingStage: "A unit's handling （承办）",
    ReplyStage: "A reply and its gates （答复）",
    PromiseStage: "A promise （承诺事项）",
}
HEAD = """# Stages

Printed from `lianxinqiao/matters/stages.py` and `acts.py` by `make docs`; do not edit.
"""


def stages_page() -> str:
    """The whole page: a diagram and a table for each life, then every act with who, when and who is told."""
    with translation.override("zh-hans"):
        parts = [HEAD, *(_life(choices) for choices in TABLES), _acts()]
    return "\n".join(parts)


def _life(choices: Any) -> str:
    lines = [f"## {TITLES[choices]}", "", "```mermaid", "stateDiagram-v2", *_arrows(choices), "```", ""]
    lines += ["| stage | word | whose move | may be followed by |", "|---|---|---|---|"]
    for stage in choices:
        step = TABLES[choices][stage]
        mover = WHO[step.move].name if step.move in WHO else step.move
        follows = ", ".join(str(choices(code).label) for code in _ordered(choices, step.follows))
        lines.append(f"| `{stage}` | {stage.label} | {mover or '-'} | {follows or '-'} |")
    return "\n".join([*lines, ""])


def _ordered(choices: Any, codes: frozenset[str]) -> list[str]:
    return [str(stage) for stage in choices if str(stage) in codes]


def _arrows(choices: Any) -> Iterator[str]:
    for stage in choices:
        yield f'    state "{stage.label}" as {stage}'
    yield f"    [*] --> {next(iter(choices))}"
    for stage in choices:
        follows = TABLES[choices][stage].follows
        for code in _ordered(choices, follows):
            yield f"    {stage} --> {code}"
        if not follows:
            yield f"    {stage} --> [*]"


def _acts() -> str:
    lines = [
        "## Acts",
        "",
        "| act | word | who | when the suggestion is | and the subject is | tells |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(_act(act) for act in ACTS.values()), ""])


def _act(act: Act) -> str:
    who = ", ".join(str(who.name) for who in act.who)
    when = ", ".join(_ordered(Stage, act.when))
    at = ", ".join(sorted(act.at)) or "-"
    return f"| `{act.code}` | {act.word} | {who} | {when} | {at} | {', '.join(act.tells) or '-'} |"

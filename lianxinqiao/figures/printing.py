"""docs/figures.md, printed from the registry."""

from collections.abc import Iterator

from django.utils import translation

from lianxinqiao.figures.registry import FIGURES, RATES

HEAD = """# Figures

Printed from the code by `make docs`; a test compares the two. A figure is a function that returns rows: its number is
their count, its definition the function's docstring, and every number on a screen opens the list of its rows. A rate is
two figures. `lianxinqiao figures --body CODE --year YEAR` prints the values, `lianxinqiao figures show FIGURE --body CODE
--year YEAR --rows` the records.
"""


def figures_page() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield HEAD
    yield "## Counts\n"
    yield "| code | 名称 | name | unit | definition | 定义 |"
    yield "|---|---|---|---|---|---|"
    for code, figure in FIGURES.items():
        zh, en = _in("zh-hans", figure.name), _in("en", figure.name)
        unit = _in("zh-hans", figure.unit)
        yield f"| `{code}` | {zh} | {en} | {unit} | {figure.docstring} | {_in('zh-hans', figure.meaning)} |"
    yield "\n## Rates\n"
    yield "| code | 名称 | name | part | whole |"
    yield "|---|---|---|---|---|"
    for code, rate in RATES.items():
        zh, en = _in("zh-hans", rate.name), _in("en", rate.name)
        yield f"| `{code}` | {zh} | {en} | `{rate.part}` | `{rate.whole}` |"


def _in(language: str, text: object) -> str:
    with translation.override(language):
        return str(text)

"""`lianxinqiao figures` prints what the screen shows."""

import csv
import io
import json

import pytest
from django.utils import translation

from lianxinqiao import cli
from lianxinqiao.figures import commands
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import a_suggestion


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    import argparse  # deferred: only here

    parser = argparse.ArgumentParser()
    commands.add_parser(parser.add_subparsers())
    args = parser.parse_args(["figures", *words])
    assert args.run(args) == 0
    return capsys.readouterr().out


@pytest.fixture
def one_closed(people: Cast) -> Cast:
    a_suggestion(people, at=Stage.CLOSED)
    return people


def of_a_congress() -> list[str]:
    """What bodies of other kinds have is not among its figures."""
    return [code for code, figure in FIGURES.items() if "congress" in (figure.subject.bodies or {"congress"})]


def rates_of_a_congress() -> list[str]:
    return [code for code, rate in RATES.items() if rate.part in of_a_congress()]


def test_each_has_code_name_value_unit_and_definition(one_closed: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    lines = json.loads(told(capsys, "--body", one_closed.body.code, "--year", "2026", "--format", "json"))
    assert [line["code"] for line in lines] == [*of_a_congress(), *rates_of_a_congress()]
    for line in lines:
        assert line["name"] and line["unit"] and line["definition"], line
    by_code = {line["code"]: line["value"] for line in lines}
    assert by_code["suggestions.handled"] == 1
    assert by_code["suggestions.handled_rate"] == 100.0


def test_csv_has_the_same_lines(one_closed: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(told(capsys, "--year", "2026", "--format", "csv"))))
    assert len(rows) == len(of_a_congress()) + len(rates_of_a_congress())
    assert rows[0] | {"definition": ""} == {
        "code": "suggestions.raised",
        "name": "代表提出的建议",
        "value": "1",
        "unit": "件",
        "before": "",
        "definition": "",
    }


def test_a_figure_opens_as_its_records(one_closed: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(told(capsys, "show", "suggestions.handled", "--year", "2026", "--rows", "--format", "json"))
    assert len(rows) == 1
    assert rows[0]["办理阶段"] == "办结"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["show", "no.such", "--year", "2026"], "没有这个指标"),
        (["show", "suggestions.handled_rate", "--year", "2026", "--rows"], "比率没有自己的记录"),
        (["--body", "nowhere"], "--body"),
    ],
)
def test_it_refuses_in_a_sentence(people: Cast, words: list[str], sentence: str) -> None:
    from lianxinqiao.access.refused import Refused

    with pytest.raises(Refused, match=sentence):
        told(None, *words)  # type: ignore[arg-type]


def test_the_command_line_knows_it() -> None:
    assert cli.COMMANDS["figures"].room == "figures"


def test_definitions_say_the_same_in_both_languages() -> None:
    """The English catalogue repeats the docstring, which is the definition."""
    with translation.override("en"):
        for code, figure in FIGURES.items():
            assert str(figure.meaning) == figure.docstring, code

import argparse
import json

import pytest
from django.utils import translation

from lianxinqiao.rulebook import actions, commands, presets

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def installed():
    actions.install_presets()
    with translation.override("zh-hans"):
        yield


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    commands.add_parser(parser.add_subparsers())
    return commands.run(parser.parse_args(["profile", *arguments]))


def test_it_lists_the_profiles(capsys):
    assert run("list") == 0
    assert len(capsys.readouterr().out.splitlines()) == len(presets.codes())


def test_it_shows_each_value_with_its_article(capsys):
    assert run("show", "qingdao-2021") == 0
    told = capsys.readouterr().out
    assert "申请退回：收到之日起5个工作日" in told
    assert "青岛市人民代表大会代表建议、批评和意见工作条例第十九条" in told


def test_it_says_that_there_is_no_such_profile(capsys):
    assert run("show", "atlantis") == 2
    assert "atlantis" in capsys.readouterr().err


@pytest.mark.parametrize("code", presets.codes())
def test_it_checks_a_file(code, capsys):
    assert run("check", str(presets.FOLDER / f"{code}.toml")) == 0
    assert "合格" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda text: text.replace("amount = 5", "amount = 5000", 1), "不能大于730"),
        (lambda text: text.replace('unit = "workdays"', 'unit = "fortnights"', 1), "只能是"),
        (lambda text: text.replace("[rules.withdraw]", "[rules.vanish]"), "没有填写"),
        (lambda text: text + "[[[", "TOML"),
    ],
)
def test_it_names_what_is_wrong_with_a_file(spoil, words, tmp_path, capsys):
    path = tmp_path / "wrong.toml"
    path.write_text(spoil((presets.FOLDER / "qingdao-2021.toml").read_text(encoding="utf-8")), encoding="utf-8")
    assert run("check", str(path)) == 1
    assert words in capsys.readouterr().err


def test_it_exports_what_is_stored(capsys):
    assert run("export", "chongqing-2017") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rules"]["return_window"]["amount"] == 10

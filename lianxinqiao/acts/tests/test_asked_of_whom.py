"""Whoever has the next move is told so in a sentence of the act's own, not by its word alone."""

import pytest
from django.urls import get_resolver

from lianxinqiao.acts import texts
from lianxinqiao.acts.lives import LIVES
from lianxinqiao.acts.table import Act


def acts() -> dict[str, Act]:
    assert get_resolver().url_patterns  # the lives are declared where the addresses are
    return {code: act for life in LIVES.values() for code, act in life.screens.rules.acts.items()}


def test_an_act_that_asks_something_of_somebody_says_what() -> None:
    asking = {code: act for code, act in acts().items() if act.needs}
    assert len(asking) > 60
    assert [code for code, act in asking.items() if not str(act.told)] == []


def test_what_is_told_names_its_thing_and_fills_every_gap() -> None:
    facts = {"thing": "护学岗", "actor": "方守拙", "act": "交办", "day": "2026-03-02"}
    said = {code: str(act.told) for code, act in acts().items() if act.told}
    assert [code for code, words in said.items() if "护学岗" not in words % facts] == []


@pytest.mark.parametrize(
    ("by", "words"), [("方守拙 教育局", "方守拙 教育局登记督办：“护学岗”。"), ("系统", "系统登记督办：“护学岗”。")]
)
def test_an_act_without_its_own_sentence_says_who_did_what(by: str, words: str) -> None:
    assert str(texts.SUBJECT) % {"actor": by, "act": "登记督办", "thing": "护学岗"} == words

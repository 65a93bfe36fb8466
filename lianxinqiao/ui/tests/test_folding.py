"""What never changes on a page is joined, and says in each language what it said."""

import pytest
from django.template import Context, Engine
from django.template.base import NodeList
from django.utils.translation import override

from lianxinqiao.ui import folding

TAGS = {
    "i18n": "django.templatetags.i18n",
    "static": "django.templatetags.static",
    "ui": "lianxinqiao.ui.templatetags.ui",
}
PAGES = {
    "words": '{% load i18n ui %}<b>{% translate "查询" %}</b>{% icon "search" %}{# nobody #}{% comment %}x{% endcomment %}',
    "told": '{% load i18n %}{% translate "查询" as said %}{{ said }}{{ name }}',
    "inside": '{% load i18n %}{% if on %}{% translate "查询" %}!{% else %}{% for each in name %}{% translate "应用" %}{% endfor %}{% endif %}',
    "includes": '{% include "words" %}{% include "told" with name="甲" %}{% include "words" %}',
    "child": '{% extends "parent" %}{% load i18n %}{% block b %}{{ block.super }}{% translate "应用" %}{% endblock %}',
    "parent": '{% load i18n %}{% block a %}{% translate "查询" %}{% endblock %}{% block b %}={% endblock %}',
    "round": '{% if on %}{% include "round" with on=False %}{% endif %}.',
    "raw": '{% load i18n %}{% autoescape off %}{% translate "查询" %}{{ name }}{% endautoescape %}',
    "missing": '{% if on %}{% include "nowhere" %}{% endif %}.',
    "variable": "{% load ui %}{% icon name %}{% include which %}",
}


def engine(loader: str) -> Engine:
    return Engine(loaders=[(loader, [("django.template.loaders.locmem.Loader", PAGES)])], libraries=TAGS)


FOLDED = engine("lianxinqiao.ui.folding.Loader")
PLAIN = engine("django.template.loaders.cached.Loader")


def nodes(inside: NodeList) -> list[str]:
    return [type(each).__name__ for each in inside]


@pytest.mark.parametrize("name", sorted(PAGES))
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_page_says_what_it_said(name: str, language: str) -> None:
    for told in ({"on": True, "name": "bell", "which": "told"}, {"on": False, "name": "<i>", "which": "parent"}):
        if (name, told["on"]) in {("missing", True), ("variable", False)}:
            continue  # both raise
        with override(language):
            plain = PLAIN.get_template(name).render(Context(told))
            for _again in range(2):
                assert FOLDED.get_template(name).render(Context(told)) == plain


def test_what_never_changes_is_one_node() -> None:
    assert nodes(FOLDED.get_template("words").nodelist) == ["Folded"]
    assert nodes(FOLDED.get_template("includes").nodelist) == ["Folded", "IncludeNode", "Folded"]
    assert nodes(FOLDED.get_template("told").nodelist) == ["TranslateNode", "VariableNode", "VariableNode"]
    assert "Folded" not in nodes(FOLDED.get_template("variable").nodelist)


def test_it_is_said_once_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = FOLDED.get_template("words").nodelist
    assert isinstance(one, folding.Folded)
    for language in ("zh-hans", "en", "zh-hans"):
        with override(language):
            FOLDED.get_template("words").render(Context())
    assert {language for language, _escaped in one.said} >= {"zh-hans", "en"}
    monkeypatch.setattr(one, "nodes", [])
    with override("en"):
        assert "<b>" in FOLDED.get_template("words").render(Context())

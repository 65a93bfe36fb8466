"""Every word on a screen of this room and of the work calendar has its English, with the same fields."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

HOUSE = Path(__file__).parents[2]
CALLS = {"_", "gettext", "gettext_lazy"}
FIELDS = re.compile(r"%\((\w+)\)s")


def in_python(path: Path) -> Iterator[tuple[str, str]]:
    """(context, text) of every call that marks a text for translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", "")
        texts = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)] if name in CALLS else []
        yield from (("", str(text)) for text in texts)
        if name in {"pgettext", "pgettext_lazy"}:
            context, text = (ast.literal_eval(each) for each in node.args)
            yield context, text


def in_template(path: Path) -> Iterator[tuple[str, str]]:
    page = path.read_text(encoding="utf-8")
    for text, context in re.findall(r'{% translate "([^"]+)"(?: context "([^"]+)")?', page):
        yield context, text
    yield from (("", text) for text in re.findall(r'=_\("([^"]+)"\)', page))
    for block in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", page, re.DOTALL):
        one = " ".join(
            line.strip() for line in block.split("{% plural %}")[0].strip().splitlines()
        )  # as `trimmed` does
        yield "", re.sub(r"{{ (\w+) }}", r"%(\1)s", one)


def words(room: str) -> set[tuple[str, str]]:
    files = [path for path in (HOUSE / room).rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    found = {word for path in files for word in in_python(path)}
    return found | {word for path in (HOUSE / room).rglob("*.html") for word in in_template(path)}


@pytest.mark.parametrize("room", ["workdays", "rulebook"])
def test_every_word_has_its_english_and_no_other(room):
    english = polib.pofile(str(HOUSE / room / "locale/en/LC_MESSAGES/django.po"))
    assert {(entry.msgctxt or "", entry.msgid) for entry in english} == words(room)
    assert all(entry.translated() for entry in english)


@pytest.mark.parametrize("room", ["workdays", "rulebook"])
def test_the_english_has_the_same_fields(room):
    for entry in polib.pofile(str(HOUSE / room / "locale/en/LC_MESSAGES/django.po")):
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert set(FIELDS.findall(text)) == set(FIELDS.findall(entry.msgid)), entry.msgid


@pytest.mark.parametrize("room", ["workdays", "rulebook"])
def test_chinese_words_have_chinese_punctuation(room):
    half = re.compile(r"[\u4e00-\u9fff][,;:?!(][\u4e00-\u9fff]")
    assert [text for _, text in words(room) if half.search(text)] == []

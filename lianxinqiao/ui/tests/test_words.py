"""Every word on a screen of this room has its English."""

import re
from pathlib import Path

import polib

ROOM = Path(__file__).parent.parent
BUILDERS_ONLY = {"samples.py", "styleguide.html", "sample_stage.html"}
MARKS = (
    r'{% translate "([^"]+)"',
    r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}",
    r'\b_\(\s*"([^"]+)"\s*\)',
    r'ngettext\(\s*"([^"]+)"',
)


def words_in_code() -> set[str]:
    files = [*ROOM.glob("templates/**/*.html"), *ROOM.glob("*.py"), *ROOM.glob("templatetags/*.py")]
    texts = [path.read_text(encoding="utf-8") for path in files if path.name not in BUILDERS_ONLY]
    found = {word for text in texts for mark in MARKS for word in re.findall(mark, text, re.DOTALL)}
    return {re.sub(r"{{ (\w+) }}", r"%(\1)s", word) for word in found}


def test_every_word_has_its_english_and_no_other() -> None:
    english = polib.pofile(str(ROOM / "locale/en/LC_MESSAGES/django.po"))
    assert {entry.msgid for entry in english} == words_in_code()
    assert all(entry.translated() for entry in english)


def test_chinese_words_have_chinese_punctuation() -> None:
    half = re.compile(r"[\u4e00-\u9fff][,;?!][\u4e00-\u9fff]")
    assert [word for word in words_in_code() if half.search(word)] == []

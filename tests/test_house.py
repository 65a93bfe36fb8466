"""The house itself: what must be true of every room."""

import inspect
import pkgutil
import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.db import models

from lianxinqiao.matters import actions
from tests.messages import ROOT, messages

ROOMS = sorted(path.parent for path in ROOT.glob("*/apps.py"))
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))
HELPERS = {"assigning.give", "assigning.together", "assessing.ask", "assessing.unsatisfied_handlings", "promising.make"}
HELPERS |= {
    "assessing.contestable_until",
    "drafting.unsigned",
    "drafting.new",
    "drafting.write_requests",
    "drafting.text_of",
    "registering.next_number",
    "recording.facts",
    "succeeding.follow_plans",
    "succeeding.in_hand",
}
HAN = r"[\u4e00-\u9fff]"
ASCII_MARKS = re.compile(rf"{HAN}\s?[:,;()!?]|[:,;()!?]\s?{HAN}")
BY_THE_SYSTEM = {"recomputing.recompute", "recomputing.recompute_all"}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_word_has_its_english(room: Path) -> None:
    """The Chinese is the key; a room brings the English of all it says."""
    path = room / "locale" / "en" / "LC_MESSAGES" / "django.po"
    said = messages(room)
    known = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    english = {
        key for key, entry in known.items() if (entry.msgstr or entry.msgstr_plural) and "fuzzy" not in entry.flags
    }
    missing = {f"{place}: {message}" for message, place in said.items() if message not in english}
    assert sorted(missing) == []


def test_no_chinese_word_has_two_englishes() -> None:
    """Django merges the rooms' words and the first room wins; where the meaning differs, a context says so."""
    englishes = defaultdict(set)
    for path in sorted(ROOT.glob("*/locale/en/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)):
            english = entry.msgstr or "|".join(entry.msgstr_plural.values())
            englishes[entry.msgctxt, entry.msgid].add(english)
    assert {word: sorted(found) for word, found in englishes.items() if len(found) > 1} == {}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_chinese_is_set_with_chinese_punctuation(room: Path) -> None:
    """A mark that differs by language stands inside the message: （）：，；！？ in Chinese, () : , ; ! ? in English."""
    assert [message for _, message in messages(room) if ASCII_MARKS.search(message)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_sets_a_mark_between_two_values(template: Path) -> None:
    """`{{ name }}:{{ words }}` and `({{ day }})` read wrong in one of the languages; a message says both."""
    assert re.findall(r"[}>][:,;(]\s?\{[{%]|\}\}\)(?=[{<])", template.read_text()) == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_translations_keep_the_named_values(room: Path) -> None:
    path = room / "locale" / "en" / "LC_MESSAGES" / "django.po"
    if not path.exists():
        pytest.skip("says nothing")
    names = re.compile(r"%\((\w+)\)[sd]")
    wrong = [
        entry.msgid
        for entry in polib.pofile(str(path))
        if entry.msgstr and not set(names.findall(entry.msgstr)) <= set(names.findall(entry.msgid))
    ]
    assert wrong == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_keep_the_strict_policy(template: Path) -> None:
    """No inline script, style or handler: the policy would silence it, and the console would say so."""
    text = template.read_text()
    assert not re.search(r"<[^>]+\sstyle\s*=", text)
    assert not re.search(r"<[^>]+\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<style\b", text)
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert all("src=" in script or "application/json" in script for script in scripts)


def test_every_act_says_by_whom_and_when() -> None:
    slips = []
    for info in pkgutil.iter_modules(actions.__path__):
        module = import_module(f"{actions.__name__}.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            code = f"{info.name}.{name}"
            if function.__module__ != module.__name__ or name.startswith("_") or code in HELPERS:
                continue
            wanted = {"at"} if code in BY_THE_SYSTEM else {"by", "at"}
            if not wanted <= set(inspect.signature(function).parameters):
                slips.append(code)
    assert slips == []


def test_only_a_day_says_who_is_in_office() -> None:
    """A known end in the future ends nothing before its day: seats and posts are asked by `held(on)`."""
    asked = re.compile(r"(?:Mandate|Post|mandates|posts)\b(?!.*to_on__gt).*to_on(?:__isnull)?\s*=\s*(?:None|True)")
    # The last administrator is one whose post has no end at all.
    places = [path for path in sorted(ROOT.rglob("*.py")) if "tests" not in path.parts and path.name != "rules.py"]
    assert [str(path.relative_to(ROOT)) for path in places if asked.search(path.read_text())] == []


def test_no_constraint_tells_its_name() -> None:
    """What a reader sees of a constraint is a sentence; Django's own would be its name in the database."""
    found = {each.name: str(each.get_violation_error_message()) for model in apps.get_models() for each in ours(model)}
    assert [name for name, words in found.items() if name in words or not re.search(rf"^{HAN}.*。$", words)] == []


def ours(model: type[models.Model]) -> list[models.BaseConstraint]:
    return list(model._meta.constraints) if model.__module__.startswith("lianxinqiao.") else []

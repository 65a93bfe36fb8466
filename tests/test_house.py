"""The house itself: what must be true of every room."""

import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import polib
import pytest
from django.apps import apps
from django.db import models
from django.db.transaction import Atomic

from lianxinqiao.acts.table import Acts
from tests.messages import ROOT, messages

ROOMS = sorted(path.parent for path in ROOT.glob("*/apps.py"))
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))
# Functions of the rooms' actions that say neither by whom nor when, each with its reason.
HELPERS = {  # used by an act, in its transaction
    "accounts.note",
    "files.clean_name",
    "journal.plain",
    "matters.assessing.ask",
    "matters.assessing.contestable_until",
    "matters.assigning.give",
    "matters.assigning.together",
    "matters.drafting.new",
    "matters.drafting.text_of",
    "matters.drafting.unsigned",
    "matters.drafting.write_requests",
    "matters.promising.make",
    "matters.recording.facts",
    "matters.succeeding.follow_plans",
    "matters.succeeding.open_work",
    "notices.tell",
    "notices.write_to",
    "notices.write_to_phone",
    "opinions.answering.give_back_time",
    "opinions.answering.tell",
    "opinions.routing.takes_up",
    "opinions.senders.masked",
    "opinions.senders.without",
    "people.founding.check_token",
    "people.founding.forget_token",
    "people.keys.renew_alone_never",
    "people.keys.shut",
    "people.registers.chain_of",
    "people.registers.confirmed",
    "people.registers.facts",
    "people.second_person.in_words",
    "stations.keeping.fresh_code",
    "stations.keeping.put",
}
OF_ONES_OWN = {  # done to one's own account or notices; where another does it, an act of `people` says who and when
    "accounts.change_password",
    "accounts.end_all_sessions",
    "accounts.end_session",
    "accounts.hand_out_password",
    "accounts.remove_factors",
    "accounts.unlock",
    "notices.choose_channels",
    "notices.mark_read",
}
OF_FILES = {"files.store", "files.store_bytes", "files.discard"}  # the act that a file belongs to says when
OF_STRANGERS = {"portal.ask", "portal.confirm", "portal.end"}  # a citizen without an account follows by letter
DERIVED = {  # says again what stands elsewhere
    *("search.index", "search.follow", "search.forget", "search.indexed_afterwards", "search.rebuild"),
}
WITHOUT = HELPERS | OF_ONES_OWN | OF_FILES | OF_STRANGERS | DERIVED
BY_THE_SYSTEM = {  # nobody does it: its day has come, or the house is set up
    "api.end",
    "api.note_use",
    "exchange.arriving.file_kept",
    "exchange.arriving.file_refused",
    "exchange.arriving.untold",
    "exchange.handing.failed",
    "exchange.pairing.renewal_failed",
    "exchange.pairing.renewal_taken",
    "journal.erase_sealed",
    "matters.recomputing.recompute",
    "matters.recomputing.recompute_all",
    "opinions.contacts.forget",
    "opinions.rules.route",
    "people.first_day.begin",
    "people.first_day.end_when_due",
    "people.founding.found",
    "portal.forget_unconfirmed",
    "portal.write_letters",
    "rulebook.install_presets",
    "scores.following.follow",
}
# Acts that open no transaction of their own: each of many stands or falls by itself, or the caller's holds them.
EACH_BY_ITSELF = {"matters.assigning.assign_many", "matters.replying.send_many"}
IN_ANOTHERS = {
    "journal.record",
    "matters.recording.record",
    "people.keys.tell_renewed",
    "people.registers.end",
    "people.registers.write_down",
}
HAN = r"[\u4e00-\u9fff]"
ASCII_MARKS = re.compile(rf"{HAN}\s?[:,;()!?]|[:,;()!?]\s?{HAN}")


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


WORDED = re.compile(
    r"{% comment %}.*?{% endcomment %}|{#.*?#}|{% blocktranslate[^%]*%}.*?{% endblocktranslate %}"
    r'|{% translate "[^"]*"|_\("[^"]*"\)',
    re.DOTALL,
)
IN_BOTH_LANGUAGES = {"500.html", "styleguide.html"}  # where nothing is translated, and where nobody reads it


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_chinese_mark_is_a_word_like_any_other(template: Path) -> None:
    """Names joined with 、 stand so on an English page, unless the mark is translated: `|join:_("、")`."""
    if template.name not in IN_BOTH_LANGUAGES:
        assert re.findall(r".{0,20}[、，；：。].{0,20}", WORDED.sub("", template.read_text())) == []


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


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_templates_ask_the_post_and_not_for_the_code_of_its_role(template: Path) -> None:
    """`request.post.in_the_office` and its like; a code in a string is found by nobody who renames it."""
    assert not re.findall(r"\brole (?:==|!=|in) \"", template.read_text())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_keep_the_strict_policy(template: Path) -> None:
    """No inline script, style or handler: the policy would silence it, and the console would say so."""
    text = template.read_text()
    assert not re.search(r"<[^>]+\sstyle\s*=", text)
    assert not re.search(r"<[^>]+\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<style\b", text)
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert all("src=" in script or "application/json" in script for script in scripts)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_is_read_without_scrolling_sideways(template: Path) -> None:
    """A line breaks between attributes, before a block, or inside a trimmed blocktranslate, where nobody sees it."""
    lines = enumerate(template.read_text().splitlines(), 1)
    assert [f"{number}: {len(line)}" for number, line in lines if len(line) > 160] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_colours_a_stage_by_itself(template: Path) -> None:
    """`{{ thing.mark }}` knows word and colour; a badge of `get_stage_display` chooses a colour of its own."""
    assert re.findall(r"badge \S+\.get_(?:stage|rating|result)_display", template.read_text()) == []


def actions() -> dict[str, Callable[..., Any]]:
    """Every public function of every room's actions."""
    found: dict[str, Callable[..., Any]] = {}
    for room in ROOMS:
        if not (room / "actions.py").exists() and not (room / "actions").exists():
            continue
        top = import_module(f"lianxinqiao.{room.name}.actions")
        names = [info.name for info in pkgutil.iter_modules(getattr(top, "__path__", []))]
        for module in (top, *(import_module(f"{top.__name__}.{name}") for name in names)):
            within = f"{room.name}{module.__name__.removeprefix(top.__name__)}"
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ == module.__name__ and not name.startswith("_"):
                    found[f"{within}.{name}"] = function
    return found


def test_every_act_says_by_whom_and_when() -> None:
    slips = []
    for code, function in actions().items():
        wanted = set() if code in WITHOUT else {"at"} if code in BY_THE_SYSTEM else {"by", "at"}
        if not wanted <= set(inspect.signature(function).parameters):
            slips.append(code)
    assert slips == []


def test_every_act_is_done_wholly_or_not_at_all() -> None:
    """It opens its transaction itself or stands in its room's frame, so that no caller can forget it."""
    acts = {code: act for code, act in actions().items() if {"by", "at"} <= set(inspect.signature(act).parameters)}
    assert {code for code, act in acts.items() if not _atomic(act)} == EACH_BY_ITSELF | IN_ANOTHERS


def _atomic(function: Callable[..., Any]) -> bool:
    names = function.__code__.co_names
    framed = "act" in names and any(name.endswith("FRAME") for name in names)
    return framed or any(isinstance(cell.cell_contents, Atomic) for cell in function.__closure__ or ())


def test_no_exception_outlives_its_function() -> None:
    """Nor is one made for a function that says by whom and when like any other."""
    found = actions()
    assert (WITHOUT | BY_THE_SYSTEM | EACH_BY_ITSELF | IN_ANOTHERS) - set(found) == set()
    told = {code: set(inspect.signature(found[code]).parameters) for code in WITHOUT | BY_THE_SYSTEM}
    assert {code for code, names in told.items() if {"by", "at"} <= names} == set()
    assert {code for code in BY_THE_SYSTEM if "at" not in told[code]} == set()


def test_only_a_day_says_who_is_in_office() -> None:
    """A known end in the future ends nothing before its day: seats and posts are asked by `held(on)`."""
    asked = re.compile(r"(?:Mandate|Post|mandates|posts)\b(?!.*to_on__gt).*to_on(?:__isnull)?\s*=\s*(?:None|True)")
    # The last administrator is one whose post has no end at all.
    places = [path for path in sorted(ROOT.rglob("*.py")) if "tests" not in path.parts and path.name != "rules.py"]
    assert [str(path.relative_to(ROOT)) for path in places if asked.search(path.read_text())] == []


def test_a_person_is_looked_for_in_one_way() -> None:
    """By the name however written, its pinyin or initials: a list's box of words asks `people.names.search`."""
    asked = re.compile(r"person__name__i?contains|Text\([^\n]*\"(?:\w+__)*person__name\"")
    places = [path for path in sorted(ROOT.rglob("*.py")) if "tests" not in path.parts]
    assert [str(path.relative_to(ROOT)) for path in places if asked.search(path.read_text())] == []


def test_no_constraint_tells_its_name() -> None:
    """What a reader sees of a constraint is a sentence; Django's own would be its name in the database."""
    found = {each.name: str(each.get_violation_error_message()) for model in apps.get_models() for each in ours(model)}
    assert [name for name, words in found.items() if name in words or not re.search(rf"^{HAN}.*。$", words)] == []


def ours(model: type[models.Model]) -> list[models.BaseConstraint]:
    return list(model._meta.constraints) if model.__module__.startswith("lianxinqiao.") else []


def test_nobody_outside_their_room_asks_for_matters_of_every_kind() -> None:
    """Lists, figures and feeds ask for one kind, so that a second kind is never counted among the first (decision 0032)."""
    asking = {
        path.relative_to(ROOT).parts[0]
        for path in ROOT.rglob("*.py")
        if re.search(r"\bMatter\.(objects|_default_manager|_base_manager)\b", path.read_text())
    }
    assert asking <= {"matters"}


def test_whoever_is_told_reads_whether_it_is_their_move() -> None:
    """What needs nothing from me is born read; a row that tells without saying who is to act would fill every bell."""
    tables = {
        f"{room.name}.{name}": table
        for room in ROOMS
        if (room / "acts.py").exists()
        for name, table in vars(import_module(f"lianxinqiao.{room.name}.acts")).items()
        if isinstance(table, Acts)
    }
    assert len(tables) > 10
    silent = [row.code for table in tables.values() for row in table.values() if row.tells and row.needs is None]
    assert silent == []


def test_words_go_through_gettext_by_a_name_that_the_catalogue_knows() -> None:
    """Under another name a word is not found here, and stays Chinese on an English page unnoticed."""
    alias = re.compile(r"^from django\.utils\.translation import \w*gettext\w* as (?!_$)\w+", re.MULTILINE)
    assert [str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py") if alias.search(path.read_text())] == []

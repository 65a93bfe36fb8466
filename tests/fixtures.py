"""Fixtures for every room: the cast, and walks to a stage."""

import gc
import os
import shutil
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import caches
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as invented

from lianxinqiao.journal.looks import LOOKS
from lianxinqiao.workdays.queries import _merged
from tests import remembered
from tests.cast import Cast, cast
from tests.emptied import emptied, swept
from tests.remembered import MEMORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long an example takes is no matter of a test: on a machine with other things to do one is late.
invented.register_profile("here", deadline=None)
invented.load_profile("here")


@pytest.fixture
def people(db: None) -> Cast:
    """A small district with one of each."""
    return cast()


QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]  # fmt: skip


def _as_long_as_it_may(fixture_name: str, config: pytest.Config) -> Any:
    """Where nothing but stories runs, one browser does for all: its loop stays in the thread, and other tests have their own."""
    return "session" if config.getoption("markexpr") == "story" else "module"


@pytest.fixture(scope=_as_long_as_it_may)
def chromium() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright  # deferred: only stories need it

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop lives in this thread
    found = os.getenv("LXQ_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(autouse=True, scope="session")
def _what_stays_is_not_looked_through() -> None:
    """The house and its tests stay loaded; looking through them for garbage again and again took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def _tests_empty_what_they_filled() -> Iterator[None]:
    """After a test with real transactions; Django would truncate every table and make each permission anew."""

    def empty(test: Any) -> None:
        for database in test._databases_names(include_mirrors=False):
            emptied(database)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


@pytest.fixture(autouse=True, scope="session")
def _what_was_done_once_is_remembered() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        remembered.remember(patch)
        yield


TESTS = count(1)
SWEPT_EVERY = 200  # tests; a table of thirty rows had 900 pages at the end of a run that nobody swept


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    if "db" in getattr(item, "fixturenames", ()) and next(TESTS) % SWEPT_EVERY == 0:
        swept()


@pytest.fixture(autouse=True)
def _nothing_kept_from_another_test() -> None:
    """The journal of each test begins anew, and with it the lengths by which answers are kept; nobody has called yet."""
    caches["default"].clear()
    caches["answers"].clear()
    caches["door"].clear()
    caches["callers"].clear()
    _merged.cache_clear()  # keyed by rows whose keys come again


@pytest.fixture(autouse=True)
def _other_rules_are_no_memory_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was lived through under a replaced rule is not what the next test asks for."""
    MEMORY.patches = monkeypatch


@pytest.fixture(autouse=True)
def _nobody_left_another_language_on(settings: Any) -> None:
    """A request in English leaves its thread in English; each test begins in the source language."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _an_act_is_seen_at_once(settings: Any) -> None:
    """Running, a process looks once a second whether something changed for strangers."""
    settings.ANSWERS_LOOK_EVERY = 0
    LOOKS.chains.clear()  # of a test that was rolled back


@pytest.fixture(autouse=True)
def _nothing_signed_by_another_test(settings: Any, _signing: Iterator[str]) -> None:
    """Nor does a test find the checkpoints of one that was rolled back; the folder is made when something is signed."""
    settings.JOURNAL_DIR = next(_signing)


@pytest.fixture(scope="session")
def _signing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("journal")
    return (str(folder / str(number)) for number in count())


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    """Clients in tests come in by `force_login`; the tests of the second factor switch the duty on themselves."""
    settings.SECOND_FACTOR_REQUIRED = False

"""A page that stands on a phone without network: whatever it needs stands there with it, and it is nobody's own."""

import re
from pathlib import Path, PurePosixPath

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from tests.cast import Cast

PAGES = {
    "meeting-away": "meeting-away-worker",
    "report-away": "report-away-worker",
    "course-away": "course-worker",
    "finding-note": "finding-worker",
    "roll": "roll-worker",
    "opinion-new": "opinion-worker",
}
NEEDED = re.compile(r'<(?:script[^>]* src|link rel="stylesheet" href)="([^"]+)"')
IMPORTED = re.compile(r'^import [^;]*"(\.[^"]+)";|import\("(\.[^"]+)"\)', re.MULTILINE)


def with_imports(file: str, known: set[str]) -> set[str]:
    """A script with all that it imports, and what that imports."""
    if file in known:
        return known
    known.add(file)
    if file.endswith(".js"):
        path = finders.find(file)
        assert path, f"no file {file}"
        with Path(path).open(encoding="utf-8") as script:
            found = IMPORTED.findall(script.read())
        for each in found:
            with_imports(normal(PurePosixPath(file).parent / "".join(each)), known)
    return known


def normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


@pytest.mark.parametrize(("page", "worker"), PAGES.items())
def test_all_that_a_page_needs_is_kept_with_it(people: Cast, client: Client, page: str, worker: str) -> None:
    """One script that is missing without network takes all that import it with it."""
    shown = client.get(reverse(page), {"body": people.body.pk}, follow=True).content.decode()
    kept = client.get(reverse(worker)).content.decode()
    needed: set[str] = set()
    for address in NEEDED.findall(shown):
        with_imports(address.removeprefix(settings.STATIC_URL).split("?")[0], needed)
    assert needed
    assert sorted(each for each in needed if f'"{settings.STATIC_URL}{each}"' not in kept) == []


@pytest.mark.parametrize("page", [each for each in PAGES if each != "opinion-new"])
def test_it_says_nothing_of_who_is_signed_in(people: Cast, client: Client, page: str) -> None:
    """And all of them say in one way what waits (acts/kept_here.html)."""
    stranger = client.get(reverse(page)).content.decode()
    client.force_login(people.deputy.user)
    assert people.deputy.user.name not in client.get(reverse(page)).content.decode()
    assert stranger.count('id="kept-here"') == 1
    for part in ("data-worker", "data-send", "data-token", "data-open", "data-sign-in", "data-now"):
        assert re.search(rf'{part}(?:="[^"]+"| )', stranger), part

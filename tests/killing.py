"""`kill -9` of the whole server while a table of acts is under way, and what must stand afterwards.

All are sent at once, held at their last write, and killed: nothing of any is there. Sent again, each is done once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db.models import Model
from django.test import Client

from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry
from tests.cast import Cast
from tests.served import THREADS, Served, holding, others, wait_for

Doing = tuple[str, str, str, dict[str, Any]]  # the act's code, the address, who is signed in, what is typed


def cookie(people: Cast, who: str) -> str:
    person = Client()
    person.force_login(people.posts[who].user)
    return person.cookies["sessionid"].value


def picture(models: Iterable[type[Model]]) -> dict[str, list[str]]:
    return {model._meta.label: sorted(map(str, model._default_manager.values_list())) for model in models}


def wholly_or_not_at_all(
    house: Served,
    people: Cast,
    doings: list[Doing],
    models: tuple[Any, ...],
    entries_of: Mapping[str, int] | None = None,
) -> None:
    """`entries_of` are the acts that write more than one entry: a merging writes one for each of the pair."""
    before = picture(models)
    house.start()
    with ThreadPoolExecutor(THREADS) as pool, holding("journal_entry") as waiting:
        answers = [pool.submit(house.post, *doing) for _act, *doing in doings]
        wait_for(lambda: waiting().total() > 0 or any(each.done() for each in answers), "a held act")
        house.kill()
    assert {each.result()[0] for each in answers} == {0}, [each.result() for each in answers]
    wait_for(lambda: not others(), "the killed server's connections to end")
    assert picture(models) == before
    assert verifying.chain(people.body.code) == []
    entries = Counter(Entry.objects.values_list("act", flat=True))
    house.start()
    again = {act: house.post(*doing) for act, *doing in doings}
    refused = {act: answer for act, answer in again.items() if answer[0] != 302}
    assert not refused, refused
    new = Counter(Entry.objects.values_list("act", flat=True)) - entries
    expected = entries_of or {}
    assert {act for act, *_doing in doings if new[act] != expected.get(act, 1)} == set(), new
    assert verifying.chain(people.body.code) == []

"""The auditor's screens, and nobody else's."""

import pytest
from django.test import Client

from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.journal import actions, queries, words
from tests.cast import Cast

PAGES = ("/journal/", "/journal/doors", "/journal/verify")


@pytest.fixture
def auditor(client: Client, people: Cast) -> Client:
    for n in range(3):
        actions.record(act="test.act", by=people.clerk, chain="yunhe", obj=people.body, data={"note": f"=第{n}次"})
    actions.record(act="test.act", by=None, chain="elsewhere", obj=people.body)
    client.force_login(people.auditor.user)
    return client


@pytest.mark.parametrize("page", PAGES)
def test_the_auditor_reads(auditor: Client, page: str) -> None:
    assert auditor.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_others_are_refused_and_the_refusal_is_written_down(client: Client, people: Cast, page: str) -> None:
    for part in ("clerk", "deputy", "administrator", "jiaoyu_head"):
        client.force_login(getattr(people, part).user)
        assert client.get(page).status_code == 403
    assert DoorEvent.objects.filter(result="refused", detail__contains=page).count() == 4


def test_an_auditor_reads_only_their_own_bodys_chain(auditor: Client, people: Cast) -> None:
    assert set(queries.audited(people.auditor).values_list("chain", flat=True)) == {"yunhe", "installation"}


def test_an_entry_opens(auditor: Client, people: Cast) -> None:
    entry = queries.history(people.body).first()
    assert entry.hash in auditor.get(f"/journal/{entry.pk}").content.decode()


def test_it_is_exported_as_sheet_lines_and_csv(auditor: Client) -> None:
    assert auditor.get("/journal/?export=xlsx").content.startswith(b"PK")
    assert len(b"".join(auditor.get("/journal/?export=jsonl&chain=yunhe")).splitlines()) == 3
    DoorEvent.objects.create(tried_name="=cmd()", result="wrong")
    lines = auditor.get("/journal/doors?export=csv").content.decode("utf-8-sig").splitlines()
    assert any("'=cmd()" in line for line in lines)
    assert auditor.get("/journal/doors?export=xlsx&result=wrong").content.startswith(b"PK")


def test_the_history_panel_speaks_in_words(people: Cast) -> None:
    words.register({"test.said": "说了", "test.": "试验"})
    actions.record(act="test.said", by=people.clerk, chain="yunhe", obj=people.body, data={"note": "理由"})
    actions.record(act="test.other", by=None, chain="yunhe", obj=people.body)
    lines = queries.shown(queries.history(people.body))
    assert [(line.actor, str(line.act), line.note) for line in lines] == [
        ("系统", "试验", ""),
        (people.clerk.title, "说了", "理由"),
    ]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_thirty(
    client: Client, people: Cast, rows: int, django_assert_max_num_queries: object
) -> None:
    for _ in range(rows):
        actions.record(act="test.act", by=people.clerk, chain="yunhe", obj=people.body)
    client.force_login(people.auditor.user)
    client.get("/journal/")
    with django_assert_max_num_queries(16):
        client.get("/journal/")

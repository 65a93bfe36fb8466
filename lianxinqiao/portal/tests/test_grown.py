"""A page for everybody costs no more where its list has grown: nothing of it reads a whole table."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianxinqiao.people.models import Body
from tests.cast import Cast

GROWS = r'"(matters_matter|opinions_opinion|reports_report|activities_activity)"'
READS_ALL = re.compile(rf'SELECT DISTINCT {GROWS}|SELECT COUNT\(\*\) AS "__count" FROM {GROWS}')


@pytest.mark.parametrize("address", ["/cppcc/proposals", "/browse", "/voices", "/cppcc/clues"])
def test_nothing_counts_or_sorts_all_rows(client: Client, people: Cast, address: str) -> None:
    if address in {"/cppcc/proposals", "/cppcc/clues"}:
        Body.objects.filter(pk=people.body.pk).update(kind=Body.Kind.CPPCC)
    with CaptureQueriesContext(connection) as asked:
        client.get(address, follow=True)
    assert any(re.search(GROWS, each["sql"]) for each in asked) or address == "/cppcc/clues"
    assert [each["sql"] for each in asked if READS_ALL.search(each["sql"])] == []

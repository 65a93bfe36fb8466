"""The page of one matter on paper: a button, a head that says whose it is and when it was printed, and no menus."""

import re
from pathlib import Path

import pytest
from django.test import Client

from lianxinqiao.activities.tests.scene import called
from lianxinqiao.acts import onward
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import a_suggestion

pytestmark = pytest.mark.django_db
UI = Path(__file__).parents[1] / "lianxinqiao" / "ui"


def page(people: Cast, address: str) -> str:
    client = Client()
    client.force_login(people.clerk.user)
    return client.get(address).content.decode()


def test_every_page_of_a_thing_can_be_printed(people: Cast) -> None:
    row = a_suggestion(people, at=Stage.REGISTERED).suggestion
    for address in (row.get_absolute_url(), called(people, "deputy").get_absolute_url()):
        shown = page(people, address)
        assert "data-print>" in shown
        head = shown.partition('class="print-only printed"')[2].partition("</div>")[0]
        assert "云河区人大常委会" in head and "data-printed" in head and people.clerk.title in head and address in head
        assert 'id="history" data-print-open' in shown


def test_the_head_names_the_number(people: Cast) -> None:
    row = a_suggestion(people, at=Stage.REGISTERED).suggestion
    assert (
        row.short
        in page(people, row.get_absolute_url()).partition('class="print-only printed"')[2].partition("</div>")[0]
    )


def test_what_the_paper_leaves_out_stands_on_pages() -> None:
    """A class that print.css hides and no page has any more would let the menus back onto paper unseen."""
    hidden = re.findall(
        r"\.([a-z-]+)[^{}]*?(?=[,{])", (UI / "static/ui/print.css").read_text().partition("\n.frame")[0]
    )
    templates = "".join(path.read_text() for path in UI.parent.rglob("templates/**/*.html"))
    wanted = {"header", "sidebar", "bottom", "toasts", "actions", "next-step", "breadcrumb", "btn", "tabs", "queue-bar"}
    assert wanted <= set(hidden)
    assert [name for name in sorted(wanted) if not re.search(rf'class="[^"]*\b{name}\b', templates)] == []


@pytest.mark.parametrize(("mark", "is_printed"), [("", False), ("对方已受理", True)])
def test_paper_says_where_a_thing_has_gone_and_not_where_it_might(
    people: Cast, monkeypatch: pytest.MonkeyPatch, mark: str, is_printed: bool
) -> None:
    further = onward.Onward("移送给区政协", "/handovers/1", mark)
    monkeypatch.setattr(onward, "_rooms", [lambda _root, _post: [further]])
    row = a_suggestion(people, at=Stage.REGISTERED).suggestion
    shown = page(people, row.get_absolute_url())
    assert further.label in shown
    assert ('<li class="no-print"><a href="/handovers/1">' in shown) is not is_printed
    assert ('<div class="no-print">' in shown.partition("移送与交换")[0][-900:]) is not is_printed

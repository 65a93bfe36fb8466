"""Numbers and addresses say what a suggestion is now."""

import pytest
from django.test import Client

from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import a_suggestion

pytestmark = pytest.mark.django_db


def test_what_is_handed_in_is_no_draft_any_more(client: Client, people: Cast) -> None:
    draft = a_suggestion(people, at=Stage.DRAFT).suggestion
    assert draft.reference == f"draft-{draft.pk}"
    handed_in = a_suggestion(people, at=Stage.SUBMITTED).suggestion
    assert handed_in.reference == f"unnumbered-{handed_in.pk}"
    client.force_login(people.clerk.person.user)
    page = client.get(handed_in.get_absolute_url()).content.decode()
    assert "<li>待审查</li></ol>" in page
    assert client.get(f"/suggestions/draft-{handed_in.pk}")["Location"] == handed_in.get_absolute_url()


def test_a_number_carries_its_year(people: Cast) -> None:
    suggestion = a_suggestion(people, at=Stage.REGISTERED).suggestion
    assert suggestion.full_number == "2026年001号"
    assert str(suggestion).startswith("2026年001号 关于")
    suggestion.number_text = "2026-001"
    assert suggestion.full_number == "2026-001号"


def test_the_list_tells_two_years_apart(client: Client, people: Cast) -> None:
    a_suggestion(people, at=Stage.REGISTERED)
    client.force_login(people.clerk.person.user)
    assert "2026年001号" in client.get("/desk/suggestions").content.decode()

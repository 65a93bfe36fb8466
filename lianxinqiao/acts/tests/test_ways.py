"""Where one goes on after an act: only to addresses of this house."""

import pytest
from django.test import RequestFactory

from lianxinqiao.acts import ways


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("/desk", "/desk"),
        ("/queue/suggestions/accept?at=7", "/queue/suggestions/accept?at=7"),
        ("", ""),
        ("desk", ""),
        ("//elsewhere.example/", ""),
        ("https://elsewhere.example/", ""),
        ("/\\elsewhere.example", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_an_address_of_this_house_is_gone_back_to(asked: str, goes: str) -> None:
    requests = RequestFactory()
    assert ways.back(requests.post("/", {"back": asked})) == goes
    assert ways.back(requests.get("/", {"back": asked})) == goes


def test_a_panel_is_asked_for_by_name() -> None:
    assert ways.in_panel(RequestFactory().get("/", headers={"X-Panel": "1"}))
    assert not ways.in_panel(RequestFactory().get("/"))

"""What a page asks of the post that looks at it."""

import pytest

from lianxinqiao.people.models import Post


@pytest.mark.parametrize(
    ("role", "in_the_office", "heads_it", "at_a_station"),
    [
        ("office_clerk", True, False, False),
        ("office_head", True, True, False),
        ("station_staff", False, False, True),
        ("deputy", False, False, False),
        ("", False, False, False),
    ],
)
def test_whose_page_it_is(role: str, in_the_office: bool, heads_it: bool, at_a_station: bool) -> None:
    post = Post(role=role)
    assert (post.in_the_office, post.heads_the_office, post.at_a_station) == (in_the_office, heads_it, at_a_station)

"""What is left unread of a request is read, and nothing beyond its end."""

import io
from collections.abc import Iterable
from typing import Any

import pytest

from lianxinqiao.ui import leftovers

BODY = b"0123456789" * 20_000


class Line(io.BytesIO):
    """A connection that stays open: whoever asks it for more than was sent would wait."""

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        if size < 0 or self.tell() + size > len(BODY):
            pytest.fail("would wait")
        return super().read(size)


def taken(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    return [environ["wsgi.input"].read(environ["takes"])]


@pytest.mark.parametrize("takes", [0, 10, len(BODY)])
def test_the_rest_is_read_and_no_more(takes: int) -> None:
    line = Line(BODY)
    environ = {"wsgi.input": line, "CONTENT_LENGTH": str(len(BODY)), "takes": takes}
    assert leftovers.read_to_its_end(taken)(environ, None) == [BODY[:takes]]
    assert line.tell() == len(BODY)


@pytest.mark.parametrize("told", ["", "0", "many", str(leftovers.MOST + 1)])
def test_what_says_nothing_or_too_much_is_left(told: str) -> None:
    line = Line(BODY)
    leftovers.read_to_its_end(taken)({"wsgi.input": line, "CONTENT_LENGTH": told, "takes": 3}, None)
    assert line.tell() == 3

"""What the router reads in the head of a request, and whom it believes."""

import pytest

from lianxinqiao.setup.router import host_of, told_on

HEADS = {
    b"GET / HTTP/1.1\r\nHost: A.example\r\n\r\n": "a.example",
    b"GET / HTTP/1.1\r\nhost:a.example:8000\r\n\r\n": "a.example",
    b"GET / HTTP/1.1\r\nHost: a.example.\r\n\r\n": "a.example",
    b"GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n": "[::1]",
    b"GET / HTTP/1.1\r\n\r\n": None,
    b"GET / HTTP/1.1\r\nHost:\r\n\r\n": None,
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n": None,
    b"GET / HTTP/1.1\r\nHost: \xff\r\n\r\n": None,
}


@pytest.mark.parametrize("head", HEADS, ids=str)
def test_for_which_host_a_request_is(head: bytes) -> None:
    assert host_of(head) == HEADS[head]


CALLED = (
    b"GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 9.9.9.9\r\nX-Real-IP: 9.9.9.9\r\nConnection: keep-alive\r\n\r\n"
)


@pytest.mark.parametrize(("peer", "believed"), [("127.0.0.1", True), ("203.0.113.5", False)])
def test_who_is_believed_about_the_caller(peer: str, believed: bool) -> None:
    head = told_on(CALLED, peer)
    assert (b"9.9.9.9" in head) == believed
    assert (b"X-Forwarded-For: 203.0.113.5" in head) == (not believed)
    assert (head.count(b"onnection:"), head.endswith(b"Connection: close\r\n\r\n")) == (1, True)

"""What is compressed on its way, and what never is."""

import gzip

import pytest
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from lianxinqiao.ui.compression import StrangersGZipMiddleware

PAGE = "建议公开 " * 200


def answered(prepare=None, kind="text/html; charset=utf-8", method="GET", **headers):
    request = RequestFactory().generic(method, "/browse?q=1", HTTP_ACCEPT_ENCODING="gzip, br", **headers)

    def view(request):
        response = HttpResponse(PAGE, content_type=kind)
        if prepare:
            prepare(request, response)
        return response

    return StrangersGZipMiddleware(view)(request)


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/json", "application/atom+xml", "text/csv"])
def test_a_strangers_text_is_compressed(kind):
    response = answered(kind=kind)
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == PAGE
    assert "Accept-Encoding" in response["Vary"]


@pytest.mark.parametrize(
    "secret",
    [
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "messages=abc"},
        {"HTTP_AUTHORIZATION": "Bearer abc"},
        {"method": "POST"},
        {"prepare": lambda request, response: get_token(request)},
        {"prepare": lambda request, response: response.set_cookie("elder", "1")},
        {"kind": "application/pdf"},
    ],
)
def test_what_holds_a_secret_goes_as_it_is(secret):
    response = answered(**secret)
    assert "Content-Encoding" not in response
    assert response.content.decode() == PAGE

"""Pages are compressed for strangers, and for nobody who has a secret in them.

Whoever can make a browser ask for pages and sees how long the answers are learns, letter by letter, what stands beside
the letters that he put there himself (BREACH). A page of the desk holds both: unpublished titles, names, a form's token,
and what was asked for in the address. It goes out as it is, and so does every answer that sets a cookie or holds a
token. What a stranger reads is public, and has nothing to be guessed.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from lianxinqiao.ui.caller import comes_without_cookies

# Text alone: papers, pictures and sheets are compressed already.
COMPRESSED = ("text/", "application/json", "application/atom+xml", "application/xml", "image/svg+xml")


class StrangersGZipMiddleware(GZipMiddleware):
    max_random_bytes = 0  # nothing here is secret, and what is kept keeps its length

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if _has_a_secret(request, response) or not _is_text(response):
            return response
        return super().process_response(request, response)


def _has_a_secret(request: HttpRequest, response: HttpResponseBase) -> bool:
    known = not comes_without_cookies(request) or "Authorization" in request.headers
    token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE") or "CSRF_COOKIE" in request.META
    return bool(known or token or response.cookies or request.method not in {"GET", "HEAD"})


def _is_text(response: HttpResponseBase) -> bool:
    return response.get("Content-Type", "").startswith(COMPRESSED)

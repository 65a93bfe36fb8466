"""What anybody may fetch, people and witnesses alike: the checkpoints and the key that signs them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lianxinqiao.journal import checkpoints
from lianxinqiao.journal.models import Checkpoint


def _plain(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _newest() -> Checkpoint:
    if checkpoint := checkpoints.newest():
        return checkpoint
    raise Http404


@require_safe
@cache_control(public=True, max_age=60)
def newest(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint, witnesses' signatures included."""
    return _plain(_newest().text)


@require_safe
@cache_control(public=True, max_age=60)
def of_size(request: HttpRequest, size: int) -> HttpResponse:
    """An earlier one, by the number of entries."""
    if size >= 1 << 63:
        raise Http404
    return _plain(get_object_or_404(Checkpoint.objects.order_by("-id"), size=size).text)


@require_safe
@cache_control(public=True, max_age=60)
def vkey(request: HttpRequest) -> HttpResponse:
    """The public key, by which anybody verifies the signature."""
    return _plain(f"{_newest().vkey}\n")

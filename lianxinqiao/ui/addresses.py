"""An address is found by its first word, so that another room's addresses cost nothing.

Django tries one pattern after the other. With all rooms that is several hundred expressions for a page whose room
stands last. Here the patterns of each first word are known beforehand: `/stations/3` tries those that begin with
`stations/` and the few that begin with no word of their own, in their order.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, TypeGuard

from django.urls import URLPattern, URLResolver
from django.urls.resolvers import ResolverMatch, RoutePattern

Pattern = URLPattern | URLResolver


class ByFirstWord(URLResolver):
    """All of these patterns, as `path("", include(…))` would hold them."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        super().__init__(RoutePattern("", is_endpoint=False), list(patterns))

    def resolve(self, path: str) -> ResolverMatch:
        return self._those_of.get(path.partition("/")[0], self._others).resolve(path)

    @cached_property
    def _those_of(self) -> dict[str, URLResolver]:
        words = dict.fromkeys(word for word in _words(self.url_patterns) if word is not None)
        return {word: _only(self, word) for word in words}

    @cached_property
    def _others(self) -> URLResolver:
        return _only(self, None)


def _words(patterns: Sequence[Pattern]) -> Iterator[str | None]:
    for each in patterns:
        if _is_group(each):
            yield from _words(each.url_patterns)
        else:
            yield _word(each)


def _is_group(pattern: Pattern) -> TypeGuard[URLResolver]:
    return isinstance(pattern, URLResolver) and str(pattern.pattern) == ""


def _word(pattern: Pattern) -> str | None:
    """The first word of its addresses; None where it may be any."""
    if not isinstance(pattern.pattern, RoutePattern):
        return None
    word, slash, _rest = str(pattern.pattern).partition("/")
    whole = slash or isinstance(pattern, URLPattern)
    return word if whole and "<" not in word else None


def _only(group: Any, word: str | None) -> URLResolver:
    """The group without the patterns that begin with another word."""
    kept: list[Pattern] = []
    for each in group.url_patterns:
        if _is_group(each):
            kept.append(_only(each, word))
        elif _word(each) in {word, None}:
            kept.append(each)
    kept = [each for each in kept if not _is_group(each) or each.url_patterns]
    return URLResolver(group.pattern, kept, group.default_kwargs, group.app_name, group.namespace)

"""Where one can go: the rooms above register their places, the base page shows those a person may enter."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Item:
    """A place in the navigation.

    `roles` empty means everyone who is logged in; `visible` may narrow it further. With `bodies` it is a place of bodies
    of these kinds alone, and of the units and other posts that stand outside any body; `in_cppcc` is its label in a CPPCC
    committee, where that differs. `simple` places stay in
    elder mode and, first four, on the phone's bottom bar. `count` is a number shown beside the label.
    """

    label: str | Promise
    url_name: str
    icon: str
    group: str | Promise = ""
    order: int = 100
    roles: frozenset[str] = frozenset()
    visible: Callable[[HttpRequest], bool] | None = None
    count: Callable[[HttpRequest], int] | None = None
    simple: bool = True
    bodies: frozenset[str] = frozenset()
    in_cppcc: str | Promise = ""


@dataclass(frozen=True)
class Place:
    """An item as one request sees it."""

    label: str | Promise
    url: str
    icon: str
    current: bool
    simple: bool
    count: int | None = None


@dataclass
class Group:
    label: str | Promise
    places: list[Place] = field(default_factory=list)

    @property
    def simple(self) -> bool:
        """Whether any of its places stays in elder mode; a heading over nothing goes too."""
        return any(place.simple for place in self.places)


_items: dict[tuple[str, frozenset[str]], Item] = {}


def register(item: Item) -> None:
    """Called in `AppConfig.ready()`; the same address of the same kinds of body registered again replaces the former item."""
    _items[item.url_name, item.bodies] = item


def items() -> list[Item]:
    return sorted(_items.values(), key=lambda item: item.order)


def groups(request: HttpRequest) -> list[Group]:
    """The places this person may enter, in order, under their headings."""
    entered = [(item, url) for item in items() if (url := address(item.url_name)) and _may_enter(item, request)]
    first = {
        url: item for item, url in reversed(entered)
    }  # who stands outside any body sees a place of both kinds once
    found = [(item, url) for item, url in entered if first[url] is item]
    here = max((url for _, url in found if _leads_to(url, request.path)), key=len, default="")
    result: dict[str, Group] = {}
    for item, url in found:
        group = result.setdefault(str(item.group), Group(item.group))
        count = item.count(request) if item.count else None
        group.places.append(Place(_label(item, request), url, item.icon, url == here, item.simple, count))
    return list(result.values())


def opens(name: str, request: HttpRequest) -> str:
    """The address of a registered place, for a button that leads there; "" for whom the place is closed."""
    found = [item for item in _items.values() if item.url_name == name]
    if not found:
        raise KeyError(name)
    return address(name) if any(_may_enter(item, request) for item in found) else ""


def _label(item: Item, request: HttpRequest) -> str | Promise:
    body = getattr(getattr(request, "post", None), "body", None) if item.in_cppcc else None
    return item.in_cppcc if body is not None and body.kind == "cppcc" else item.label


def address(name: str) -> str:
    """Of a page without gaps in its address, "" where there is none; looked up once, since a menu asks for a hundred."""
    return _reversed(name, get_urlconf(settings.ROOT_URLCONF), get_script_prefix())


@lru_cache(maxsize=1000)
def _reversed(name: str, _urlconf: str, _prefix: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:  # said once at start by checks.py
        return ""


def _may_enter(item: Item, request: HttpRequest) -> bool:
    post = getattr(request, "post", None)
    if item.roles and getattr(post, "role", None) not in item.roles:
        return False
    body = getattr(post, "body", None) if item.bodies else None
    if body is not None and body.kind not in item.bodies:
        return False
    return item.visible is None or item.visible(request)


def _leads_to(url: str, path: str) -> bool:
    return path == url or path.startswith(url.rstrip("/") + "/")

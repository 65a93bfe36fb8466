"""What the base page knows of its request. Upper rooms tell it through `provide`, so that `ui` imports no one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from lianxinqiao.ui import legal
from lianxinqiao.ui.navigation import Group, Place, groups

ELDER_COOKIE = "elder"
HOME = "/desk"

Text = str | Promise


@dataclass(frozen=True)
class Choice:
    """One role a person may act in; the form posts `post=<value>`."""

    value: str
    label: Text
    detail: Text = ""
    current: bool = False


@dataclass(frozen=True)
class Switch:
    url: str
    choices: Sequence[Choice]

    @property
    def current(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.current), None)


@dataclass(frozen=True)
class Bell:
    unread: int
    url: str


@dataclass(frozen=True)
class MenuLink:
    """A line of the user menu. What changes something (log out) is posted."""

    label: Text
    url: str
    icon: str
    post: bool = False


_providers: dict[str, Callable[[HttpRequest], Any]] = {}
NAMES = frozenset(
    {
        *("body_name", "user_name", "switch", "hand", "bell", "account_links", "public_links"),
        *("demo_note", "kept_form", "first_day"),
    }
)


def provide(name: str, of: Callable[[HttpRequest], Any]) -> None:
    """Register who knows `name` (one of NAMES); called in `AppConfig.ready()`."""
    if name not in NAMES:
        raise ValueError(f"The base page has no place for {name!r}.")
    _providers[name] = of


class Page:
    """Lazy: a page that shows no bell does not count notices."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def _ask(self, name: str, default: Any) -> Any:
        return _providers[name](self.request) if name in _providers else default

    @cached_property
    def known(self) -> bool:
        """Whether somebody is logged in; an error page may come from before that was asked."""
        return bool(getattr(getattr(self.request, "user", None), "is_authenticated", False))

    @cached_property
    def navigation(self) -> list[Group]:
        return groups(self.request) if self.known else []

    @cached_property
    def bottom(self) -> list[Place]:
        """The four places at the thumb."""
        places = [place for group in self.navigation for place in group.places]
        return [place for place in places if place.simple][:4]

    @cached_property
    def elder(self) -> bool:
        return self.request.COOKIES.get(ELDER_COOKIE) == "1"

    @cached_property
    def brand(self) -> Text:
        return legal.brand()

    @cached_property
    def legal(self) -> list[legal.Line]:
        return legal.lines()

    @property
    def door(self) -> str:
        """Where deputies and staff begin; who is not logged in is asked to first."""
        return HOME

    @cached_property
    def body_name(self) -> Text:
        return self._ask("body_name", "")

    @cached_property
    def user_name(self) -> Text:
        """Who is logged in, as the reader of the screen reads it."""
        return self._ask("user_name", "") or str(self.request.user)

    @cached_property
    def demo_note(self) -> Text:
        return self._ask("demo_note", "")

    @cached_property
    def first_day(self) -> Text:
        """Said on every page inside while one person still may do everything."""
        return self._ask("first_day", "") if self.known else ""

    @cached_property
    def switch(self) -> Switch | None:
        return self._ask("switch", None) if self.known else None

    @cached_property
    def hand(self) -> Sequence[Choice]:
        """Bodies between which one changes on this page."""
        return self._ask("hand", ()) if self.known else ()

    @cached_property
    def bell(self) -> Bell | None:
        return self._ask("bell", None) if self.known else None

    @cached_property
    def kept_form(self) -> dict[str, Any] | None:
        """What this person sent from this page after the session had ended."""
        return self._ask("kept_form", None) if self.known and "kept" in self.request.GET else None

    @cached_property
    def account_links(self) -> Sequence[MenuLink]:
        return self._ask("account_links", ()) if self.known else ()

    @cached_property
    def public_links(self) -> Sequence[Place]:
        """The portal's top navigation."""
        return self._ask("public_links", ())


def page(request: HttpRequest) -> dict[str, object]:
    """Context processor: `page` in every template."""
    return {"page": Page(request)}

"""A kind of thing with a life of its own, as the screens know it: declared once, it has its page and every act on it.

In a room's `urls.py`, for a model `Duty(Root, models.Model)` with `objects.visible_to(post)`, its table of stages `DUTY`
and its `SCREENS = Screens(RULES, FORMS, parts=…, due=…, address="duty-act")`:

    def facts(duty: Duty, post: Post | None) -> Facts:
        return [(_("日期"), duty.held_on), (_("值班代表"), duty.mandate.person.spoken)]

    DUTIES = Life(Duty, DUTY, SCREENS, template="stations/duty.html", facts=facts, listing="station-duties", word=_("值班安排"))
    urlpatterns = [*life_urls(DUTIES, "duties/<int:pk>")]

`/duties/7` is its page and its name `duty`, `/duties/7/duty.record/7` one act on it and its name `duty-act`; what hangs
on it is acted on under the same address with its own key: `/duties/7/note.answer/12`. The address may take any keywords
that `find` takes; `visible_to(post).get(**keywords)` is what it does by itself.

The page is `acts/object.html` with blocks: `title`, `state`, `actions`, `next_steps`, `ways`, `facts`, `sections`,
`history`, `aside`. A room without more to show needs no template of its own:

    {% extends "acts/object.html" %}{% load i18n ui %}
    {% block sections %}{% card title=_("接待记录") %}…{{ root.note }}…{% endcard %}{% endblock %}
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise as LazyText

from lianxinqiao.access.roles import CPPCC
from lianxinqiao.accounts.models import User
from lianxinqiao.acts import page
from lianxinqiao.acts.offers import Offer, Screens
from lianxinqiao.acts.stages import Stages
from lianxinqiao.acts.table import Act
from lianxinqiao.acts.waiting import Open
from lianxinqiao.journal.models import Entry
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request

Facts = list[tuple[str | LazyText, Any]]  # label and value, as `{% facts %}` takes them
Told = Callable[[Any, Post | None, Iterable[Entry]], list[Entry]]


def _nothing(_root: Any) -> None: ...


def _no_facts(_root: Any, _post: Post | None) -> Facts:
    return []


def _no_more(_root: Any, _post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    return {}


def _not_beside(_act: Act, _subject: Any) -> Any:
    return None


LIVES: dict[Any, "Life"] = {}  # by model: those that have an address (`life_urls`)


@dataclass(frozen=True)
class Life:
    """One kind of root, its stages and its screens, and what its room adds to its pages."""

    model: Any
    stages: Stages
    screens: Screens
    template: str = "acts/object.html"
    listing: str = ""  # the name of the address of the list that it stands in, and what the way there is called
    word: str | LazyText = ""
    in_cppcc: str | LazyText = ""  # what it is called in a CPPCC committee, where that differs
    find: Callable[..., Any] | None = None  # (request, **keywords of the address): the root, or Http404
    gather: Callable[[Any], None] = _nothing  # fetches what offers and page both ask
    facts: Callable[[Any, Post | None], Facts] = _no_facts
    context: Callable[[Any, Post | None, User, list[Offer]], dict[str, Any]] = _no_more  # whatever else the page shows
    above: Callable[[Offer, Post | None], bool] = (
        page.everything_above
    )  # or `page.of_the_root`: the rest beside its part
    waits: Callable[[Any, Post | None, list[Open]], page.Waits | None] = page.waits  # for whom it waits, in words
    told: Told = page.everything  # which entries of its journal this person reads
    about: str = "acts/about.html"  # stands beside the form of an act; `about` there is what `beside` gave
    beside: Callable[[Act, Any], Any] = _not_beside
    on_their_page: frozenset[str] = frozenset()  # acts whose form is too long to stand on the object's page
    lands: Mapping[str, Callable[[Any], str]] = field(
        default_factory=dict
    )  # where an act leads on: its result to an address

    def called(self, root: Any) -> str | LazyText:
        """The word of its list in the body of a thing."""
        body = getattr(root, "body", None)
        return (self.in_cppcc if body is not None and body.kind == CPPCC else "") or self.word

    @property
    def name(self) -> str:
        """The name of its page's address."""
        return self.screens.address.removesuffix("-act")

    def found(self, request: Request, **keywords: Any) -> Any:
        """The root as far as this person may see it; nobody learns that what they may not read exists."""
        if self.find:
            return self.find(request, **keywords)
        return get_object_or_404(self.model.objects.visible_to(request.post), **keywords)

    def subject(self, root: Any, code: str, key: int) -> Any:
        """What an act is done on; it must hang on this root."""
        acts = self.screens.rules.acts
        if code not in self.screens.forms:
            raise Http404
        model = acts.model(acts[code])
        if model is self.model:
            if key != root.pk:
                raise Http404
            return root
        subject: Any = get_object_or_404(model, pk=key)
        if subject.root.pk != root.pk:
            raise Http404
        return subject

    def again(self, root: Any) -> Any:
        """The root as it stands now, without parts that were gathered before an act."""
        return self.model.objects.select_related(*self.model.near).get(pk=root.pk)

    def still_sees(self, post: Post | None, root: Any) -> bool:
        """Whether a post still sees the root after an act; asked without its columns, which the act has read anew."""
        return bool(self.model.objects.visible_to(post).filter(pk=root.pk).exists())

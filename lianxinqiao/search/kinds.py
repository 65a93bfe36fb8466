"""What can be found: one `Kind` for each sort of thing, declared once in `search/<room>.py`.

    kinds.register(
        Kind(
            Opinion,
            _("群众意见"),
            texts=lambda opinions: (
                (row.pk, [row.number_text, row.title, row.text], [row.title] if row.published_at else None)
                for row in opinions.iterator(500)
            ),
            reads=lambda post: Q() if post.in_the_office else Q(raised_by=post.mandate_id),
            published=Q(published_at__isnull=False),
            titles=lambda said: Q(title__icontains=said.word) | Q(title__icontains=said.written),
            page=lambda row, post: row.get_absolute_url() if post else reverse("portal-opinion", args=[row.number]),
            show=lambda row, post: Shown(row.title, words=row.get_stage_display(), texts=[row.text]),
        )
    )

The index follows every act on a row of the kind whose row in the table of acts `speaks`; what is saved otherwise tells
`actions.follow` itself. `seen`, `reads` and `published` are the whole of who finds what: a search adds nothing to them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise

from lianxinqiao.people.models import Post

Rows = QuerySet[Any]
Words = Iterable[str]


class Said(NamedTuple):
    """A stretch of what was asked: folded, and as it was written."""

    word: str
    written: str


@dataclass(frozen=True)
class Shown:
    """A row as a result: its heading, a line about it, the texts out of which a piece is shown."""

    title: str
    words: str = ""
    texts: Sequence[str] = ()


def _visible(rows: Any, post: Post | None) -> Rows:
    return rows.visible_to(post)


def _as_they_are(rows: Rows, post: Post | None) -> Rows:
    return rows


def _nobody(post: Post) -> Q | None:
    return None


def _no_heading(said: Said) -> Q:
    return Q(pk=None)


@dataclass(frozen=True, eq=False)
class Kind:
    """One sort of thing that can be found.

    `texts` gives of each row its key, the words for those who read all of it, and the words for everybody, or None where
    nothing of it is published. `seen` are the rows of which a post, or a stranger, sees anything; `reads` the condition on
    those of which a post reads all: empty where that is all it sees, None where its role never does. `published` is the
    condition on the rows whose public words anybody may search. `titles` and `numbers` say which of the rows
    that were found come first. `page` is the address that a row opens, for a post or for strangers; `fetch` brings along what `page` and `show` ask.
    `text` is `texts` of one key by a query put together once (database/prepared.py), for the acts of a large room.
    """

    model: type[Model]
    name: str | Promise
    texts: Callable[[Rows], Iterator[tuple[int, Words, Words | None]]]
    page: Callable[[Any, Post | None], str]
    show: Callable[[Any, Post | None], Shown]
    seen: Callable[[Rows, Post | None], Rows] = _visible
    reads: Callable[[Post], Q | None] = _nobody
    published: Q | None = None
    titles: Callable[[Said], Q] = _no_heading
    numbers: Callable[[Said], Q] = _no_heading
    fetch: Callable[[Rows, Post | None], Rows] = _as_they_are
    text: Callable[[int], Iterable[tuple[int, Words, Words | None]]] | None = None

    @property
    def label(self) -> str:
        """By which its entries are kept, and an address asks for it: `matters.suggestion`."""
        return self.model._meta.label_lower

    @property
    def rows(self) -> Rows:
        return self.model._default_manager.all()


KINDS: dict[type[Model], Kind] = {}


def register(kind: Kind) -> Kind:
    """From `search/<room>.py`."""
    KINDS[kind.model] = kind
    return kind


def of(rows: Rows) -> Kind:
    return KINDS[rows.model]


def labelled(label: str) -> Kind | None:
    return next((kind for kind in KINDS.values() if kind.label == label), None)

"""What of the house may be handed to a partner: how it is named in an address, who may hand it, and its words.

Of an opinion go its words alone: who sent it stands apart and stays here. An accusation is not exchanged.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from lianxinqiao.exchange.kinds import Kind
from lianxinqiao.files.models import Attachment
from lianxinqiao.matters.models import Matter, Suggestion
from lianxinqiao.matters.stages import Stage as MatterStage
from lianxinqiao.opinions.kinds import Kind as OpinionKind
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Post
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.reports.models import Report


@dataclass(frozen=True)
class Source:
    kind: Kind
    rows: Callable[[Post], Any]
    words: Callable[[Any], tuple[str, str]]  # its title and text
    files: Callable[[Any], list[Attachment]] = lambda _row: []  # of which some may go along


def _of_matter(matter: Matter) -> tuple[str, str]:
    asked = "\n".join(
        f"{place}. {text}" for place, text in enumerate((point.text for point in matter.requests.all()), 1)
    )
    return matter.title, "\n\n".join(part for part in (matter.cause, asked) if part)


def _files_of_matter(matter: Matter) -> list[Attachment]:
    return [row.attachment for row in matter.files.select_related("attachment")]


def _matters(model: Any) -> Callable[[Post], Any]:
    return lambda post: model.objects.visible_to(post).filter(body=post.body_id).exclude(stage=MatterStage.DRAFT)


SOURCES = {
    "suggestion": Source(Kind.SUGGESTION, _matters(Suggestion), _of_matter, _files_of_matter),
    "proposal": Source(Kind.PROPOSAL, _matters(Proposal), _of_matter, _files_of_matter),
    "opinion": Source(
        Kind.OPINION,
        lambda post: Opinion.objects.visible_to(post).filter(body=post.body_id, kind=OpinionKind.SUGGESTION),
        lambda row: (row.title, row.text),
        lambda row: [photo.attachment for photo in row.photos.select_related("attachment")],
    ),
    "report": Source(
        Kind.REPORT,
        lambda post: Report.objects.visible_to(post).counted().filter(body=post.body_id),
        lambda row: (row.called, row.words),
    ),
}


def name_of(thing: Any) -> str:
    """`opinion-12`, as an address names it; empty for what is not exchanged."""
    for name, source in SOURCES.items():
        if isinstance(thing, MODELS[name]):
            taken = source.kind != Kind.OPINION or thing.kind == OpinionKind.SUGGESTION
            return f"{name}-{thing.pk}" if taken else ""
    return ""


MODELS: dict[str, Any] = {"suggestion": Suggestion, "proposal": Proposal, "opinion": Opinion, "report": Report}


def find(said: str, post: Post) -> tuple[Source, Any]:
    """What an address names, as far as this post may see it."""
    name, _dash, key = said.partition("-")
    source = SOURCES.get(name)
    if source is None or not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    found = source.rows(post).filter(pk=int(key)).first()
    if found is None:
        raise Http404
    return source, found

"""Proposals: found by the words by which every matter is found, and by in whose name they are."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxinqiao.matters import visibility
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Post
from lianxinqiao.proposals.models import Particulars, Proposal
from lianxinqiao.search import actions, kinds
from lianxinqiao.search import suggestions as shared
from lianxinqiao.search.kinds import Kind, Said, Shown


def texts(rows: QuerySet[Proposal]) -> Iterator[shared.Text]:
    """With the name of the party, the sector, the group in which it was put forward, which everybody may read."""
    names = dict(Particulars.objects.filter(matter__in=rows.values("pk")).values_list("matter_id", "in_name_of"))
    for key, inside, public in shared.texts(rows):
        name = [names.get(key, "")]
        yield key, [*inside, *name], None if public is None else [*public, *name]


def _titles(said: Said) -> Q:
    return shared._titles(said) | Q(particulars__in_name_of__icontains=said.written)


def _page(row: Proposal, post: Post | None) -> str:
    return row.get_absolute_url() if post else reverse("portal-proposal", args=[row.reference])


def _show(row: Proposal, post: Post | None) -> Shown:
    words = [row.number_text, row.raised_by, row.get_stage_display()]
    return Shown(row.title, " · ".join(filter(None, words)), list(shared._shown(row, post)))


def _fetch(rows: Any, post: Post | None) -> Any:
    return shared._fetch(rows, post).select_related("body", "session__term", "lead__person", "particulars")


PROPOSALS = kinds.register(
    Kind(
        Proposal,
        _("政协提案"),
        texts=texts,
        reads=shared._reads,
        published=visibility.PUBLISHED.asked,
        titles=_titles,
        numbers=shared._numbers,
        page=_page,
        show=_show,
        fetch=_fetch,
    )
)


@receiver(post_save, sender=Proposal, dispatch_uid="search.proposal_saved")
def follow_draft(instance: Proposal, *, created: bool, **_kwargs: Any) -> None:
    """The writer finds a draft by what it says now."""
    if not created and instance.stage in {Stage.DRAFT, Stage.SENT_BACK}:
        actions.follow(instance)

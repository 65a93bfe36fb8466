"""The index follows every act, inside its transaction, and the text of a draft as it is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models.signals import post_migrate, post_save
from django.dispatch import receiver

from lianxinqiao.acts.signals import act_done
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.search import actions

# Suggestions that are indexed while the database is brought up to date; more are left to `lianxinqiao search rebuild`.
AT_ONCE = 20_000

# Acts that change nothing of what can be found (texts.py): the work between assigning and delivering, and after it.
WORDLESS = ("handling.", "contact.", "extension.", "assessment.", "reply.")
SPEAKS = frozenset({"reply.deliver"})


@receiver(act_done, sender=Suggestion, dispatch_uid="search.act_done")
def follow(root: Suggestion, act: str, **_kwargs: Any) -> None:
    if act.startswith(WORDLESS) and act not in SPEAKS:
        return
    actions.index(Suggestion.objects.filter(pk=root.pk))


@receiver(post_save, sender=Suggestion, dispatch_uid="search.draft_saved")
def follow_draft(instance: Suggestion, *, created: bool, **_kwargs: Any) -> None:
    """Autosaves are no acts; the writer finds a draft by what it says now all the same."""
    if not created and instance.stage in {Stage.DRAFT, Stage.SENT_BACK}:
        actions.index(Suggestion.objects.filter(pk=instance.pk))


@contextmanager
def indexed_afterwards() -> Iterator[None]:
    """A long piece of work that nobody searches meanwhile: everything is indexed once, at its end."""
    act_done.disconnect(sender=Suggestion, dispatch_uid="search.act_done")
    post_save.disconnect(sender=Suggestion, dispatch_uid="search.draft_saved")
    try:
        yield
    finally:
        act_done.connect(follow, sender=Suggestion, dispatch_uid="search.act_done")
        post_save.connect(follow_draft, sender=Suggestion, dispatch_uid="search.draft_saved")
    actions.rebuild()


@receiver(post_migrate, dispatch_uid="search.post_migrate")
def begin(app_config: Any, plan: Any = (), **_kwargs: Any) -> None:
    """What a new kind of index does not hold yet is indexed: all, in an installation that is older than its index."""
    if app_config.label != "search" or not plan:
        return
    missing = Suggestion.objects.filter(search_entry=None)
    if missing.values("pk")[: AT_ONCE + 1].count() > AT_ONCE:
        print("检索索引还不完整：请运行 lianxinqiao search rebuild。 Run it to complete the search index.")  # noqa: T201
    else:
        actions.rebuild(among=missing)

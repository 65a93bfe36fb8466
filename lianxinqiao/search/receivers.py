"""The index follows every act that speaks, inside its transaction, and forgets what is deleted."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.signals import post_delete, post_migrate
from django.dispatch import receiver

from lianxinqiao.acts.signals import act_done
from lianxinqiao.search import actions
from lianxinqiao.search.kinds import KINDS
from lianxinqiao.search.models import Entry

# Things that are indexed while the database is brought up to date; more are left to `lianxinqiao search rebuild`.
AT_ONCE = 20_000


@receiver(act_done, dispatch_uid="search.act_done")
def follow(root: Any, *, speaks: bool = True, **_kwargs: Any) -> None:
    if speaks:
        actions.follow(root)


@receiver(post_delete, dispatch_uid="search.deleted")
def forget(instance: Any, **_kwargs: Any) -> None:
    if type(instance) in KINDS:
        actions.forget(instance)


@receiver(post_migrate, dispatch_uid="search.post_migrate")
def begin(app_config: Any, plan: Any = (), **_kwargs: Any) -> None:
    """What a new kind of index does not hold yet is indexed: all, in an installation that is older than its index.

    After the last room's tables have come, since the search reads all of them.
    """
    if app_config.label != "search" or not plan:
        return
    for kind in KINDS.values():
        missing = kind.rows.filter(~Exists(Entry.objects.filter(kind=kind.label, key=OuterRef("pk"))))
        if missing.values("pk")[: AT_ONCE + 1].count() > AT_ONCE:
            print("检索索引还不完整：请运行 lianxinqiao search rebuild。 Run it to complete the search index.")  # noqa: T201
        else:
            actions.rebuild(among=missing)

"""Who is told of an act: each name in `Act.tells` is one function of its room, a condition on posts.

A condition names the keys it needs as its parameters; `keys` of the room says where they stand. All the conditions of
an act are asked in one query, put together once, since every act of the house asks it.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.strangers import Doer
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.people.models import Post

NOBODY = Q(pk__in=[])


class Audiences:
    """The audiences of one room.

    `conditions` are named after their functions; `decided` are those of which only the rules or the state of the thing
    say which condition it is, by its name.
    """

    def __init__(
        self,
        keys: Mapping[str, Callable[[Any], int | None]],
        conditions: Iterable[Callable[..., Q]],
        decided: Iterable[Callable[[Any], str]] = (),
    ) -> None:
        self._keys = dict(keys)
        self._conditions = {condition.__name__: condition for condition in conditions}
        self._decided = {decide.__name__: decide for decide in decided}
        self._questions: dict[tuple[str, ...], tuple[tuple[str, ...], Prepared[Post]]] = {}

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._conditions) | frozenset(self._decided)

    def users(self, names: Iterable[str], subject: Any, *, but: Doer | None = None) -> list[User]:
        """The users behind the named audiences, each once; whoever did the act (`but`) need not be told."""
        asked = tuple(self._decided[name](subject) if name in self._decided else name for name in names)
        if not asked:
            return []
        needed, query = self._question(asked)
        values = (self._keys[key](subject) or 0 for key in needed)
        posts = query(timezone.localdate(), but.person_id if but else 0, *values)
        return list({user.pk: user for post in posts if (user := post.person.user)}.values())

    def _question(self, names: tuple[str, ...]) -> tuple[tuple[str, ...], Prepared[Post]]:
        """The query for these audiences, with the keys it is to be given after the day and the person left out."""
        if names not in self._questions:
            self._questions[names] = self._put_together(names)
        return self._questions[names]

    def _put_together(self, names: tuple[str, ...]) -> tuple[tuple[str, ...], Prepared[Post]]:
        conditions = [self._conditions[name] for name in names]
        needed = [tuple(inspect.signature(condition).parameters) for condition in conditions]
        keys = tuple(dict.fromkeys(key for each in needed for key in each))

        def build(day: date, but: int, *values: int) -> QuerySet[Post]:
            given = dict(zip(keys, values, strict=True))
            asked = NOBODY
            for condition, own in zip(conditions, needed, strict=True):
                asked |= condition(*(given[key] for key in own))
            posts = Post.objects.filter(asked).held(day).exclude(person__user=None).exclude(person_id=but)
            return posts.select_related("person__user")

        return keys, Prepared(build, date, int, *(int for _ in keys))


# ------------------------------------------------------------------ conditions of more than one room
def of_body(body: int, *role_codes: str) -> Q:
    return Q(body_id=body, role__in=role_codes)


def of_units(organization_ids: Any) -> Q:
    return Q(organization_id__in=organization_ids, role__in=["unit_clerk", "unit_head"])

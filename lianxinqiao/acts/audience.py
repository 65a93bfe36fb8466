"""Who is told of an act: each name in `Act.tells` is one function of its room, a condition on posts.

A condition names the keys it needs as its parameters; `keys` of the room says where they stand. All the conditions of
an act are asked in one query, put together once, since every act of the house asks it.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.acts.strangers import Doer
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.people.models import Body, Post

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
        self._questions: dict[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], Prepared[Post]]] = {}

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._conditions) | frozenset(self._decided)

    def users(self, names: Iterable[str], subject: Any, *, but: Doer | None = None) -> list[User]:
        """The users behind the named audiences, each once; whoever did the act (`but`) need not be told."""
        return self.told(names, (), subject, but=but)[0]

    def told(
        self, names: Iterable[str], needed: Iterable[str], subject: Any, *, but: Doer | None = None
    ) -> tuple[list[User], set[int]]:
        """The same, and the keys of those whose move it is now: who is also in one of the audiences `needed`."""
        asked, of_those = self._decide(names, subject), self._decide(needed, subject)
        if not asked:
            return [], set()
        keys, query = self._question(asked, of_those)
        values = (self._keys[key](subject) or 0 for key in keys)
        posts = query(timezone.localdate(), but.person_id if but else 0, *values)
        users = {user.pk: user for post in posts if (user := post.person.user)}
        waited_for = {post.person.user.pk for post in posts if post.is_needed and post.person.user}  # type: ignore[attr-defined]
        return list(users.values()), waited_for

    def _decide(self, names: Iterable[str], subject: Any) -> tuple[str, ...]:
        return tuple(self._decided[name](subject) if name in self._decided else name for name in names)

    def _question(self, names: tuple[str, ...], needed: tuple[str, ...]) -> tuple[tuple[str, ...], Prepared[Post]]:
        """The query for these audiences, with the keys it is to be given after the day and the person left out."""
        if (names, needed) not in self._questions:
            self._questions[names, needed] = self._put_together(names, needed)
        return self._questions[names, needed]

    def _put_together(self, names: tuple[str, ...], needed: tuple[str, ...]) -> tuple[tuple[str, ...], Prepared[Post]]:
        parameters = {name: tuple(inspect.signature(self._conditions[name]).parameters) for name in (*names, *needed)}
        keys = tuple(dict.fromkeys(key for each in parameters.values() for key in each))

        def any_of(audiences: Iterable[str], given: Mapping[str, int]) -> Q:
            found = NOBODY
            for name in audiences:
                found |= self._conditions[name](*(given[key] for key in parameters[name]))
            return found

        def build(day: date, but: int, *values: int) -> QuerySet[Post]:
            given = dict(zip(keys, values, strict=True))
            is_needed = (
                Case(When(any_of(needed, given), then=Value(True)), default=Value(False)) if needed else Value(False)
            )
            posts = Post.objects.filter(any_of(names, given)).held(day)
            posts = posts.exclude(person__user=None).exclude(person_id=but)
            return posts.select_related("person__user").annotate(is_needed=is_needed)

        return keys, Prepared(build, date, int, *(int for _ in keys))


# ------------------------------------------------------------------ conditions of more than one room
def of_body(body: int, *role_codes: str) -> Q:
    """Whoever holds one of these roles in the body; of its office, not those who work for one committee alone."""
    held = Q(body_id=body, role__in=role_codes, committee=None)
    return held | for_its_district(body) if RoleCode.SUPERVISION in role_codes else held


def for_its_district(body: int) -> Q:
    """The supervision office, where it serves all bodies of the district in one post."""
    districts = Body.objects.filter(pk=body).values("district")
    return Q(role=RoleCode.SUPERVISION, body=None, person__district__in=districts)


def of_committee(committee: int) -> Q:
    """Whoever of the office works for this committee alone, for the committee's own things."""
    return Q(committee_id=committee, role__in=OFFICE)


def of_units(organization_ids: Any) -> Q:
    return Q(organization_id__in=organization_ids, role__in=["unit_clerk", "unit_head"])

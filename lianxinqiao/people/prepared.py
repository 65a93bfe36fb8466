"""Queries that depend on who asks, put together once for each kind of post."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from lianxinqiao.database.prepared import Prepared
from lianxinqiao.people.models import Body, Committee, Mandate, Organization, Person, Post, Township

Row = TypeVar("Row")
Shape = tuple[Any, ...]


class ForPost(Generic[Row]):
    """`build` makes the queryset from a post and one value of each of `kinds`, as it would for any post.

    It is asked once for each kind of post, with a stand-in whose keys mark their places: it may look at the role, at
    the keys, and at whether there is a body, a unit, a mandate, a delegation, and at nothing else of the post. Of which
    bodies a row may be is asked by `post.of_its_bodies`.
    """

    def __init__(
        self, build: Callable[..., QuerySet[Any, Row]], *kinds: type, how: type[Prepared[Any]] = Prepared
    ) -> None:
        self._build, self._kinds, self._how = build, kinds, how
        self._made: dict[Shape, Prepared[Row]] = {}

    def __call__(self, post: Post, *values: Any) -> list[Row]:
        keys = _keys(post)
        shape = (post.role, *(key is None for key in keys))
        if shape not in self._made:
            self._made[shape] = self._prepared(shape)
        return self._made[shape](*(key or 0 for key in keys), *values)

    def _prepared(self, shape: Shape) -> Prepared[Row]:
        def build(*values: Any) -> QuerySet[Any, Row]:
            keys, rest = values[:KEYS], values[KEYS:]
            return self._build(_stand_in(shape, keys), *rest)

        return self._how(build, *[int] * KEYS, *self._kinds)


def _keys(post: Post) -> Sequence[int | None]:
    unit, mandate = post.organization, post.mandate
    return (
        post.pk,
        post.body_id,
        post.organization_id,
        unit.district_id if unit else post.person.district_id if post.serves_district else None,
        post.mandate_id,
        mandate.delegation_id if mandate else None,
        post.township_id,
        post.committee_id,
    )


KEYS = 8


def _stand_in(shape: Shape, keys: Sequence[int]) -> Post:
    role, *missing = shape
    key, body, unit, district, mandate, delegation, township, committee = (
        None if is_missing else given for given, is_missing in zip(keys, missing, strict=True)
    )
    post = Post(pk=key, role=role)
    post.body = Body(pk=body) if body else None
    post.organization = Organization(pk=unit, district_id=district or 0) if unit else None
    post.person = Person(district_id=district or 0)
    post.mandate = Mandate(pk=mandate, delegation_id=delegation) if mandate else None
    post.township = Township(pk=township) if township else None
    post.committee = Committee(pk=committee) if committee else None
    return post

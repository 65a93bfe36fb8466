"""Which rows stand behind the wall between bodies, found from the models themselves, and who goes inside it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.http import HttpRequest

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.database import walls
from lianxinqiao.database.walls import within
from lianxinqiao.people.models import Body, Post

# What has no body by its columns, and why nothing of a body's can be read from it. A test finds whatever is in neither.
OPEN = {
    "accounts": "who signs in, how and where: each asks for their own",
    "rulebook": "laws and local rules, which anybody may know",
    "workdays": "holidays",
    "submissions": "what a form sent; found by its secret and its user",
    "notices": "each has one recipient, and is found by them",
    "people": "districts, units, persons and their posts, which bodies of a district share",
    "acts": "views, calendars and long work: each has one owner",
    "api": "tokens and hooks: each has one owner",
    "files": "what is attached; opened by the row that it hangs on",
    "journal": "heads, leaves and checkpoints: numbers and hashes of entries",
    "ballots": "secret ballots: keys, slips and sums without names",
    "search": "words of rows without their order; the rows found are asked by their own tables",
    "portal": "letters that strangers asked for",
    "matters.ReplyTemplate": "a unit's own, found by its unit",
    "activities.Occasion": "what bodies of a district hold together: its name, its days, and which bodies",
    "activities.Host": "companies and places of a district, which its bodies share",
}
# A chain of the journal bears the code of its body; what bears another name is the house's own.
JOURNAL = """not exists (
    select 1 from people_body b where b.code = journal_entry.chain and not coalesce(b.id = BODIES, false)
)""".replace("BODIES", walls.BODIES)
# A file beside one of several things is seen with the one it is beside.
EVIDENCE = " or ".join(
    f"exists (select 1 from activities_{name} r where r.id = {name}_id)"  # noqa: S608 names of our own
    for name in ("activity", "problem", "deed", "support", "donation", "article", "building")
)
BY_HAND = {
    "activities_evidence": EVIDENCE,
    "journal_entry": JOURNAL,
    "journal_sealed": "exists (select 1 from journal_entry e where e.id = entry_id)",
}


def conditions() -> dict[str, str]:
    """By the body that a row names, or by the row that it hangs on: the wall on that one holds for it too."""
    found = dict(BY_HAND)
    for model, columns in ways().items():
        table, field = model._meta.db_table, columns[0]
        if field.related_model is Body:
            found[table] = f"{field.column} = {walls.BODIES}"
        else:
            above = field.related_model._meta
            here = f"r.{above.pk.column} = {table}.{field.column}"
            found[table] = f"exists (select 1 from {above.db_table} r where {here})"  # noqa: S608 names of our own
    return found


def ways() -> dict[Any, list[Any]]:
    """For each model the columns that lead to its body, the shortest and the one that a part names first."""
    found: dict[Any, list[Any]] = {}
    waiting = [model for model in rooms_models() if model is not Body]
    ended: set[Any] = {Body}
    while step := {model: leading for model in waiting if (leading := _leading(model, ended))}:
        found |= step
        ended |= set(step)
        waiting = [model for model in waiting if model not in step]
    return found


def _leading(model: Any, ended: set[Any]) -> list[Any]:
    relations = [field for field in model._meta.concrete_fields if field.is_relation and not field.null]
    own = [field for field in relations if field.related_model is Body and field.name == "body"]
    if own:
        return own
    to_root = getattr(model, "to_root", ("",))[0]
    leading = [field for field in relations if field.related_model in ended - {Body}]
    return sorted(leading, key=lambda field: (field.name != to_root, field.related_model.__name__ == "Mandate"))


def rooms_models() -> Iterator[type[models.Model]]:
    """Those of our rooms, each table once."""
    for model in apps.get_models(include_auto_created=True):
        ours = model._meta.app_config.name.startswith("lianxinqiao.")
        if ours and model._meta.managed and not model._meta.proxy:
            yield model


# ------------------------------------------------------------------ who goes inside
def bodies_of(posts: list[Post]) -> set[int] | None:
    """Of which bodies a person may be shown anything in the house; None where the house itself is their business.

    Whoever serves in a body has that one; the supervision office of a district has those of that district; a unit has
    what bodies of its district and of those above and below it hand it.
    """
    if any(post.role == RoleCode.ADMINISTRATOR for post in posts):
        return None
    found = {post.body_id for post in posts if post.body_id}
    if served := {post.person.district_id for post in posts if post.serves_district}:
        found |= set(Body.objects.filter(district__in=served).values_list("pk", flat=True))
    districts = {post.organization.district_id for post in posts if post.organization}
    if districts:
        near = models.Q(district__in=districts) | models.Q(district__children__in=districts)
        found |= set(Body.objects.filter(near | models.Q(district__parent__in=districts)).values_list("pk", flat=True))
    return found


@contextmanager
def as_for(post: Post) -> Iterator[None]:
    """What the worker does because somebody asked: within the bodies that this post's own pages are within."""
    bodies = bodies_of([post])
    with within(bodies) if bodies is not None else nullcontext():
        yield


def go_inside(request: HttpRequest, posts: list[Post]) -> None:
    """From here to its end the request sees the rows of its own bodies alone; what only reads is one transaction."""
    stack: ExitStack | None = getattr(request, "_walls", None)
    if stack is None or not posts or (bodies := bodies_of(posts)) is None:
        return
    if request.method in {"GET", "HEAD"}:
        stack.enter_context(transaction.atomic(savepoint=False))
    stack.enter_context(within(bodies))
    request._inside = bodies  # type: ignore[attr-defined]

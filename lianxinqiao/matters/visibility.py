"""Who reads what of a suggestion, in which state: one table, and every door asks it.

`READS` says for each kind of reader when each fact may be read. Lists, filters, sorts, counts and searches ask it as a
condition on the query (`suggestions`, `readable`), pages and papers about the row before them (`facts`, `hide`): what one
door hides, no other one shows. docs/who-reads-what.md is printed from it; tests/test_who_reads_what.py tries every door.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Case, CharField, F, Q, Value, When

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT, RoleCode
from lianxinqiao.matters.stages import COUNTED, PRIVATE

if TYPE_CHECKING:
    from lianxinqiao.matters.models import Matter, Reply
    from lianxinqiao.matters.models.rows import MatterQuerySet
    from lianxinqiao.people.models import Post

M = TypeVar("M", bound="Matter")
COUNTED_STAGES = [str(stage) for stage in COUNTED]
PRIVATE_STAGES = [str(stage) for stage in PRIVATE]


# ------------------------------------------------------------------ in which state
@dataclass(frozen=True)
class State:
    """A condition on the suggestion, as the query asks it and as a row answers it."""

    name: str
    asked: Q
    holds: Callable[[Any], bool]


JUDGED_STAGES = ("closed", "mediation", "recorded")
YES = State("yes", Q(), lambda row: True)
NOTHING = Q(pk__isnull=True)  # not `pk__in=[]`, for which a query put together once has no words (database/prepared.py)
NO = State("-", NOTHING, lambda row: False)
# While a grade could still be changed, whom it judges does not see it.
JUDGED = State("when closed or in mediation", Q(stage__in=JUDGED_STAGES), lambda row: row.stage in JUDGED_STAGES)
PUBLISHED = State("when published", Q(published_at__isnull=False), lambda row: row.published_at is not None)
IN_FULL = State(
    "when published in full",
    Q(published_at__isnull=False, openness="full"),
    lambda row: row.published_at is not None and row.openness == "full",
)
AS_SUMMARY = State(
    "when published as a summary",
    Q(published_at__isnull=False, openness="summary"),
    lambda row: row.published_at is not None and row.openness == "summary",
)


# ------------------------------------------------------------------ what
@dataclass(frozen=True)
class Fact:
    """What is read together; `columns` of the suggestion that say it, with what stands there for who may not know."""

    code: str
    name: str
    columns: tuple[tuple[str, Any], ...] = ()


FACTS: dict[str, Fact] = {
    fact.code: fact
    for fact in (
        Fact("heading", "number, title, lead deputy, field, stage, units that take part, days of the public steps"),
        Fact("text", "cause, analysis, concrete requests (建议内容)", (("cause", ""), ("analysis", ""))),
        Fact("summary", "the public summary (公开摘要)"),
        Fact("files", "attachments (附件)"),
        Fact("clock", "due days, how they were counted, what is late or near (期限)", (("due_on", None), ("office_due_on", None))),
        Fact("class", "class of the answer (答复类别)", (("reply_class", ""),)),
        Fact(
            "work",
            "co-signers, merging, returns and their reasons, notes of contacts, opinions, holds, supervision",
            (("merged_into_id", None), ("refused_reason", "")),
        ),
        Fact("way", "answers that are not delivered yet, and before which gate they stand (答复流程)", (("gate", ""),)),
        Fact("answer", "delivered answers and their promises, word for word, also as documents (答复、承诺)"),
        Fact(
            "grades",
            "what the deputies thought, grades and words (评价)",
            (("first_attitude", ""), ("first_result", ""), ("final_attitude", ""), ("final_result", "")),
        ),
        Fact("history", "the journal's entries about it (办理日志)"),
        Fact("papers", "slips, notices, forms (文书)"),
    )
}  # fmt: skip
WHOLE = dict.fromkeys(FACTS, YES)


# ------------------------------------------------------------------ who
@dataclass(frozen=True)
class Reader:
    """What a post is to a suggestion: `is_one(post)` as a condition on suggestions."""

    code: str
    name: str
    roles: frozenset[str]
    is_one: Callable[["Post"], Q]
    bound: bool = False  # to one committee; of two readers of the same role, a post is the one or the other


def _of_body(post: "Post") -> Q:
    """A draft is its deputy's own until it is submitted; what the office entered from paper is not private."""
    return Q(body=post.body) & ~(Q(stage__in=PRIVATE_STAGES) & ~Q(source="paper"))


def _numbered(post: "Post") -> Q:
    return post.of_its_bodies() & Q(stage__in=COUNTED_STAGES)


def _raised(post: "Post") -> Q:
    from lianxinqiao.matters.models import CoSigner  # deferred: models ask visibility

    signed = CoSigner.objects.filter(mandate=post.mandate).values("suggestion_id")
    mine = Q(lead_id=post.mandate_id) | Q(pk__in=signed)
    if post.role == RoleCode.DELEGATION_HEAD and post.mandate and post.mandate.delegation_id:
        mine |= Q(delegation_id=post.mandate.delegation_id)
    return mine


def _handled(post: "Post") -> Q:
    from lianxinqiao.matters.models import Handling  # deferred: models ask visibility

    # A semi-join by id keeps the plan on the unit's own handlings, whatever the size of the table.
    mine = Handling.objects.filter(organization=post.organization).exclude(stage="returned")
    return Q(pk__in=mine.values("suggestion_id"))


def _forwarded(post: "Post") -> Q:
    return Q(forwarded_to_id=post.organization_id, stage="declined")


def _typed(post: "Post") -> Q:
    """Until the deputy has saved, shown to co-signers or handed in what the worker typed: then it is another's text."""
    return Q(entered_by_id=post.pk, source="station", stage="draft", saved_at=F("created_at"))


def _roles(*roles: str) -> frozenset[str]:
    return frozenset(map(str, roles))


# The same of all who are neither: the administrator, other deputies, strangers.
ANYBODY = "anybody"
READERS: tuple[Reader, ...] = (
    Reader("raiser", "lead deputy, co-signers, head of the delegation in whose name it is", _roles(*DEPUTIES), _raised),
    Reader("office", "the body's office for deputies' work", _roles(*OFFICE), _of_body),
    Reader("committee", "who works in the office for one committee alone, once it has a number", _roles(*OFFICE), _numbered, True),
    Reader("chairpersons", "the body's council of chairpersons", _roles(RoleCode.CHAIRPERSONS), _of_body),
    Reader("auditor", "the body's auditor", _roles(RoleCode.AUDITOR), _of_body),
    Reader("supervision", "the government's supervision office, once it has a number", _roles(RoleCode.SUPERVISION), _numbered),
    Reader("unit", "units that handle it or did, but for those that gave it back", _roles(*UNIT), _handled),
    Reader("forwarded", "the unit to which a declined one went for reference", _roles(*UNIT), _forwarded),
    Reader("typist", "the station's worker who typed it, until its deputy takes it over", _roles(RoleCode.STATION_STAFF), _typed),
)  # fmt: skip
# Whose lists show, beside their own, what is published.
WIDER = DEPUTIES | {RoleCode.STATION_STAFF, RoleCode.ADMINISTRATOR}

READS: dict[str, dict[str, State]] = {
    # What a unit has not delivered yet is no answer to its deputy.
    "raiser": {**WHOLE, "way": NO},
    "office": WHOLE,
    "committee": WHOLE,
    "chairpersons": WHOLE,
    "auditor": WHOLE,
    "supervision": WHOLE,
    "unit": {**WHOLE, "grades": JUDGED},
    "forwarded": {**dict.fromkeys(FACTS, NO), "heading": YES, "text": YES, "files": YES},
    "typist": {**dict.fromkeys(FACTS, NO), "heading": YES, "text": YES},
    ANYBODY: {
        **dict.fromkeys(FACTS, NO),
        "heading": PUBLISHED,
        "text": IN_FULL,
        "summary": AS_SUMMARY,
        "answer": PUBLISHED,  # as far as both decisions go: `openness`
    },
}


# ------------------------------------------------------------------ asked of a query
def _readers(post: "Post | None") -> list[Reader]:
    return [reader for reader in READERS if post and post.role in reader.roles and reader.bound == is_bound(post)]


def is_bound(post: "Post") -> bool:
    return post.role in OFFICE and post.committee_id is not None


def _among(post: "Post | None") -> list[tuple[Q, dict[str, State]]]:
    """What the post may be to a suggestion that it sees, each with what it then reads."""
    found = [(reader.is_one(post), READS[reader.code]) for reader in _readers(post)] if post else []
    return [*found, (Q(), READS[ANYBODY])] if not post or post.role in WIDER else found


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, Q()) or NOTHING


def suggestions(rows: "MatterQuerySet[Any]", post: "Post | None") -> "MatterQuerySet[Any]":
    """Those of which the post may read anything: at least their heading."""
    return rows.filter(_any(is_one & reads["heading"].asked for is_one, reads in _among(post)))


def readable(post: "Post | None", fact: str) -> Q:
    """Those of the suggestions that a post sees of which it may read this fact too; empty where it may of all of them.

    Whatever narrows, sorts or counts by a fact asks this first.
    """
    among = _among(post)
    if all(reads[fact] is YES for _is_one, reads in among):
        return Q()
    return _any(is_one & reads[fact].asked for is_one, reads in among if reads[fact] is not NO)


def own(post: "Post | None") -> Q:
    """Those that a post reads as more than anybody; empty where its role never does."""
    found = Q()
    for reader in _readers(post):
        found |= reader.is_one(post)  # type: ignore[arg-type]  # without a post there is no reader
    return found


def read_as(post: "Post | None") -> Any:
    """To be annotated on suggestions that the post sees, as `read_as`: the code of what it is to each of them."""
    readers = _readers(post)
    last = ANYBODY if not post or post.role in WIDER or not readers else readers.pop().code
    cases = [When(reader.is_one(post), then=Value(reader.code)) for reader in readers]  # type: ignore[arg-type]
    last_value = Value(last, output_field=CharField())
    return Case(*cases, default=last_value, output_field=CharField()) if cases else last_value


# ------------------------------------------------------------------ asked of a row
def facts(suggestion: "Matter", post: "Post | None") -> frozenset[str]:
    """What this post may read of a suggestion now; of one that it may not see, nothing."""
    reader = getattr(suggestion, "read_as", None) or _asked(suggestion, post)
    return frozenset(code for code, state in READS[reader].items() if state.holds(suggestion))


def _asked(suggestion: "Matter", post: "Post | None") -> str:
    rows = type(suggestion).objects.filter(pk=suggestion.pk).visible_to(post)
    return rows.annotate(read_as=read_as(post)).values_list("read_as", flat=True).first() or ANYBODY


def hide(suggestion: M) -> M:
    """A row as its reader may see it (`read_as` was annotated): the columns of all other facts say nothing."""
    read = facts(suggestion, None)
    for fact in FACTS.values():
        for column, nothing in fact.columns if fact.code not in read else ():
            setattr(suggestion, column, nothing)
    suggestion.known_gate = getattr(suggestion, "gate", "") or ""  # type: ignore[attr-defined]  # what `standing` may say
    suggestion.known_result = suggestion.final_result  # type: ignore[attr-defined]
    return suggestion


# ------------------------------------------------------------------ entries of the journal
# Acts that tell a fact of their own; all others are told to whoever reads the history.
TELLS = {
    "reply.": "way",
    "reply.deliver": "history",
    "assessment.": "grades",
}


def told_by(act: str) -> str:
    """Which fact the entry of an act tells."""
    return TELLS.get(act) or TELLS.get(f"{act.partition('.')[0]}.", "history")


def told(entries: Iterable[Any], read: Collection[str]) -> list[Any]:
    """Those entries of the journal that say nothing but what is read."""
    return [entry for entry in entries if "history" in read and told_by(entry.act) in read]


def letters(by: Any) -> Q | None:
    """Of the outbox the office reads what goes out about numbered suggestions of its body: a draft is its deputy's own."""
    if not by.in_the_office or by.body is None:
        return None
    return Q(notice__url__regex=rf"^/suggestions/{re.escape(by.body.code)}-[0-9]{{4}}-b?[0-9]+$")


# ------------------------------------------------------------------ answers
STRICTER = ("full", "summary", "closed")


def openness(suggestion: "Matter", reply: "Reply") -> str:
    """How far anybody reads an answer: the stricter of its own decision and of its suggestion's."""
    return max(suggestion.openness or "closed", reply.openness, key=STRICTER.index)


def public_words(suggestion: "Matter", reply: "Reply") -> str:
    """What anybody reads of a delivered answer; "" where nothing is open, or no summary was written."""
    return {"full": reply.body, "summary": reply.public_summary}.get(openness(suggestion, reply), "")


# A promise is words of its answer: where that is closed, or open as a summary only, the plan is not public.
PUBLIC_PROMISE = Q(
    suggestion__published_at__isnull=False, suggestion__openness="full", reply__openness="full", reply__stage="delivered"
) & ~Q(stage="ended")  # fmt: skip

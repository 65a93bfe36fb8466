"""The shapes of what goes out and comes in, as docs/openapi.json prints them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=20_000)]
Word = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=200)]


class Problem(Schema):
    """RFC 9457. `detail` is the sentence that the screen would show, `rule` the article behind it."""

    type: str
    title: str
    status: int
    detail: str
    rule: str | None = None
    errors: list[dict[str, Any]] | None = None


class Named(Schema):
    code: str
    name: str


class Lead(Schema):
    id: int
    name: str


class Brief(Schema):
    """A public suggestion in a list."""

    reference: str = Field(examples=["yunhe-2026-0142"])
    number: str
    title: str
    body: str
    year: int
    session: int = Field(description="Number of the session within its term")
    term: int
    between_sessions: bool
    stage: Named
    lead: Lead
    field: Named | None
    key: bool
    openness: Literal["full", "summary"]
    answered_on: date | None
    closed_at: datetime | None
    published_at: datetime
    page: str = Field(description="Address of its page on the portal")


class Page(Schema):
    items: list[Brief]
    next: str | None = Field(description="Address of the next page; null on the last")


class Hit(Schema):
    """Something that was found."""

    kind: Named
    id: int
    title: str
    words: str = Field(description="A line about it: its number, its people, where it stands")
    page: str = Field(description="Address of its page")


class Hits(Schema):
    """The best of each kind first by how well they fit: number, then title, then text."""

    items: list[Hit]


class Share(Schema):
    unit: Named
    kind: Named


class Answer(Schema):
    unit: Named
    round: int
    delivered_on: date
    openness: Literal["full", "summary", "closed"]
    text: str | None = Field(description="The reply, its summary, or null where it is not public")


class Step(Schema):
    at: str
    title: str
    text: str


class Pledge(Schema):
    unit: Named
    plan: str
    due_on: date
    stage: Named
    kept_on: date | None


class Whole(Brief):
    """A public suggestion with all that its page on the portal shows."""

    cause: str | None
    analysis: str | None
    requests: list[str]
    summary: str | None = Field(description="Instead of the text, where only a summary is public")
    units: list[Share]
    replies: list[Answer]
    promises: list[Pledge]
    timeline: list[Step]


class Deputy(Schema):
    id: int
    name: str
    body: str
    assembly: str
    term: int
    delegation: str
    constituency: str
    public_suggestions: int


class Unit(Schema):
    code: str
    name: str
    short_name: str
    kind: Named
    district: str


class Meeting(Schema):
    body: str
    term: int
    session: int
    opens_on: date
    closes_on: date


class Body(Schema):
    code: str
    name: str
    short_name: str
    kind: Named
    district: Named
    fields: list[Named]


class Number(Schema):
    code: str
    name: str
    unit: str
    value: int | float | None = Field(description="A number of records, or per cent where `unit` says so")
    definition: str


class Figures(Schema):
    body: str
    year: int
    figures: list[Number]


# ------------------------------------------------------------------ partners
class HandlingState(Schema):
    id: int
    unit: Named
    kind: str
    stage: Named
    assigned_on: date
    return_until: date | None
    due_on: date | None
    due_provisional: bool
    accepted_on: date | None


class ReplyState(Schema):
    id: int
    handling: int
    round: int
    stage: Named
    number: str
    reply_class: str


class Work(Schema):
    """A suggestion as the owner of the token may see it."""

    id: int
    reference: str
    number: str
    title: str
    stage: Named
    field: Named | None
    lead: Lead
    due_on: date | None
    due_provisional: bool
    url: str


class WorkPage(Schema):
    items: list[Work]
    next: str | None


class WorkWhole(Work):
    cause: str
    analysis: str
    requests: list[str]
    cosigners: list[str]
    handlings: list[HandlingState]
    replies: list[ReplyState]


class Register(Schema):
    field: Word | None = Field(None, description="Code of the field, as in /bodies")
    complex: bool = Field(False, description="Six months instead of three (代表法 §51)")


class To(Schema):
    unit: Word = Field(description="Code of the unit, as in /units")
    kind: Literal["lead", "assist", "separate"] = "lead"


class Assign(Schema):
    units: list[To] = Field(min_length=1, max_length=50)
    complex: bool | None = None


class Return(Schema):
    reason: Words
    proposed_unit: Word | None = None


class ContactNote(Schema):
    kind: Literal["phone", "visit", "meeting", "site"]
    held_on: date
    note: Words
    place: Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=100)] = ""


class ReplyText(Schema):
    body: Words
    reply_class: Annotated[str, StringConstraints(pattern=r"^[A-Z_]*$", max_length=12)] = ""
    number: Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=60)] = ""
    contact_name: Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=40)] | None = None
    contact_phone: Annotated[str, StringConstraints(pattern=r"^[^\x00]*$", max_length=40)] | None = None
    promise_plan: Words = ""
    promise_due_on: date | None = None
    openness: Literal["full", "summary", "closed"] = "full"
    openness_reason: Word = ""
    public_summary: Words = ""
    send: bool = Field(False, description="Send it on at once, to countersigning or to the unit's head")

"""All that hangs on one suggestion, fetched for its page: one query for each kind of thing, however many there are."""

from typing import Any

from lianxinqiao.database.prepared import Prepared, attach
from lianxinqiao.matters.models import (
    Assessment,
    Contact,
    CoSigner,
    Countersign,
    Extension,
    Follow,
    Handling,
    Hold,
    Matter,
    Progress,
    Promise,
    Reply,
    RequestPoint,
    SuggestionFile,
    SupervisionRecord,
)

NEAR = (
    "body__district",
    "session__term",
    "profile_version",
    "lead__person",
    "lead__delegation",
    "field",
    "suggested_unit",
)
KEEPERS = ("signed_by__person", "reviewed_by__person", "delivered_by__person")
OF_HANDLING, OF_REPLY = "handling__suggestion_id", "reply__handling__suggestion_id"

ITSELF = Prepared(lambda key: Matter.objects.filter(pk=key).select_related(*NEAR).defer("profile_version__data"), int)
REQUESTS = Prepared(lambda key: RequestPoint.objects.filter(suggestion_id=key), int)
FILES = Prepared(lambda key: SuggestionFile.objects.filter(suggestion_id=key).select_related("attachment"), int)
COSIGNERS = Prepared(
    lambda key: CoSigner.objects.filter(suggestion_id=key).select_related("mandate__person", "mandate__delegation"), int
)
MERGED = Prepared(lambda key: Matter.objects.filter(merged_into_id=key).select_related("body", "session__term"), int)
HOLDS = Prepared(lambda key: Hold.objects.filter(suggestion_id=key), int)
RECORDS = Prepared(lambda key: SupervisionRecord.objects.filter(suggestion_id=key), int)
HANDLINGS = Prepared(lambda key: Handling.objects.filter(suggestion_id=key).select_related("organization"), int)
CONTACTS = Prepared(lambda key: Contact.objects.filter(**{OF_HANDLING: key}), int)
EXTENSIONS = Prepared(lambda key: Extension.objects.filter(**{OF_HANDLING: key}), int)
REPLIES = Prepared(lambda key: Reply.objects.filter(**{OF_HANDLING: key}).select_related(*KEEPERS), int)
COUNTERSIGNS = Prepared(
    lambda key: Countersign.objects.filter(**{OF_REPLY: key}).select_related("handling__organization"), int
)
ASSESSMENTS = Prepared(lambda key: Assessment.objects.filter(**{OF_REPLY: key}).select_related("mandate__person"), int)
PROMISES = Prepared(lambda key: Promise.objects.filter(suggestion_id=key).select_related("organization"), int)
FOLLOWED = Prepared(
    lambda key, user: Follow.objects.filter(suggestion_id=key, user_id=user).values_list("pk"), int, int
)
PROGRESS = Prepared(lambda key: Progress.objects.filter(promise__suggestion_id=key), int)


def gather(suggestion: Matter) -> None:
    """Hang on it what the offers and the page both ask."""
    key = suggestion.pk
    handlings, promises = handled(suggestion), PROMISES(key)
    attach(handlings, "extensions", EXTENSIONS(key) if handlings else [])
    replies = [reply for handling in handlings for reply in handling.replies.all()]
    attach(replies, "countersigns", COUNTERSIGNS(key) if replies else [])
    attach(replies, "assessments", ASSESSMENTS(key) if replies else [])
    attach(promises, "progress", PROGRESS(key) if promises else [])
    alone: dict[str, list[Any]] = {
        "promises": promises,
        "requests": REQUESTS(key),
        "files": FILES(key),
        "cosigners": COSIGNERS(key),
        "merged": MERGED(key),
        "holds": HOLDS(key),
        "supervision_records": RECORDS(key),
    }
    for name, rows in alone.items():
        attach([suggestion], name, rows)


def handled(suggestion: Matter) -> list[Handling]:
    """Its handlings, with their talks with the deputy and their replies: as far as the public's page goes, too."""
    handlings = HANDLINGS(suggestion.pk)
    attach([suggestion], "handlings", handlings)
    attach(handlings, "contacts", CONTACTS(suggestion.pk) if handlings else [])
    attach(handlings, "replies", REPLIES(suggestion.pk) if handlings else [])
    return handlings

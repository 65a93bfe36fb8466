"""When an act on an opinion is possible, and when it makes sense to offer it."""

from typing import Any

from lianxinqiao.acts.stages import codes
from lianxinqiao.opinions.stages import Stage

LIVE = codes(Stage.RECEIVED, Stage.HANDLING, Stage.PROPOSED, Stage.RAISED)
TOLD = codes(Stage.ANSWERED, Stage.CLOSED)
NOT_GONE = codes(*(stage for stage in Stage if stage != Stage.DISCARDED))


def is_ours(subject: Any) -> bool:
    return bool(subject.root.kind == "suggestion")


def is_outside(share: Any) -> bool:
    return bool(share.outside)


def is_petition(opinion: Any) -> bool:
    return not is_ours(opinion)


def has_sender(opinion: Any) -> bool:
    return opinion.erased_at is None and hasattr(opinion, "sender")


def may_be_reached(opinion: Any) -> bool:
    return opinion.erased_at is None and not opinion.no_contact


def _change(opinion: Any) -> Any:
    return next((each for each in opinion.contact_changes.all() if each.is_open), None)


def has_change(opinion: Any) -> bool:
    return _change(opinion) is not None


def has_code(opinion: Any) -> bool:
    change = _change(opinion)
    return change is not None and bool(change.key)


def not_asked(opinion: Any) -> bool:
    return not opinion.no_contact and all(not question.is_open for question in opinion.questions.all())


def unrated(opinion: Any) -> bool:
    return not opinion.rating


def unpublished(opinion: Any) -> bool:
    return opinion.published_at is None and is_ours(opinion)

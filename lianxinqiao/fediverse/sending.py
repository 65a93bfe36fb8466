"""Activities go out: each to one server, signed anew at each try, again until it is taken or was tried for two days."""

import logging
from datetime import datetime, timedelta
from http import HTTPStatus

from django.db.models import QuerySet
from django.utils import timezone

from lianxinqiao.accounts import factor_key
from lianxinqiao.fediverse import documents, outward, signing
from lianxinqiao.fediverse.models import Delivery, Knock
from lianxinqiao.notices import trying

log = logging.getLogger(__name__)
TRIES = 12  # after 1, 2, 4 … 1024 minutes
KEPT = timedelta(days=7)
LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.UNAUTHORIZED})


def send_waiting(at: datetime | None = None) -> int:
    """Send what is due; how many were taken."""
    return sum(_tell(delivery, at or timezone.now()) for delivery in trying.each(_waiting, at))


def _waiting() -> QuerySet[Delivery]:
    return Delivery.objects.waiting().exclude(actor__on_since=None).select_related("actor__body")


def _tell(delivery: Delivery, at: datetime) -> bool:
    try:
        deliver(delivery, at)
    except (outward.NotReached, outward.Answered, outward.Forbidden, ValueError) as error:
        log.warning("delivery %s was not taken: %s", delivery.pk, error)
        _not_taken(delivery, error, at)
        return False
    Delivery.objects.filter(pk=delivery.pk).update(taken_at=at, error="")
    return True


def deliver(delivery: Delivery, at: datetime) -> None:
    """Told once. ValueError: our own key cannot be read."""
    body, actor = delivery.text.encode(), delivery.actor
    told = signing.sign(factor_key.decrypt(actor.key), actor.key_id, delivery.inbox, body, at, documents.TYPE)
    outward.ask("POST", delivery.inbox, told, body)


def _not_taken(delivery: Delivery, error: Exception, at: datetime) -> None:
    status = error.status if isinstance(error, outward.Answered) else 0
    gone = status == HTTPStatus.GONE
    if gone:  # the account was deleted, or its whole server was
        delivery.actor.followers.filter(inbox=delivery.inbox).delete()
    for_good = isinstance(error, outward.Forbidden) or (400 <= status < 500 and status not in LATER)
    over = at if for_good or delivery.tries >= TRIES else None
    Delivery.objects.filter(pk=delivery.pk).update(error=str(error)[:300], given_up_at=over)


def forget(*, at: datetime) -> int:
    """Knocks that can no more be played again, and deliveries of a week ago; how many."""
    over = Knock.objects.filter(handled_at__lt=at - 2 * signing.APART).delete()[0]
    old = Delivery.objects.filter(created_at__lt=at - KEPT)
    return over + (old.exclude(taken_at=None) | old.exclude(given_up_at=None)).delete()[0]

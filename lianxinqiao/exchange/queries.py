"""Whether a body exchanges anything, and what of one of its things was handed on."""

from typing import Any

from django.core.cache import cache

from lianxinqiao.exchange.models import Handover, Partner
from lianxinqiao.exchange.models.handovers import column_of
from lianxinqiao.exchange.stages import PartnerStage

SECONDS = 30


def has_partners(body: int) -> bool:
    """Asked on every page of the office, so it is believed for half a minute."""
    key = f"exchange.partners.{body}"
    known = cache.get(key)
    if known is None:
        known = Partner.objects.filter(body=body).exclude(stage=PartnerStage.INVITED).exists()
        cache.set(key, known, SECONDS)
    return bool(known)


def forget(body: int) -> None:
    cache.delete(f"exchange.partners.{body}")


def handed_from(thing: Any) -> list[Handover]:
    rows = Handover.objects.filter(**{column_of(thing): thing.pk}, body=thing.body_id).select_related("partner")
    return list(rows.order_by("pk"))

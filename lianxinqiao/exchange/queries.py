"""Whether a body exchanges anything, and what of one of its things was handed on."""

from typing import Any

from django.core.cache import cache

from lianxinqiao.exchange.models import Handover, Partner
from lianxinqiao.exchange.stages import PartnerStage
from lianxinqiao.matters.models import Matter
from lianxinqiao.opinions.models import Opinion

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
    column = "matter" if isinstance(thing, Matter) else "opinion" if isinstance(thing, Opinion) else "report"
    rows = Handover.objects.filter(**{column: thing.pk}, body=thing.body_id).select_related("partner")
    return list(rows.order_by("pk"))

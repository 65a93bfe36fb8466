"""What the tables of this room cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import Rules
from lianxinqiao.exchange.acts import ACTS, ARRIVALS, PARTNERS
from lianxinqiao.exchange.letters import RENEWED
from lianxinqiao.exchange.stages import PartnerStage

PARTNER_RULES, HANDOVER_RULES, ARRIVAL_RULES = Rules(PARTNERS), Rules(ACTS), Rules(ARRIVALS)


INBOX = "/exchange/in/"


def may_be_an_address(address: str) -> None:
    """Letters hold what is not public yet: they go over TLS, to one fixed place of a partner."""
    if is_here(address):
        return
    try:
        parts = urlsplit(address)
        whole = bool(parts.hostname) and parts.port != 0 and not parts.username and not parts.query
    except ValueError:
        whole = False
    schemes = {"https", "http"} if settings.DEBUG else {"https"}
    if not whole or parts.scheme not in schemes:
        raise Refused(_("对方地址必须是 https:// 地址。"))


def is_here(address: str) -> bool:
    """Whether it is a body of this installation."""
    return address.startswith(INBOX)


def slot_of(address: str) -> UUID | None:
    """The slot at which an address ends, here or anywhere; None where it ends in something else."""
    try:
        return UUID(address.rpartition("/")[2])
    except ValueError:
        return None


@PARTNER_RULES("partner.renew")
def may_renew_once_at_a_time(_post: Any, partner: Any, _at: datetime) -> None:
    """What was offered last is taken, or given up, before another is."""
    if partner.letters.waiting().filter(kind=RENEWED).exists():
        raise Refused(_("上一次的新密钥还在等对方收下。"))


@HANDOVER_RULES("handover.send", "handover.send_again", "handover.urge")
def may_reach(_post: Any, handover: Any, _at: datetime) -> None:
    if handover.partner.stage != PartnerStage.PAIRED:
        raise Refused(_("%(partner)s还没有配对或者已经停止交换。") % {"partner": handover.partner})


@HANDOVER_RULES("handover.urge")
def may_urge_once_a_day(post: Any, handover: Any, at: datetime) -> None:
    may_reach(post, handover, at)
    if handover.urged_at and timezone.localdate(handover.urged_at) == timezone.localdate(at):
        raise Refused(_("今天已经催办过。"))

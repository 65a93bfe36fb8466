"""What the person looking may do now: on a partner, on what is handed to one, on what came from one."""

from collections.abc import Iterator
from typing import Any

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.exchange.act_forms import ARRIVAL_FORMS, HANDOVER_FORMS, PARTNER_FORMS
from lianxinqiao.exchange.rules import ARRIVAL_RULES, HANDOVER_RULES, PARTNER_RULES


def itself(root: Any) -> Iterator[tuple[str, Any]]:
    yield "", root


def due_of(root: Any) -> Due:
    return getattr(root, "reply_by", None), ()


PARTNER_SCREENS = Screens(PARTNER_RULES, PARTNER_FORMS, parts=itself, due=due_of, address="partner-act")
HANDOVER_SCREENS = Screens(HANDOVER_RULES, HANDOVER_FORMS, parts=itself, due=due_of, address="handover-act")
ARRIVAL_SCREENS = Screens(ARRIVAL_RULES, ARRIVAL_FORMS, parts=itself, due=due_of, address="arrival-act")

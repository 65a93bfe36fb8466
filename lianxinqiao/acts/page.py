"""What an object's page shows to one person, whatever the object is: its state, the next step, its history. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.acts import onward, own, rowsheets, waiting
from lianxinqiao.acts.offers import Due, Offer
from lianxinqiao.journal import queries as journal
from lianxinqiao.journal import words
from lianxinqiao.journal.models import Entry
from lianxinqiao.people.models import Post

if TYPE_CHECKING:
    from lianxinqiao.acts.lives import Life

RECENTLY = timedelta(minutes=30)


@dataclass(frozen=True)
class Waits:
    """What stands in the place of a next step where the person looking has none: for whom it waits, in words."""

    title: str
    words: str
    due: Due = (None, ())
    tone: str = "info"


def frame(life: "Life", root: Any, post: Post | None, offers: list[Offer]) -> dict[str, Any]:
    """What `acts/object.html` shows; a room's own context is laid over it and may say any of it better."""
    above = [offer for offer in offers if life.above(offer, post)]
    first = next((offer for offer in above if offer.primary), None)
    due_on, due_rule = first.due if first else (None, ())
    further = onward.of(root, post)
    entries = life.told(root, post, journal.newest(root))
    return {
        "life": life,
        "root": root,
        "tone": life.stages.tones.get(root.stage, "neutral"),
        "facts": [*life.facts(root, post), *own.facts(root, post)],
        "own_fields": own.link(root, post),
        "onward": further,
        "has_gone_on": any(each.mark for each in further),
        "offers": above,
        "row_sheets": rowsheets.of_offers(offers, root.get_absolute_url()),
        "first": first,
        "first_due_on": due_on,
        "first_due_rule": due_rule,
        "first_form": form_in_place(life, first, post),
        "rest": [offer for offer in above if offer is not first],
        "waits": None
        if any(offer.primary for offer in offers)
        else life.waits(root, post, waiting.whom(life.screens, root, timezone.now())),
        "history": [journal.line(entry) for entry in entries],
    }


def everything_above(_offer: Offer, _post: Post | None) -> bool:
    """Every act stands above, for a page that shows none beside the parts of the thing."""
    return True


def of_the_root(offer: Offer, _post: Post | None) -> bool:
    """What is done on a part stands beside the part; only what is done on the thing itself stands above."""
    return not offer.act.on


def form_in_place(life: "Life", offer: Offer | None, post: Post | None) -> Any:
    """The next step's own form, where it stands on the page beside what it is about."""
    if offer is None or post is None or offer.act.page or offer.act.code in life.on_their_page:
        return None
    return offer.screens.forms[offer.act.code](subject=offer.subject, post=post)


def waits(_root: Any, _post: Post | None, found: list[waiting.Open]) -> Waits | None:
    """Who has an act open that moves it on; None where nobody has, as when its life is over."""
    if not found:
        return None
    words = _("等待%(whom)s，有进展时会通知相关人员。") % {"whom": waiting.said(found)}
    return Waits(_("现在不需要您办理"), words, found[0].due)


def comes_next(life: "Life", root: Any, post: Post | None, at: datetime) -> str:
    """After an act whose row does not say it: the next step of whoever did it, or for whom the thing waits now."""
    life.gather(root)
    step = next((offer for offer in life.screens.offers(post, root, at) if offer.primary), None)
    if step:
        return _("接下来请您办理“%(act)s”。") % {"act": step.label}
    found = life.waits(root, post, waiting.whom(life.screens, root, at))
    return found.words if found else ""


def meanwhile(life: "Life", root: Any, post: Post | None, at: datetime) -> str:
    """Who did what while this person had the form open: the last act of these minutes, in a sentence."""
    recent = list(journal.history(root).filter(happened_at__gte=at - RECENTLY))
    entries = life.told(root, post, recent)
    if not entries:
        return ""
    last = entries[-1]
    clock = timezone.localtime(last.happened_at).strftime("%H:%M")
    facts = {"time": clock, "who": last.actor_title, "act": words.word(last.act)}
    return _("（%(time)s，%(who)s：%(act)s。）") % facts


def everything(_root: Any, _post: Post | None, entries: Iterable[Entry]) -> list[Entry]:
    """Who sees the page reads its whole history; a room that hides some of it has a `told` of its own."""
    return list(entries)

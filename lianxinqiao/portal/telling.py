"""The steps of a suggestion's life in a citizen's words."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.public import Life
from lianxinqiao.matters.stages import PromiseStage, Stage
from lianxinqiao.matters.timeline import Event


def timeline(suggestion: Suggestion, life: Life) -> list[Event]:
    """What happened, each step with what it means."""
    return [replace(event, text=_sentence(event, suggestion)) for event in life.timeline]


def _sentence(event: Event, suggestion: Suggestion) -> str:
    facts = {"who": event.text, "number": suggestion.number_text}
    sentences = {
        "submitted": _("代表把建议交给代表工作机构。"),
        "registered": _("经审查登记，编为第%(number)s号。"),
        "assigned": _("交给%(who)s。"),
        "accepted": _("%(who)s接下，开始办理。"),
        "contact": _("%(who)s听取代表意见，沟通办理情况。"),
        "answered": _("%(who)s书面答复代表，代表对答复作出评价。"),
        "closed": _("代表评价后，这件建议办理完毕。"),
        "kept": _("%(who)s答应的事已经办到。"),
        "published": _("建议和答复在这里公开。"),
    }
    return sentences[event.code] % facts if event.code in sentences else event.text


def steps(suggestion: Suggestion, life: Life) -> list[Event]:
    """The whole way at a glance: the steps that are done, the one it stands at, those to come."""
    s = suggestion
    way = [
        Event(pgettext("进程", "提出"), s.submitted_at, icon="send"),
        Event(pgettext("进程", "交办"), s.first_assigned_on, icon="share"),
        Event(pgettext("进程", "答复"), s.last_answered_on, icon="mail"),
        Event(_("办结"), s.closed_at, icon="circle-check"),
    ]
    at = next((place for place, event in enumerate(way) if not event.at), len(way))
    if s.stage == Stage.HANDLING:
        at = 2  # handled again: the earlier answer does not count
    shown = [
        event if place < at else replace(event, at=None, state="now" if place == at else "next")
        for place, event in enumerate(way)
    ]
    return [*shown, *_promised(life, now=at == len(way))]


def _promised(life: Life, *, now: bool) -> list[Event]:
    """Where something was promised, the way ends only when that is kept."""
    if not life.promises:
        return []
    kept = [promise.kept_on for promise in life.promises if promise.stage == PromiseStage.KEPT]
    facts = {"kept": len(kept), "all": len(life.promises)}
    words = _("承诺%(all)s项，已兑现%(kept)s项") % facts
    done = len(kept) == len(life.promises)
    state = "done" if done else "now" if now else "next"
    return [Event(_("兑现承诺"), None, by=words, icon="heart-handshake", state=state)]

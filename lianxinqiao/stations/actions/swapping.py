"""Swaps （换班）: one asks, the other says yes; both calendars are told, and a yes can be taken back in time."""

from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations.frame import FRAME
from lianxinqiao.stations.models import Duty, Swap, Turn
from lianxinqiao.stations.rules import must_be_free
from lianxinqiao.stations.stages import SwapStage, TurnStage


def ask(turn: Turn, *, to: Mandate, back: Turn | None = None, reason: str = "", by: Post, at: datetime) -> Swap:
    """Somebody of the same team is asked to take a turn, or to exchange it for one of theirs."""
    with FRAME.act("turn.ask_swap", turn, by=by, at=at) as done:
        station = turn.duty.station
        if to.pk == turn.mandate_id:
            raise Refused(_("换班要换给另一位代表。"))
        if not station.members.held(turn.duty.held_on).filter(mandate=to).exists():
            raise Refused(_("%(who)s不在这个联络站。") % {"who": to.person})
        if back is not None and (back.mandate_id != to.pk or back.stage != TurnStage.SERVES):
            raise Refused(_("换回来的应当是对方的值班。"))
        if turn.swaps.filter(to=to, stage=SwapStage.ASKED).exists():
            raise Refused(_("已经请%(who)s换班，正等对方答复。") % {"who": to.person})
        must_be_free(to, turn.duty, but=back)
        row = Swap.objects.create(turn=turn, to=to, back=back, reason=reason[:200], asked_at=at)
        done(row, note=reason, data={"from": turn.mandate_id, "to": to.pk, "on": turn.duty.held_on})
        return row


def agree(swap: Swap, *, by: Post, at: datetime) -> None:
    """The other says yes: from now on they stand on the roster, and whoever serves counts."""
    with FRAME.act("swap.agree", swap, by=by, at=at) as done:
        turn, back = swap.turn, swap.back
        if turn.stage != TurnStage.SERVES or (back is not None and back.stage != TurnStage.SERVES):
            raise Refused(_("这次值班已经变动，不能再换。"))
        must_be_free(swap.to, turn.duty, but=back)
        if back is not None:
            must_be_free(turn.mandate, back.duty, but=turn)
        step(swap, SwapStage.AGREED)
        swap.save()
        giver = turn.mandate
        _hand_on(turn, swap.to, at)
        if back is not None:
            _hand_on(back, giver, at)
        done(data={"from": giver.pk, "to": swap.to_id, "on": turn.duty.held_on})
        for asked in Swap.objects.filter(turn=turn, stage=SwapStage.ASKED):  # nobody else need answer any more
            step(asked, SwapStage.WITHDRAWN)
            asked.save()


def _hand_on(turn: Turn, to: Mandate, at: datetime) -> None:
    step(turn, TurnStage.GIVEN)
    turn.save()
    Turn.objects.create(duty=turn.duty, mandate=to)
    _tell_calendars(turn.duty, at)


def _tell_calendars(duty: Duty, at: datetime) -> None:
    duty.changed(at)
    duty.save()


def decline(swap: Swap, *, reason: str = "", by: Post, at: datetime) -> None:
    with FRAME.act("swap.decline", swap, by=by, at=at) as done:
        step(swap, SwapStage.DECLINED)
        swap.save()
        done(note=reason)


def withdraw(swap: Swap, *, by: Post, at: datetime) -> None:
    """Whoever asked does not need it any more."""
    with FRAME.act("swap.withdraw", swap, by=by, at=at) as done:
        step(swap, SwapStage.WITHDRAWN)
        swap.save()
        done()


def undo(swap: Swap, *, by: Post, at: datetime) -> None:
    """A yes is taken back before the day of notice: the roster stands as it was before."""
    with FRAME.act("swap.undo", swap, by=by, at=at) as done:
        pairs = [(swap.turn, swap.to_id)]
        if swap.back is not None:
            pairs.append((swap.back, swap.turn.mandate_id))
        for turn, holder in pairs:
            taken = turn.duty.turns.filter(mandate_id=holder, stage=TurnStage.SERVES).first()
            if turn.stage != TurnStage.GIVEN or taken is None:
                raise Refused(_("这次值班已经变动，不能再换回。"))
            taken.delete()
            step(turn, TurnStage.SERVES)
            turn.save()
            _tell_calendars(turn.duty, at)
        step(swap, SwapStage.UNDONE)
        swap.save()
        done(data={"to": swap.to_id, "on": swap.turn.duty.held_on})

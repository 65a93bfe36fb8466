"""What the table of acts on a station cannot say; each rule is silent or raises Refused with a sentence."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import Rules
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations.acts import ACTS
from lianxinqiao.stations.models import Duty, Rubric, Station, Swap, Turn
from lianxinqiao.stations.stages import DutyStage, TurnStage

RULES = Rules(ACTS)
may = RULES.may


@RULES("station.apply")
def once_there_is_a_rubric(_post: Post, station: Station, at: datetime) -> None:
    if not Rubric.objects.filter(body=station.body_id).exists():
        raise Refused(_("还没有评定标准，请代工委先登记。"))


@RULES("duty.record", "duty.note_visit")
def not_before_its_day(_post: Post, duty: Duty, at: datetime) -> None:
    if day(at) < duty.held_on:
        raise Refused(_("接待当天才能登记。"))


@RULES("turn.ask_swap")
def not_after_its_day(_post: Post, turn: Turn, at: datetime) -> None:
    if day(at) > turn.duty.held_on:
        raise Refused(_("接待日已经过去。"))


@RULES("swap.agree")
def still_ahead(post: Post, swap: Swap, at: datetime) -> None:
    not_after_its_day(post, swap.turn, at)


@RULES("swap.undo")
def before_the_day_of_notice(_post: Post, swap: Swap, at: datetime) -> None:
    """What was announced stands: a yes is taken back while the days of notice have not begun."""
    duty = swap.turn.duty
    last = duty.held_on - timedelta(int(duty.station.reception.get("notice", 0)))
    if day(at) > last:
        raise Refused(_("%(day)s起已经公告，不能再收回；请另请代表换班。") % {"day": last.isoformat()})


def must_be_free(mandate: Mandate, duty: Duty, *, but: Turn | None = None) -> None:
    """Nobody serves twice in one duty, nor in two places at the same hour, nor after leaving office."""
    name = mandate.person
    if mandate.vacant(duty.held_on):
        raise Refused(_("%(who)s那天已经不在任。") % {"who": name})
    turns = Turn.objects.filter(mandate=mandate, stage=TurnStage.SERVES, duty__held_on=duty.held_on)
    turns = turns.filter(duty__begins__lt=duty.ends, duty__ends__gt=duty.begins)
    turns = turns.exclude(duty__stage=DutyStage.CANCELLED).exclude(pk=but.pk if but else 0)
    for other in turns.select_related("duty__station"):
        if other.duty_id == duty.pk:
            raise Refused(_("%(who)s这一天已经值班。") % {"who": name})
        raise Refused(_("%(who)s同一时间在%(where)s值班。") % {"who": name, "where": other.duty.station})


def may_import(by: Post | None) -> None:
    RULES.may("station.import", by, Beginning(by.body_id if by else None))

"""Which rule sends an opinion where, and what a rule would have done with those of the past."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lianxinqiao.opinions.kinds import handled_here
from lianxinqiao.opinions.models import Opinion, RoutingRule
from lianxinqiao.opinions.stages import COUNTED

TRIED_ON = 500  # of the newest opinions


def fits(rule: RoutingRule, opinion: Opinion) -> str | None:
    """Why a rule fits, in the words that decided; None where it does not."""
    found = next((word for word in rule.word_list if word in opinion.text), "")
    township = opinion.station.township_id if opinion.station else None
    asked = (
        (bool(rule.word_list), bool(found)),
        (rule.field_id is not None, rule.field_id == opinion.field_id),
        (rule.township_id is not None, rule.township_id == township),
        (rule.station_id is not None, rule.station_id == opinion.station_id),
        (bool(rule.when), rule.holds_at(opinion.received_at)),
    )
    if not all(holds for wanted, holds in asked if wanted):
        return None
    return found or str(rule.field or rule.township or rule.station or rule.when)


def in_force(body: int) -> list[RoutingRule]:
    rows = RoutingRule.objects.filter(body_id=body, in_force_at__isnull=False, ended_at=None)
    return list(rows.select_related("unit", "field", "township", "station"))


def first(opinion: Opinion, among: Iterable[RoutingRule]) -> tuple[RoutingRule, str] | None:
    """The rule that decides, with why. Nothing that is no opinion is sent by a rule."""
    if not handled_here(opinion.kind):
        return None
    return next(((rule, why) for rule in among if (why := fits(rule, opinion)) is not None), None)


@dataclass(frozen=True)
class Tried:
    """What a rule would have done: those it fits, how many of them went to its unit in life, and where the others went."""

    fitting: list[Opinion]
    same: int
    elsewhere: list[tuple[Opinion, str]]


def tried(rule: RoutingRule) -> Tried:
    rows = Opinion.objects.filter(body=rule.body, stage__in=[str(stage) for stage in COUNTED], kind="suggestion")
    newest = rows.select_related("body", "station").prefetch_related("shares__organization").order_by("-pk")[:TRIED_ON]
    fitting = [opinion for opinion in newest if fits(rule, opinion) is not None]
    same = [opinion for opinion in fitting if rule.unit_id in _units(opinion)]
    others = [
        (opinion, _named(opinion)) for opinion in fitting if _units(opinion) and rule.unit_id not in _units(opinion)
    ]
    return Tried(fitting, len(same), others)


def _units(opinion: Opinion) -> Sequence[int]:
    return [share.organization_id for share in opinion.shares.all() if share.organization_id]


def _named(opinion: Opinion) -> str:
    return "、".join(share.called for share in opinion.shares.all() if share.organization)

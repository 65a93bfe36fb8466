"""Make a routing rule, put it in force after it was tried, end it; and let it send what comes in."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.journal import actions as journal
from lianxinqiao.opinions import deadlines, routes
from lianxinqiao.opinions.acts import ACTS
from lianxinqiao.opinions.frame import done
from lianxinqiao.opinions.models import Opinion, RoutingRule, Share
from lianxinqiao.opinions.rules import RULES
from lianxinqiao.opinions.stages import Stage
from lianxinqiao.people.models import Field, Organization, Post, Township
from lianxinqiao.stations.models import Station


def _noted(code: str, rule: RoutingRule, by: Post, at: datetime) -> None:
    shows = ACTS[code].shows
    journal.record(act=code, by=by, chain=rule.body.code, obj=rule, at=at, shows=shows)


@transaction.atomic
def make(
    *,
    words: str,
    field: Field | None,
    township: Township | None,
    station: Station | None = None,
    months: tuple[int, int] | None = None,
    hours: tuple[int, int] | None = None,
    unit: Organization,
    by: Post,
    at: datetime,
) -> RoutingRule:
    """The last in the order; it sends nothing yet. `months` and `hours` are spans of when an opinion came in."""
    RULES.may("rule.make", by, Beginning(by.body_id))
    assert by.body
    if not (words.strip() or field or township or station or months or hours):
        raise Refused(_("规则至少要有一个条件。"))
    since_month, until_month = months or (None, None)
    since_hour, until_hour = hours or (None, None)
    last = RoutingRule.objects.filter(body=by.body).order_by("-position").first()
    position = last.position + 1 if last else 1
    rule = RoutingRule.objects.create(
        body=by.body,
        position=position,
        words=words.strip(),
        field=field,
        township=township,
        station=station,
        from_month=since_month,
        to_month=until_month,
        from_hour=since_hour,
        to_hour=until_hour,
        unit=unit,
        made_at=at,
        made_by=by,
    )
    _noted("rule.make", rule, by, at)
    return rule


@transaction.atomic
def put_in_force(rule: RoutingRule, *, by: Post, at: datetime) -> None:
    RULES.may("rule.put_in_force", by, Beginning(rule.body_id))
    rule = RoutingRule.objects.select_for_update(of=("self",)).select_related("body", "unit").get(pk=rule.pk)
    if rule.is_broken:
        raise Refused(_("%(unit)s已经停用，请选择接替它的单位。") % {"unit": rule.unit})
    if rule.in_force_at or rule.ended_at:
        raise Refused(_("这条规则已经启用或者停用。"))
    rule.in_force_at = at
    rule.save()
    _noted("rule.put_in_force", rule, by, at)


@transaction.atomic
def end(rule: RoutingRule, *, by: Post, at: datetime) -> None:
    RULES.may("rule.end", by, Beginning(rule.body_id))
    rule = RoutingRule.objects.select_for_update(of=("self",)).select_related("body", "unit").get(pk=rule.pk)
    if rule.ended_at:
        raise Refused(_("这条规则已经启用或者停用。"))
    rule.ended_at = at
    rule.save()
    _noted("rule.end", rule, by, at)


def route(opinion: Opinion, *, at: datetime) -> None:
    """In the act that took it in: the first rule that fits sends it. One whose unit is gone sends nothing, and is told."""
    found = routes.first(opinion, routes.in_force(opinion.body_id))
    if found is None:
        return
    rule, why = found
    if rule.is_broken:
        done("rule.broken", opinion, by=None, at=at, data={"rule": rule.pk}, note=str(rule), tells=("office",))
        return
    if opinion.accused_id == rule.unit_id:
        return
    Share.objects.create(
        opinion=opinion,
        organization=rule.unit,
        assigned_at=at,
        assigned_by=None,
        due_on=deadlines.handling(opinion, day(at)),
    )
    step(opinion, Stage.HANDLING)
    opinion.route = Opinion.Route.STREET if rule.unit.kind == Organization.Kind.TOWN else Opinion.Route.UNIT
    opinion.routed_at, opinion.routed_by_rule, opinion.routed_because = at, rule, why[:60]
    opinion.save()
    done("opinion.assign_by_rule", opinion, by=None, at=at, data={"rule": rule.pk}, note=str(rule), tells=("units",))

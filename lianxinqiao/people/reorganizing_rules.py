"""When units, bodies and places may be renamed, merged, split or abolished （机构改革）."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.people import signals
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.people.models.names_of_days import Named
from lianxinqiao.people.rules import may_keep


def may_reorganize(unit: Organization, on: date, by: Post) -> None:
    may_keep(by)
    if unit.ended_on:
        words = {"unit": unit.name, "day": unit.ended_on.isoformat()}
        raise Refused(_("%(unit)s在%(day)s已经撤销或者并入其他单位，不能再调整。") % words)
    if on > timezone.localdate():
        raise Refused(_("生效日期还没有到。请到那天再登记，在办的建议那天才移交。"))
    since = unit.predecessors.order_by("-on").values_list("on", flat=True).first()
    if since and on <= since:
        words = {"unit": unit.name, "day": since.isoformat()}
        raise Refused(_("%(unit)s自%(day)s起才承接其他单位的职责，这次调整不能早于那一天。") % words)


def may_rename(thing: Named, on: date) -> None:
    """Names follow each other: a day before the last change would give one day two names."""
    last = max((row["until"] for row in thing.former), default="")
    since = date.fromisoformat(last) + timedelta(1) if last else None
    if since and on <= since:
        raise Refused(_("现在的名称自%(day)s起使用，更名日期应当晚于那一天。") % {"day": since.isoformat()})


def must_change_names(before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    if dict(before) == dict(after):
        raise Refused(_("名称没有变化。"))


def may_succeed(unit: Organization, into: Organization, on: date) -> None:
    """Who takes over stands in the same district, on the same level, and is at work."""
    words = {"unit": unit.name, "into": into.name}
    if into.pk == unit.pk:
        raise Refused(_("单位不能由自己承接。"))
    if into.district_id != unit.district_id:
        raise Refused(_("%(into)s不在同一个行政区划，不能承接%(unit)s的职责。") % words)
    if not into.active or into.ended_on:
        raise Refused(_("%(into)s已经停用或者撤销，不能承接职责。") % words)
    if unit.parent_id is None and into.parent_id is not None:
        raise Refused(_("%(into)s是内设机构，不能承接%(unit)s的职责。") % words)


def may_split(
    unit: Organization, news: Iterable[Organization], shares: Mapping[str, Organization], on: date, *, ends: bool
) -> None:
    news = list(news)
    if not news:
        raise Refused(_("请选择承接职责的单位。"))
    if ends and len(news) < 2:
        raise Refused(_("原单位撤销、职责全部划归一个单位的，请办理合并或者撤销。"))
    for new in news:
        may_succeed(unit, new, on)
    if {share.pk for share in shares.values()} - {new.pk for new in news}:
        raise Refused(_("在办的事项只能划给所选的单位。"))


def nothing_left(unit: Organization) -> None:
    if left := len(signals.ask(unit)):
        words = {"unit": unit.name, "n": left}
        raise Refused(_("%(unit)s还有%(n)s件在办的事项，请选择由哪个单位承接。") % words)

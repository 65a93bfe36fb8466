"""The first day of an installation: from its founding until its administrator ends it, seven days at the most.

While it lasts one person may hold every post and appoints alone, since nobody else is there yet; every page says so.
At its end whoever holds posts of several duties keeps one: administration before audit before business.
"""

from datetime import date, datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.roles import ROLES, Duty, RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.journal import actions as journal
from lianxinqiao.notices import actions as notices
from lianxinqiao.people import rules
from lianxinqiao.people.actions.registers import INSTALLATION
from lianxinqiao.people.models import Installation, Post

LASTS = timedelta(days=7)
CACHED = "people.first_day"
BEFORE = (Duty.ADMINISTRATION, Duty.AUDIT, Duty.BUSINESS)


def begin(*, at: datetime) -> Installation:
    cache.delete(CACHED)
    return Installation.begin(at, at + LASTS)


@transaction.atomic
def end(*, by: Post | None, at: datetime | None = None) -> list[Post]:
    """From now on duties are apart and appointments confirmed; the posts that ended with it."""
    at = at or timezone.now()
    if by is not None:
        rules.may_end_first_day(by)
    installation = Installation.objects.select_for_update().get(first_day_ended_at=None)
    ended = _separate(timezone.localtime(at).date())
    installation.first_day_ended_at = at
    installation.save()
    cache.delete(CACHED)
    data = {"ended": [post.called for post in ended]}
    journal.record(
        act="people.installation.end_first_day", by=by, chain=INSTALLATION, obj=installation, at=at, data=data
    )
    notices.tell(
        User.objects.filter(person__posts__in=rules.auditors()),
        kind="people.first_day",
        subject=_("初始设置已经结束"),
        body=_(
            "从现在起，系统管理、业务办理和审计由不同的人担任，重要的任命由第二个人确认。请核对日志里初始设置期间的任命。"
        ),
        url="/journal",
        at=at,
    )
    return ended


def end_when_due(*, at: datetime) -> bool:
    """Its seven days are over."""
    if not Installation.objects.filter(first_day_ended_at=None, first_day_until__lte=at).exists():
        return False
    end(by=None, at=at)
    return True


def _separate(on: date) -> list[Post]:
    """End today whatever one person holds beside their first duty."""
    ended: list[Post] = []
    held: dict[int, list[Post]] = {}
    for post in Post.objects.held(on).select_related("person", "body", "organization").order_by("id"):
        held.setdefault(post.person_id, []).append(post)
    for posts in held.values():
        duties = {ROLES[RoleCode(post.role)].duty for post in posts}
        if len(duties) > 1:
            kept = next(duty for duty in BEFORE if duty in duties)
            ended += [post for post in posts if ROLES[RoleCode(post.role)].duty != kept]
    for post in ended:
        post.to_on = max(on, post.from_on)
        post.save()
    return ended

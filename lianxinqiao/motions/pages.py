"""The facts of a motion's page; the page leaves out what is empty."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer
from lianxinqiao.matters.models import Matter, Suggestion
from lianxinqiao.motions import profile
from lianxinqiao.motions.models import Motion
from lianxinqiao.motions.stages import Signing, Stage
from lianxinqiao.people.models import Post

Facts = list[tuple[Any, Any]]


def facts(motion: Motion, _post: Post | None) -> Facts:
    return [
        (gettext_lazy("编号"), motion.number_text),
        (gettext_lazy("提案人"), motion.moved_by),
        (gettext_lazy("向哪次会议提出"), motion.forum),
        (pgettext_lazy("议案", "提出日期"), motion.handed_on),
        (gettext_lazy("委员会"), motion.committee and motion.committee.spoken),
        (gettext_lazy("交付委员会日期"), motion.referred_on),
        (gettext_lazy("委员会的意见"), motion.get_advice_display() if motion.advice else ""),
        (gettext_lazy("报告日期"), motion.reported_on),
        (gettext_lazy("决定日期"), motion.decided_on),
        (gettext_lazy("不列入议程的理由"), motion.reason),
    ]


def context(motion: Motion, post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    rows = motion.signatures.select_related("mandate__person")
    signed = 1 + sum(row.stage == Signing.SIGNED for row in rows)
    drafted = motion.stage == Stage.DRAFTED
    return {
        "signatures": rows if drafted else (),
        "signed_by": [] if drafted else [row for row in rows if row.stage == Signing.SIGNED],
        "signed": signed,
        "least": profile.least(motion, timezone.localdate()) if drafted else 0,
        "suggestion_url": _address(motion.suggestion, post),
        "adopted": motion.item.decisions.all() if motion.item else (),
    }


def _address(suggestion: Matter | None, post: Post | None) -> str:
    """Of what it was turned into, for whoever has a part in that or may read it in public."""
    if suggestion is None or not Suggestion.objects.visible_to(post).filter(pk=suggestion.pk).exists():
        return ""
    return suggestion.get_absolute_url()

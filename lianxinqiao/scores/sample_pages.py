"""The page of a sample of duty: whose it is, why it is worth learning from, and its steps."""

from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer
from lianxinqiao.people.models import Post
from lianxinqiao.scores.models import Sample


def facts(sample: Sample, _post: Post | None) -> list[tuple[Any, Any]]:
    names = "、".join(seat.person.spoken for seat in sample.mandates.select_related("person"))
    return [
        (pgettext_lazy("履职样本", "代表、委员"), names),
        (gettext_lazy("公开日期"), sample.published_on),
    ]


def context(sample: Sample, _post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    return {"steps": sample.steps.select_related("point")}

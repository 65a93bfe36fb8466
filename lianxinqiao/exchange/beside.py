"""What stands beside the page of a suggestion, a proposal, an opinion or a report: where it was handed, and the way there."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxinqiao.acts.onward import Onward
from lianxinqiao.exchange import queries, sources
from lianxinqiao.people.models import Post


def onward(root: Any, post: Post) -> Iterator[Onward]:
    if not post.in_the_office or post.body_id is None or getattr(root, "body_id", None) != post.body_id:
        return
    name = sources.name_of(root)
    if not name or not queries.has_partners(post.body_id):
        return
    for each in queries.handed_from(root):
        words = {"partner": each.partner, "number": each.number_text}
        yield Onward(_("移送%(partner)s（%(number)s）") % words, each.get_absolute_url(), each.mark)
    yield Onward(_("移送给上级、下级或者其他机关"), f"{reverse('handover-new')}?of={name}")

"""What is said to whoever had a part in a suggestion and has none any more: that it is so, and nothing of what came after."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.roles import UNIT, RoleCode
from lianxinqiao.matters.models import Handling, Suggestion
from lianxinqiao.matters.views import fetching
from lianxinqiao.people.models import Post


def words(post: Post | None, reference: str) -> str:
    """One sentence; "" where there never was a part."""
    if post and post.role == RoleCode.STATION_STAFF:
        return _typed(post, reference)
    if post and post.role in UNIT:
        return _given_back(post, reference)
    return ""


def _typed(post: Post, reference: str) -> str:
    key = fetching.drafted(reference)
    row = Suggestion.objects.filter(pk=key, entered_by=post, source="station").select_related("lead__person").first()
    if row is None:
        return ""
    facts = {"day": timezone.localdate(row.created_at).isoformat(), "name": row.lead.person.spoken}
    return _("您%(day)s协助录入的草稿已由%(name)s代表接手，以后的内容由代表本人掌握。") % facts


def _given_back(post: Post, reference: str) -> str:
    handed_on = Handling.objects.filter(held_before__contains=[{"unit": post.organization_id}])
    if row := Suggestion.objects.at(reference).filter(pk__in=handed_on.values("suggestion_id")).first():
        return _("第%(number)s号建议已经移交承接单位办理。") % {"number": row.number_text}
    returned = Handling.objects.filter(organization=post.organization, stage="returned")
    row = Suggestion.objects.at(reference).filter(pk__in=returned.values("suggestion_id")).first()
    if row is None:
        return ""
    return _("第%(number)s号建议贵单位已经退回，改由其他单位办理。") % {"number": row.number_text}

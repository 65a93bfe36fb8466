"""Activities with what was found on them, campaigns, and problems that are followed to their end."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities.models import Activity, Campaign, Problem
from lianxinqiao.activities.models.activity import PUBLIC
from lianxinqiao.people.models import Post
from lianxinqiao.search import kinds
from lianxinqiao.search.kinds import Kind, Said, Shown

Text = tuple[int, list[str], list[str] | None]


def _all_of_it(post: Post) -> Q | None:
    """Whoever sees a row of these rooms reads all of it: those who serve in its body, and the unit it was sent to."""
    return Q() if post.body_id or post.organization_id else None


def _headed(*names: str) -> Any:
    def titles(said: Said) -> Q:
        found = Q()
        for name in names:
            found |= Q(**{f"{name}__icontains": said.word}) | Q(**{f"{name}__icontains": said.written})
        return found

    return titles


# ------------------------------------------------------------------ activities
NEAR = ("findings", "testimonies")


def activity_texts(rows: QuerySet[Activity]) -> Iterator[Text]:
    for row in rows.select_related("township").prefetch_related(*NEAR).iterator(500):
        yield row.pk, _inside(row), _public(row) if row.stands_on_the_portal else None


def _heading(row: Activity) -> list[str]:
    return [row.title, row.purpose, row.place, row.township.name if row.township else ""]


def _inside(row: Activity) -> list[str]:
    """With what was found on it, what deputies reported to voters, its report and the answer."""
    found = [f"{each.where} {each.text}" for each in row.findings.all()]
    testified = [each.text for each in row.testimonies.all()]
    return [*_heading(row), row.told, row.report, row.feedback, *found, *testified]


def _public(row: Activity) -> list[str]:
    """What its page on the portal says."""
    return [*_heading(row), row.told]


def _seen(rows: Any, post: Post | None) -> Any:
    return rows.visible_to(post) if post else rows.public()


def _show(row: Activity, post: Post | None) -> Shown:
    words = [str(timezone.localdate(row.starts_at)), row.organiser_spoken, row.get_stage_display()]
    return Shown(row.title, " · ".join(words), _inside(row) if post else _public(row))


ACTIVITIES = kinds.register(
    Kind(
        Activity,
        _("代表活动"),
        texts=activity_texts,
        seen=_seen,
        reads=_all_of_it,
        published=PUBLIC,
        titles=_headed("title"),
        page=lambda row, post: row.get_absolute_url() if post else reverse("portal-activity", args=[row.pk]),
        show=_show,
        fetch=lambda rows, post: rows.select_related("township", "body").prefetch_related(*NEAR),
    )
)


# ------------------------------------------------------------------ campaigns
def campaign_texts(rows: QuerySet[Campaign]) -> Iterator[Text]:
    for row in rows.prefetch_related("photos").iterator(200):
        words = [row.name, row.aim, row.closing]
        yield row.pk, [*words, *(photo.caption for photo in row.photos.all())], words if row.is_shown else None


def _campaigns_seen(rows: Any, post: Post | None) -> Any:
    return rows.visible_to(post) if post else rows.filter(is_shown=True)


CAMPAIGNS = kinds.register(
    Kind(
        Campaign,
        _("主题活动"),
        texts=campaign_texts,
        seen=_campaigns_seen,
        reads=_all_of_it,
        published=Q(is_shown=True),
        titles=_headed("name"),
        page=lambda row, post: row.get_absolute_url() if post else reverse("portal-campaign", args=[row.pk]),
        show=lambda row, post: Shown(row.name, str(row.get_stage_display()), [row.aim, row.closing]),
    )
)


# ------------------------------------------------------------------ problems
def problem_texts(rows: QuerySet[Problem]) -> Iterator[Text]:
    """Strangers read of problems only how many there are."""
    for row in rows.select_related("host", "organization").iterator(500):
        yield row.pk, [row.host.name, row.text, row.outcome, row.organization.name], None


def _problem_shown(row: Problem, _post: Post | None) -> Shown:
    return Shown(str(row), f"{row.organization} · {row.get_stage_display()}", [row.text, row.outcome])


PROBLEMS = kinds.register(
    Kind(
        Problem,
        _("企业和村的问题"),
        texts=problem_texts,
        reads=_all_of_it,
        titles=_headed("host__name", "text"),
        page=lambda row, _post: row.get_absolute_url(),
        show=_problem_shown,
        fetch=lambda rows, _post: rows.select_related("host", "organization"),
    )
)

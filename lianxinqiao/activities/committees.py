"""What a committee has: its members, its staff, and how much it organised."""

from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from lianxinqiao.activities.stages import AFTER
from lianxinqiao.people.models import Body, Committee, Mandate, Post


def standing(body: Body, today: date) -> QuerySet[Any]:
    """Those of a body that are there, each with its members and with what it has held this year."""
    members = Q(mandates__in=Mandate.objects.filter(term__body=body).held(today))
    held = Q(activities__stage__in=AFTER)
    rows = Committee.objects.filter(body=body, ended_on=None)
    return rows.annotate(
        members_n=Count("mandates", filter=members, distinct=True),
        held_n=Count("activities", filter=held & Q(activities__starts_at__year=today.year), distinct=True),
        last=Max("activities__starts_at", filter=held),
    ).order_by("position", "code")


def members(committee: Committee, today: date) -> QuerySet[Mandate]:
    rows = Mandate.objects.filter(committee=committee).held(today).select_related("person", "delegation", "term")
    return rows.order_by("person__pinyin", "pk")


def staff(committee: Committee, today: date) -> QuerySet[Post]:
    rows = Post.objects.filter(committee=committee).held(today).select_related("person", "body", "committee")
    return rows.order_by("person__pinyin", "pk")

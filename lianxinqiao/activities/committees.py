"""What a committee has: its members, its staff, and how much it organised."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from lianxinqiao.activities.models import Activity
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.acts.beside import number
from lianxinqiao.people.models import Body, Committee, Mandate, Post


def standing(body: Body, today: date) -> QuerySet[Any]:
    """Those of a body that are there, each with its members and with what it has held this year."""
    held = Activity.objects.filter(stage__in=AFTER)
    latest = held.filter(committee=OuterRef("pk")).order_by("-starts_at").values("starts_at")
    rows = Committee.objects.filter(body=body, ended_on=None)
    return rows.annotate(
        members_n=number(Mandate.objects.filter(term__body=body).held(today), "committee"),
        held_n=number(held.filter(starts_at__year=today.year), "committee"),
        last=Subquery(latest[:1]),
    ).order_by("position", "code")


def members(committee: Committee, today: date) -> QuerySet[Mandate]:
    rows = Mandate.objects.filter(committee=committee).held(today).select_related("person", "delegation", "term")
    return rows.order_by("person__pinyin", "pk")


def staff(committee: Committee, today: date) -> QuerySet[Post]:
    rows = Post.objects.filter(committee=committee).held(today).select_related("person", "body", "committee")
    return rows.order_by("person__pinyin", "pk")

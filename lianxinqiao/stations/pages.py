"""The page of a station, as who serves in its body sees it."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.people.models import Post
from lianxinqiao.stations import days, queries
from lianxinqiao.stations.models import Duty, Rating, Station, Visit
from lianxinqiao.stations.stages import DutyStage


def facts(station: Station, _post: Post | None) -> list[tuple[Any, Any]]:
    """What its register says; the page leaves out what is empty."""
    return [
        (_("编号"), station.number_text),
        (pgettext_lazy("联络站", "类别"), station.get_kind_display()),
        (_("街道、乡镇"), station.township),
        (_("地址"), station.address_spoken),
        (_("联系电话"), station.phone),
        (_("站长"), station.head),
        (_("站长层级"), station.get_level_display()),
        (_("一站一品"), station.specialty_spoken),
        (_("开放时间"), station.opening),
        (_("接待日"), days.sentence(station.reception)),
        (_("用房"), _premises(station)),
        (_("工作人员"), _staff(station)),
        (_("年度经费（元）"), station.budget),
        (_("建站日期"), station.founded_on),
        (_("短码"), station.code),
        (_("撤销日期"), station.ended_on),
        (_("撤销原因"), station.ended_because),
    ]


def _premises(station: Station) -> Any:
    if not station.area:
        return station.get_premises_display()
    return _("%(kind)s %(area)s平方米") % {"kind": station.get_premises_display(), "area": station.area}


def _staff(station: Station) -> Any:
    if not station.full_time and not station.part_time:
        return ""
    return _("专职%(full)s人，兼职%(part)s人") % {"full": station.full_time, "part": station.part_time}


def context(station: Station, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    """What the page shows beside the facts; the next step stands above, and so beside no row."""
    first = offers[0] if offers and offers[0].primary else None
    return rows(station, post, [offer for offer in offers if offer is not first])


def rows(station: Station, post: Post | None, offers: list[Offer]) -> dict[str, Any]:
    """Each row with what may be done on it."""
    today, may = timezone.localdate(), by_subject(offers)
    duties = [_duty(duty, may) for duty in station.duties.all()]
    return {
        "rest": may.get(station, []),
        "ahead": [row for row in duties if row["duty"].held_on >= today and row["duty"].stage != DutyStage.HELD],
        "past": [row for row in duties if row["duty"].held_on < today or row["duty"].stage == DutyStage.HELD][::-1],
        "visits": _visits(station) if queries.reads_visits(post, station) else [],
        "team": [(member, may.get(member, [])) for member in station.members.all()],
        "workers": [(worker, may.get(worker, [])) for worker in station.workers.all()],
        "ratings": [_rating(rating, may) for rating in station.ratings.all()],
        "improvements": station.improvements.select_related("before", "after"),
        "key_years": station.key_years.all(),
        "spots": station.spots.all(),
        "public_url": reverse("portal-station", args=[station.code]),
        "is_office": post is not None and post.role in {"office_clerk", "office_head"},
    }


def _duty(duty: Duty, may: dict[Any, list[Offer]]) -> dict[str, Any]:
    return {
        "duty": duty,
        "turns": [_turn(turn, may) for turn in duty.serving],
        "swaps": [
            {"swap": swap, "offers": may.get(swap, [])} for turn in duty.turns.all() for swap in turn.swaps.all()
        ],
        "offers": may.get(duty, []),
    }


def _rating(rating: Rating, may: dict[Any, list[Offer]]) -> dict[str, Any]:
    """Every item with what the station claims and shows, and what the raters gave."""
    claims = {claim.item: claim for claim in rating.claims.all()}
    given: dict[str, list[int]] = {}
    for score in rating.scores.all():
        given.setdefault(score.item, []).append(score.points)
    return {
        "rating": rating,
        "items": [(item, most, claims.get(code), given.get(code, [])) for code, item, most in rating.rubric.items],
        "objections": [(row, may.get(row, [])) for row in rating.objections.all()],
        "offers": may.get(rating, []),
    }


def _turn(turn: Any, may: dict[Any, list[Offer]]) -> dict[str, Any]:
    return {"turn": turn, "offers": may.get(turn, [])}


def _visits(station: Station) -> Any:
    return Visit.objects.filter(duty__station=station).select_related("duty").order_by("-duty__held_on", "-pk")[:12]


def of_one(shown: dict[str, Any], post: Post) -> dict[str, Any]:
    """Of a station's page, what concerns one person: their own turns, or all where they keep the roster."""
    if post.mandate_id is None:
        return {"ahead": shown["ahead"], "past": shown["past"][:4], "asked": []}
    own = [row for row in shown["ahead"] if _serves(row, post)]
    past = [row for row in shown["past"] if _serves(row, post)][:6]
    everything = shown["ahead"] + shown["past"]
    asked = [(row, swap) for row in everything for swap in row["swaps"] if swap["offers"]]
    return {"ahead": own, "past": past, "asked": asked}


def _serves(row: dict[str, Any], post: Post) -> bool:
    return any(turn["turn"].mandate_id == post.mandate_id for turn in row["turns"])

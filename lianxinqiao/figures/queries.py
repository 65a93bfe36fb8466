"""Which figures everybody may see, and which of their rows."""

from typing import Any

from django.db.models import QuerySet

from lianxinqiao.figures import listing
from lianxinqiao.figures.models import PublicFigure
from lianxinqiao.figures.registry import FIGURES, Figure, Period
from lianxinqiao.matters import visibility
from lianxinqiao.matters.models import Promise
from lianxinqiao.people.models import Body


def public_years(body: Body) -> list[int]:
    """Years of which figures were made public, the latest first."""
    years = PublicFigure.objects.filter(body=body).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def public_lines(body: Body, period: Period) -> list[listing.Line]:
    """The figures of a year that were made public, with their values as they are now."""
    codes = set(PublicFigure.objects.filter(body=body, year=period.year).values_list("code", flat=True))
    return listing.lines(body, period, only=codes) if codes else []


def public_rows(figure: Figure, body: Body, period: Period) -> QuerySet[Any]:
    """Those rows of a figure whose suggestion is published and says the same on its page; the others count, and stay closed.

    That a deputy was not satisfied, or that a unit was late, is read nowhere of one suggestion, hence not here either.
    """
    rows = figure.rows(body, period)
    if rows.model is Promise:
        return rows.filter(visibility.PUBLIC_PROMISE)
    if visibility.READS[visibility.ANYBODY][figure.tells] is visibility.NO:
        return rows.none()
    published = f"{figure.path.replace('.', '__')}__published_at" if figure.path else "published_at"
    return rows.exclude(**{published: None})


def is_public(code: str, body: Body, period: Period) -> bool:
    return code in FIGURES and PublicFigure.objects.filter(body=body, year=period.year, code=code).exists()

"""Which figures everybody may see, and which of their rows."""

from lianxinqiao.figures import listing
from lianxinqiao.figures.models import PublicFigure
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, Figure
from lianxinqiao.figures.subjects import Rows
from lianxinqiao.people.models import Body


def public_years(body: Body) -> list[int]:
    """Years of which figures were made public, the latest first."""
    years = PublicFigure.objects.filter(body=body).order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


def public_lines(body: Body, period: Period) -> list[listing.Line]:
    """The figures of a year that were made public, with their values as they are now."""
    codes = set(PublicFigure.objects.filter(body=body, year=period.year).values_list("code", flat=True))
    return listing.lines(body, period, only=codes) if codes else []


def public_rows(figure: Figure, body: Body, period: Period) -> Rows:
    """Those rows of a figure that strangers may open; the others count, and stay closed."""
    return figure.subject.public(figure, figure.rows(body, period))


def is_public(code: str, body: Body, period: Period) -> bool:
    return code in FIGURES and PublicFigure.objects.filter(body=body, year=period.year, code=code).exists()

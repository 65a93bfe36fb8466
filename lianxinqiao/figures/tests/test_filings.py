"""What is filed, counted."""

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.filings.actions import filing
from lianxinqiao.filings.tests.scene import AT, asked, filed, shared
from tests.cast import Cast


def test_the_figures(people: Cast) -> None:
    shared(people)
    street = next(iter(people.townships.values()))
    late = filed(people, kind="street", unit=None, township=street, document_number="鼓办〔2026〕2号")
    filing.register(late, by=people.clerk, at=AT)
    asked(people)
    year = Period.of_year(2026)
    counts = {
        code: FIGURES[f"filings.{code}"].rows(people.body, year).count()
        for code in ("registered", "of_streets", "late", "reviewed", "requests")
    }
    assert counts == {"registered": 2, "of_streets": 1, "late": 2, "reviewed": 0, "requests": 1}

"""What the yearly report counts apart, though it stands among the same rows: local history, people's assessors."""

from datetime import date

from lianxinqiao.activities.models import Article
from lianxinqiao.activities.stages import Kept
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.meetings import offices
from lianxinqiao.meetings.tests.scene import BEGINS, office_of
from lianxinqiao.meetings.tests.test_appointments import appointed
from tests.cast import Cast

YEAR = Period.of_year(2026)


def number(people: Cast, code: str) -> object:
    return FIGURES[code].value(people.body, YEAR)


def test_writing_on_local_history_is_no_article(people: Cast) -> None:
    by = {"body": people.body, "on": date(2026, 5, 8), "entered_by": people.clerk, "entered_at": BEGINS}
    where = {"outlet": "《云河文史》第三十辑", "level": "district", **by}
    first = Article.objects.create(kind="history", what="修云桥的那一年", stage=Kept.CONFIRMED, **where)
    Article.objects.create(kind="history", what="同一篇", stage=Kept.CONFIRMED, reprint_of=first, **where)
    Article.objects.create(kind="history", what="还没有核实", **where)
    Article.objects.create(what="校门口的一小时", stage=Kept.CONFIRMED, **where)
    assert (number(people, "publicity.histories"), number(people, "publicity.articles")) == (1, 1)


def test_an_assessor_is_appointed_and_is_no_official(people: Cast) -> None:
    """人民陪审员法第九条: the standing committee appoints them; they are no officials of the state."""
    assert offices.verb(offices.ASSESSOR, "appoint") == "任命"
    appointed(people, office_of(people, "人民陪审员", offices.ASSESSOR, "区人民法院"))
    assert number(people, "appointments.assessors") == 1
    assert number(people, "appointments.person_times") == 0

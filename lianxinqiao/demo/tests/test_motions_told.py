"""The motions of the demo stand by themselves: they are told to a small town, each to where it should stand."""

from collections import Counter
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from lianxinqiao.demo import motions
from lianxinqiao.demo.committees import lay_out
from lianxinqiao.demo.tests.test_told_apart import a_town
from lianxinqiao.meetings.tests.scene import drafted, item_of, seated
from lianxinqiao.motions.models import Motion
from lianxinqiao.people.models import Mandate, Person, Post
from tests.cast import Cast

TODAY = date(2026, 4, 10)


def _a_hundred(people: Cast) -> list[Post]:
    """Who signs: the members of the standing committee first."""
    term, posts = people.session.term, [people.posts[part] for part in ("deputy", "cosigner", "other_deputy")]
    for number in range(160):
        person = Person.objects.create(district=people.district, name=f"代表{number}", pinyin=f"d{number}")
        mandate = Mandate.objects.create(person=person, term=term, from_on=term.from_on, card_number=f"9{number}")
        tenure: Any = {"body": people.body, "mandate": mandate, "from_on": term.from_on}
        posts.append(Post.objects.create(person=person, role="deputy", **tenure))
    return posts


def test_the_motions(people: Cast) -> None:
    seated(people)
    lay_out(people.body)
    town, chamber = a_town(people), SimpleNamespace(session=people.session, deputies=_a_hundred(people))
    motions.this_year(town, chamber, TODAY)  # type: ignore[arg-type]
    told = Counter(Motion.objects.values_list("stage", flat=True))
    assert told == {"reported": 1, "referred": 1, "turned": 1, "handed": 1, "drafted": 1}
    meeting = drafted(people, unseated=True)
    for row in motions._rows(2020):
        if "item" in row:
            item_of(people, meeting, "decision", row["item"])
    chamber.session.opens_on, chamber.session.closes_on = date(2020, 1, 8), date(2020, 1, 11)
    lives = list(motions.past(town, chamber))  # type: ignore[arg-type]
    for life in lives:
        moments = list(life)
        assert moments == sorted(moments)
        assert moments[-1] - moments[0] < timedelta(days=365)
    told = Counter(Motion.objects.filter(handed_on__year=2020).values_list("stage", flat=True))
    assert told == {"listed": 3, "left_out": 1, "withdrawn": 1}
    titles = set(Motion.objects.values_list("title", flat=True))
    assert len(titles) == Motion.objects.count()

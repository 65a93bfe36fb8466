"""Build the demo district: the town, its session of 2020 to the end, and the current one in full swing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from lianxinqiao.demo import people
from lianxinqiao.demo.clock import Life, Pace, on, play, workday
from lianxinqiao.demo.content import Story, stories
from lianxinqiao.demo.lives import Telling, first_day
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.rulebook.actions import install_presets

PAST = 2020
PAST_OPENS, PAST_ASSIGNED = date(2020, 1, 8), date(2020, 2, 25)
PAST_BETWEEN = [date(2020, month, day) for month, day in ((3, 9), (3, 23), (4, 13), (5, 11), (6, 8), (7, 6), (8, 10))]
KEY_LEADERS = ("主任 顾长河", "副主任 邵清和", "副主任 柳映川", "副主任 祁望岳", "副主任 冉宜修")


def current_session(today: date) -> tuple[date, date]:
    """The current session opened some eighty days ago, so that every stage of the life is under way today."""
    opens = workday(today - timedelta(days=80))
    return opens, opens + timedelta(days=3)


class Builder:
    def __init__(self, today: date, tell: Callable[[str, int, int], None]) -> None:
        self.today = today
        self.tell = tell
        self.random = Random(20200108)  # noqa: S311 - a story, not a secret

    def build(self) -> Town:
        """All of it; a building that is broken off leaves nothing behind, so that the next one starts afresh."""
        with transaction.atomic():
            install_presets()
            opens, closes = current_session(self.today)
            year = opens.year
            town = people.found(
                {PAST: (16, 5, PAST_OPENS, PAST_OPENS + timedelta(days=3)), year: (17, year - 2021, opens, closes)}
            )
            past = self.tellings(town, town.chambers[PAST], stories(PAST), PAST_ASSIGNED, PAST_BETWEEN, 1)
            recent = [self.today - timedelta(days=days) for days in (6, 4, 3, 2)]
            assigned = workday(opens + timedelta(days=24))
            now = self.tellings(town, town.chambers[year], stories(2026), assigned, recent, 1)
            self.play("2020", past, until=on(date(2021, 12, 31)))
            self.play(str(year), now, until=timezone.now())
        return town

    def play(self, name: str, lives: Sequence[Life], *, until: datetime) -> None:
        play(lives, until=until, tell=lambda ended, total: self.tell(name, ended, total))

    def tellings(
        self, town: Town, chamber: Chamber, told: Sequence[Story], assigned: date, between: list[date], haste: int
    ) -> list[Life]:
        siblings: dict[str, Suggestion] = {}
        deputies = self.deputies(chamber)
        lives = []
        for position, story in enumerate(told):
            start = workday(first_day(story, chamber.session.opens_on, between))
            telling = Telling(
                town=town,
                chamber=chamber,
                story=story,
                pace=Pace(story.key, start),
                lead=next(deputies),
                cosigners=[next(deputies) for _ in range(self.random.choice((0, 0, 0, 1, 2, 3)))],
                assigning_day=workday(start + timedelta(days=10)) if story.between else assigned,
                haste=haste,
                siblings=siblings,
                key_leader=KEY_LEADERS[position % len(KEY_LEADERS)] if position % 18 == 5 else "",
            )
            lives.append(telling.live())
        return lives

    def deputies(self, chamber: Chamber) -> Iterator[people.Post]:
        """Round and round the chamber in a shuffled order; the demo's own deputy raises the first one."""
        order = [chamber.deputies[0], *self.random.sample(chamber.deputies[1:], len(chamber.deputies) - 1)]
        while True:
            yield from order

"""Build the demo district: the town, its session of 2020 to the end, and the current one in full swing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from lianxinqiao.demo import (
    activities_now,
    beside,
    campaigns,
    cppcc,
    cppcc_conveners,
    cppcc_lives,
    cppcc_meetings,
    cppcc_now,
    cppcc_proposals,
    exchange,
    filings,
    halls,
    learning,
    livelihood,
    meetings,
    meetings_now,
    motions,
    opinions,
    own,
    people,
    projects,
    scores,
    sheet,
    stations,
    together,
    writing,
)
from lianxinqiao.demo.clock import Life, Pace, on, play, workday
from lianxinqiao.demo.content import Story, stories
from lianxinqiao.demo.lives import Telling, first_day
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.figures import actions as figures
from lianxinqiao.figures.periods import Period
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people.models import Post
from lianxinqiao.rulebook.actions import install_presets
from lianxinqiao.search import actions as search

PAST = 2020
PAST_OPENS, PAST_IMPORTED, PAST_ASSIGNED = date(2020, 1, 8), date(2020, 1, 16), date(2020, 2, 25)
PAST_BETWEEN = [date(2020, month, day) for month, day in ((3, 9), (3, 23), (4, 13), (5, 11), (6, 8), (7, 6), (8, 10))]
# In the current year these acts wait for their people today: answered stories at the gates of the reply and after
# it, unanswered ones before it. Each desk finds something of its own.
WAITING_ANSWERED = (
    "close",
    "assess",
    "deliver",
    "review",
    "sign",
    "countersign",
    "send",
    "rehandle",
    "publish",
    "",
    "assess",
)
WAITING_IN_WORK = ("", "confirm_contact", "give_opinion", "", "accept", "assign", "confirm_contact", "")
WAITING_BETWEEN = ("register", "assign", "accept", "reassign", "submit", "cosign", "register")
SHOWN = (
    *("suggestions.raised", "suggestions.in_session", "suggestions.between", "suggestions.handled"),
    *("suggestions.on_time", "suggestions.key", "suggestions.rehandled", "promises.made", "promises.kept"),
    *("suggestions.on_time_rate", "suggestions.final_rate"),
    *("opinions.collected", "opinions.answered", "opinions.solved", "opinions.content_rate"),
)
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
        self.shown: set[str] = set()
        self.told: dict[tuple[str, ...], int] = {}

    def build(self) -> Town:
        """All of it, each act in its own transaction as in life.

        A building that is broken off is known by the note of `setup.schema.building_demo`, and emptied before the next.
        """
        install_presets()
        opens, closes = current_session(self.today)
        year = opens.year
        with transaction.atomic():
            town = people.found(
                {PAST: (16, 5, PAST_OPENS, PAST_OPENS + timedelta(days=3)), year: (17, year - 2021, opens, closes)}
            )
            second = town.cppcc = cppcc.found(town, current=year)
        past = self.tellings(town, town.chambers[PAST], stories(PAST), PAST_ASSIGNED, PAST_BETWEEN, 1)
        recent = [self.today - timedelta(days=days) for days in (12, 9, 7, 5)]
        assigned = workday(opens + timedelta(days=24))
        now = self.tellings(town, town.chambers[year], stories(2026), assigned, recent, 3)
        with search.indexed_afterwards(), beside.lived(lambda: self.of_the_cppcc(second, year)):
            projects.before(town)
            stations.take_in(town, town.chambers[PAST])
            sheet.take_in(past, town, town.chambers[PAST], at=on(PAST_IMPORTED))
            voices = opinions.past(town, town.chambers[PAST], past)
            projects.take_in(town)
            done = [*campaigns.lives(town, town.chambers[PAST]), *projects.lives(town)]
            decided = meetings.lives(town, town.chambers[PAST])
            said = [*halls.past(town, town.chambers[PAST]), *motions.past(town, town.chambers[PAST])]
            told = [writing.life(town.body, PAST), *(telling.live() for telling in past)]
            lives = [*told, *voices, *done, *decided, *said]
            left = self.play("2020", lives, until=on(date(2021, 12, 31)))
            filings.past(town)
            scores.past(town)
            self.show_the_figures(town)
            stations.new_term(town, town.chambers[year])
            stations.this_year(town, self.today)
            activities_now.this_year(town, town.chambers[year], self.today)
            projects.this_year(town, self.today)
            livelihood.this_year(town, town.chambers[year], self.today)
            meetings_now.this_year(town, town.chambers[year], timezone.now())
            filings.this_year(town, self.today)
            motions.this_year(town, town.chambers[year], self.today)
            scores.this_year(town, town.chambers[year], self.today)
            scores.of_members(town.cppcc, self.today)
            said = halls.now(town, town.chambers[year], self.today)
            said += opinions.now(town, town.chambers[year], self.today)
            self.play(str(year), [*left, *(telling.live() for telling in now), *said], until=timezone.now())
            writing.this_year(town.body, timezone.now())
            exchange.this_year(town, town.cppcc, self.today)
            together.this_year(town, town.cppcc, self.today)
            own.filled(town, self.today, timezone.now())
        return town

    def of_the_cppcc(self, cppcc: Town, year: int) -> None:
        """The second body has all of its own but units and townships, so its years are lived beside the first's."""
        learning.take_in(cppcc)
        lives = [
            writing.life(cppcc.body, PAST),
            *learning.lives(cppcc),
            *cppcc_lives.past(cppcc),
            *cppcc_conveners.past(cppcc),
            *cppcc_proposals.past(cppcc),
            *cppcc_meetings.past(cppcc),
        ]
        left = play(lives, until=on(date(2021, 12, 31)), tell=beside.with_its_parent())
        learning.this_year(cppcc, self.today)
        cppcc_meetings.this_year(cppcc, year, self.today)
        cppcc_lives.this_year(cppcc, year, self.today)
        cppcc_conveners.this_year(cppcc, year, self.today)
        cppcc_now.this_year(cppcc, year, self.today)
        play(left, until=timezone.now(), tell=beside.with_its_parent())

    def show_the_figures(self, town: Town) -> None:
        """The body lets the year that is over stand on the portal."""
        figures.make_public(town.body, Period.of_year(PAST), SHOWN, by=town.offices["head"], at=on(date(2022, 1, 10)))

    def play(self, name: str, lives: Sequence[Life], *, until: datetime) -> list[Life]:
        return play(lives, until=until, tell=lambda ended, total: self.tell(name, ended, total))

    def tellings(
        self, town: Town, chamber: Chamber, told: Sequence[Story], assigned: date, between: list[date], speed: int
    ) -> list[Telling]:
        siblings: dict[str, Suggestion] = {}
        deputies = self.deputies(chamber)
        tellings = []
        for position, story in enumerate(told):
            start = workday(first_day(story, chamber.session.opens_on, between))
            halt = self.halt(story, speed)
            lead, cosigners = self.signers(chamber, deputies, halt)
            telling = Telling(
                town=town,
                chamber=chamber,
                story=story,
                pace=Pace(story.key, start),
                lead=lead,
                cosigners=cosigners,
                assigning_day=workday(start + timedelta(days=10 // speed)) if story.between else assigned,
                speed=speed,
                siblings=siblings,
                halt=halt,
                key_leader=KEY_LEADERS[position % len(KEY_LEADERS)] if position % 18 == 5 else "",
            )
            tellings.append(telling)
        return tellings

    def signers(self, chamber: Chamber, deputies: Iterator[Post], halt: str) -> tuple[Post, list[Post]]:
        """Who signs. What waits for a deputy waits, the first time, for the one whose door the login page shows."""
        lead, cosigners = next(deputies), [next(deputies) for _ in range(self.random.choice((0, 0, 0, 1, 2, 3)))]
        shown = chamber.deputies[0]
        if halt == "cosign":
            return lead, [*(post for post in cosigners if post != shown), shown]
        if halt in {"submit", "assess", "confirm_contact"} and halt not in self.shown:
            self.shown.add(halt)
            return shown, [post for post in cosigners if post != shown]
        return lead, cosigners

    def halt(self, story: Story, speed: int) -> str:
        """At which act the story waits; the past is told to its end."""
        if speed == 1:
            return ""
        acts = WAITING_BETWEEN if story.between else WAITING_ANSWERED if story.reply else WAITING_IN_WORK
        place = self.told.setdefault(acts, 0)
        self.told[acts] += 1
        if story.returned_by and story.between:
            return "reassign"
        return acts[place % len(acts)]

    def deputies(self, chamber: Chamber) -> Iterator[Post]:
        """Round and round the chamber in a shuffled order; the demo's own deputy raises the first one."""
        order = [chamber.deputies[0], *self.random.sample(chamber.deputies[1:], len(chamber.deputies) - 1)]
        while True:
            yield from order

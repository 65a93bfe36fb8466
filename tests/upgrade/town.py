"""Run by the program of a release (see make.py): a small district, lived by its own acts, and what that program says of it.

    python town.py BACKUP SAID

It asks of a release what has stood in every one since the first: the demo's people, stories and clock. The rooms whose
lives are left out are those in which one life needs a whole year around it.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path

import django
from django.db import transaction
from django.utils import timezone

SUGGESTIONS, THIS_YEAR, OPINIONS, PROPOSALS, MEETINGS = 6, 3, 6, 3, 1
STATIONS = 12  # one in so many
FIGURES = ("suggestions.", "promises.", "opinions.", "proposals.", "meetings.", "handlings.", "contacts.")


def live() -> None:
    from lianxinqiao.demo import build, cppcc, cppcc_proposals, meetings, opinions, people, sheet, stations
    from lianxinqiao.demo.clock import on, play, workday
    from lianxinqiao.demo.content import stories
    from lianxinqiao.journal import checkpoints
    from lianxinqiao.rulebook.actions import install_presets
    from lianxinqiao.search import actions as search

    today = timezone.localdate()
    builder = build.Builder(today, lambda *_told: None)
    install_presets()
    opens, closes = build.current_session(today)
    past, year = build.PAST, opens.year
    with transaction.atomic():
        day = build.PAST_OPENS
        town = people.found({past: (16, 5, day, day + timedelta(days=3)), year: (17, year - 2021, opens, closes)})
        town.cppcc = cppcc.found(town, current=year)
    then, now = town.chambers[past], town.chambers[year]
    told = builder.tellings(town, then, stories(past)[:SUGGESTIONS], build.PAST_ASSIGNED, build.PAST_BETWEEN, 1)
    recent = [today - timedelta(days=days) for days in (12, 9, 7, 5)]
    new = builder.tellings(town, now, stories(2026)[:THIS_YEAR], workday(opens + timedelta(days=24)), recent, 3)
    with search.indexed_afterwards():
        every = stations._rows
        stations._rows = lambda *told: islice(every(*told), 0, None, STATIONS)
        stations.take_in(town, then)
        sheet.take_in(told, town, then, at=on(build.PAST_IMPORTED))
        lives = [telling.live() for telling in told]
        lives += islice(opinions.past(town, then, told), OPINIONS)
        lives += islice(meetings.lives(town, then), MEETINGS)
        # In December the best are praised, which are a share of many.
        lives += [until_december(life) for life in cppcc_proposals.past(town.cppcc)[:PROPOSALS]]
        left = play(lives, until=on(date(2021, 12, 31)))
        play([*left, *(telling.live() for telling in new)], until=timezone.now())
    checkpoints.make()


def until_december(life: Iterator[datetime]) -> Iterator[datetime]:
    for moment in life:
        if moment.month == 12:
            return
        yield moment


def said() -> dict[str, dict[str, float | None]]:
    """The figures of the year 2020, of each body. How many rows there are stands in the backup itself."""
    from lianxinqiao.figures import listing
    from lianxinqiao.figures.periods import Period
    from lianxinqiao.people.models import Body

    return {
        body.code: {
            line.code: float(line.value)
            for line in listing.lines(body, Period.of_year(2020))
            if line.value is not None and line.code.startswith(FIGURES)
        }
        for body in Body.objects.order_by("code")
    }


if __name__ == "__main__":
    from lianxinqiao.database import embedded

    with embedded.running():  # before the settings ask for its address
        django.setup()
        from lianxinqiao.database import backup

        live()
        backup.write(Path(sys.argv[1]))
        told = json.dumps(said(), ensure_ascii=False, indent=1, sort_keys=True)
        Path(sys.argv[2]).write_text(f"{told}\n")

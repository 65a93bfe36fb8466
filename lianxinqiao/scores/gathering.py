"""What the other rooms' records say that somebody did in a year; nothing of it is typed again.

Each source yields what counts for whom, by the event's name, its own day, and the record that shows it.
"""

from collections.abc import Callable, Iterator

from lianxinqiao.people.models import Body
from lianxinqiao.scores.found import Found, Key
from lianxinqiao.scores.sources import learnt, met, raised, taking_part

# By the kind of thing whose acts may change what it gives.
SOURCES: dict[str, Callable[[Body, int, Key], Iterator[Found]]] = {
    "activities.activity": taking_part.activities,
    "activities.deed": taking_part.deeds,
    "activities.donation": taking_part.donations,
    "activities.article": taking_part.articles,
    "stations.station": taking_part.receptions,
    "halls.topic": taking_part.topics,
    "matters.suggestion": raised.suggestions,
    "motions.motion": raised.motions,
    "proposals.proposal": raised.proposals,
    "reports.report": raised.reports,
    "reports.speech": raised.speeches,
    "meetings.meeting": met.meetings,
    "learning.study": learnt.studies,
    "learning.reading": learnt.readings,
    "learning.taking": learnt.takings,
}


def everything(body: Body, year: int) -> Iterator[Found]:
    for source in SOURCES.values():
        yield from source(body, year, None)


def of_origin(body: Body, year: int, origin: str) -> Iterator[Found]:
    """What one thing gives now, by its kind and key ("activities.activity:3")."""
    label, _colon, key = origin.partition(":")
    if label in SOURCES and key.isdecimal():
        yield from SOURCES[label](body, year, int(key))

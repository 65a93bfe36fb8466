"""The two series of a session: what is raised at it, and between it and the next."""

from lianxinqiao.acts import numbers
from lianxinqiao.people.models import Session

KIND = "suggestion"


def scope(session: Session, between_sessions: bool) -> str:
    return f"session-{session.pk}{'-between' if between_sessions else ''}"


def take(session: Session, between_sessions: bool) -> int:
    return numbers.take(session.term.body, KIND, scope(session, between_sessions))


def last(session: Session, between_sessions: bool) -> int:
    return numbers.last(session.term.body, KIND, scope(session, between_sessions))


def count_from(session: Session, between_sessions: bool, number: int) -> None:
    numbers.count_from(session.term.body, KIND, scope(session, between_sessions), number)


def wind_back(session: Session, between_sessions: bool, number: int) -> None:
    numbers.wind_back(session.term.body, KIND, scope(session, between_sessions), number)

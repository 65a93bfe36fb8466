"""The two series of a session: what is raised at it, and between it and the next."""

from lianxinqiao.acts import numbers
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people.models import Session

KIND = "suggestion"


def scope(session: Session, between_sessions: bool) -> str:
    return _scope(session.pk, between_sessions)


def _scope(session: int, between_sessions: bool) -> str:
    return f"session-{session}{'-between' if between_sessions else ''}"


def take(suggestion: Suggestion) -> int:
    """The next number of its series; asks for nothing but the series."""
    return numbers.take(suggestion.body, KIND, _scope(suggestion.session_id, suggestion.between_sessions))


def last(session: Session, between_sessions: bool) -> int:
    return numbers.last(session.term.body, KIND, scope(session, between_sessions))


def count_from(session: Session, between_sessions: bool, number: int) -> None:
    numbers.count_from(session.term.body, KIND, scope(session, between_sessions), number)


def wind_back(session: Session, between_sessions: bool, number: int) -> None:
    numbers.wind_back(session.term.body, KIND, scope(session, between_sessions), number)

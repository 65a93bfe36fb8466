"""What the person looking may do now on an opinion, and the clock that runs for each."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lianxinqiao.acts.offers import Screens
from lianxinqiao.opinions.act_forms import FORMS
from lianxinqiao.opinions.kinds import handled_here
from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.opinions.rules import RULES
from lianxinqiao.opinions.stages import ShareStage, Stage
from lianxinqiao.rulebook.queries import ANSWERING, HANDLING, ROUTING


def due_of(subject: Any) -> tuple[date | None, tuple[Any, ...]]:
    """Until when it is routed, a unit's own day, else the citizen's."""
    version = subject.root.profile_version_id
    match subject:
        case Share():
            return subject.due_on, (version, HANDLING)
        case Opinion(stage=Stage.RECEIVED):
            return subject.route_due_on, (version, ROUTING) if handled_here(subject.kind) else ()
        case Opinion(is_waited_for=True):
            return subject.due_on, (version, ANSWERING)
    return None, ()


def _subjects(opinion: Opinion) -> Iterator[tuple[str, Any]]:
    yield "", opinion
    for share in opinion.shares.all():
        if share.stage == ShareStage.ASSIGNED:
            yield "share", share


SCREENS = Screens(RULES, FORMS, parts=_subjects, due=due_of, address="opinion-act")

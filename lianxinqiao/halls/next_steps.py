"""What the person looking may do now on a question, and on what was said to it."""

from collections.abc import Iterator
from typing import Any

from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.halls.act_forms import FORMS
from lianxinqiao.halls.models import Topic
from lianxinqiao.halls.rules import RULES


def parts(topic: Topic) -> Iterator[tuple[str, Any]]:
    yield "", topic
    for said in topic.said.filter(stage="waiting"):
        said.topic = topic
        yield "said", said


def due_of(subject: Any) -> Due:
    return (subject.until, ()) if isinstance(subject, Topic) and subject.stage == "open" else (None, ())


SCREENS = Screens(RULES, FORMS, parts=parts, due=due_of, address="topic-act")

"""What stands beside the form of an act: the thing it is about, so that nobody signs what they do not see."""

from dataclasses import dataclass, field
from typing import Any

from lianxinqiao.acts.table import Act
from lianxinqiao.matters.models import Assessment, Contact, Countersign, Extension, Matter, Promise, Reply
from lianxinqiao.matters.reply_forms import classes, wished
from lianxinqiao.matters.stages import ReplyStage

OF_OPENNESS = frozenset({"decide_openness", "publish", "unpublish"})
OF_THE_END = frozenset({"close", "rehandle", "convene", "conclude"})


@dataclass(frozen=True)
class About:
    """Only what the act is about is filled; the suggestion itself always stands there."""

    reply: Reply | None = None
    class_words: str = ""
    promise: Promise | None = None
    contact: Contact | None = None
    extension: Extension | None = None
    openness: bool = False
    wished: str = ""
    delivered: list[Reply] = field(default_factory=list)
    grades: list[Assessment] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)


def about(act: Act, subject: Any) -> About:
    """Whoever may do the act may read what it is done on: `rules.may` was asked before."""
    suggestion = subject.suggestion
    code = "" if act.on else act.code.partition(".")[2]
    if code in OF_OPENNESS:
        return About(openness=True, wished=wished(suggestion), delivered=_delivered(suggestion))
    if code in OF_THE_END:
        grades = Assessment.objects.filter(reply__handling__suggestion=suggestion).select_related("mandate__person")
        return About(grades=list(grades), promises=list(suggestion.promises.all()))
    match subject:
        case Reply():
            return _of_reply(subject)
        case Assessment() | Countersign():
            return _of_reply(subject.reply)
        case Promise():
            return About(promise=subject)
        case Contact():
            return About(contact=subject)
        case Extension():
            return About(extension=subject)
    return About()


def _of_reply(reply: Reply) -> About:
    return About(reply=reply, class_words=dict(classes(reply.suggestion)).get(reply.reply_class, ""))


def _delivered(suggestion: Matter) -> list[Reply]:
    rows = Reply.objects.filter(handling__suggestion=suggestion, stage=ReplyStage.DELIVERED)
    return list(rows.select_related("handling__organization"))

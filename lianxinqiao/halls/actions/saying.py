"""Say something to a question, and look at what was said before everybody reads it."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.strangers import Doer, Stranger
from lianxinqiao.halls import rules
from lianxinqiao.halls.frame import FRAME
from lianxinqiao.halls.models import Said, Topic
from lianxinqiao.halls.stages import SaidStage
from lianxinqiao.opinions import screening
from lianxinqiao.opinions.actions.senders import without
from lianxinqiao.opinions.screening import Recent, Sent
from lianxinqiao.people.models import Post

GIVEN_NO_FORM = Sent()


def say(
    topic: Topic,
    *,
    text: str,
    position: str,
    identity: uuid.UUID | None = None,
    door: str = "",
    sent: Sent = GIVEN_NO_FORM,
    by: Doer,
    at: datetime,
) -> Said:
    """It waits for a look; numbers that lead to somebody are not kept. Sent twice, it is taken once."""
    with FRAME.act("topic.say", topic, by=by, at=at) as done:
        rules.may_be_said(text, position)
        found = Said.objects.filter(identity=identity, topic=topic).first() if identity else None
        if found is not None:
            done.quietly()
            return found
        row = Said.objects.create(
            topic=topic,
            mandate_id=None if isinstance(by, Stranger) else by.mandate_id,
            position=position,
            text=without(text.strip(), {}),
            identity=identity or uuid.uuid4(),
            door=door,
            held_because=screening.reasons(text, sent, _recent(topic, text, door, at)) if door else [],
            said_at=at,
        )
        done(row, data={"position": position})
        return row


def _recent(topic: Topic, text: str, door: str, at: datetime) -> Recent:
    rows = Said.objects.filter(said_at__gt=at - screening.WINDOW, door=door).order_by("-said_at")
    same = topic.said.filter(text=text.strip(), said_at__gt=at - screening.REPEATED_WITHIN).count()
    return Recent(same, tuple(rows.values_list("text", flat=True)[: screening.FLOODED]))


def show(said: Said, *, by: Post, at: datetime) -> None:
    with FRAME.act("said.show", said, by=by, at=at) as done:
        step(said, SaidStage.SHOWN)
        said.hidden_because = ""
        said.save()
        done()


def hide(said: Said, *, reason: str, by: Post, at: datetime) -> None:
    """For what it is, never for which side it takes: the reason stands in the journal."""
    with FRAME.act("said.hide", said, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("请说明不公开的理由。"))
        step(said, SaidStage.HIDDEN)
        said.hidden_because = reason.strip()[:120]
        said.save()
        done(note=reason)

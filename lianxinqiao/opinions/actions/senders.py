"""The person behind an opinion: read with an entry in the journal, erased on request and by term."""

import re
from datetime import datetime

from django.db import transaction

from lianxinqiao.acts.frame import locked
from lianxinqiao.acts.strangers import Doer
from lianxinqiao.files import actions as files
from lianxinqiao.opinions import sealing
from lianxinqiao.opinions.frame import FRAME, done
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.models.opinions import file_by_likeness
from lianxinqiao.people.models import Post

GONE, HIDDEN = "（已删除）", "（不显示）"
PHONES = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)")
IDENTITY_CARDS = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")


def read(opinion: Opinion, *, by: Post, at: datetime) -> dict[str, str]:
    """Name and telephone, to whoever has to call; that it was read, by whom, stands in the journal."""
    with FRAME.act("sender.read", opinion, by=by, at=at) as done_:
        found = sealing.opened(opinion.sender.sealed)
        asked = opinion.contact_changes.filter(confirmed_at=None, ended_at=None).first()
        done_()
        return {**found, "new_phone": asked.number} if asked else found


def erase(opinion: Opinion, *, by: Doer, at: datetime) -> None:
    """On request (个人信息保护法 §47): what was said stays without who said it, and the figures with it."""
    with FRAME.act("sender.erase", opinion, by=by, at=at) as done_:
        _erase(opinion, at)
        done_()


@transaction.atomic
def erase_by_term(opinion: Opinion, *, by: None = None, at: datetime) -> None:
    """Its years are over."""
    locked(opinion)
    if opinion.erased_at is None:
        _erase(opinion, at)
        done("sender.erase_by_term", opinion, by=None, at=at)


def _erase(opinion: Opinion, at: datetime) -> None:
    person = sealing.opened(opinion.sender.sealed) if hasattr(opinion, "sender") else {}
    for photo in opinion.photos.select_related("attachment"):
        photo.delete()
        files.discard(photo.attachment)
    opinion.contact_changes.all().delete()
    if hasattr(opinion, "sender"):
        opinion.sender.delete()
        del opinion._state.fields_cache["sender"]
    for name in ("title", "text", "place", "reply", "rating_words"):
        setattr(opinion, name, without(getattr(opinion, name), person))
    opinion.door, opinion.erased_at = "", at
    file_by_likeness(opinion)
    opinion.save()
    for row in opinion.additions.all():
        row.words = without(row.words, person)
        row.save()
    for detail in opinion.details.all():
        detail.said = without(detail.said, person)[:200]
        detail.save()
    for question in opinion.questions.all():
        question.answer = without(question.answer, person)
        question.save()
    for share in opinion.shares.all():
        share.answer = without(share.answer, person)
        share.save()
        for errand in share.errands.all():
            errand.told, errand.words = without(errand.told, person), without(errand.words, person)
            errand.who = ""
            errand.save()


def masked(opinion: Opinion, text: str) -> str:
    """Its words as a page shows them: whoever has to know who wrote them looks them up, which is written down."""
    person = sealing.opened(opinion.sender.sealed) if hasattr(opinion, "sender") else {}
    return without(text, person, HIDDEN)


def without(text: str, person: dict[str, str], instead: str = GONE) -> str:
    """The words without the name, number or address of who wrote them, and without any telephone or identity number."""
    for value in sorted((each for each in person.values() if len(each) > 1), key=len, reverse=True):
        text = text.replace(value, instead)
    return IDENTITY_CARDS.sub(instead, PHONES.sub(instead, text))

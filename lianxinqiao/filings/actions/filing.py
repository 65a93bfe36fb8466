"""What is filed: sent in, checked and registered, reviewed, mended or revoked, each step with its day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.filings import profile
from lianxinqiao.filings.frame import FRAME
from lianxinqiao.filings.models import Filing
from lianxinqiao.filings.rules import RULES
from lianxinqiao.filings.stages import Stage
from lianxinqiao.people.models import Body, Organization, Post, Township

KEPT = ("kind", "title", "document_number", "unit", "township", "published_on", "text", "note")


@transaction.atomic
def file(*, body: Body, values: Mapping[str, Any], filed_on: date | None = None, by: Post, at: datetime) -> Filing:
    """Filed within the profile's days of its publication; how late is counted. Raises ValidationError by field."""
    filing = Filing(body=body, entered_by=by, entered_at=at, filed_on=filed_on or day(at))
    for name in KEPT:
        if name in values:
            setattr(filing, name, values[name])
    if by.organization_id:
        filing.unit = Organization.objects.get(pk=by.organization_id)
        filing.township = Township.objects.filter(unit=filing.unit).first()
    RULES.may("filing.file", by, filing, at)
    if filing.published_on and filing.published_on > filing.filed_on:
        raise Refused(_("公布日期不能晚于报备日期。"))
    rules = profile.of(body, filing.filed_on)
    filing.filed_by_day = profile.last_day(rules.filed, filing.published_on) if filing.published_on else None
    if filing.filed_by_day:
        filing.late = max(0, (filing.filed_on - filing.filed_by_day).days)
    filing.due_on = profile.last_day(rules.checked, filing.filed_on)
    filing.full_clean()
    filing.save(force_insert=True)
    FRAME.done("filing.file", filing, by=by, at=at, data={"number": filing.document_number, "late": filing.late})
    return filing


def register(filing: Filing, *, by: Post, at: datetime) -> None:
    """Put it on record with the next number of the year."""
    with FRAME.act("filing.register", filing, by=by, at=at) as done:
        step(filing, Stage.REGISTERED)
        filing.registered_on, filing.year = day(at), day(at).year
        filing.number = numbers.take(filing.body, "filing", str(filing.year))
        filing.due_on = profile.last_day(profile.of(filing.body, day(at)).shared, day(at))
        filing.save()
        done(data={"number": filing.number})


def ask_more(filing: Filing, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("filing.ask_more", filing, by=by, at=at) as done:
        say_why(reason)
        step(filing, Stage.INCOMPLETE)
        filing.due_on = profile.last_day(profile.of(filing.body, day(at)).completed, day(at))
        filing.save()
        done(note=reason, data={"due_on": filing.due_on})


def complete(filing: Filing, *, text: str, note: str = "", by: Post, at: datetime) -> None:
    """What was missing has come; the check begins anew."""
    with FRAME.act("filing.complete", filing, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请填写文件正文。"))
        step(filing, Stage.FILED)
        filing.text, filing.note = text.strip(), note.strip() or filing.note
        filing.due_on = profile.last_day(profile.of(filing.body, day(at)).checked, day(at))
        filing.save()
        done(data={"length": len(filing.text)})


def give_back(filing: Filing, *, reason: str, by: Post, at: datetime) -> None:
    """Give back what need not be filed here."""
    with FRAME.act("filing.return", filing, by=by, at=at) as done:
        say_why(reason)
        step(filing, Stage.RETURNED)
        filing.due_on = None
        filing.save()
        done(note=reason)


# ------------------------------------------------------------------ the review
def share(filing: Filing, *, committee: str, by: Post, at: datetime) -> None:
    """Ask the committee that knows the matter for an opinion within the profile's days."""
    with FRAME.act("filing.share", filing, by=by, at=at) as done:
        _begin_review(filing, committee, at)
        done(data={"committee": filing.committee, "due_on": filing.due_on})


def _begin_review(filing: Filing, committee: str, at: datetime) -> None:
    step(filing, Stage.SHARED)
    filing.committee = committee.strip() or filing.committee
    filing.due_on = profile.last_day(profile.of(filing.body, day(at)).reviewed, day(at))
    filing.reviewed_on = filing.ended_on = None
    filing.save()


def clear(filing: Filing, *, opinion: str, by: Post, at: datetime) -> None:
    with FRAME.act("filing.clear", filing, by=by, at=at) as done:
        said, opined = say_why(opinion), filing.stage == Stage.OPINED
        step(filing, Stage.CLEARED)
        filing.opinion = filing.opinion if opined else said  # what was sent stays; that of an earlier review does not
        filing.reviewed_on = filing.reviewed_on or day(at)
        _end(filing, at)
        done(note=opinion)


def promise(filing: Filing, *, problem: str, promised_on: date, by: Post, at: datetime) -> None:
    """The organ promises to mend it by a day; the review is suspended until then."""
    with FRAME.act("filing.promise", filing, by=by, at=at) as done:
        if promised_on <= day(at):
            raise Refused(_("承诺的日期应在今天以后。"))
        step(filing, Stage.PROMISED)
        filing.opinion, filing.reviewed_on, filing.due_on = say_why(problem), day(at), promised_on
        filing.save()
        done(note=problem, data={"promised_on": promised_on})


def opine(filing: Filing, *, opinion: str, by: Post, at: datetime) -> None:
    """Send a written opinion, which the organ answers within the profile's days."""
    with FRAME.act("filing.opine", filing, by=by, at=at) as done:
        step(filing, Stage.OPINED)
        filing.opinion, filing.opined_on = say_why(opinion), day(at)
        filing.answer, filing.answered_on = "", None  # it waits for its own answer, whatever an earlier review brought
        filing.reviewed_on = filing.reviewed_on or day(at)
        filing.due_on = profile.last_day(profile.of(filing.body, day(at)).answered, day(at))
        filing.save()
        done(note=opinion, data={"due_on": filing.due_on})


def answer(filing: Filing, *, answer: str, by: Post, at: datetime) -> None:
    with FRAME.act("filing.answer", filing, by=by, at=at) as done:
        filing.answer, filing.answered_on = say_why(answer), day(at)
        filing.save()
        done(note=answer)


def mend(filing: Filing, *, mended: str, by: Post, at: datetime) -> None:
    """Changed or repealed by who issued it: the review ends."""
    with FRAME.act("filing.mend", filing, by=by, at=at) as done:
        step(filing, Stage.MENDED)
        filing.mended = mended
        _end(filing, at)
        done(data={"mended": mended})


def bring_up(filing: Filing, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("filing.raise", filing, by=by, at=at) as done:
        say_why(reason)
        step(filing, Stage.RAISED)
        filing.due_on = profile.last_day(profile.of(filing.body, day(at)).carried_out, day(at))
        filing.save()
        done(note=reason)


def revoke(filing: Filing, *, decision: str, by: Post, at: datetime) -> None:
    """The standing committee has revoked it by a decision; the decision is named."""
    with FRAME.act("filing.revoke", filing, by=by, at=at) as done:
        say_why(decision)
        step(filing, Stage.REVOKED)
        _end(filing, at)
        done(note=decision)


def _end(filing: Filing, at: datetime) -> None:
    filing.due_on, filing.ended_on = None, day(at)
    filing.save()

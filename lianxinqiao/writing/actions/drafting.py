"""Begin a report, and write its sections: several at once, each section a draft of its own."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.models import Campaign
from lianxinqiao.acts.drafts import refuse_if_saved_since
from lianxinqiao.people.models import Body, Post
from lianxinqiao.writing import beginnings
from lianxinqiao.writing.frame import FRAME
from lianxinqiao.writing.models import Presence, Remark, Section, Version, WorkReport
from lianxinqiao.writing.rules import RULES


@transaction.atomic
def begin(
    *, body: Body, kind: str, year: int, campaign: Campaign | None = None, title: str = "", by: Post, at: datetime
) -> WorkReport:
    """With the sections of its kind, their numbers by reference."""
    report = WorkReport(body=body, kind=kind, year=year, campaign=campaign, begun_by=by, begun_at=at)
    RULES.may("work_report.begin", by, report, at)
    report.title = title.strip() or beginnings.title(report)
    report.full_clean()
    report.save(force_insert=True)
    for place, (heading, text) in enumerate(beginnings.sections(report), 1):
        section = Section.objects.create(
            report=report, position=place, heading=heading, text=text, saved_at=at, saved_by=by
        )
        _version(section)
    FRAME.done("work_report.begin", report, by=by, at=at, data={"kind": kind, "year": year})
    return report


def rename(report: WorkReport, *, title: str, by: Post, at: datetime) -> None:
    with FRAME.act("work_report.rename", report, by=by, at=at) as done:
        if not title.strip():
            raise Refused(_("请填写标题。"))
        report.title = title.strip()
        report.save(update_fields=["title"])
        done(data={"title": report.title})


def write(section: Section, *, heading: str, text: str, read: datetime | None = None, by: Post, at: datetime) -> None:
    """As it is typed; a save over what this writer has not read is refused and keeps both texts."""
    with FRAME.act("section.write", section, by=by, at=at) as done:
        stored = {"heading": section.heading, "text": section.text}
        typed = {"heading": heading.strip(), "text": text.replace("\r\n", "\n").rstrip()}
        refuse_if_saved_since(section, read, stored, typed)
        see(section, by=by, at=at)
        if stored != typed:
            section.heading, section.text = typed["heading"], typed["text"]
            section.saved_at, section.saved_by = at, by
            section.save()
            _version(section)
        done.quietly()


def _version(section: Section) -> None:
    """A new one, unless the same writer goes on with the last."""
    last = section.versions.first()
    kept = {"heading": section.heading, "text": section.text, "saved_at": section.saved_at}
    if last and last.saved_by_id == section.saved_by_id and section.saved_at - last.saved_at < Version.ONE:
        Version.objects.filter(pk=last.pk).update(heading=section.heading, text=section.text)
    else:
        Version.objects.create(section=section, saved_by=section.saved_by, **kept)


@transaction.atomic
def see(section: Section, *, by: Post, at: datetime) -> None:
    """Note who has it open; no act, nothing is told."""
    Presence.objects.update_or_create(section=section, post=by, defaults={"seen_at": at})


def add(report: WorkReport, *, heading: str, by: Post, at: datetime) -> Section:
    with FRAME.act("section.add", report, by=by, at=at) as done:
        last = report.sections.aggregate(last=Max("position"))["last"] or 0
        section = Section.objects.create(
            report=report, position=last + 1, heading=heading.strip(), saved_at=at, saved_by=by
        )
        _version(section)
        done(section, data={"heading": section.heading})
        return section


def move(section: Section, *, position: int, by: Post, at: datetime) -> None:
    """To this place; those behind it go one further."""
    with FRAME.act("section.move", section, by=by, at=at) as done:
        section.report.sections.filter(position__gte=position).update(position=F("position") + 1)
        Section.objects.filter(pk=section.pk).update(position=position)
        for place, each in enumerate(section.report.sections.all(), 1):
            if each.position != place:
                Section.objects.filter(pk=each.pk).update(position=place)
        section.refresh_from_db()
        done(data={"position": section.position})


def remove(section: Section, *, by: Post, at: datetime) -> None:
    with FRAME.act("section.remove", section, by=by, at=at) as done:
        done(data={"heading": section.heading, "characters": len(section.text)})
        section.delete()


def remark(section: Section, *, text: str, quote: str = "", by: Post, at: datetime) -> Remark:
    with FRAME.act("remark.add", section, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请写明意见。"))
        row = Remark.objects.create(section=section, text=text.strip(), quote=quote.strip(), made_by=by, made_at=at)
        done(row, note=row.text)
        return row


def settle(remark: Remark, *, by: Post, at: datetime) -> None:
    with FRAME.act("remark.settle", remark, by=by, at=at) as done:
        remark.settled_by, remark.settled_at = by, at
        remark.save()
        done()

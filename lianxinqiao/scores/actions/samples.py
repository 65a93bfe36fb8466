"""A long-running initiative told as an example （履职样本）: written, its steps, shown to everybody, taken off."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Body, Mandate, Post
from lianxinqiao.scores.frame import SAMPLE_FRAME
from lianxinqiao.scores.models import Point, Sample, SampleStep
from lianxinqiao.scores.rules import SAMPLE_RULES
from lianxinqiao.scores.stages import LEAST_STEPS, SampleStage


@transaction.atomic
def draft(body: Body, *, title: str, summary: str, mandates: Iterable[Mandate], by: Post, at: datetime) -> Sample:
    SAMPLE_RULES.may("sample.draft", by, Beginning(body.pk), at)
    seats = list(mandates)
    if not seats or any(seat.term.body_id != body.pk for seat in seats):
        raise Refused(_("请选择本机构的代表、委员。"))
    row = Sample(body=body, title=title.strip(), summary=summary.strip())
    row.full_clean()
    row.save(force_insert=True)
    row.mandates.set(seats)
    SAMPLE_FRAME.done("sample.draft", row, by=by, at=at, data={"title": row.title})
    return row


def add_step(sample: Sample, *, on: date, text: str, point: Point | None = None, by: Post, at: datetime) -> SampleStep:
    """What was done on a day; from the person's record where it stands there."""
    with SAMPLE_FRAME.act("sample.add_step", sample, by=by, at=at) as done:
        if on > day(at):
            raise Refused(_("日期不能晚于今天。"))
        if point and not sample.mandates.filter(pk=point.mandate_id).exists():
            raise Refused(_("这条履职记录属于别人。"))
        row = SampleStep(sample=sample, on=on, text=text.strip(), point=point)
        row.full_clean()
        row.save()
        done(row, data={"on": on})
        return row


def publish(sample: Sample, *, by: Post, at: datetime) -> None:
    """For everybody to read, once it has steps."""
    with SAMPLE_FRAME.act("sample.publish", sample, by=by, at=at) as done:
        if sample.steps.count() < LEAST_STEPS:
            raise Refused(_("至少写两步，才看得出怎样一步一步做成的。"))
        step(sample, SampleStage.PUBLISHED)
        sample.published_on = day(at)
        sample.save()
        done()


def withdraw(sample: Sample, *, reason: str, by: Post, at: datetime) -> None:
    with SAMPLE_FRAME.act("sample.withdraw", sample, by=by, at=at) as done:
        say_why(reason)
        step(sample, SampleStage.WITHDRAWN)
        sample.save()
        done(note=reason)

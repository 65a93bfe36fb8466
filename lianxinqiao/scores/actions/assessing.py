"""A year's assessment: begun with a table, gathered, checked by each person, published, frozen."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Body, Post
from lianxinqiao.scores import comparing, standing
from lianxinqiao.scores.frame import FRAME
from lianxinqiao.scores.models import Assessment
from lianxinqiao.scores.rules import RULES
from lianxinqiao.scores.stages import Stage
from lianxinqiao.scores.tables import ScoreTable


@transaction.atomic
def begin(body: Body, *, year: int, table: ScoreTable, by: Post, at: datetime) -> Assessment:
    """By this table, which the assessment keeps whole. Raises ValidationError by field."""
    RULES.may("assessment.begin", by, Beginning(body.pk), at)
    if year > day(at).year:
        raise Refused(_("这个年度还没有开始。"))
    if not table.is_usable:
        raise Refused(_("“%(table)s”的来源没有写明分值，不能直接使用。") % {"table": table.name})
    assessment = Assessment(body=body, year=year, table=table.model_dump(mode="json"))
    assessment.full_clean()
    assessment.save(force_insert=True)
    FRAME.done("assessment.begin", assessment, by=by, at=at, data={"year": year, "table": table.code})
    return assessment


def gather(assessment: Assessment, *, by: Post, at: datetime) -> tuple[int, int]:
    """Take in what the other rooms hold now: how many are new, and how many were taken back because their record fell."""
    with FRAME.act("assessment.gather", assessment, by=by, at=at) as done:
        changes = comparing.everything(assessment, at)
        assessment.gathered_at = at
        assessment.save()
        done(data={"new": changes.new, "taken_back": changes.fallen, "again": changes.back})
        return changes.new, len(changes.fallen)


def preview(assessment: Assessment, *, by: Post, at: datetime) -> None:
    """Everybody sees their own score and what it rests on, and may appeal."""
    with FRAME.act("assessment.preview", assessment, by=by, at=at) as done:
        step(assessment, Stage.PREVIEW)
        assessment.previewed_on = day(at)
        assessment.save()
        done(data={"persons": standing.compute(assessment)})


def publish(assessment: Assessment, *, by: Post, at: datetime) -> None:
    with FRAME.act("assessment.publish", assessment, by=by, at=at) as done:
        step(assessment, Stage.PUBLISHED)
        assessment.published_on = day(at)
        assessment.save()
        done(data={"persons": standing.compute(assessment)})


def freeze(assessment: Assessment, *, by: Post, at: datetime) -> None:
    """From now on nothing of it changes, whatever becomes of the records that it rests on."""
    with FRAME.act("assessment.freeze", assessment, by=by, at=at) as done:
        standing.compute(assessment)
        step(assessment, Stage.FROZEN)
        assessment.frozen_on = day(at)
        assessment.save()
        done()

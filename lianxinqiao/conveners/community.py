"""Members report to a street or community, offer advice, take along what residents say; studios open and close."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.conveners.community_acts import CHECK_IN_FRAME, CHECK_IN_RULES, STUDIO_FRAME, STUDIO_RULES
from lianxinqiao.conveners.models import CheckIn, Studio, TakenAlong
from lianxinqiao.conveners.stages import CheckInStage, StudioStage
from lianxinqiao.people.models import Body, Post
from lianxinqiao.reports.actions import writing
from lianxinqiao.reports.models import Report

OF_STUDIO = ("kind", "name", "township", "mandate", "address", "focus")


@transaction.atomic
def report(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> CheckIn:
    """To a place of the district, once as long as it lasts."""
    row = CheckIn(body=body, mandate=by.mandate, reported_on=day(at), **values)
    CHECK_IN_RULES.may("check_in.report", by, row, at)
    _of_the_district(row)
    row.full_clean()
    row.save(force_insert=True)
    CHECK_IN_FRAME.done("check_in.report", row, by=by, at=at)
    return row


def _of_the_district(row: CheckIn | Studio) -> None:
    if row.township_id and row.township.district_id != row.body.district_id:
        raise Refused(_("%(township)s不在本行政区划。") % {"township": row.township})


def offer(row: CheckIn, *, offers: str, by: Post, at: datetime) -> None:
    with CHECK_IN_FRAME.act("check_in.offer", row, by=by, at=at) as done:
        if not offers.strip():
            raise Refused(_("请写明可以提供的咨询和服务。"))
        row.offers = offers.strip()
        row.save()
        done()


def take(row: CheckIn, *, title: str, text: str, by: Post, at: datetime) -> Report:
    """What residents said becomes a draft of the member's own report, which is handed in as every other one."""
    with CHECK_IN_FRAME.act("check_in.take", row, by=by, at=at) as done:
        if not title.strip() or not text.strip():
            raise Refused(_("请写明题目和群众反映的情况。"))
        made = writing.begin(body=row.body, values={"title": title.strip(), "text": text.strip()}, by=by, at=at)
        TakenAlong.objects.create(check_in=row, report=made, on=day(at))
        done(data={"report": made.pk})
        return made


def end(row: CheckIn, *, by: Post, at: datetime) -> None:
    with CHECK_IN_FRAME.act("check_in.end", row, by=by, at=at) as done:
        step(row, CheckInStage.ENDED)
        row.ended_on = day(at)
        row.save()
        done()


# ------------------------------------------------------------------ studios
@transaction.atomic
def open_studio(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Studio:
    row = Studio(body=body, opened_on=day(at), **values)
    STUDIO_RULES.may("studio.open", by, row, at)
    _may_stand(row)
    row.save(force_insert=True)
    STUDIO_FRAME.done("studio.open", row, by=by, at=at)
    return row


def _may_stand(row: Studio) -> None:
    _of_the_district(row)
    if row.mandate and row.mandate.term.body_id != row.body_id:
        raise Refused(_("领办的应当是本届委员。"))
    row.full_clean()


def change_studio(row: Studio, *, values: Mapping[str, Any], by: Post, at: datetime) -> None:
    with STUDIO_FRAME.act("studio.change", row, by=by, at=at) as done:
        for name, value in values.items():
            assert name in OF_STUDIO, name
            setattr(row, name, value)
        _may_stand(row)
        row.save()
        done()


def close_studio(row: Studio, *, by: Post, at: datetime) -> None:
    with STUDIO_FRAME.act("studio.close", row, by=by, at=at) as done:
        step(row, StudioStage.CLOSED)
        row.closed_on = day(at)
        row.save()
        done()

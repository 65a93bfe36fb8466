"""Get ready what later acts use: an assigning meeting and its list, a unit's own beginnings for its replies.

None of it is an event of a suggestion. The journal keeps what becomes of a meeting's list; a template is the unit's own.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import locked
from lianxinqiao.matters import rules
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.frame import noted
from lianxinqiao.matters.models import AssigningMeeting, Matter, PlannedAssignment, ReplyTemplate
from lianxinqiao.people.models import Organization, Post


@transaction.atomic
def call_meeting(*, name: str, held_on: date, by: Post, at: datetime) -> AssigningMeeting:
    """Put an assigning meeting down, with an empty list."""
    rules.may_begin("meeting.call", by)
    assert by.body
    meeting = AssigningMeeting.objects.create(body=by.body, name=name, held_on=held_on, planned_by=by)
    noted("meeting.call", meeting, by=by, at=at, data={"on": held_on})
    return meeting


@transaction.atomic
def plan(meeting: AssigningMeeting, suggestion: Matter, *, to: Sequence[To], by: Post, at: datetime) -> None:
    """Put a suggestion on the list of an assigning meeting; nothing is assigned before it is held."""
    locked(meeting)
    locked(suggestion)
    rules.may_change_package("meeting.plan", by, meeting)
    rules.may_assign(by, suggestion, [(str(part.kind), part.organization) for part in to])
    listed = meeting.planned.filter(suggestion=suggestion)
    if {(row.organization_id, row.kind) for row in listed} == {(part.organization.pk, str(part.kind)) for part in to}:
        raise Refused(_("这件%(matter)s已经这样列入交办会。") % suggestion.words)
    listed.delete()
    PlannedAssignment.objects.bulk_create(
        PlannedAssignment(meeting=meeting, suggestion=suggestion, organization=part.organization, kind=part.kind)
        for part in to
    )
    units = [f"{part.organization.called}({part.kind})" for part in to]
    noted("meeting.plan", meeting, by=by, at=at, data={"suggestion": suggestion.number_text, "units": units})


@transaction.atomic
def take_off(meeting: AssigningMeeting, suggestion: Matter, *, by: Post, at: datetime) -> None:
    """Take a suggestion off the list of a meeting that has not been held."""
    locked(meeting)
    rules.may_change_package("meeting.take_off", by, meeting)
    if not meeting.planned.filter(suggestion=suggestion).delete()[0]:
        raise Refused(_("这件%(matter)s已经不在交办会的清单上。") % suggestion.words)
    noted("meeting.take_off", meeting, by=by, at=at, data={"suggestion": suggestion.number_text})


@transaction.atomic
def save_template(template: ReplyTemplate | None, *, name: str, body: str, by: Post, at: datetime) -> ReplyTemplate:
    """A unit's own beginning for its replies; a name is used once."""
    rules.may_keep_templates(by)
    organization = by.organization
    assert isinstance(organization, Organization)
    template = template or ReplyTemplate(organization=organization)
    if template.organization_id != organization.pk:
        raise Refused(_("答复模板由承办单位自己维护。"))
    template.name, template.body, template.saved_by, template.saved_at = name, body, by, at
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError as error:
        raise Refused(_("已经有同名的模板。")) from error
    return template


@transaction.atomic
def drop_template(template: ReplyTemplate, *, by: Post, at: datetime) -> None:
    rules.may_keep_templates(by)
    if template.organization_id != by.organization_id:
        raise Refused(_("答复模板由承办单位自己维护。"))
    template.delete()

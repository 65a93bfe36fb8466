"""Get ready what later acts use: an assigning meeting and its list, a unit's own beginnings for its replies.

None of it is an event of a suggestion, so the journal stays silent until the meeting is held or the reply is sent.
"""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters import rules
from lianxinqiao.matters.models import AssigningMeeting, ReplyTemplate, Suggestion
from lianxinqiao.people.models import Organization, Post


@transaction.atomic
def call_meeting(*, name: str, held_on: date, by: Post, at: datetime) -> AssigningMeeting:
    """Put an assigning meeting down, with an empty list."""
    rules.may_prepare_meeting(by)
    assert by.body
    return AssigningMeeting.objects.create(body=by.body, name=name, held_on=held_on, planned_by=by)


@transaction.atomic
def take_off(meeting: AssigningMeeting, suggestion: Suggestion, *, by: Post, at: datetime) -> None:
    """Take a suggestion off the list of a meeting that has not been held."""
    rules.may_prepare_meeting(by)
    meeting = AssigningMeeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.body_id != by.body_id:
        raise Refused(_("交办会由代工委或政府督查室安排。"))
    if meeting.made_at:
        raise Refused(_("这次交办会已经交办完毕。"))
    meeting.planned.filter(suggestion=suggestion).delete()


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

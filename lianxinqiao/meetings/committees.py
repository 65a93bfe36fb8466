"""A committee's own meeting: whose it is, and how it is counted; and what a committee is called that is kept by its name."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lianxinqiao.meetings.models import Meeting
from lianxinqiao.people.models import Body, Committee
from lianxinqiao.people.models.spoken import in_chinese


def settle(meeting: Meeting) -> None:
    """It says which committee it is of, where the body has registered any; other meetings are of none."""
    if meeting.kind != "committee":
        meeting.committee = None
    elif meeting.committee is None and Committee.objects.filter(body=meeting.body, ended_on=None).exists():
        raise ValidationError({"committee": _("请选择是哪个委员会的会议。")})
    elif meeting.committee is not None and meeting.committee.body_id != meeting.body_id:
        raise ValidationError({"committee": _("这个委员会不是这个机构的。")})


def counted_as(meeting: Meeting) -> str:
    """The name of its count: each committee counts its meetings for itself."""
    kind = f"meeting.{meeting.kind}"
    return f"{kind}.{meeting.committee_id}" if meeting.committee_id else kind


def called(body: Body) -> dict[str, str]:
    """What its committees are called in the reader's language, by their names; none where that is the name itself."""
    if in_chinese():
        return {}
    return dict(Committee.objects.filter(body=body).exclude(name_en="").values_list("name", "name_en"))

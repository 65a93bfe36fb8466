"""Which days of a suggestion's life somebody is reminded of, and who. When and how stands in acts/reminding.py."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.reminding import AHEAD, NAMED, Due, Reminding
from lianxinqiao.matters.audience import AUDIENCES
from lianxinqiao.matters.models import Assessment, Handling, Matter, Promise
from lianxinqiao.matters.stages import OPEN_HANDLING, WITH_THE_OFFICE, HandlingStage
from lianxinqiao.rulebook import queries as rulebook

NEAR = ("suggestion__profile_version", "suggestion__body", "suggestion__session")


def of_office(today: date) -> Iterator[Due]:
    """Raised between sessions and not yet registered or assigned."""
    rows = Matter.objects.filter(stage__in=[str(stage) for stage in WITH_THE_OFFICE], office_due_on__isnull=False)
    for row in rows.filter(merged_into=None).select_related("profile_version", "body", "session"):
        yield Due(row, row.office_due_on, "office", f"office:{row.pk}", rulebook.OFFICE)


def of_returns(today: date) -> Iterator[Due]:
    """A unit says it is not theirs, and nobody has said whose."""
    rows = Handling.objects.filter(stage=HandlingStage.RETURN_ASKED, reassign_due_on__isnull=False)
    for row in rows.select_related(*NEAR):
        yield Due(row, row.reassign_due_on, "supervision", f"return:{row.pk}", rulebook.REASSIGN)


def of_handlings(today: date) -> Iterator[Due]:
    rows = Handling.objects.filter(stage__in=OPEN_HANDLING, due_on__lte=today + AHEAD)
    for row in rows.select_related(*NEAR, "organization"):
        yield Due(row, row.due_on, "this_unit", f"handling:{row.pk}", row.due_rule[1])


def of_assessments(today: date) -> Iterator[Due]:
    rows = Assessment.objects.filter(state="asked", due_on__isnull=False)
    for row in rows.select_related(*(f"reply__handling__{path}" for path in NEAR)):
        yield Due(row, row.due_on, "asked_deputy", f"assessment:{row.pk}", rulebook.ASSESSMENT)


def of_promises(today: date) -> Iterator[Due]:
    rows = Promise.objects.filter(stage="open", due_on__lte=today + AHEAD)
    for row in rows.select_related(*NEAR):
        yield Due(row, row.due_on, "this_unit", f"promise:{row.pk}", NAMED)


def of_confirmations(today: date) -> Iterator[Due]:
    """A unit says that a promise is kept, and the deputy has not spoken."""
    rows = Promise.objects.filter(stage="declared", confirm_due_on__isnull=False)
    for row in rows.select_related(*NEAR):
        yield Due(row, row.confirm_due_on, "lead_deputy", f"kept:{row.pk}", rulebook.ASSESSMENT)


REMINDING = Reminding(
    AUDIENCES,
    (of_office, of_returns, of_handlings, of_assessments, of_promises, of_confirmations),
    {
        "office": _("登记、交办的期限"),
        "return": _("退回后改派的期限"),
        "handling": _("办理、答复的期限"),
        "assessment": _("评价答复的期限"),
        "promise": _("兑现承诺的期限"),
        "kept": _("确认承诺兑现的期限"),
    },
)

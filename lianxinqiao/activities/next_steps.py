"""What the person looking may do now: on an activity and its parts, a problem, a campaign, a line of a ledger."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from lianxinqiao.activities.act_forms import CAMPAIGN_FORMS, FORMS, LEDGER_FORMS, PROBLEM_FORMS
from lianxinqiao.activities.models import Activity, Finding, Participation
from lianxinqiao.activities.rules import CAMPAIGN_RULES, LEDGER_RULES, PROBLEM_RULES, RULES
from lianxinqiao.acts.offers import Due, Screens


def gather(activity: Activity) -> None:
    """Everything that offers and page ask of an activity, in one query a kind."""
    seats = Participation.objects.select_related("mandate__person", "mandate__township")
    findings = Finding.objects.select_related("mandate__person", "suggestion__body", "suggestion__session", "picture")
    prefetch_related_objects(
        [activity], Prefetch("participations", seats), Prefetch("findings", findings), "visits__host"
    )
    for seat in activity.participations.all():
        seat.activity = activity  # it leads to the one that was fetched
    for finding in activity.findings.all():
        finding.activity = activity


def parts(activity: Activity) -> Iterator[tuple[str, Any]]:
    yield "", activity
    for seat in activity.participations.all():
        yield "participation", seat
    for finding in activity.findings.all():
        yield "finding", finding


def itself(root: Any) -> Iterator[tuple[str, Any]]:
    """For a root without parts."""
    yield "", root


def due_of(subject: Any) -> Due:
    """The day by which it wants doing: of an answer that is owed, of a problem; a day that somebody named."""
    return getattr(subject, "due_on", None), ()


SCREENS = Screens(RULES, FORMS, parts=parts, due=due_of, address="activity-act")
PROBLEM_SCREENS = Screens(PROBLEM_RULES, PROBLEM_FORMS, parts=itself, due=due_of, address="problem-act")
CAMPAIGN_SCREENS = Screens(CAMPAIGN_RULES, CAMPAIGN_FORMS, parts=itself, due=due_of, address="campaign-act")
LEDGER_SCREENS = {
    name: Screens(LEDGER_RULES[name], forms, parts=itself, due=due_of, address=f"{name}-act")
    for name, forms in LEDGER_FORMS.items()
}

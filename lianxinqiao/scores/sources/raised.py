"""What somebody raised in writing: suggestions, motions, proposals, public-opinion reports, speeches at the plenary."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.motions.models import Motion
from lianxinqiao.motions.stages import HANDED_IN, Signing
from lianxinqiao.motions.stages import Stage as Moved
from lianxinqiao.people.models import Body
from lianxinqiao.proposals.models import Particulars, Proposal
from lianxinqiao.reports.models import Adoption, Report, Speech
from lianxinqiao.reports.stages import COUNTED, SpeechStage
from lianxinqiao.scores.found import Found, Key, found, narrowed

NOT_HANDED_IN = (Stage.DRAFT, Stage.COSIGNING, Stage.SENT_BACK, Stage.WITHDRAWN)


def suggestions(body: Body, year: int, key: Key) -> Iterator[Found]:
    """By the day on which they were handed in; registered ones alone, as long as they are not withdrawn."""
    rows = Suggestion.objects.filter(body=body, registered_at__isnull=False, submitted_at__year=year)
    for row in _matters(rows.exclude(stage=Stage.WITHDRAWN), key):
        on, signed = timezone.localdate(row.submitted_at), _signed(row)
        together = {"people": len(signed) + bool(row.lead_id)}
        if row.lead_id:
            yield found(row.lead_id, "suggestion.lead", on, row.title, row, row, **together)
        for each in signed:
            yield found(each.mandate_id, "suggestion.joint", on, row.title, each, row, **together, leads=False)


def motions(body: Body, year: int, key: Key) -> Iterator[Found]:
    """Handed in and not withdrawn; one that became a suggestion counts as that. Many tables count both by one name."""
    rows = Motion.objects.filter(body=body, handed_on__year=year, lead__isnull=False, stage__in=HANDED_IN)
    rows = rows.exclude(stage__in=[Moved.WITHDRAWN, Moved.TURNED])
    for row in narrowed(rows, "pk", key).prefetch_related("signatures"):
        signed = [each for each in row.signatures.all() if each.stage == Signing.SIGNED]
        told = (row.handed_on, row.title)
        known: dict[str, Any] = {"people": len(signed) + 1}
        yield found(row.lead_id, "motion.lead", *told, row, row, plain="suggestion.lead", **known)
        known |= {"plain": "suggestion.joint", "leads": False}
        for each in signed:
            yield found(each.mandate_id, "motion.joint", *told, each, row, **known)


def proposals(body: Body, year: int, key: Key) -> Iterator[Found]:
    """Handed in, filed, led as a key one, turned into a report: by the day of handing in. Of a collective one the lead is
    the member who answers for it.
    """
    rows = Proposal.objects.filter(body=body, submitted_at__year=year).exclude(stage__in=NOT_HANDED_IN)
    for row in _matters(rows, key):
        on, signed, filed = timezone.localdate(row.submitted_at), _signed(row), row.registered_at is not None
        people = {"people": len(signed) + 1}
        lead = ("proposal.joint_first", "proposal.filed") if signed else ("proposal.filed", "")
        told = [("proposal.submitted", "", "proposal.cosigned", "proposal.submitted", filed)]
        if filed:
            told.append((*lead, "proposal.joint", "proposal.filed", False))
        if row.is_key:
            told.append(("proposal.key", "", "proposal.key_joint", "", True))
        if row.particulars.outcome == Particulars.Outcome.REPORT:
            told.append(("proposal.to_sqmy", "", "proposal.to_sqmy_joint", "", True))
        for event, plain, joint, shared, aside in told:
            yield found(row.lead_id, event, on, row.title, row, row, plain=plain, aside=aside, **people)
            for each in signed:
                known = {"shared": shared, "aside": aside, "leads": False, **people}
                yield found(each.mandate_id, joint, on, row.title, each, row, **known)
    praised = Proposal.objects.filter(body=body, particulars__excellent_on__year=year)
    for row in _matters(praised, key):
        yield found(row.lead_id, "proposal.excellent", row.particulars.excellent_on, row.title, row, row)
        for each in _signed(row):
            on = row.particulars.excellent_on
            yield found(each.mandate_id, "proposal.excellent_joint", on, row.title, each, row, leads=False)


def _matters(rows: Any, key: Key) -> Any:
    near = ("body", "session", "particulars") if rows.model is Proposal else ("body", "session")
    return narrowed(rows.select_related(*near), "pk", key).prefetch_related("cosigners")


def _signed(row: Any) -> list[Any]:
    return [each for each in row.cosigners.all() if each.signed_at]


ABOVE = (Adoption.Level.NATIONAL, Adoption.Level.PROVINCE, Adoption.Level.CITY)


def reports(body: Body, year: int, key: Key) -> Iterator[Found]:
    """Handed in; adopted, once however often; adopted above the district."""
    rows = Report.objects.filter(body=body, stage__in=COUNTED, handed_in_on__year=year, mandate__isnull=False)
    for row in narrowed(rows, "pk", key).prefetch_related("adoptions"):
        yield found(row.mandate_id, "sqmy.reported", row.handed_in_on, row.title, row, row)
        adoptions = list(row.adoptions.all())
        if adoptions:
            yield found(row.mandate_id, "sqmy.adopted", row.handed_in_on, row.title, adoptions[0], row)
        for adoption in [each for each in adoptions if each.level in ABOVE][:1]:
            yield found(row.mandate_id, "sqmy.upper", row.handed_in_on, row.title, adoption, row, aside=True)


def speeches(body: Body, year: int, key: Key) -> Iterator[Found]:
    """At the plenary of a CPPCC （大会发言）: spoken, or printed."""
    rows = Speech.objects.filter(body=body, stage=SpeechStage.GIVEN, given_on__year=year)
    for row in narrowed(rows, "pk", key):
        if row.way == Speech.Way.ORAL:
            yield found(row.mandate_id, "speech.spoken", row.given_on, row.topic, row, row)
        else:
            yield found(row.mandate_id, "speech.written", row.given_on, row.topic, row, row, plain="speech.accepted")

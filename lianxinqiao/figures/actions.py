"""Acts on figures: make them public, take them back, and say which of them a claim speaks of."""

from collections.abc import Iterable
from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from lianxinqiao.figures import rules
from lianxinqiao.figures.models import ClaimBinding, DraftReport, PublicFigure
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.files import actions as files
from lianxinqiao.journal import actions as journal
from lianxinqiao.people.models import Body, Post


@transaction.atomic
def make_public(body: Body, period: Period, codes: Iterable[str], *, by: Post, at: datetime) -> None:
    """Let exactly these figures of the year stand on the portal; those that no longer do are taken back."""
    rules.may_make_public(by, body)
    locked = Body.objects.select_for_update().get(pk=body.pk)
    standing = set(PublicFigure.objects.filter(body=locked, year=period.year).values_list("code", flat=True))
    wanted = [code for code in (*FIGURES, *RATES) if code in set(codes)]
    added, gone = [code for code in wanted if code not in standing], sorted(standing - set(wanted))
    if not added and not gone:
        return
    PublicFigure.objects.filter(body=locked, year=period.year, code__in=gone).delete()
    PublicFigure.objects.bulk_create(
        PublicFigure(body=locked, year=period.year, code=code, made_public_by=by, made_public_at=at) for code in added
    )
    data = {"year": period.year, "public": added, "taken_back": gone}
    journal.record(act="figures.make_public", by=by, chain=body.code, obj=body, at=at, data=data)


@transaction.atomic
def bind_claim(body: Body, key: str, figure: str, *, by: Post, at: datetime) -> ClaimBinding:
    """Remember that claims in these words speak of this figure, or ("") of none that is recorded."""
    rules.may_check(by, body)
    rules.must_be_known(figure)
    row, _created = ClaimBinding.objects.update_or_create(
        body=body, key=key, defaults={"figure": figure, "corrected_by": by, "corrected_at": at}
    )
    journal.record(
        act="figures.bind_claim", by=by, chain=body.code, obj=row, at=at, data={"words": key, "figure": figure}
    )
    return row


@transaction.atomic
def forget_claim(body: Body, key: str, *, by: Post, at: datetime) -> None:
    """Let the words decide again."""
    rules.may_check(by, body)
    row = ClaimBinding.objects.select_for_update().filter(body=body, key=key).first()
    if row is None:
        return
    data = {"words": key, "before": row.figure}
    journal.record(act="figures.forget_claim", by=by, chain=body.code, obj=row, at=at, data=data)
    row.delete()


@transaction.atomic
def put_draft(body: Body, year: int, uploaded: File, *, by: Post, at: datetime) -> DraftReport:
    """Keep a report's file for checking. Raises `Refused` for a file that may not come in."""
    rules.may_check(by, body)
    stored = files.store(uploaded, by=by.user, kind="report")
    draft = DraftReport.objects.create(body=body, year=year, file=stored, put_by=by, put_at=at)
    data = {"name": stored.name, "sha256": stored.sha256, "year": year}
    journal.record(act="figures.put_draft", by=by, chain=body.code, obj=draft, at=at, data=data)
    return draft


@transaction.atomic
def discard_draft(draft: DraftReport, *, by: Post, at: datetime) -> None:
    """The file goes with it; the journal keeps that it was here."""
    rules.may_check(by, draft.body)
    stored = draft.file
    data = {"name": stored.name, "sha256": stored.sha256}
    journal.record(act="figures.discard_draft", by=by, chain=draft.body.code, obj=draft, at=at, data=data)
    draft.delete()
    files.discard(stored)

"""Acts on figures: make them public, take them back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from lianxinqiao.figures import rules
from lianxinqiao.figures.models import PublicFigure
from lianxinqiao.figures.registry import FIGURES, RATES, Period
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

"""What a body's own fields keep about a person with a seat: shown to them, and gone on their request."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section, provide
from lianxinqiao.acts import own
from lianxinqiao.acts.models import OwnValue
from lianxinqiao.journal import actions as journal
from lianxinqiao.roster.models import Seat


def register() -> None:
    why = _("您所在机构的工作机构自己设置、自己填写的栏目。")
    provide(Section("own_fields", _("名册里的本机构字段"), why, _rows, _erase))


def _values(user: User) -> QuerySet[OwnValue]:
    seats = Seat.objects.filter(person__user=user).values("pk")
    return OwnValue.objects.filter(field__kind=own.kind_of(Seat), key__in=seats)


def _rows(user: User) -> list[Row]:
    rows = _values(user).select_related("field").order_by("key", "field")
    return [{own.said(row.field): own.shown(row.field, row.value)} for row in rows]


def _erase(user: User, at: datetime) -> int:
    for seat in Seat.objects.filter(person__user=user):
        journal.erase_sealed(seat, at=at)
    return _values(user).delete()[0]

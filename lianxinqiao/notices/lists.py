"""The outbox as a list: of each letter how it fared; what it says only to who may read what it is about."""

from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.actor import Actor
from lianxinqiao.notices import rules
from lianxinqiao.notices.messengers import NAMES
from lianxinqiao.notices.models import Dispatch
from lianxinqiao.ui import filters, tables

CHANNEL_WORDS = {"mail": _("电子邮件"), "file": _("短信等网关"), **NAMES}


def masked(address: str) -> str:
    """As much of an address as tells it from others: the first letter and the house of a mail, both ends of a number."""
    name, at, house = address.partition("@")
    return f"{name[:1]}***@{house}" if at else f"{address[:3]}****{address[-4:]}" if len(address) > 7 else "****"


def letters(by: Actor) -> QuerySet[Dispatch]:
    """All of them; `is_open` where this person may read what it says."""
    is_open = Case(When(rules.readable(by), then=Value(True)), default=Value(False), output_field=BooleanField())
    return Dispatch.objects.annotate(is_open=is_open)


def facts_only(row: Dispatch) -> Dispatch:
    """A letter as who may not read it sees it."""
    if not row.is_open:  # type: ignore[attr-defined]  # annotated
        hidden = masked(row.address)
        row.error = row.error.replace(row.address, hidden)
        row.subject, row.body, row.address = gettext("第%(n)s封") % {"n": row.pk}, "", hidden
    return row


class OutboxTable(tables.Table):
    noun = _("封")
    default_sort = "-created"
    columns = (
        tables.Column("subject", _("标题"), "subject", main=True),
        tables.Column("state", _("状态"), "get_state_display", sort="state", template="notices/cells/state.html"),
        tables.Column("channel", _("通道"), lambda row: CHANNEL_WORDS.get(row.channel, row.channel)),
        tables.Column("address", _("收件地址"), "address"),
        tables.Column("created", _("写入"), "created_at", sort="created_at"),
        tables.Column("sent", _("发出"), "sent_at", sort="sent_at", nullable=True),
        tables.Column("due", _("最早发送"), "not_before", sort="not_before", default=False),
        tables.Column("tries", _("次数"), "tries", number=True, default=False),
        tables.Column("error", _("错误"), "error", default=False),
        tables.Column("again", _("处理"), "pk", template="notices/cells/again.html", sheet=lambda row: ""),
    )

    def seen(self, item: Dispatch) -> Dispatch:
        return facts_only(item)


def declared(by: Actor) -> Sequence[filters.Filter]:
    """A letter is found by its whole address; by its words only where they may be read."""
    readable = rules.readable(by)

    def said(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        return rows.filter(Q(address__iexact=words) | readable & Q(subject__icontains=words))

    return (
        filters.Text("q", _("标题，或完整的地址"), search=said),
        filters.Choice("state", _("状态"), "state", Dispatch.State.choices, several=True),
        filters.Choice("channel", _("通道"), "channel", CHANNEL_WORDS.items()),
        filters.Dates("created", _("写入日期"), "created_at", moments=True),
    )

"""The auditor's two lists: entries of the journal, and knocks at the door."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.journal import words
from lianxinqiao.journal.models import Entry
from lianxinqiao.ui import filters, tables


def _by_number(rows: QuerySet[Entry], text: str) -> QuerySet[Entry]:
    """By its number in the chain, or by the words of its object or actor."""
    if text.isdecimal() and len(text) < 15:
        return rows.filter(number=int(text))
    return rows.filter(object_label__icontains=text) | rows.filter(actor_title__icontains=text)


class EntryTable(tables.Table):
    noun = _("条")
    default_sort = "-id"
    per_page = 30
    columns = (
        tables.Column("number", _("序号"), "number", number=True),
        tables.Column("happened", _("发生时间"), "happened_at", sort="happened_at"),
        tables.Column(
            "act", _("事项"), lambda row: words.word(row.act), main=True, link=lambda row: f"/journal/{row.pk}"
        ),
        tables.Column("actor", _("办理人"), "actor_title"),
        tables.Column("object", _("对象"), "object_label"),
        tables.Column("chain", _("日志"), "chain", default=False),
        tables.Column("behalf", _("代为"), "on_behalf_of", default=False),
        tables.Column("written", _("写入时间"), "written_at", default=False),
        tables.Column("code", _("代码"), "act", default=False),
        tables.Column("hash", _("校验值"), "hash", default=False),
    )


class EntryFilters(filters.Filters):
    declared = (
        filters.Text("q", _("序号、对象或办理人"), search=_by_number),
        filters.Choice("act", _("事项"), "act", words.known, several=True),
        filters.Choice("chain", _("日志"), "chain", lambda: [(each, each) for each in _chains()]),
        filters.Dates("happened", _("发生日期"), "happened_at", moments=True),
    )


def _chains() -> Sequence[str]:
    from lianxinqiao.journal.models import Head  # deferred: beside its only use

    return list(Head.objects.order_by("chain").values_list("chain", flat=True))


class CheckpointTable(tables.Table):
    noun = _("个")
    default_sort = "-size"
    per_page = 30
    columns = (
        tables.Column("size", _("条数"), "size", sort="size", main=True),
        tables.Column("made", _("签名时间"), "made_at"),
        tables.Column("root", _("根"), "root"),
        tables.Column("witnesses", _("联署"), lambda row: "、".join(each.name for each in row.cosignatures.all())),
        tables.Column("files", _("文件"), lambda row: "", template="journal/cells/files.html"),
    )


def _account(row: Any) -> str:
    return f"{row.tried_name} {row.user.display_name}".strip() if row.user else row.tried_name


class DoorTable(tables.Table):
    noun = _("条")
    default_sort = "-at"
    per_page = 30
    columns = (
        tables.Column("at", _("时间"), "at", sort="at"),
        tables.Column("who", _("账号"), _account, main=True),
        tables.Column("result", _("结果"), "get_result_display", template="journal/cells/result.html"),
        tables.Column("detail", _("说明"), "detail"),
        tables.Column("address", _("地址"), "address"),
        tables.Column("agent", _("设备"), "agent", default=False),
    )


class DoorFilters(filters.Filters):
    declared = (
        filters.Text("q", _("账号、地址或说明"), ("tried_name", "detail", "user__display_name")),
        filters.Choice("result", _("结果"), "result", DoorEvent.Result.choices, several=True),
        filters.Dates("at", _("日期"), "at", moments=True),
    )

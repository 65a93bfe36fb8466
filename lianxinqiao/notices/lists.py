"""The outbox as a list."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.notices.models import Dispatch
from lianxinqiao.ui import filters, tables

CHANNEL_WORDS = {"mail": _("电子邮件"), "file": _("短信等网关")}


class OutboxTable(tables.Table):
    noun = _("封")
    default_sort = "-created"
    columns = (
        tables.Column("subject", _("标题"), "subject", main=True),
        tables.Column("state", _("状态"), "get_state_display", sort="state", template="notices/cells/state.html"),
        tables.Column("channel", _("通道"), lambda row: CHANNEL_WORDS.get(row.channel, row.channel)),
        tables.Column("address", _("收件地址"), "address", sort="address"),
        tables.Column("created", _("写入"), "created_at", sort="created_at"),
        tables.Column("sent", _("发出"), "sent_at", sort="sent_at", nullable=True),
        tables.Column("due", _("最早发送"), "not_before", sort="not_before", default=False),
        tables.Column("tries", _("次数"), "tries", number=True, default=False),
        tables.Column("error", _("错误"), "error", default=False),
        tables.Column("again", _("处理"), "pk", template="notices/cells/again.html", sheet=lambda row: ""),
    )


class OutboxFilters(filters.Filters):
    declared = (
        filters.Text("q", _("标题或地址"), ("subject", "address")),
        filters.Choice("state", _("状态"), "state", Dispatch.State.choices, several=True),
        filters.Choice("channel", _("通道"), "channel", CHANNEL_WORDS.items()),
        filters.Dates("created", _("写入日期"), "created_at", moments=True),
    )

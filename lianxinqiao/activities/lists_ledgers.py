"""A list for each ledger of what deputies did. `lists` gathers them."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.activities import queries
from lianxinqiao.activities.lists_beside import READERS, campaigns
from lianxinqiao.activities.models import Article, Building, Deed, Donation, Support, Team
from lianxinqiao.activities.stages import Kept
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.piles import Pile
from lianxinqiao.ui import filters, tables


def _on(label: Any) -> tables.Column:
    return tables.Column("on", label, "on", sort="on")


def _what(label: Any) -> tables.Column:
    return tables.Column("what", label, "what", main=True, link=lambda row: row.get_absolute_url())


STAGE = tables.Column("stage", _("状态"), "mark")
TOWNSHIP = tables.Column("township", _("街道、乡镇"), "township.spoken", default=False)
CAMPAIGN = tables.Column("campaign", _("主题活动"), "campaign", default=False)


def _value(label: Any) -> tables.Column:
    return tables.Column("value", label, "value", sort="value", nullable=True, number=True)


SHOWN: dict[Any, tuple[Any, Any, tuple[tables.Column, ...]]] = {
    Team: (
        _("志愿服务队"),
        _("支"),
        (
            _on(_("成立日期")),
            _what(_("名称")),
            tables.Column("members", _("人数"), "size_n", number=True),
            tables.Column("does", _("服务内容"), "does"),
        ),
    ),
    Deed: (
        _("为民办实事"),
        pgettext_lazy("台账", "件"),
        (_on(_("日期")), _what(_("做了什么")), tables.Column("whom", _("受益群众"), "whom"), _value(_("价值（元）"))),
    ),
    Support: (
        _("支持村"),
        pgettext_lazy("台账", "件"),
        (
            _on(_("日期")),
            tables.Column("host", _("村"), "host"),
            _what(_("内容")),
            tables.Column("kind", pgettext_lazy("支持", "类别"), "get_kind_display"),
        ),
    ),
    Donation: (
        _("捐款捐物"),
        _("笔"),
        (
            _on(_("日期")),
            _what(_("用途或物品")),
            tables.Column("recipient", _("受赠人"), "recipient"),
            tables.Column("kind", pgettext_lazy("捐赠", "类别"), "get_kind_display"),
            _value(_("金额（元）")),
        ),
    ),
    Article: (
        _("发表文章"),
        _("篇"),
        (
            _on(_("发表日期")),
            _what(_("标题")),
            tables.Column("kind", pgettext_lazy("文章", "类别"), "get_kind_display"),
            tables.Column("outlet", _("刊播媒体"), "outlet"),
            tables.Column("level", _("级别"), "get_level_display"),
        ),
    ),
    Building: (
        _("无主管楼院"),
        _("个"),
        (_on(_("分包日期")), _what(_("楼院")), tables.Column("contracted", _("分包人员"), "contracted")),
    ),
}


PENDING = {
    Team: _("待核实的志愿服务队"),
    Deed: _("待核实的实事"),
    Support: _("待核实的支持事项"),
    Donation: _("待核实的捐赠"),
    Article: _("待核实的文章"),
    Building: _("待核实的楼院"),
}


def _ledger(model: Any, order: int) -> listing.Listing:
    title, noun, columns = SHOWN[model]
    name = model.ledger()
    shown = {"noun": noun, "default_sort": "-on", "columns": (*columns, STAGE, TOWNSHIP, CAMPAIGN)}
    return listing.Listing(
        f"{name}s",
        title,
        type(f"{model.__name__}Table", (listing.Table,), shown),
        rows=lambda post: queries.lines(model, post),
        filters=lambda post: [
            filters.Text("q", _("内容"), ("what",)),
            filters.Choice("campaign", _("主题活动"), "campaign", lambda: campaigns(post)),
            places.by_township(post),
            filters.Choice("stage", _("状态"), "stage", Kept.choices, several=True),
        ],
        piles=(
            Pile(
                f"{name}-confirm",
                PENDING[model],
                OFFICE,
                model,
                lambda post, today: Q(body=post.body_id, stage=Kept.ENTERED),
                act=f"{name}.confirm",
            ),
        ),
        address=f"{name}s",
        roles=READERS,
        nothing=_("没有符合条件的记录。"),
        template="activities/ledger.html",
        order=order,
    )


LEDGERS = {model.ledger(): _ledger(model, 43 + place) for place, model in enumerate(SHOWN)}

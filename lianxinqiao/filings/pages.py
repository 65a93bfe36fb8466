"""The facts of this room's pages, as who serves in its body sees them; the page leaves out what is empty."""

from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.people.models import Post

Facts = list[tuple[Any, Any]]


def facts(filing: Filing, _post: Post | None) -> Facts:
    late = gettext_lazy("%(n)s天") % {"n": filing.late}
    return [
        (gettext_lazy("备案号"), filing.number_text),
        (pgettext_lazy("备案", "类别"), filing.get_kind_display()),
        (gettext_lazy("文号"), filing.document_number),
        (gettext_lazy("制定机关"), filing.issuer),
        (gettext_lazy("公布日期"), filing.published_on),
        (gettext_lazy("报备日期"), filing.filed_on),
        (gettext_lazy("迟报"), late if filing.late else ""),
        (gettext_lazy("登记日期"), filing.registered_on),
        (gettext_lazy("审查委员会"), filing.committee),
        (pgettext_lazy("备案", "审查日期"), filing.reviewed_on),
        (gettext_lazy("书面意见日期"), filing.opined_on),
        (gettext_lazy("答复日期"), filing.answered_on),
        (gettext_lazy("处理结果"), filing.get_mended_display() if filing.mended else ""),
        (gettext_lazy("审查结束日期"), filing.ended_on),
    ]


def request_facts(row: ReviewRequest, _post: Post | None) -> Facts:
    return [
        (gettext_lazy("来源方式"), row.get_way_display()),
        (gettext_lazy("提出人"), row.asked_by),
        (pgettext_lazy("审查建议", "收到方式"), row.came_in),
        (pgettext_lazy("审查建议", "请留意"), "；".join(map(str, row.held_because))),
        (gettext_lazy("收到日期"), row.received_on),
        (gettext_lazy("备案文件"), row.filing),
        (gettext_lazy("不启动审查的理由"), row.get_ground_display() if row.ground else ""),
        (gettext_lazy("告知日期"), row.told_on),
    ]

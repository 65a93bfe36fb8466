"""First passwords as they are handed out: in the order in which somebody walks, one slip a person, each with the way in.

They are made into files within the page that shows them once; nothing of them is kept.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lianxinqiao.paper import pdf, sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.paper.slips import Slip, Slips
from lianxinqiao.people import pinyin
from lianxinqiao.people.importing import Handed


@dataclass(frozen=True)
class Download:
    """A file inside the page."""

    name: str
    label: str
    address: str


def in_order(handed: Iterable[Handed]) -> list[Handed]:
    """By delegation or unit, then by name."""
    return sorted(handed, key=lambda each: (each.place == "", pinyin.sort_key(each.place), pinyin.sort_key(each.name)))


def downloads(handed: list[Handed], sign_in: str) -> list[Download]:
    rows = tuple((each.place, each.name, each.account, each.password) for each in handed)
    columns = (Column(_("代表团或单位")), Column(_("姓名")), Column(_("账号")), Column(_("首次密码")))
    sheet = sheets.write(Table(title=_("首次密码"), columns=columns, rows=rows))
    paper = Slips(
        title=_("首次密码"),
        sign_in=sign_in,
        labels=(_("姓名"), _("账号"), _("首次密码"), _("登录地址")),
        hint=_("第一次登录时请修改密码。本条请勿转交他人。"),
        slips=tuple(Slip(each.place, each.name, each.account, each.password) for each in handed),
    )
    return [
        Download(f"{_('首次密码')}.pdf", _("下载密码条（PDF）"), _inside(pdf.CONTENT_TYPE, pdf.write(paper))),
        Download(f"{_('首次密码')}.xlsx", _("下载清单（.xlsx）"), _inside(sheets.CONTENT_TYPE, sheet)),
    ]


def _inside(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"

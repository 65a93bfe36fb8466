"""Chains of which the entries up to a number lie in another database: a district was moved there (decision 0045).

An entry of the chain that both keep says up to which number, and with which hash it ends. The leaves of the tree stay on
both sides, so that every checkpoint that was signed before goes on to prove what it proved.
"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxinqiao.journal.models import Entry

CLOSED = "LXQ01"  # how the database says that a chain is closed (migration 0006)
LEFT, CAME = "journal.left", "journal.came"
WORDS: dict[str, str | Promise] = {LEFT: _("区县移到另一个数据库"), CAME: _("区县由另一个数据库移来")}


def sentence() -> str:
    return gettext("这个区县的数据正在移到另一个数据库，这几分钟里不能办理。请过一会儿再试。")


def ends() -> dict[str, tuple[int, str]]:
    """Up to which number each such chain lies elsewhere, and the hash of that entry."""
    found: dict[str, tuple[int, str]] = {}
    told: Any = Entry.objects.filter(chain="installation", act__in=(LEFT, CAME)).order_by("id")
    for data in told.values_list("data", flat=True):
        found |= {chain: (int(number), str(ended)) for chain, (number, ended) in data["chains"].items()}
    return found

"""What stands below every public page by law, as the operator sets it; nothing stands there that is not set.

ICP 备案 (互联网信息服务管理办法 §12 and the ministry's 备案管理办法 §13: the number below the first page, with a link to where
it can be looked up), 公安联网备案 (公安部令第33号 §12), and of a government's site its 标识码, who runs it and how to reach them
(国办发〔2017〕47号).
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _

MINISTRY = "https://beian.miit.gov.cn/"
POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="


@dataclass(frozen=True)
class Line:
    words: str | Promise
    url: str = ""


def brand() -> str:
    """What the platform is called here."""
    return settings.BRAND or _("连心桥")


def lines() -> list[Line]:
    told = settings.LEGAL
    found = []
    if told["organizer"]:
        found.append(Line(_("主办单位：%(name)s") % {"name": told["organizer"]}))
    if told["contact"]:
        found.append(Line(_("联系方式：%(words)s") % {"words": told["contact"]}))
    if told["site_code"]:
        found.append(Line(_("政府网站标识码：%(code)s") % {"code": told["site_code"]}))
    if told["icp"]:
        found.append(Line(told["icp"], MINISTRY))
    if told["police"]:
        number = re.sub(r"\D", "", told["police"])
        found.append(Line(told["police"], f"{POLICE}{quote(number)}"))
    return found

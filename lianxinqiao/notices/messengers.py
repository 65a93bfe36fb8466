"""WeCom, DingTalk and Feishu robots, SMS gateways and webhooks: each is one address in the settings.

    LXQ_MESSENGER_WECOM=https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…      the robot's own address
    LXQ_MESSENGER_DINGTALK=https://oapi.dingtalk.com/robot/send?access_token=…      its keyword: the platform's name
    LXQ_MESSENGER_FEISHU=https://open.feishu.cn/open-apis/bot/v2/hook/…
    LXQ_MESSENGER_SMS=jsons://sms.example.gov.cn/send?to={phone}                     any address of apprise, with a gap

A robot stands in a group, where others read along, and its server is somebody else's: the subject goes there and one link,
which marks the notice as read and leads to the act, never the text; `LXQ_MESSENGER_SAYS=nothing` leaves out the subject too.
The three robots answer 200 whatever happened and say so inside; apprise takes that for a success, so they are asked here.
"""

import json
import logging
import re
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User

NAMES: dict[str, str | Promise] = {
    "wecom": gettext_lazy("企业微信"),
    "dingtalk": gettext_lazy("钉钉"),
    "feishu": gettext_lazy("飞书"),
    "sms": gettext_lazy("短信"),
    "webhook": gettext_lazy("推送接口"),
}
GAP = re.compile(r"\{(phone|email|name)\}")
PATIENCE = 15  # seconds
# What each robot is told; whom it concerns it calls by telephone number, Feishu's by an id that we do not know.
ROBOTS: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "wecom": lambda text, phone: {"msgtype": "text", "text": {"content": text, "mentioned_mobile_list": [phone]}},
    "dingtalk": lambda text, phone: {"msgtype": "text", "text": {"content": text}, "at": {"atMobiles": [phone]}},
    "feishu": lambda text, phone: {"msg_type": "text", "content": {"text": text}},
}


def address(channel: str, user: User) -> str:
    """How this channel knows the reader; empty where it does not."""
    if channel in ROBOTS:
        return user.phone
    gap = GAP.search(settings.MESSENGERS[channel])
    return str(getattr(user, gap[1])) if gap else user.name


def link(notice: int) -> str:
    return f"{settings.SITE_URL}/notices/{notice}"


def words(subject: str) -> str:
    return subject if settings.MESSENGER_SAYS == "subject" else _("您有一条新通知")


def send(channel: str, reader: str, subject: str, body: str) -> None:
    """Silent when it was taken."""
    to = settings.MESSENGERS[channel]
    if channel in ROBOTS:
        _tell_robot(to, ROBOTS[channel](f"{subject}\n{body}", reader))
    else:
        _by_apprise(channel, GAP.sub(quote(reader, safe=""), to), subject, body)


def _tell_robot(to: str, told: dict[str, Any]) -> None:
    if not to.startswith(("https://", "http://")):
        raise ValueError("the robot's address is no https:// address")
    content = json.dumps(told, ensure_ascii=False).encode()
    request = urllib.request.Request(to, content, {"Content-Type": "application/json"})  # noqa: S310 as configured
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        said = json.load(answer)
    if said.get("errcode", said.get("code", said.get("StatusCode", 0))) != 0:
        raise ConnectionError(str(said.get("errmsg") or said.get("msg") or said)[:200])


def _by_apprise(channel: str, to: str, subject: str, body: str) -> None:
    """It says yes or no, and writes why into the log."""
    import apprise  # deferred: an extra, installed where such a messenger is configured

    heard, logger = _Heard(), logging.getLogger("apprise")
    logger.addHandler(heard)
    try:
        gateway = apprise.Apprise()
        if not gateway.add(to):
            raise ValueError(f"LXQ_MESSENGER_{channel.upper()} is no address that apprise knows")
        if not gateway.notify(title=subject, body=body, body_format=apprise.NotifyFormat.TEXT):
            raise ConnectionError(heard.last or "it was not taken")
    finally:
        logger.removeHandler(heard)


class _Heard(logging.Handler):
    """The last thing that apprise complained of, without addresses, which hold secrets."""

    last = ""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            self.last = re.sub(r"\w+://\S+", "…", record.getMessage())[:200]

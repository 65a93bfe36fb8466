"""What this room shows around every page: the bell, and its places in the navigation."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxinqiao.journal import words
from lianxinqiao.notices import queries, signals, tasks
from lianxinqiao.notices.rules import KEEPERS
from lianxinqiao.ui import context, navigation


def register() -> None:
    context.provide("bell", bell)
    navigation.register(
        navigation.Item(
            _("发件箱"),
            "notices:outbox",
            "mail-forward",
            group=_("设置"),
            order=930,
            roles=frozenset(str(role) for role in KEEPERS),
            simple=False,
        )
    )
    words.register({"installation.take_over": _("确认为正式系统")})
    signals.dispatches_waiting.connect(tasks.wake, dispatch_uid="notices.wake")


def bell(request: HttpRequest) -> context.Bell:
    return context.Bell(queries.unread(request.user), reverse("notices:inbox"))

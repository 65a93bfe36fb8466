"""A renewed password and a closed account end the tokens of the person, whoever renewed or closed it."""

import secrets
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section, provide
from lianxinqiao.accounts.signals import keys_renewed
from lianxinqiao.acts.signals import act_done
from lianxinqiao.api import actions, hooks, tasks
from lianxinqiao.api.models import Token
from lianxinqiao.matters.models import Suggestion


def connect() -> None:
    keys_renewed.connect(end_tokens, dispatch_uid="api.end_tokens")
    act_done.connect(tell_partners, dispatch_uid="api.tell_partners")
    why, kept = gettext_lazy("别的系统以您的身份办事。"), gettext_lazy("令牌的用途和期限随日志保存，原文从不保存。")
    provide(Section("tokens", gettext_lazy("接口令牌"), why, _tokens, _end, kept))


def tell_partners(sender: Any, root: Any, act: str, at: datetime, **kwargs: Any) -> None:
    """In the act's own transaction, so that its news is neither lost nor told of what was rolled back."""
    if isinstance(root, Suggestion) and hooks.any_alive():
        tasks.spread.defer(suggestion=root.pk, act=act, at=at.isoformat(), number=f"msg_{secrets.token_hex(12)}")


def end_tokens(sender: Any, user: User, at: datetime, **kwargs: Any) -> None:
    _end(user, at)


def _end(user: User, at: datetime) -> int:
    rows = Token.objects.filter(post__person__user=user, revoked_at=None).select_related("post__body", "post__person")
    for token in rows:
        actions.end(token, at=at)
    return len(rows)


def _tokens(user: User) -> list[Row]:
    return [
        {str(_("用途")): row.name, str(_("有效期至")): row.expires_on, str(_("撤销时间")): row.revoked_at}
        for row in Token.objects.filter(post__person__user=user)
    ]

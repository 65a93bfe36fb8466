"""Who calls: `Authorization: Bearer lxq_…` stands for a person in a role, as a session does."""

from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from lianxinqiao.acts import strangers
from lianxinqiao.api import actions, rules
from lianxinqiao.api.models import Token
from lianxinqiao.api.scopes import Scope
from lianxinqiao.people import leaving, walls
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request

NEAR = ("post__person__user", "post__body", "post__organization", "post__mandate__delegation", "post__mandate__term")


class Bearer(HttpBearer):
    openapi_description = "A token made under 我的账号 or by `lianxinqiao token add`. It acts in the post of its owner."

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The session that a browser may have sent along counts for nothing here."""
        request.user = AnonymousUser()
        now = timezone.now()
        valid = Token.objects.valid(timezone.localdate(now)).select_related(*NEAR)
        found = valid.filter(hash=strangers.hashed(token)).first()
        if found is not None:
            leaving.refuse([found.post])
            actions.note_use(found, at=now)
            request.user = found.post.user  # type: ignore[assignment]  # valid() asks for an open account
            request.post = found.post  # type: ignore[attr-defined]
            walls.go_inside(request, [found.post])
        return found


def acting(request: HttpRequest, scope: Scope) -> Post:
    """The post in whose name the caller acts, where its token allows this."""
    token: Token = request.auth  # type: ignore[attr-defined]
    rules.may_use(token, scope)
    return cast(Request, request).post  # type: ignore[return-value]

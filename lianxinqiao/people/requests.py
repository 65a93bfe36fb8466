"""A request as the views of the upper rooms know it: who is logged in, and in which post they act."""

from django.http import HttpRequest

from lianxinqiao.accounts.models import User
from lianxinqiao.people.models import Post


class Request(HttpRequest):
    """For annotations only: the middlewares put both there. `post` is None for strangers and holders of no post."""

    user: User
    post: Post | None

"""Opinions and everything that happens to them."""

from lianxinqiao.opinions.models.contacts import ContactChange
from lianxinqiao.opinions.models.extras import Detail, Extra
from lianxinqiao.opinions.models.opinions import Opinion, OpinionQuerySet, Photo
from lianxinqiao.opinions.models.rules import RoutingRule
from lianxinqiao.opinions.models.senders import Sender, Supporter
from lianxinqiao.opinions.models.shares import Errand, Question, Share
from lianxinqiao.opinions.models.words import Addition

__all__ = [
    "Addition",
    "ContactChange",
    "Detail",
    "Errand",
    "Extra",
    "Opinion",
    "OpinionQuerySet",
    "Photo",
    "Question",
    "RoutingRule",
    "Sender",
    "Share",
    "Supporter",
]

"""For whom a thing waits: who really has an act open on it that would move it on, and which act that is.

The stage does not say it: a deputy who has assessed has nothing more to do in the same stage in which the office now
decides. So the same rules are asked as when the act is offered, for the posts that might do it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import can
from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.table import Act, Who
from lianxinqiao.people.models import Post

if TYPE_CHECKING:
    from lianxinqiao.acts.offers import Due, Screens

MANY = 60  # posts that are looked at for one thing
HEADS = frozenset({RoleCode.OFFICE_HEAD})
NAMED = 2  # persons who are named; more are called by their part


@dataclass(frozen=True)
class Open:
    """One act that moves the thing on and waits for somebody.

    `posts` are those who may do it now; none where whoever may is not known by posts (a citizen, any deputy).
    """

    act: Act
    who: Who
    subject: Any
    posts: tuple[Post, ...]
    due: "Due"

    @property
    def name(self) -> str:
        """The unit, where it is one unit's; the persons, where they are few and act for themselves; else their part."""
        units = {post.organization for post in self.posts}
        if len(units) == 1 and (unit := units.pop()):
            return str(unit.spoken)
        if self.posts and len(self.posts) <= NAMED and all(post.mandate_id for post in self.posts):
            return _("、").join(dict.fromkeys(post.person.spoken for post in self.posts))
        if self.posts and RoleCode.OFFICE_CLERK in self.who.held and all(post.role in HEADS for post in self.posts):
            return str(self.posts[0].role_name)  # a rule leaves it to the head alone
        return str(self.who.called(self.subject))


def whom(screens: "Screens", root: Any, at: datetime) -> list[Open]:
    """Every act that would move it on and that somebody may do now, in the order of the table."""
    asked = list(_asked(screens, root))
    conditions = [who.posts(subject) for _act, who, subject in asked if who.posts]
    posts: list[Post] = []
    if conditions:
        rows = Post.objects.filter(reduce(or_, conditions)).held(day(at))
        posts = list(rows.select_related("person", "organization", "body", "mandate")[:MANY])
    found = []
    for act, who, subject in asked:
        those = tuple(post for post in posts if who.posts and _may(screens, act, who, post, subject, at))
        if those or not who.posts:
            found.append(Open(act, who, subject, those, screens.due(subject)))
    return found


def _asked(screens: "Screens", root: Any) -> Iterator[tuple[Act, Who, Any]]:
    """What the table alone allows: the part, the stages, the sense of it."""
    acts = list(screens.rules.acts.values())
    for kind, subject in screens.parts(root):
        for act in acts:
            if act.on != kind or not (act.code in screens.forms or act.page) or root.stage not in act.when:
                continue
            if act.at and subject.stage not in act.at:
                continue
            if act.moves_on(subject) and act.sensible(subject):
                yield from ((act, who, subject) for who in act.who)


def _may(screens: "Screens", act: Act, who: Who, post: Post, subject: Any, at: datetime) -> bool:
    return who.is_played_by(post, subject) and can(screens.rules.may, act.code, post, subject, at)


def said(found: Iterable[Open], most: int = 3) -> str:
    """`区教育局签收、林知远评价`: each of those waited for, with the first act that is theirs."""
    first: dict[str, str] = {}
    for each in found:
        first.setdefault(each.name, str(each.act.page.label if each.act.page else each.act.word))
    named = [_("%(who)s%(act)s") % {"who": who, "act": act} for who, act in list(first.items())[:most]]
    return _("、").join(named)

"""Rules say no in a sentence: who may, when it is possible, and what a room adds by name.

`RULES.may(code, post, subject, at)` is silent or raises `Refused`; `access.can(RULES.may, …)` is the question form. The
screens and the acts ask the same thing, so that what is offered is what is taken.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.strangers import Doer
from lianxinqiao.acts.table import Act, Acts

Named = Callable[[Any, Any, datetime], None]


def say_why(reason: str) -> str:
    """The reason that an act asks for, without blanks around it; refused where there is none."""
    if not (said := reason.strip()):
        raise Refused(_("请说明原因。"))
    return said


class Rules:
    """The rules of one table. `@RULES("code")` gives a row its one named rule: `(post, subject, at)`."""

    def __init__(self, acts: Acts) -> None:
        self.acts = acts
        self.named: dict[str, Named] = {}

    def __call__(self, *codes: str) -> Callable[[Named], Named]:
        def take(rule: Named) -> Named:
            for code in codes:
                self.named[self.acts[code].code] = rule
            return rule

        return take

    def may(self, code: str, post: Doer | None, subject: Any, at: datetime | None = None) -> None:
        """Whether this person may (who), whether it is possible now (when), and, asked for a moment, the named rule."""
        act = self.acts[code]
        self.may_who(act, post, subject)
        self.may_when(act, subject)
        if at is not None and code in self.named and post is not None:
            self.named[code](post, subject, at)

    def may_who(self, act: Act, post: Doer | None, subject: Any) -> None:
        if not post:
            raise Refused(_("请先登录。"))
        if not any(who.is_played_by(post, subject) for who in act.who):
            names = _("或").join(str(who.called(subject, post)) for who in act.who)
            raise Refused(
                _("“%(act)s”应由%(who)s办理，您现在的身份是%(you)s。")
                % {"act": act.word, "who": names, "you": post.title}
            )

    def may_when(self, act: Act, subject: Any) -> None:
        if not act.when:
            return  # done on what has no stages
        root = subject.root
        if root.stage not in act.when:
            raise Refused(
                _("%(thing)s处于“%(stage)s”阶段，不能%(act)s。")
                % {"thing": self.acts.thing, "stage": root.get_stage_display(), "act": act.word}
            )
        if act.at and subject.stage not in act.at:
            raise Refused(
                _("当前状态是“%(stage)s”，不能%(act)s。") % {"stage": subject.get_stage_display(), "act": act.word}
            )

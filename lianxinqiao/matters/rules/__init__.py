"""Rules say no in a sentence.

`may(act, post, subject)` reads the table of acts; the functions below ask what the table cannot say.
Each is silent or raises `Refused`. `access.can(rules.may, …)` is the question form for screens.
"""

from lianxinqiao.matters.rules.answering import may_countersign, may_draft_reply, may_send_reply, may_send_reply_back
from lianxinqiao.matters.rules.assigning import (
    may_ask_extension,
    may_ask_redo,
    may_ask_return,
    may_assign,
    may_change_package,
    may_decide_extension,
    may_decline,
    may_extend_to,
    may_give_opinion,
    may_merge,
    may_take,
)
from lianxinqiao.matters.rules.judging import (
    may_assess,
    may_close,
    may_conclude,
    may_convene,
    may_enter_assessment,
    may_mark_not_returned,
    may_rehandle,
    may_stand_by,
)
from lianxinqiao.matters.rules.preparing import may_keep_templates, may_take_back, must_be_untouched
from lianxinqiao.matters.rules.promising import (
    may_carry_over,
    may_confirm,
    may_confirm_so,
    may_contest_promise,
    may_enter_confirmation,
    may_publish,
    may_reject,
    may_see_scan,
)
from lianxinqiao.matters.rules.raising import (
    may_begin,
    may_cosign,
    may_enter_for,
    may_invite,
    may_raise,
    may_submit,
    may_withdraw,
    may_write,
)
from lianxinqiao.matters.rules.table import KINDS, RULES, may, may_when, may_who

__all__ = [
    "KINDS",
    "RULES",
    "may",
    "may_ask_extension",
    "may_ask_redo",
    "may_ask_return",
    "may_assess",
    "may_assign",
    "may_begin",
    "may_carry_over",
    "may_change_package",
    "may_close",
    "may_conclude",
    "may_confirm",
    "may_confirm_so",
    "may_contest_promise",
    "may_convene",
    "may_cosign",
    "may_countersign",
    "may_decide_extension",
    "may_decline",
    "may_draft_reply",
    "may_enter_assessment",
    "may_enter_confirmation",
    "may_enter_for",
    "may_extend_to",
    "may_give_opinion",
    "may_invite",
    "may_keep_templates",
    "may_mark_not_returned",
    "may_merge",
    "may_publish",
    "may_raise",
    "may_rehandle",
    "may_reject",
    "may_see_scan",
    "may_send_reply",
    "may_send_reply_back",
    "may_stand_by",
    "may_submit",
    "may_take",
    "may_take_back",
    "may_when",
    "may_who",
    "may_withdraw",
    "may_write",
    "must_be_untouched",
]

"""The rules that the table of acts says by itself."""

from typing import Any

from lianxinqiao.acts.kinds import Kinds
from lianxinqiao.acts.rules import Rules
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import (
    Matter,
)

RULES = Rules(ACTS)


def kind_of(root: Any) -> str:
    return root.kind if isinstance(root, Matter) else str(Matter.Kind.SUGGESTION)


KINDS = Kinds(kind_of, "suggestion", RULES)
may, may_who, may_when = KINDS.may, RULES.may_who, RULES.may_when

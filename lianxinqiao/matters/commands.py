"""What the command line does with suggestions; its arguments are read in the desk's `import`."""

import sys
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters import imports
from lianxinqiao.people.models import Post, Session


def import_suggestions(sheets: Sequence[Any], *, by: Post, preview: bool) -> int:
    """Import into the session that is open or closed last; print what changed, or each bad cell. An exit code."""
    imports.may_import(by)
    opened = Session.objects.filter(term__body=by.body, opens_on__lte=timezone.localdate())
    session = opened.select_related("term__body").order_by("-opens_on").first()
    if session is None:
        raise Refused("本机构还没有开过会议。 The body has had no session yet.")
    outcome = imports.run(sheets, session=session, by=by, keep=not preview)
    for problem in outcome.problems:
        print(f"✗ {problem.cell}: {problem.reason}", file=sys.stderr)
    for told in (*outcome.ignored, *outcome.notes):
        print(f"· {told.cell} {told.words}", file=sys.stderr)
    for change in [] if outcome.problems else outcome.changes:
        print(f"{change.row}: {change.words}")
    if not outcome.problems:
        print(f"{len(outcome.changes)} 件 suggestions, {outcome.unchanged} 行未变 rows unchanged")
    return 1 if outcome.problems else 0

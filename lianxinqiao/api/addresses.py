"""Find a suggestion by its address, among what the one who asks may see."""

from typing import Any

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.views import fetching
from lianxinqiao.people.requests import Request


def suggestion(request: Request, reference: str) -> Suggestion:
    """As on the screens: `request.post` decides, and what may not be read does not exist."""
    return fetching.shown(request, reference)


def of(row: dict[str, Any]) -> str:
    """`Suggestion.reference` of a row of listing.py, which is no model instance."""
    if row["number"] is None:
        return f"draft-{row['pk']}"
    _number, _term, opens_on = row["session"]
    return f"{row['body']}-{opens_on.year}-{'b' if row['between_sessions'] else ''}{row['number']:04d}"

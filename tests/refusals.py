"""A table of refusals: deeds that are tried one by one, each of which says in a sentence why it is not done.

    refused({"请写明原因": lambda: editing.decline(report, reason=" ", by=clerk, at=NOW)})

Whatever a deed leaves behind is undone before the next one, so that one scene serves a whole table.
"""

from collections.abc import Callable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from lianxinqiao.access.refused import Refused


def refused(table: Mapping[str, Callable[[], object]]) -> None:
    """Every deed is refused with its sentence; all those that are not are told at once."""
    wrong = [f"{sentence} ← {answer}" for sentence, deed in table.items() if sentence not in (answer := said(deed))]
    assert wrong == [], "\n".join(wrong)


def said(deed: Callable[[], object]) -> str:
    """What somebody reads who tries it; nothing where it is done."""
    try:
        with transaction.atomic():
            deed()
            transaction.set_rollback(True)
    except Refused as refusal:
        return str(refusal)
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    return ""

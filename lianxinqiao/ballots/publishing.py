"""What of an opened ballot is handed out: a file by which anybody counts again."""

import json
from typing import Any

from lianxinqiao.ballots import life
from lianxinqiao.ballots.box import encoded
from lianxinqiao.ballots.models import Ballot
from lianxinqiao.ballots.recount import FORMAT, PARTS


def file(ballot: Ballot) -> str:
    assert ballot.seal_private
    papers: list[dict[str, Any]] = []
    for row in life.sorted_papers(ballot):
        told: dict[str, Any] = {name: encoded(bytes(getattr(row, name))) for name in PARTS}
        if life.opened(ballot, row, bytes(ballot.seal_private)) is None:
            told["invalid"] = True
        papers.append(told)
    told = {
        "format": FORMAT,
        "ballot": ballot.pk,
        "questions": ballot.questions,
        "key": encoded(bytes(ballot.public_key)),
        "seal": encoded(bytes(ballot.seal_private)),
        "drawn": ballot.slips.count(),
        "invalid": ballot.invalid,
        "counts": ballot.counts,
        "digest": ballot.digest,
        "papers": papers,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)

"""An invitation is one line that is pasted; whatever is not whole is refused in one sentence."""

import base64
import json
from datetime import datetime
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import factor_key
from lianxinqiao.exchange import keys, letters
from lianxinqiao.exchange.models import Partner
from lianxinqiao.notices import signed
from tests.cast import moment

AT = moment("2026-03-02")
SECRET = signed.PREFIX + base64.b64encode(bytes(32)).decode()
TOLD = {"name": "云河区政协", "address": "https://cppcc.test/exchange/in/7", "secret": SECRET}


def line(**changed: Any) -> str:
    told = {name: value for name, value in {**TOLD, **changed}.items() if value is not None}
    return letters.INVITATION + base64.urlsafe_b64encode(json.dumps(told).encode()).decode()


WHOLE = line()
WRAPPED = "\n  ".join(WHOLE[at : at + 40] for at in range(0, len(WHOLE), 40))


@pytest.mark.parametrize("pasted", [WHOLE, f"  {WHOLE}\n", WRAPPED])
def test_it_is_read_however_a_letter_wrapped_it(pasted: str) -> None:
    assert letters.read_invitation(pasted) == TOLD


NOT_WHOLE = {
    "nothing": "",
    "words": "请加入交换",
    "without its beginning": WHOLE.removeprefix(letters.INVITATION),
    "its beginning alone": letters.INVITATION,
    "cut off": WHOLE[:-9],
    "no object": letters.INVITATION + base64.urlsafe_b64encode(b"[1, 2]").decode(),
    "no name": line(name=None),
    "no address": line(address=None),
    "an empty address": line(address=""),
    "no secret": line(secret=None),
    "a secret that is none": line(secret=f"{signed.PREFIX}***"),
}


@pytest.mark.parametrize("pasted", NOT_WHOLE.values(), ids=NOT_WHOLE)
def test_what_is_not_whole_is_refused(pasted: str) -> None:
    with pytest.raises(Refused, match="不是一条完整的交换邀请"):
        letters.read_invitation(pasted)


# ------------------------------------------------------------------ which of two secrets both sides keep
# What is kept: turn, secret; what is offered to the partner: turn, secret; what comes: turn, secret; what is then kept.
Kept = tuple[int, str]
TURNS: list[tuple[Kept, Kept | None, Kept, Kept, bool]] = [
    ((1, "aaa"), None, (2, "bbb"), (2, "bbb"), False),
    ((2, "aaa"), None, (1, "zzz"), (2, "aaa"), False),
    ((2, "aaa"), None, (2, "aaa"), (2, "aaa"), False),
    ((2, "aaa"), None, (2, "bbb"), (2, "bbb"), False),
    ((2, "bbb"), None, (2, "aaa"), (2, "bbb"), False),
    ((1, "aaa"), (2, "ccc"), (2, "bbb"), (2, "bbb"), True),
    ((1, "aaa"), (2, "bbb"), (2, "ccc"), (2, "ccc"), False),
    ((1, "aaa"), (2, "ccc"), (3, "bbb"), (3, "bbb"), False),
]


@pytest.mark.parametrize(("kept", "offered", "comes", "then", "still"), TURNS)
def test_the_later_turn_is_kept_and_of_two_at_once_the_greater(
    kept: Kept, offered: Kept | None, comes: Kept, then: Kept, still: bool
) -> None:
    partner = Partner(turn=kept[0], secret=factor_key.encrypt(kept[1]))
    if offered:
        partner.next_turn, partner.next_secret = offered[0], factor_key.encrypt(offered[1])
    taken = keys.take(partner, *comes, AT)
    assert (partner.turn, factor_key.decrypt(partner.secret)) == then
    assert taken == (then != kept)
    assert bool(partner.next_secret) == still


@pytest.mark.parametrize(("at", "n"), [("2026-03-08", 2), ("2026-03-09", 1), ("2026-03-10", 1)])
def test_the_former_secret_is_believed_for_a_week(at: str, n: int) -> None:
    partner = Partner(turn=1, secret=factor_key.encrypt("aaa"))
    keys.take(partner, 2, "bbb", AT)
    asked: datetime = moment(at)
    assert keys.of(partner, asked) == ["bbb", "aaa"][:n]

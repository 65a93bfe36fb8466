"""The short code on a station's plate: what a person can read off a wall and type, with a sign that catches a slip.

None of its signs is taken for another: no 0, O, 1, I, L, no B beside 8, S beside 5, Z beside 2, G beside 6, U beside V.
"""

import secrets

SIGNS = "2345678ACDEFHJKMNPRTWXY"  # 23, a prime: the check below finds every slip of one sign and every swap of two
LENGTH = 5


def make() -> str:
    """Four signs drawn by lot and the one that checks them: no code tells how many stations there are."""
    drawn = "".join(secrets.choice(SIGNS) for _place in range(LENGTH - 1))
    return drawn + _check(drawn)


def _check(drawn: str) -> str:
    return SIGNS[sum(SIGNS.index(sign) * weight for weight, sign in enumerate(drawn, 2)) % len(SIGNS)]


def read(typed: str) -> str:
    """A code as it is kept, from what was typed; empty where it cannot be one."""
    code = "".join(sign for sign in typed.upper() if sign not in " -·")
    if len(code) != LENGTH or any(sign not in SIGNS for sign in code) or _check(code[:-1]) != code[-1]:
        return ""
    return code

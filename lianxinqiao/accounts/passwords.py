"""First passwords: random, easy to type from paper, quick to hash."""

import secrets
import string

from django.contrib.auth.hashers import Argon2PasswordHasher

# Without letters and figures that look alike on paper: first passwords are handed out printed.
ALPHABET = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lIo")))
FIRST_PASSWORD_LENGTH = 12
HALF_LENGTH = 10


class QuickArgon2(Argon2PasswordHasher):
    """For first passwords, which are random (70 bits) and live until the first login: 300 of them in one import.

    The parameters stand in the hash; Django hashes again with the full ones at the first login.
    """

    time_cost, memory_cost, parallelism = 1, 1024, 1

    @classmethod
    def made(cls, encoded: str) -> bool:
        """Whether a hash was made with these parameters."""
        return f"$m={cls.memory_cost},t={cls.time_cost},p={cls.parallelism}$" in encoded


def first_password() -> str:
    """Random, of at least three kinds of characters, easy to type from paper."""
    return _random(FIRST_PASSWORD_LENGTH)


def half() -> str:
    """One of the two halves of a renewed password, each strong enough by itself (58 bits)."""
    return _random(HALF_LENGTH)


def _random(length: int) -> str:
    while True:
        word = "".join(secrets.choice(ALPHABET) for _ in range(length))
        kinds = (str.islower, str.isupper, str.isdigit)
        if all(any(is_kind(each) for each in word) for is_kind in kinds):
            return word

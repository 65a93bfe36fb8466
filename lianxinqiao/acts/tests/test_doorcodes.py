"""The turning code: valid half a minute, never elsewhere, without signs that are taken for each other."""

from datetime import timedelta

from lianxinqiao.acts import doorcodes as codes
from tests.cast import moment

SECRET, OTHER = "ab" * 16, "cd" * 16
NOON = moment("2026-03-20", "12:00")


def test_it_turns_every_15_seconds_and_lives_30() -> None:
    long, short = codes.shown(SECRET, NOON)
    assert codes.shown(SECRET, NOON + timedelta(seconds=14)) == (long, short)
    assert codes.shown(SECRET, NOON + timedelta(seconds=15)) != (long, short)
    assert codes.way(SECRET, long, NOON + timedelta(seconds=29)) == "code"
    assert codes.way(SECRET, long, NOON + timedelta(seconds=30)) == ""


def test_a_short_code_may_be_typed_in_any_case() -> None:
    _long, short = codes.shown(SECRET, NOON)
    assert codes.way(SECRET, f" {short.lower()} ", NOON) == "typed"


def test_a_code_of_elsewhere_is_none() -> None:
    assert codes.way(OTHER, codes.shown(SECRET, NOON)[0], NOON) == ""


def test_no_sign_is_taken_for_another() -> None:
    assert not set("01IO") & set(codes.ALPHABET)
    assert len(codes.ALPHABET) == 32
    assert len(codes.shown(SECRET, NOON)[0]) >= 15

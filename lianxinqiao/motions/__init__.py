"""Motions （议案）: signed, handed in, sent to a committee, put on the agenda or handled as a suggestion."""

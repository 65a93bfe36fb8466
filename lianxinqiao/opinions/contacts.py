"""The new number that waits to be verified, and the numbers behind the addresses of the outbox."""

from lianxinqiao.opinions.models import ContactChange, Opinion

WHAT = "contact"  # of a code, and of the addresses that are opened when a letter goes out


def opened(opinion: Opinion) -> ContactChange | None:
    row = opinion.contact_changes.filter(confirmed_at=None, ended_at=None).first()
    if row is not None:
        row.opinion = opinion
    return row


def address(key: str) -> str:
    """The number behind an address of the outbox; empty where it was forgotten."""
    which, _dash, number = key.partition("-")
    row = ContactChange.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    return "" if row is None else row.number if which == "new" else row.number_before

"""What cannot be true of days and telephone numbers, said before it stands in a register.

A slip of a key makes 1922 of 2022 and ten figures of eleven. The limits are our assumption: wide enough for what is
real, too narrow for a slip.
"""

import re
import unicodedata
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

YEAR = timedelta(days=366)
LONGEST_TERM = 6 * YEAR  # five years (代表法), and an election that is late
LONGEST_SESSION = timedelta(days=60)
EARLIEST = date(1949, 10, 1)
WORKING_LIFE = 60


# ------------------------------------------------------------------ days
def not_far_ahead(name: str, day: date | None, ahead: timedelta = YEAR) -> None:
    """A year ahead at the most: what is further off is a slip of the year."""
    if day and day > timezone.localdate() + ahead:
        raise ValidationError({name: _("%(day)s还远，请核对年份。") % {"day": day.isoformat()}})


def not_long_past(name: str, day: date | None) -> None:
    """No working life is that long."""
    today = timezone.localdate()
    if day and day < max(EARLIEST, date(today.year - WORKING_LIFE, 1, 1)):
        raise ValidationError({name: _("%(day)s太早了，请核对年份。") % {"day": day.isoformat()}})


# ------------------------------------------------------------------ telephone numbers
MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"0\d{9,11}")  # area code and number
ABROAD = re.compile(r"\+\d{7,15}")  # Hong Kong and Macao too
# Beside these an office has short lines within the house, hotlines and local numbers.
OFFICE = re.compile(r"\d{3,8}|[48]00\d{7}")
EXTENSION = re.compile(r"(?:转|[-－—]|ext\.?)\s*\d{1,5}$", re.IGNORECASE)
BETWEEN = re.compile(r"[、，,；;/\s]+(?=[+\d(（])")
NOT_DIALLED = re.compile(r"[\s\-－—()（）]+")


def dialled(number: str) -> str:
    """As it is kept: half-width, without spaces, hyphens and the country's own code."""
    text = NOT_DIALLED.sub("", unicodedata.normalize("NFKC", number))
    return re.sub(r"^(?:\+86|0086)(?=1\d{10}$)", "", text)


def mobile(number: str) -> str:
    """A person's number, by which they sign in and are told; ValidationError where nobody can be called by it."""
    text = dialled(number)
    if text and not any(kind.fullmatch(text) for kind in (MOBILE, LANDLINE, ABROAD)):
        figures = len(re.sub(r"\D", "", text))
        raise ValidationError({"phone": _("手机号是11位数字，这里是%(n)s位，请核对。") % {"n": figures}})
    return text


def wrong_contact(numbers: str) -> str:
    """The first of an office's numbers by which nobody can be called; "" where there is none. Words beside them are let be."""
    for number in BETWEEN.split(unicodedata.normalize("NFKC", numbers).strip()):
        text = dialled(EXTENSION.sub("", number))
        plain = re.sub(r"[^\d+]", "", text)
        known = (MOBILE, LANDLINE, ABROAD, OFFICE)
        if plain and not any(kind.fullmatch(plain) for kind in known):
            return number
    return ""


def contact(name: str, numbers: str) -> None:
    if wrong := wrong_contact(numbers):
        raise ValidationError({name: _("“%(number)s”不是电话号码，请核对位数。") % {"number": wrong[:30]}})

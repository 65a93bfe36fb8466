"""Terms of this room that are counted in months."""

import calendar
from datetime import date

# 代表法第三十一条 says only 及时. 浙江办法 §24 and 山东办法 §23 say three months, 重庆办法 §31 one month: three are offered, and
# whoever forwards names another day where the local rule is another. (Assumed until the profiles carry it.)
FEEDBACK_MONTHS = 3


def feedback(on: date) -> date:
    """The day by which a report that was forwarded on this one is to be answered."""
    return months_later(on, FEEDBACK_MONTHS)


def months_later(on: date, months: int) -> date:
    """The same day of a later month, or its last where it is shorter."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))

"""Terms of this room that are counted in months."""

from datetime import date

from lianxinqiao.workdays import count

# 代表法第三十一条 says only 及时. 浙江办法 §24 and 山东办法 §23 say three months, 重庆办法 §31 one month: three are offered, and
# whoever forwards names another day where the local rule is another. (Assumed until the profiles carry it.)
FEEDBACK_MONTHS = 3


def feedback(on: date) -> date:
    """The day by which a report that was forwarded on this one is to be answered."""
    return count.add_months(on, FEEDBACK_MONTHS).date

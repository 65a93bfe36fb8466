"""Something filed, shared with its committee, or asked to be reviewed, by the real acts."""

from datetime import date
from typing import Any

from lianxinqiao.filings.actions import asking, filing
from lianxinqiao.filings.models import Filing, ReviewRequest
from tests.cast import Cast, moment

AT = moment("2026-03-02")


def filed(people: Cast, *, at: Any = AT, by: str = "clerk", **more: Any) -> Filing:
    values = {
        "kind": "government",
        "title": "云河区户外广告设置管理办法",
        "document_number": "云政规〔2026〕1号",
        "unit": people.units["jiaotong"],
        "published_on": date(2026, 1, 30),
        "text": "第一条……",
        **more,
    }
    return filing.file(body=people.body, values=values, by=people.posts[by], at=at)


def shared(people: Cast) -> Filing:
    row = filed(people)
    filing.register(row, by=people.clerk, at=AT)
    filing.share(row, committee="法制工委", by=people.clerk, at=AT)
    return row


def asked(people: Cast, **more: Any) -> ReviewRequest:
    values = {
        "way": "suggestion",
        "asked_by": "李先生",
        "document": "云河区户外广告设置管理办法",
        "reason": "第九条收费没有依据。",
        "received_on": AT.date(),
        **more,
    }
    return asking.enter(body=people.body, values=values, by=people.clerk, at=AT)

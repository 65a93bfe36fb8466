"""The reports of 云河区: those of 2020, signed and public for both bodies, and the one of this year that is being written."""

from datetime import date, datetime

from django.utils import timezone

from lianxinqiao.demo.clock import Life, on
from lianxinqiao.people.models import Body, Post
from lianxinqiao.writing.actions import drafting, signing

OUTLOOK = {
    "congress": "2021年，常委会将紧扣区委中心工作，加强对民生实事的监督，推进代表联络站规范化建设，密切代表同群众的联系。",
    "cppcc": "2021年，区政协将聚焦常态化疫情防控、美好教育和老旧小区改造履职尽责，把群众身边的小事办实办好。",
}
REMARK = "“今后的工作安排”还缺重点，请补充代表票决民生实事一项。"


def _posts(body: Body, day: date) -> tuple[Post, Post]:
    posts = Post.objects.filter(body=body).held(day)
    return posts.filter(role="office_clerk")[0], posts.filter(role="office_head")[0]


def life(body: Body, year: int) -> Life:
    """One of the two reports that the seed is made of, written in the January after: its figures are that year's records."""
    begun = date(year + 1, 1, 4)
    yield on(begun)
    clerk, head = _posts(body, begun)
    report = drafting.begin(body=body, kind=str(body.kind), year=year, by=clerk, at=on(begun))
    last = report.sections.last()
    assert last
    yield on(begun, 15)
    drafting.write(last, heading=last.heading, text=OUTLOOK[body.kind], by=clerk, at=on(begun, 15))
    for day, act, by in ((6, signing.send, clerk), (7, signing.sign, head), (8, signing.publish, clerk)):
        at = on(date(year + 1, 1, day))
        yield at
        act(report, by=by, at=at)


def this_year(body: Body, at: datetime) -> None:
    """Under way: begun by the clerk, with a remark of the head that waits to be seen to."""
    clerk, head = _posts(body, timezone.localdate(at))
    report = drafting.begin(body=body, kind=str(body.kind), year=timezone.localdate(at).year, by=clerk, at=at)
    last = report.sections.last()
    assert last
    drafting.remark(last, text=REMARK, by=head, at=at)

"""A CPPCC committee out of the cast, and reports and speeches of it that got where they are by the real acts."""

from typing import Any

from lianxinqiao.people.models import Body
from lianxinqiao.reports.actions import editing, issuing, speaking, writing
from lianxinqiao.reports.models import Issue, Point, Report, Speech
from tests.cast import Cast, cast, moment
from tests.scenes import remembered

WRITTEN, EDITED, SIGNED, LATER = (moment(day) for day in ("2026-03-02", "2026-03-04", "2026-03-05", "2026-04-01"))
TEXT = (
    "云桥街道三所小学放学时段校门口人车混行，家长停车无处可去。\n建议设置限时停车位，并在放学前后各半小时增派护学力量。"
)


@remembered
def _of_the_cppcc(people: Cast) -> None:
    Body.objects.filter(pk=people.body.pk).update(kind=Body.Kind.CPPCC)


def committee() -> Cast:
    """The cast as a CPPCC committee: deputies are its members, the office its research office."""
    people = cast("cppcc-default", "yunhe-cppcc")
    _of_the_cppcc(people)
    people.body.kind = Body.Kind.CPPCC
    for post in people.posts.values():
        if post.body_id:
            post.body = people.body
    return people


@remembered
def drafted(people: Cast, part: str = "deputy", **values: Any) -> Report:
    values = {"title": "关于规范小学周边停车的信息", "text": TEXT, **values}
    return writing.begin(body=people.body, values=values, by=people.posts[part], at=WRITTEN)


@remembered
def handed_in(people: Cast, part: str = "deputy", **values: Any) -> Report:
    report = drafted(people, part, **values)
    writing.hand_in(report, by=people.posts[part], at=WRITTEN)
    return report


@remembered
def edited(people: Cast, part: str = "deputy", **values: Any) -> Report:
    report = handed_in(people, part, **values)
    editing.edit(report, title="小学周边停车难亟待缓解", text=report.text, by=people.clerk, at=EDITED)
    return report


@remembered
def signed(people: Cast, *reports: Report) -> Issue:
    issue = issuing.begin(reports or [edited(people)], by=people.clerk, at=EDITED)
    issuing.sign(issue, reviewed_by="沈主任", by=people.head, at=SIGNED)
    return issue


@remembered
def sent(people: Cast, report: Report | None = None, **to: Any) -> Report:
    report = report or edited(people)
    issue = signed(people, report)
    issuing.send(issue, **(to or {"upper": True}), by=people.clerk, at=SIGNED)
    report.refresh_from_db()
    return report


@remembered
def speech(people: Cast, topic: str = "补齐社区托育短板", part: str = "deputy", **values: Any) -> Speech:
    seat = people.posts[part].mandate
    values = {"session": people.session, "topic": topic, "mandate": seat, "text": "一、现状。\n二、建议。", **values}
    return speaking.offer(body=people.body, values=values, by=people.posts[part], at=moment("2026-01-05"))


@remembered
def given(people: Cast, topic: str = "补齐社区托育短板", **values: Any) -> Speech:
    made = speech(people, topic, **values)
    speaking.choose(made, way="written", by=people.clerk, at=moment("2026-01-08"))
    speaking.give(made, on=people.session.closes_on, by=people.clerk, at=moment("2026-01-20"))
    return made


@remembered
def point(people: Cast) -> Point:
    text = "每个街道建成一所普惠托育机构。\n把托育人员纳入培训补贴范围。"
    return speaking.draw(given(people), points=text, by=people.clerk, at=moment("2026-01-22"))[0]

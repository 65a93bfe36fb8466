"""A study session and a book of the cast's body, brought where a test needs them by the real acts."""

from datetime import date, datetime, timedelta
from typing import Any

from lianxinqiao.learning.actions import reading, studying
from lianxinqiao.learning.models import Book, BookList, Reading, Study
from lianxinqiao.people.models import Post
from tests.cast import Cast, moment
from tests.scenes import remembered

PLANNED, BEGINS = moment("2026-03-02"), moment("2026-03-12", "15:00")
ENDS = BEGINS + timedelta(hours=2)
NOTE = "读完全书，最有启发的是书里说的“熟人社会”：办一件事先要把人和人的关系弄明白。联系本职，收到群众意见先问清来龙去脉，再说怎么办，答复才有人信，事情也才能办到点子上。"


@remembered
def planned(people: Cast, *parts: str, **values: Any) -> Study:
    values = {
        "kind": "collective",
        "title": "学习代表法",
        "starts_at": BEGINS,
        "ends_at": ENDS,
        "place": "三楼会议室",
        **values,
    }
    persons = [people.posts[part].person for part in parts]
    return studying.plan(body=people.body, values=values, persons=persons, by=people.clerk, at=PLANNED)


@remembered
def called(people: Cast, *parts: str, **values: Any) -> Study:
    study = planned(people, *parts, **values)
    studying.call(study, by=people.clerk, at=PLANNED)
    return study


@remembered
def a_list(people: Cast, *titles: str) -> BookList:
    values = {"year": 2026, "half": 1, "name": "2026年上半年书单"}
    book_list = reading.draft(people.body, values=values, by=people.clerk, at=PLANNED)
    for title in titles:
        reading.put(book_list, title=title, chapters=14, by=people.clerk, at=PLANNED)
    return book_list


@remembered
def a_book(people: Cast, title: str = "乡土中国") -> Book:
    return Book.objects.get_or_create(body=people.body, title=title, defaults={"chapters": 14})[0]


@remembered
def finished(people: Cast, by: Post, at: datetime, title: str = "乡土中国") -> Reading:
    row = reading.begin(people.body, book=a_book(people, title), by=by, at=at - timedelta(days=10))
    reading.finish(row, note=NOTE, by=by, at=at)
    return row


def on(day: str) -> datetime:
    return moment(day)


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)

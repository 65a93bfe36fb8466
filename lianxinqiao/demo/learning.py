"""What the CPPCC's people of 云河区 learned in 2020: 36 study sessions, two lectures, and eight books or more for each of the staff.

The least over the staff is the yearly report's number; each book is a reading with a note that its reader wrote.
"""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.demo import courses
from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.content import FOLDER
from lianxinqiao.demo.people import Town
from lianxinqiao.learning.actions import reading, studying
from lianxinqiao.learning.kinds import STUDY, Kind
from lianxinqiao.learning.models import Book, BookList
from lianxinqiao.people.models import Person, Post

YEAR, SESSIONS, LEAST = 2020, 36, 8
NOTES = "{speaker}领学，{n}人交流发言。会议要求把学到的用到提案办理和联系群众中去，下一次学习时由三位同志说说做了什么。"


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "learning.toml").read_text(encoding="utf-8"))


def staff(town: Town, on_day: date) -> list[Post]:
    """The posts of the office's own people, in the order of their accounts."""
    return list(
        Post.objects.held(on_day).filter(body=town.body, role__in=OFFICE).select_related("person").order_by("pk")
    )


class Teller:
    def __init__(self, town: Town, draw: Random, day: date) -> None:
        self.town, self.draw = town, draw
        self.clerk = town.offices["clerk"]
        self.staff = staff(town, day)

    @property
    def persons(self) -> list[Person]:
        return [post.person for post in self.staff]

    def some(self, least: int) -> list[Person]:
        """Most of them: somebody is always on duty elsewhere."""
        return self.draw.sample(self.persons, self.draw.randint(least, len(self.persons)))

    def record(self, day: date, kind: str, title: str, speaker: str, material: str, notes: str) -> None:
        hour = 15 if kind == Kind.LECTURE else 9
        values = {
            "kind": kind,
            "title": title,
            "speaker": speaker,
            "material": material,
            "starts_at": on(day, hour),
            "ends_at": on(day, hour + 1, 30),
            "place": "政协机关报告厅" if kind == Kind.LECTURE else "政协机关三楼会议室",
        }
        at = on(workday(day + timedelta(days=1)), 10)
        held = studying.record(body=self.town.body, values=values, persons=self.some(6), by=self.clerk, at=at)
        studying.note(held, notes=notes, by=self.clerk, at=at)

    def book_list(self, year: int, half: int, books: Sequence[Sequence[Any]], day: date) -> BookList:
        values = {"year": year, "half": half, "name": f"“书香政协”{year}年{'上' if half == 1 else '下'}半年书单"}
        row = reading.draft(self.town.body, values=values, by=self.clerk, at=on(day, 9))
        for title, author, chapters, common, why, _thought in books:
            reading.put(
                row,
                title=title,
                author=author,
                chapters=chapters,
                common=common,
                why=why,
                by=self.clerk,
                at=on(day, 10),
            )
        reading.publish(row, by=self.clerk, at=on(day, 11))
        return row


# ------------------------------------------------------------------ 2020
def take_in(town: Town) -> None:
    """The two lists of the year stand before anybody reads by them."""
    teller, books = Teller(town, Random(2020), date(YEAR, 1, 2)), _content()["books"]  # noqa: S311 - a story
    teller.book_list(YEAR, 1, books[:6], workday(date(YEAR, 1, 6)))
    teller.book_list(YEAR, 2, books[6:], workday(date(YEAR, 7, 1)))


def lives(town: Town) -> list[Life]:
    """All of it, to be played in the order of time with the other lives of 2020."""
    teller = Teller(town, Random(20200921), date(YEAR, 1, 2))  # noqa: S311 - a story, not a secret
    return [*_sessions(teller), *_lectures(teller), *_readings(teller)]


def _sessions(teller: Teller) -> Iterator[Life]:
    topics = _content()["topics"]
    for place in range(SESSIONS):
        day = workday(date(YEAR, 1, 13) + timedelta(days=place * 348 // SESSIONS))
        kind, topic = STUDY[place % len(STUDY)], topics[place // len(STUDY) % len(topics)]
        yield _session(teller, day, kind, topic, place)


def _session(teller: Teller, day: date, kind: Kind, topic: str, place: int) -> Life:
    yield on(workday(day + timedelta(days=1)), 10)
    speaker = teller.persons[place % len(teller.persons)].name
    notes = NOTES.format(speaker=speaker, n=2 + place % 4)
    title = {Kind.COLLECTIVE: topic, Kind.CENTRE: f"中心组{topic}", Kind.FIRST_TOPIC: f"第一议题：{topic}"}[kind]
    teller.record(day, kind, title, speaker, f"{topic.removeprefix('学习')}\n单位发放的学习资料", notes)


def _lectures(teller: Teller) -> Iterator[Life]:
    for (title, speaker, told), day in zip(_content()["lectures"], (date(YEAR, 6, 18), date(YEAR, 11, 5)), strict=True):
        yield _lecture(teller, workday(day), title, speaker, told)


def _lecture(teller: Teller, day: date, title: str, speaker: str, told: str) -> Life:
    yield on(workday(day + timedelta(days=1)), 10)
    teller.record(day, Kind.LECTURE, title, speaker, "讲义", told)


def _readings(teller: Teller) -> Iterator[Life]:
    """Eight books at the least, for some up to eleven, spread over the year."""
    books = {book.title: book for book in Book.objects.filter(body=teller.town.body)}
    told = _content()["books"]
    for place, post in enumerate(teller.staff):
        number = LEAST + (place * 5) % 4
        own = [told[(place + step * 7) % len(told)] for step in range(number)]
        for step, (title, *_more, thought) in enumerate(own):
            began = date(YEAR, 1, 8) + timedelta(days=step * 330 // number + place)
            duty = _content()["duties"][place % len(_content()["duties"])]
            yield _reading(post, books[title], began, thought, duty)


def _reading(post: Post, book: Book, began: date, thought: str, duty: str) -> Life:
    yield (at := on(workday(began), 19))
    row = reading.begin(book.body, book=book, by=post, at=at)
    yield (at := on(workday(began + timedelta(days=18 + book.chapters % 7)), 20))
    note = f"读完《{book.title}》，印象最深的是{thought}。{duty}"
    reading.finish(row, note=note, by=post, at=at)


# ------------------------------------------------------------------ the current year
def this_year(town: Town, today: date) -> None:
    """What waits today: a session that is called, one without notes, books that are open, somebody who is behind."""
    teller = Teller(town, Random(2026), today)  # noqa: S311 - a story, not a secret
    half = 1 if today.month < 7 else 2
    day = (
        workday(today.replace(month=1 if half == 1 else 7, day=2))
        if today.day > 2 or today.month not in {1, 7}
        else today
    )
    teller.book_list(today.year, half, _content()["books_now"], min(day, today))
    for place, (title, kind) in enumerate(_content()["now"]):
        day = workday(today - timedelta(days=40 - 12 * place))
        values = {
            "kind": kind,
            "title": title,
            "speaker": teller.persons[place].name,
            "starts_at": on(day, 9),
            "ends_at": on(day, 10, 30),
            "place": "政协机关三楼会议室",
        }
        at = on(day, 17)
        studying.record(body=town.body, values=values, persons=teller.some(6), by=teller.clerk, at=at)
    coming = workday(today + timedelta(days=5))
    values = {
        "kind": Kind.LECTURE,
        "title": "委员讲堂：听得懂的数字经济",
        "speaker": "科技界委员",
        "starts_at": on(coming, 15),
        "ends_at": on(coming, 16, 30),
        "place": "政协机关报告厅",
    }
    at = on(workday(today - timedelta(days=3)), 9)
    lecture = studying.plan(body=town.body, values=values, persons=teller.persons, by=teller.clerk, at=at)
    studying.call(lecture, by=teller.clerk, at=at)
    _open_books(teller, today)
    courses.this_year(town, teller.staff, teller.clerk, today)


def _open_books(teller: Teller, today: date) -> None:
    """Each of the staff has read some and has one open; the last of them has read none yet."""
    told = {row[0]: row for row in _content()["books_now"]}
    books = list(Book.objects.filter(body=teller.town.body, listed__book_list__year=today.year).order_by("pk"))
    for place, post in enumerate(teller.staff):
        for step in range(min(len(books) - 1, len(teller.staff) - 1 - place)):
            book = books[(place + step) % len(books)]
            began = workday(today - timedelta(days=45 - 4 * step - place % 3))
            duty = _content()["duties"][(place + step) % len(_content()["duties"])]
            row = reading.begin(teller.town.body, book=book, by=post, at=on(began, 19))
            note = f"读完《{book.title}》，最难忘的是{told[book.title][-1]}。{duty}"
            reading.finish(row, note=note, by=post, at=on(workday(began + timedelta(days=12)), 20))
        last = books[(place - 1) % len(books)]
        row = reading.begin(teller.town.body, book=last, by=post, at=on(workday(today - timedelta(days=6)), 19))
        reading.go_on(
            row,
            chapter=min(3, last.chapters),
            text="读到这里，记一句。",
            by=post,
            at=on(workday(today - timedelta(days=2)), 20),
        )

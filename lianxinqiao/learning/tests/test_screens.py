"""What is seen on the pages of this room, and by whom."""

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.learning.actions import reading
from lianxinqiao.learning.models import Reading
from lianxinqiao.learning.tests.scene import NOTE, PLANNED, a_book, a_list, called, finished, on
from tests.cast import Cast


def logged_in(people: Cast, part: str) -> Client:
    client = Client()
    client.force_login(people.posts[part].user)
    return client


def text(client: Client, name: str, *args: Any) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_a_session_s_page_and_its_door(people: Cast) -> None:
    study = called(people, "head")
    assert "签到二维码" in text(logged_in(people, "clerk"), "study", study.pk)
    assert "签到二维码" not in text(logged_in(people, "head"), "studies")
    assert "已到0人，应到1人" in text(logged_in(people, "clerk"), "study-door", study.pk)
    assert study.title in text(logged_in(people, "deputy"), "studies")
    assert logged_in(people, "deputy").get(reverse("study-door", args=[study.pk])).status_code == 403


def test_a_list_s_book_is_opened_from_its_page(people: Cast) -> None:
    book_list = a_list(people, "乡土中国")
    assert logged_in(people, "deputy").get(book_list.get_absolute_url()).status_code == 200
    assert book_list.name not in text(logged_in(people, "deputy"), "booklists"), "not before it is published"
    reading.publish(book_list, by=people.clerk, at=PLANNED)
    client, book = logged_in(people, "deputy"), a_book(people)
    assert f"?book={book.pk}" in text(client, "booklist", book_list.pk)
    client.post(reverse("reading-new"), {"book": book.pk})
    row = Reading.objects.get()
    assert (row.person, row.opened_on) == (people.deputy.person, timezone.localdate())


def test_who_is_behind_the_office_alone_sees(people: Cast) -> None:
    page = text(logged_in(people, "clerk"), "readers")
    assert str(people.head.person.name) in page
    assert logged_in(people, "deputy").get(reverse("readers")).status_code == 403


def test_what_a_colleague_has_open_is_not_shown(people: Cast) -> None:
    row = reading.begin(people.body, book=a_book(people), by=people.head, at=PLANNED)
    client = logged_in(people, "deputy")
    assert client.get(row.get_absolute_url()).status_code == 404
    reading.finish(row, note=NOTE, by=people.head, at=PLANNED)
    assert "熟人社会" in client.get(row.get_absolute_url()).content.decode()
    again = finished(people, people.head, on("2026-09-01"))
    assert "不再计数" in client.get(again.get_absolute_url()).content.decode()

"""A course on a phone: what completes a lesson, the order, the quiz, the certificate and its withdrawal."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lianxinqiao.access.refused import Refused
from lianxinqiao.learning import courses
from lianxinqiao.learning.actions import teaching
from lianxinqiao.learning.models import Course, Progress, Taking
from lianxinqiao.learning.tests.scene import PLANNED, on
from tests.cast import Cast
from tests.scenes import remembered

LATER = on("2026-04-02")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
VIDEO = b"\x00\x00\x00\x18ftypmp42" + b"0123456789" * 30


@remembered
def drafted(people: Cast, **values: Any) -> Course:
    known = {"title": "代表履职入门", "about": "三课一测验。", "pass_at": 60, **values}
    return teaching.draft(people.body, values=known, by=people.clerk, at=PLANNED)


@remembered
def a_course(people: Cast, lessons: int = 3, *, quiz: bool = False, **values: Any) -> Course:
    course = drafted(people, **values)
    for number in range(1, lessons + 1):
        teaching.put_lesson(course, title=f"第{number}课", kind="text", text="正文。", by=people.clerk, at=PLANNED)
    if quiz:
        for text, right in (("建议由谁提出？", [1]), ("哪些要答复？", [1, 2])):
            options = ("代表", "单位", "都不是")
            teaching.put_question(course, text=text, options=options, right=right, by=people.clerk, at=PLANNED)
    teaching.start(course, by=people.clerk, at=PLANNED)
    return course


@remembered
def done(people: Cast, course: Course, *numbers: int) -> Taking:
    taking = teaching.begin(course, by=people.deputy, at=LATER)
    for number in numbers:
        teaching.complete(taking, lesson=course.lessons.get(number=number), by=people.deputy, at=LATER)
    return taking


# ------------------------------------------------------------------ pure; vectors 165, 166
@pytest.mark.parametrize(("learnt", "total", "percent"), [(0, 0, 0), (2, 3, 66), (3, 3, 100), (199, 200, 99)])
def test_progress_is_never_rounded_up(learnt: int, total: int, percent: int) -> None:
    assert courses.percent(learnt, total) == percent


@pytest.mark.parametrize(
    ("kind", "place", "length", "seen"),
    [
        ("text", 0, 0, True),
        ("pdf", 11, 12, False),
        ("pdf", 12, 12, True),
        ("video", 539, 600, False),
        ("video", 540, 600, True),
        ("video", 0, 0, False),
    ],
)
def test_what_completes_a_lesson(kind: str, place: int, length: int, seen: bool) -> None:
    assert courses.is_seen(kind, place, length) is seen


def test_a_question_counts_where_every_right_option_and_no_other_was_chosen() -> None:
    right = {1: [1], 2: [1, 2], 3: [3]}
    assert courses.score(right, {1: [1], 2: [2, 1], 3: [3]}) == 100
    assert courses.score(right, {1: [1], 2: [1], 3: [1, 3]}) == 33
    assert courses.score(right, {}) == 0


# ------------------------------------------------------------------ lived
def test_a_course_without_lessons_is_not_opened(people: Cast) -> None:
    with pytest.raises(Refused, match="还没有课"):
        teaching.start(drafted(people), by=people.clerk, at=PLANNED)


def test_the_last_lesson_certifies_where_there_is_no_quiz(people: Cast) -> None:
    course = a_course(people)
    taking = done(people, course, 1, 3)
    assert (taking.stage, taking.number) == ("under_way", "")
    teaching.complete(taking, lesson=course.lessons.get(number=2), by=people.deputy, at=LATER)
    assert taking.stage == "passed"
    assert taking.number.startswith("YUNHE-2026-")


def test_the_order_may_be_locked(people: Cast) -> None:
    course = a_course(people, ordered=True)
    taking = done(people, course, 1)
    with pytest.raises(Refused, match="先学完前面的课"):
        teaching.complete(taking, lesson=course.lessons.get(number=3), by=people.deputy, at=LATER)


def test_no_certificate_without_the_quiz(people: Cast) -> None:
    course = a_course(people, 1, quiz=True)
    taking = done(people, course, 1)
    assert (taking.stage, taking.number) == ("learnt", "")
    first, second = course.questions.all()
    assert teaching.answer(taking, given={first.pk: [1], second.pk: [3]}, by=people.deputy, at=LATER) == 50
    assert taking.stage == "learnt"
    assert teaching.answer(taking, given={first.pk: [1], second.pk: [2, 1]}, by=people.deputy, at=LATER) == 100
    assert (taking.stage, taking.tries) == ("passed", 2)


def test_a_withdrawn_certificate_says_so_under_its_number(people: Cast) -> None:
    """Vector 168: issued, then corrected; its number goes on answering."""
    taking = done(people, a_course(people, 1), 1)
    address = reverse("certificate-check", args=[taking.number])
    assert "有效" in Client().get(address).content.decode()
    teaching.withdraw(taking, reason="出勤更正为缺席。", by=people.clerk, at=LATER)
    page = Client().get(address).content.decode()
    assert "证书已于2026-04-02撤回" in page
    assert taking.person.name not in page
    client = Client()
    client.force_login(people.deputy.user)
    assert client.get(reverse("certificate", args=[taking.pk])).status_code == 404


def test_a_lesson_is_resumed_page_by_page(people: Cast) -> None:
    course = drafted(people)
    pdf = SimpleUploadedFile("手册.pdf", PDF, "application/pdf")
    teaching.put_lesson(course, title="手册", kind="pdf", file=pdf, length=3, by=people.clerk, at=PLANNED)
    teaching.start(course, by=people.clerk, at=PLANNED)
    client = Client()
    client.force_login(people.deputy.user)
    client.post(reverse("course-begin", args=[course.pk]))
    address = reverse("lesson", args=[Taking.objects.get().pk, 1])
    assert "翻到最后一页（共3页）" in client.get(address).content.decode()
    assert "还没有学完" in client.post(address, {"done": "1", "place": "1"}).content.decode()
    client.post(address, {"place": "2"}, headers={"x-place": "1"})
    assert "2 / 3" in client.get(address).content.decode()  # where one left off
    client.post(address, {"done": "1", "place": "3"})
    assert Taking.objects.get().stage == "passed"


def test_a_video_comes_part_by_part_and_keeps_its_place(people: Cast) -> None:
    course = drafted(people)
    video = SimpleUploadedFile("课.mp4", VIDEO, "video/mp4")
    teaching.put_lesson(course, title="录像", kind="video", file=video, length=600, by=people.clerk, at=PLANNED)
    teaching.start(course, by=people.clerk, at=PLANNED)
    taking = teaching.begin(course, by=people.deputy, at=LATER)
    client = Client()
    client.force_login(people.deputy.user)
    part = client.get(reverse("lesson-file", args=[taking.pk, 1]), headers={"range": "bytes=12-21"})
    assert (part.status_code, part.content) == (206, VIDEO[12:22])
    assert client.get(reverse("lesson-file", args=[taking.pk, 1]), headers={"range": "bytes=9999-"}).status_code == 416
    address = reverse("lesson", args=[taking.pk, 1])
    assert client.post(address, {"place": "300"}, headers={"x-place": "1"}).status_code == 204
    client.post(address, {"place": "20"}, headers={"x-place": "1"})  # sent late by a phone that was offline
    assert Progress.objects.get().place == 300
    assert 'data-place="300"' in client.get(address).content.decode()
    client.force_login(people.cosigner.user)
    assert client.get(address).status_code == 404


def test_the_office_s_page_and_the_quiz_s_form(people: Cast) -> None:
    course = a_course(people, 1, quiz=True)
    taking = done(people, course, 1)
    client = Client()
    client.force_login(people.deputy.user)
    form = client.get(reverse("taking-act", args=[taking.pk, "taking.answer", taking.pk])).content.decode()
    assert 'type="radio"' in form
    assert 'type="checkbox"' in form
    assert "正确" not in form
    client.force_login(people.clerk.user)
    assert "林晓禾" in client.get(course.get_absolute_url()).content.decode()
    assert course.title in client.get(reverse("courses")).content.decode()


@pytest.mark.parametrize(
    ("options", "right", "words"),
    [
        (["一"], [1], "至少两个不同的选项"),
        (["一", "一"], [1], "至少两个不同的选项"),
        (["一", "二"], [3], "第几个选项正确"),
        (["一", "二"], [], "第几个选项正确"),
    ],
)
def test_a_question_that_cannot_be_answered(people: Cast, options: list[str], right: list[int], words: str) -> None:
    with pytest.raises(Refused, match=words):
        teaching.put_question(drafted(people), text="题", options=options, right=right, by=people.clerk, at=PLANNED)

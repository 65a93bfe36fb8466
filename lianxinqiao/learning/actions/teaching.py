"""A course: drafted with its lessons and questions, opened, closed; and one person's way through it to the certificate."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.files import actions as files
from lianxinqiao.learning import courses
from lianxinqiao.learning.frame import COURSE_FRAME, TAKING_FRAME
from lianxinqiao.learning.models import Course, Lesson, Progress, Question, Taking
from lianxinqiao.learning.rules import COURSE_RULES, TAKING_RULES
from lianxinqiao.learning.stages import CourseStage, TakingStage
from lianxinqiao.people.models import Body, Post

KEPT = ("title", "about", "ordered", "pass_at", "campaign")


@transaction.atomic
def draft(body: Body, *, values: Mapping[str, Any], by: Post, at: datetime) -> Course:
    COURSE_RULES.may("course.draft", by, Beginning(body.pk), at)
    row = Course(body=body, **{name: values[name] for name in KEPT if name in values})
    row.full_clean()
    row.save(force_insert=True)
    COURSE_FRAME.done("course.draft", row, by=by, at=at, data={"title": row.title})
    return row


def change(course: Course, *, values: Mapping[str, Any], by: Post, at: datetime) -> None:
    with COURSE_FRAME.act("course.change", course, by=by, at=at) as done:
        for name, value in values.items():
            assert name in KEPT, name
            setattr(course, name, value)
        course.full_clean()
        course.save()
        done()


def put_lesson(
    course: Course,
    *,
    title: str,
    kind: str,
    text: str = "",
    file: Any = None,
    length: int = 0,
    by: Post,
    at: datetime,
) -> Lesson:
    with COURSE_FRAME.act("course.put_lesson", course, by=by, at=at) as done:
        row = Lesson(
            course=course,
            number=course.lessons.count() + 1,
            title=title.strip(),
            kind=kind,
            text=text.strip(),
            length=length,
        )
        row.full_clean(exclude=["file"])
        if kind == Lesson.Kind.TEXT and not row.text:
            raise Refused(_("请填写正文。"))
        if kind != Lesson.Kind.TEXT and (not file or not length):
            raise Refused(_("请上传文件，并填写页数或者秒数。"))
        if file:
            row.file = files.store(file, by=by.user, kind="lesson")
            wanted = "application/pdf" if kind == Lesson.Kind.PDF else "video/mp4"
            if kind != Lesson.Kind.TEXT and row.file.content_type != wanted:
                raise Refused(_("文件和这一课的形式不符。"))
        row.save()
        done(data={"number": row.number, "title": row.title})
        return row


def put_question(
    course: Course, *, text: str, options: Sequence[str], right: Sequence[int], by: Post, at: datetime
) -> Question:
    with COURSE_FRAME.act("course.put_question", course, by=by, at=at) as done:
        if len(options) < 2 or len(set(options)) != len(options):
            raise Refused(_("至少两个不同的选项。"))
        if not right or any(not 1 <= place <= len(options) for place in right):
            raise Refused(_("请写明第几个选项正确。"))
        row = Question(course=course, text=text.strip(), options=list(options), right=sorted(set(right)))
        row.full_clean()
        row.save()
        done(data={"text": row.text[:60]})
        return row


def start(course: Course, *, by: Post, at: datetime) -> None:
    """Open the course; its lessons and questions can no longer change."""
    with COURSE_FRAME.act("course.open", course, by=by, at=at) as done:
        if not course.lessons.exists():
            raise Refused(_("课程里还没有课。"))
        step(course, CourseStage.OPEN)
        course.opened_on = day(at)
        course.save()
        done()


def close(course: Course, *, by: Post, at: datetime) -> None:
    """Close the course: nobody can begin it, and whoever has begun may go on."""
    with COURSE_FRAME.act("course.close", course, by=by, at=at) as done:
        step(course, CourseStage.CLOSED)
        course.save()
        done()


# ------------------------------------------------------------------ one person's way
@transaction.atomic
def begin(course: Course, *, by: Post, at: datetime) -> Taking:
    """Begin the course; whoever began it before goes on with what they have."""
    if found := Taking.objects.filter(course=course, person=by.person_id).select_related("body", "course").first():
        return found
    row = Taking(body=course.body, course=course, person=by.person, begun_on=day(at))
    TAKING_RULES.may("taking.begin", by, row, at)
    if course.stage != CourseStage.OPEN:
        raise Refused(_("这门课程现在不开放。"))
    row.full_clean()
    row.save(force_insert=True)
    TAKING_FRAME.done("taking.begin", row, by=by, at=at, data={"course": course.title})
    return row


def keep_place(taking: Taking, *, lesson: Lesson, place: int, by: Post, at: datetime) -> Progress:
    """Keep the place where somebody is in a lesson. Turning back does not lose what was reached."""
    with TAKING_FRAME.act("taking.keep_place", taking, by=by, at=at) as done:
        row = _progress(taking, lesson)
        row.place = max(row.place, min(place, lesson.length or place))
        row.save()
        done.quietly()
        return row


def complete(taking: Taking, *, lesson: Lesson, by: Post, at: datetime) -> Progress:
    """One lesson done; after the last one the quiz, or where there is none the certificate."""
    with TAKING_FRAME.act("taking.complete", taking, by=by, at=at) as done:
        row = _progress(taking, lesson)
        if row.done_at:
            done.quietly()
            return row
        if not courses.is_seen(lesson.kind, row.place, lesson.length):
            raise Refused(_("还没有学完：%(how)s") % {"how": lesson.completes})
        row.done_at = at
        row.save()
        if taking.progresses.filter(done_at__isnull=False).count() == taking.course.lessons.count():
            if taking.course.questions.exists():
                step(taking, TakingStage.LEARNT)
            else:
                _certify(taking, at)
        taking.save()
        done(data={"lesson": lesson.number})
        return row


def answer(taking: Taking, *, given: Mapping[int, Sequence[int]], by: Post, at: datetime) -> int:
    """Answer the quiz and return its score.

    Enough right answers bring the certificate; otherwise the quiz can be tried again.
    """
    with TAKING_FRAME.act("taking.answer", taking, by=by, at=at) as done:
        right = {row.pk: row.right for row in taking.course.questions.all()}
        taking.score = courses.score(right, given)
        taking.tries += 1
        if taking.score >= taking.course.pass_at:
            _certify(taking, at)
        taking.save()
        done(data={"score": taking.score, "tries": taking.tries})
        return taking.score


def withdraw(taking: Taking, *, reason: str, by: Post, at: datetime) -> None:
    """The certificate no longer holds; its number goes on answering, and says so."""
    with TAKING_FRAME.act("taking.withdraw", taking, by=by, at=at) as done:
        taking.reason = say_why(reason)[:200]
        step(taking, TakingStage.WITHDRAWN)
        taking.withdrawn_on = day(at)
        taking.save()
        done(note=taking.reason)


def restore(taking: Taking, *, by: Post, at: datetime) -> None:
    with TAKING_FRAME.act("taking.restore", taking, by=by, at=at) as done:
        step(taking, TakingStage.PASSED)
        taking.withdrawn_on, taking.reason = None, ""
        taking.save()
        done()


def _progress(taking: Taking, lesson: Lesson) -> Progress:
    if lesson.course_id != taking.course_id:
        raise Refused(_("这一课属于另一门课程。"))
    done = list(taking.progresses.filter(done_at__isnull=False).values_list("lesson__number", flat=True))
    if not courses.may_open(lesson.number, done, ordered=taking.course.ordered):
        raise Refused(_("请先学完前面的课。"))
    return taking.progresses.filter(lesson=lesson).first() or Progress(taking=taking, lesson=lesson)


def _certify(taking: Taking, at: datetime) -> None:
    step(taking, TakingStage.PASSED)
    taking.passed_on = day(at)
    taking.number = f"{taking.body.code}-{taking.passed_on.year}-{taking.course_id:03d}{taking.pk:05d}".upper()

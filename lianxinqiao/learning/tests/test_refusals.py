"""What is refused of studies, books, courses and reading groups; each sentence stands here once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lianxinqiao.access.refused import Refused
from lianxinqiao.learning import rules
from lianxinqiao.learning.actions import grouping, reading, studying, teaching
from lianxinqiao.learning.stages import CourseStage, StudyStage, TakingStage, TalkStage
from lianxinqiao.learning.tests.scene import BEGINS, ENDS, NOTE, PLANNED, a_book, a_list, called, planned
from lianxinqiao.learning.tests.test_courses import LATER, PDF, a_course, done, drafted
from lianxinqiao.learning.tests.test_groups import a_group
from lianxinqiao.people.models import BodyProfile
from lianxinqiao.rulebook.sections.learning import Learning
from tests.cast import Cast, cast
from tests.refusals import refused


def clerk(people: Cast, at: Any = PLANNED) -> dict[str, Any]:
    return {"by": people.clerk, "at": at}


# ------------------------------------------------------------------ studies
def test_what_is_refused_of_a_study(people: Cast) -> None:
    study, stranger = planned(people, "head"), cast(code="other").clerk.person
    values = {"kind": "collective", "title": "学习代表法", "starts_at": BEGINS, "ends_at": ENDS, "place": "三楼"}
    refused(
        {
            "学习时间已经过去": lambda: studying.call(study, **clerk(people, ENDS)),
            "不是本机构的人员": lambda: studying.invite(study, [stranger], **clerk(people)),
            "请说明原因": lambda: studying.cancel(study, reason=" ", **clerk(people)),
            "学习还没有结束": lambda: studying.record(body=people.body, values=values, **clerk(people)),
        }
    )
    assert studying.invite(study, [people.head.person], **clerk(people)) == 0


def test_what_is_refused_at_the_door_and_after(people: Cast) -> None:
    study = called(people, "head")
    refused(
        {
            "学习还没有开始": lambda: studying.hold(study, **clerk(people)),
            "签到码已经过期": lambda: studying.sign_in(study, code="ABCDEF", by=people.head, at=BEGINS),
            "现在不是签到时间": lambda: studying.sign_in(study, code="ABCDEF", by=people.head, at=PLANNED),
        }
    )
    studying.hold(study, **clerk(people, ENDS))
    refused({"请填写学习纪要": lambda: studying.note(study, notes="　", **clerk(people, ENDS))})
    row = study.attendees.get()
    for here in (True, True, False):
        studying.mark(row, here=here, **clerk(people, ENDS))
        assert (bool(row.came_at), row.way) == (here, "hand" if here else "")


def test_a_study_that_changes_tells_whoever_was_called(people: Cast) -> None:
    study = called(people, "head")
    studying.change(study, values={"place": "五楼会议室"}, **clerk(people))
    studying.cancel(study, reason="改为线上。", **clerk(people))
    assert (study.place, study.stage) == ("五楼会议室", StudyStage.CANCELLED)
    refused({"不能": lambda: studying.change(study, values={"place": "一楼"}, **clerk(people))})


# ------------------------------------------------------------------ books
def test_what_is_refused_of_books(people: Cast) -> None:
    empty, other = a_list(people), cast(code="other")
    theirs = a_book(other)
    row = reading.begin(people.body, book=a_book(people), by=people.clerk, at=PLANNED)
    refused(
        {
            "书单里还没有书": lambda: reading.publish(empty, **clerk(people)),
            "这本书不在本机构的书架上": lambda: reading.begin(people.body, book=theirs, by=people.clerk, at=PLANNED),
            "读书笔记至少": lambda: reading.finish(row, note="好。", by=people.clerk, at=LATER),
        }
    )
    reading.put(empty, title="《乡土中国》", chapters=14, **clerk(people))
    assert empty.listed.get().book == a_book(people), "the same book, however it is written"
    reading.publish(empty, **clerk(people))


@pytest.mark.parametrize(("chapter", "fits"), [(1, True), (14, True), (15, False), (200, False)])
def test_a_chapter_is_one_of_the_book(chapter: int, fits: bool) -> None:
    if fits:
        rules.within_the_book(chapter, 14)
        return
    with pytest.raises(Refused, match="一共14章"):
        rules.within_the_book(chapter, 14)


@pytest.mark.parametrize(("note", "long_enough"), [(NOTE, True), ("字" * 60, True), ("字 " * 20, False), (" ", False)])
def test_a_note_shows_that_the_book_was_read(people: Cast, note: str, long_enough: bool) -> None:
    least = rules.of(people.body, PLANNED.date()).note_least
    if long_enough:
        assert len(note) >= least
        rules.shows_it(note, people.body, PLANNED)
        return
    with pytest.raises(Refused, match=f"至少{least}字"):
        rules.shows_it(note, people.body, PLANNED)


def test_without_a_profile_the_defaults_hold(people: Cast) -> None:
    BodyProfile.objects.filter(body=people.body).delete()
    assert rules.of(people.body, PLANNED.date()) == Learning()


# ------------------------------------------------------------------ courses
def test_what_is_refused_of_a_course(people: Cast) -> None:
    course, by = drafted(people), clerk(people)

    def lesson(kind: str, **more: Any) -> Any:
        return teaching.put_lesson(course, title="第一课", kind=kind, **more, **by)

    def question(options: tuple[str, ...], right: list[int]) -> Any:
        return teaching.put_question(course, text="由谁提出？", options=options, right=right, **by)

    wrong = SimpleUploadedFile("a.mp4", PDF)
    refused(
        {
            "课程里还没有课": lambda: teaching.start(course, **by),
            "请填写正文": lambda: lesson("text", text=" "),
            "请上传文件，并填写页数或者秒数": lambda: lesson("pdf", length=3),
            "并填写页数或者秒数": lambda: lesson("video", file=wrong),
            "至少两个不同的选项": lambda: question(("代表",), [1]),
            "两个不同的选项": lambda: question(("代表", "代表"), [1]),
            "请写明第几个选项正确": lambda: question(("代表", "单位"), []),
            "第几个选项正确": lambda: question(("代表", "单位"), [3]),
            "写明第几个": lambda: question(("代表", "单位"), [0]),
        }
    )
    pdf = SimpleUploadedFile("a.pdf", PDF)
    refused({"文件和这一课的形式不符": lambda: lesson("video", file=pdf, length=60)})


def test_what_is_refused_of_somebody_s_way_through_it(people: Cast) -> None:
    course, other, draft = (
        a_course(people, quiz=True, ordered=True),
        a_course(people, title="监督法"),
        drafted(people, title="预算"),
    )
    taking = done(people, course, 1)
    by = {"by": people.deputy, "at": LATER}
    lesson = {number: course.lessons.get(number=number) for number in (1, 2, 3)}
    refused(
        {
            "这门课程现在不开放": lambda: teaching.begin(draft, **by),
            "这一课属于另一门课程": lambda: teaching.complete(taking, lesson=other.lessons.first(), **by),
            "请先学完前面的课": lambda: teaching.complete(taking, lesson=lesson[3], **by),
            "不能": lambda: teaching.answer(taking, given={}, **by),
            "应由": lambda: teaching.complete(taking, lesson=lesson[2], by=people.cosigner, at=LATER),
        }
    )
    for number in (2, 3):
        teaching.complete(taking, lesson=lesson[number], **by)
    assert (teaching.answer(taking, given={}, **by), taking.stage, taking.tries) == (0, TakingStage.LEARNT, 1)
    right = {row.pk: row.right for row in course.questions.all()}
    assert (teaching.answer(taking, given=right, **by), taking.stage) == (100, TakingStage.PASSED)
    refused({"请说明原因": lambda: teaching.withdraw(taking, reason=" ", **clerk(people, LATER))})
    teaching.withdraw(taking, reason="代答。", **clerk(people, LATER))
    assert (taking.stage, taking.withdrawn_on) == (TakingStage.WITHDRAWN, LATER.date())
    teaching.restore(taking, **clerk(people, LATER))
    assert (taking.stage, taking.reason, taking.withdrawn_on) == (TakingStage.PASSED, "", None)


def test_who_is_under_way_goes_on_in_a_closed_course(people: Cast) -> None:
    course = a_course(people, 2)
    taking = done(people, course, 1)
    teaching.close(course, **clerk(people, LATER))
    refused({"现在不开放": lambda: teaching.begin(course, by=people.cosigner, at=LATER)})
    teaching.complete(taking, lesson=course.lessons.get(number=2), by=people.deputy, at=LATER)
    assert (course.stage, taking.stage) == (CourseStage.CLOSED, TakingStage.PASSED)


# ------------------------------------------------------------------ reading groups
def test_what_is_refused_of_a_reading_group(people: Cast) -> None:
    group, other = a_group(people), cast(code="other")
    theirs, by = called(other, "head"), {"by": people.head, "at": PLANNED}
    far = date(2026, 3, 27)
    refused(
        {
            "一共14章": lambda: grouping.plan_week(group, until=far, chapter=15, **by),
            "后一周要比前一周读得远": lambda: grouping.plan_week(group, until=far, chapter=7, **by),
            "请写笔记": lambda: grouping.talk(group, chapter=1, text=" ", by=people.deputy, at=PLANNED),
            "写笔记，不超过": lambda: grouping.talk(
                group, chapter=1, text="字" * (grouping.MOST + 1), by=people.deputy, at=PLANNED
            ),
            "这次学习属于另一个机构": lambda: grouping.share(group, sharing=theirs, **by),
        }
    )
    waiting = grouping.talk(group, chapter=1, text="“熟人社会”说得好。", by=people.deputy, at=PLANNED)
    own = grouping.talk(group, chapter=1, text="第一周读到第三章。", **by)
    assert (waiting.stage, own.stage) == (TalkStage.WAITING, TalkStage.SHOWN)
    refused({"请说明原因": lambda: grouping.hide(waiting, reason="", **by)})
    grouping.hide(waiting, reason="写错了书。", **by)
    grouping.show(waiting, **by)
    assert (waiting.stage, waiting.reason) == (TalkStage.SHOWN, "")
    assert grouping.join(group, persons=[people.clerk.person, people.chairpersons.person], **by) == 1
    grouping.end(group, **by)
    refused({"不能": lambda: grouping.talk(group, chapter=2, text="还想说。", by=people.deputy, at=PLANNED)})


def test_a_week_has_its_day(people: Cast) -> None:
    group = a_group(people)
    weeks = list(group.weeks.order_by("until").values_list("chapter", flat=True))
    assert weeks == sorted(weeks)
    added = grouping.plan_week(
        group, until=date(2026, 3, 20) + timedelta(days=7), chapter=14, by=people.head, at=PLANNED
    )
    assert added.chapter == group.book.chapters

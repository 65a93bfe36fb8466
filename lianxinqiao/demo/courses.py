"""A course and a reading group of the CPPCC's staff in the current year: one has passed, one is under way, a note waits."""

from datetime import date, timedelta

from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.people import Town
from lianxinqiao.learning.actions import grouping, teaching
from lianxinqiao.learning.models import Book
from lianxinqiao.people.models import Post

LESSONS = (
    (
        "一事一报怎么写",
        (
            "一篇只反映一件事。先写看到的情况：时间、地点、多少人；再写为什么会这样；最后写一条办得到的建议。\n"
            "题目写清楚是什么事，不用“关于……的思考”。一千字以内，能用数字的不用形容词。"
        ),
    ),
    (
        "到现场去看什么",
        (
            "看人怎么走、在哪里等、等多久；问三个人：用的人、办的人、旁边的人。\n"
            "照片从同一个位置拍，前后才能比。看到的和听说的分开记。"
        ),
    ),
    (
        "答复来了怎么看",
        (
            "先看答的是不是所提的事，再看哪一项已经办、哪一项写了日期、哪一项说明了理由。\n"
            "写了日期的记进日历，到日子再去看一次。"
        ),
    ),
)
QUESTIONS = (
    ("一篇社情民意信息反映几件事？", ("一件", "两三件", "越多越好"), (1,)),
    ("现场照片怎样拍才能比较前后？", ("同一个位置", "同一个方向", "光线好就行"), (1, 2)),
)
TALKS = (
    "第二章讲的“自己人”，让我想到走访时总有一句“找熟人问问”。流程写得再清楚，人还是先找认得的。",
    "同意上面这段。我们印的办事指南没有人看，贴在菜市场门口的一张大字倒有人念。",
    "第四章的账算得细，建议下次协商会先把账摆出来再讨论。",
)


def this_year(town: Town, staff: list[Post], clerk: Post, today: date) -> None:
    """`staff` are those who learn; the first of them leads the group."""
    first = workday(today - timedelta(days=30))
    values = {"title": "委员履职三课", "about": "写、看、评三件事，每课十分钟。", "ordered": True, "pass_at": 60}
    course = teaching.draft(town.body, values=values, by=clerk, at=on(first, 9))
    for title, text in LESSONS:
        teaching.put_lesson(course, title=title, kind="text", text=text, by=clerk, at=on(first, 10))
    for text, options, right in QUESTIONS:
        teaching.put_question(course, text=text, options=options, right=right, by=clerk, at=on(first, 11))
    teaching.start(course, by=clerk, at=on(first, 15))
    lessons = list(course.lessons.all())
    for post, number in zip(staff[:2], (3, 1), strict=False):
        at = on(workday(first + timedelta(days=4)), 20)
        taking = teaching.begin(course, by=post, at=at)
        for lesson in lessons[:number]:
            teaching.complete(taking, lesson=lesson, by=post, at=at)
        if number == len(lessons):
            given = {row.pk: row.right for row in course.questions.all()}
            teaching.answer(taking, given=given, by=post, at=at)
    _group(town, staff, clerk, today)


def _group(town: Town, staff: list[Post], clerk: Post, today: date) -> None:
    book = (
        Book.objects.filter(body=town.body, listed__book_list__year=today.year, chapters__gte=6).order_by("pk").first()
    )
    if book is None:
        return
    owner, formed = staff[0], workday(today - timedelta(days=20))
    persons = [post.person for post in staff]
    group = grouping.form(
        town.body, name="机关第一读书小组", book=book, owner=owner.person, persons=persons, by=clerk, at=on(formed, 9)
    )
    for week, chapter in enumerate((2, 4, 6)):
        until = workday(formed + timedelta(days=9 + 9 * week))
        grouping.plan_week(group, until=until, chapter=chapter, by=owner, at=on(formed, 10))
    for place, text in enumerate(TALKS):
        at = on(workday(formed + timedelta(days=6 + 4 * place)), 20)
        talk = grouping.talk(group, chapter=2 * (place + 1), text=text, by=staff[(place + 1) % len(staff)], at=at)
        if place < len(TALKS) - 1 and talk.stage == "waiting":
            grouping.show(talk, by=owner, at=at)

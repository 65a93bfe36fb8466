"""The pages of this room, as who serves in its body sees them."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.learning.models import BookList, Reading, Study
from lianxinqiao.learning.stages import ListStage, StudyStage
from lianxinqiao.people.models import Post

Facts = list[tuple[Any, Any]]


def span(study: Study) -> str:
    """2020-05-12 09:00—11:30."""
    since, until = timezone.localtime(study.starts_at), timezone.localtime(study.ends_at)
    return f"{since:%Y-%m-%d %H:%M}—{until:%H:%M}"


def study_facts(study: Study, _post: Post | None) -> Facts:
    return [
        (pgettext_lazy("学习", "类别"), study.get_kind_display()),
        (gettext_lazy("时间"), span(study)),
        (gettext_lazy("地点"), study.place),
        (gettext_lazy("领学或主讲"), study.speaker),
        (gettext_lazy("主题活动"), study.campaign),
    ]


def study_context(study: Study, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    ways = by_subject(offers)
    rows = sorted(study.attendees.all(), key=lambda row: (row.came_at is None, row.person.pinyin))
    return {
        "attendees": [(row, ways.get(row, [])) for row in rows],
        "came": sum(bool(row.came_at) for row in rows),
        "files": list(study.materials.select_related("file")),
        "materials": [line for line in study.material.splitlines() if line.strip()],
        "may_run": any(offer.act.code in {"study.hold", "study.cancel"} for offer in offers),
        "is_called": study.stage == StudyStage.CALLED,
    }


def list_facts(row: BookList, _post: Post | None) -> Facts:
    return [
        (gettext_lazy("年度"), f"{row.year} {row.get_half_display()}"),
        (gettext_lazy("说明"), row.note),
        (gettext_lazy("发布日期"), row.published_on),
    ]


def list_context(row: BookList, post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    """Its books, each with what this person has read of it, and how many have finished it."""
    listed = list(row.listed.select_related("book"))
    readings = Reading.objects.filter(book__in=[each.book_id for each in listed])
    own = {each.book_id: each for each in readings.filter(person=post.person_id).order_by("pk")} if post else {}
    finished: dict[int, int] = {}
    for book in readings.filter(counts=True).values_list("book", flat=True):
        finished[book] = finished.get(book, 0) + 1
    return {
        "listed": [(each, own.get(each.book_id), finished.get(each.book_id, 0)) for each in listed],
        "is_open": row.stage == ListStage.PUBLISHED and post is not None and post.body_id == row.body_id,
    }


def reading_facts(reading: Reading, _post: Post | None) -> Facts:
    book = reading.book
    read = _("第%(chapter)s章，共%(chapters)s章") % {"chapter": reading.chapter, "chapters": book.chapters}
    return [
        (pgettext_lazy("读书", "读者"), reading.person.spoken),
        (gettext_lazy("作者"), book.author),
        (gettext_lazy("开始日期"), reading.opened_on),
        (gettext_lazy("读到第几章"), read),
        (gettext_lazy("读完日期"), reading.finished_on),
    ]


def reading_context(reading: Reading, _post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    return {"notes": reading.notes.all(), "twice": reading.finished_on is not None and not reading.counts}

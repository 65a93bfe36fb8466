"""The lists of this room: study sessions, book lists, readings."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.learning import pages, queries
from lianxinqiao.learning.course_lists import COURSES, GROUPS
from lianxinqiao.learning.kinds import Kind
from lianxinqiao.learning.models import Attendee, Study
from lianxinqiao.learning.stages import ReadingStage, StudyStage
from lianxinqiao.learning.who import READERS, STAFF
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables

__all__ = ["BOOKLISTS", "COURSES", "GROUPS", "READERS", "READINGS", "STUDIES"]


class StudyTable(listing.Table):
    noun = pgettext_lazy("学习的量词", "次")
    default_sort = "-starts"
    columns: ClassVar = (
        tables.Column("starts", _("时间"), pages.span, sort="starts_at"),
        tables.Column("title", _("主题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("kind", pgettext_lazy("学习", "类别"), "get_kind_display", sort="kind"),
        tables.Column("speaker", _("领学或主讲"), "speaker"),
        tables.Column("came", _("到场（人）"), "came", number=True),
        tables.Column("stage", _("状态"), "mark"),
    )


def _over(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage__in=[StudyStage.PLANNED, StudyStage.CALLED], ends_at__before_day=today)


def _without_notes(post: Post, _today: date) -> Q:
    return Q(body=post.body_id, stage=StudyStage.HELD, notes="")


def _to_come(post: Post) -> Any:
    return Study.objects.visible_to(post).filter(stage__in=[StudyStage.CALLED, StudyStage.HELD]).select_related("body")


def _mine(post: Post) -> Q:
    return Q(pk__in=Attendee.objects.filter(person=post.person_id).values("study"))


STUDIES = listing.Listing(
    "studies",
    _("学习和讲堂"),
    StudyTable,
    rows=queries.studies,
    filters=lambda post: [
        filters.Text("q", _("主题或材料"), ("title", "material", "speaker")),
        filters.Choice("kind", pgettext_lazy("学习", "类别"), "kind", Kind.choices, several=True),
        filters.Choice("stage", _("状态"), "stage", StudyStage.choices, several=True),
    ],
    piles=(
        Pile("over", _("已过时间，待登记的学习"), OFFICE, Study, _over, tone="warn", act="study.hold"),
        Pile("without-notes", _("待登记纪要的学习"), OFFICE, Study, _without_notes, act="study.note"),
        Pile(
            "coming",
            _("近期的学习"),
            STAFF,
            Study,
            lambda post, today: Q(body=post.body_id, stage=StudyStage.CALLED, ends_at__from_day=today),
            watched=True,
        ),
    ),
    days=(
        Days(
            "study",
            _("学习和讲堂"),
            _to_come,
            on="starts_at__date",
            due=False,
            mine=_mine,
            times=lambda row: (row.starts_at, row.ends_at),
            place=lambda row: str(row.place),
        ),
    ),
    address="studies",
    roles=READERS,
    nothing=_("没有符合条件的学习。"),
    template="learning/studies.html",
    order=70,
)


class BookListTable(listing.Table):
    noun = pgettext_lazy("书单的量词", "份")
    default_sort = "-year"
    columns: ClassVar = (
        tables.Column("year", _("年度"), lambda row: f"{row.year} {row.get_half_display()}", sort="year"),
        tables.Column("name", _("名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("count", _("书（本）"), "count", number=True),
        tables.Column("published", _("发布日期"), "published_on"),
        tables.Column("stage", _("状态"), "mark"),
    )


BOOKLISTS = listing.Listing(
    "booklists",
    _("书单"),
    BookListTable,
    rows=queries.lists,
    filters=lambda post: [filters.Text("q", _("书名或名称"), ("name",))],
    address="booklists",
    roles=READERS,
    nothing=_("还没有书单。"),
    template="learning/booklists.html",
    order=71,
)


class ReadingTable(listing.Table):
    noun = pgettext_lazy("读书的量词", "本")
    default_sort = "-opened"
    columns: ClassVar = (
        tables.Column("book", _("书"), "book", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("person", pgettext_lazy("读书", "读者"), "person.spoken"),
        tables.Column("opened", _("开始日期"), "opened_on", sort="opened_on"),
        tables.Column("percent", _("进度（%）"), "percent", number=True),
        tables.Column("finished", _("读完日期"), "finished_on", sort="finished_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
    )


def _persons(post: Post | None) -> list[tuple[int, str]]:
    rows = queries.readings(post).order_by("person__pinyin").values_list("person", "person__name").distinct()
    return list(rows)


READINGS = listing.Listing(
    "readings",
    _("读书"),
    ReadingTable,
    rows=queries.readings,
    filters=lambda post: [
        filters.Text("q", _("书名或笔记"), ("book__title", "note")),
        filters.Choice("person", pgettext_lazy("读书", "读者"), "person", lambda: _persons(post), several=True),
        filters.Choice("stage", _("状态"), "stage", ReadingStage.choices, several=True),
        filters.Dates("finished", _("读完日期"), "finished_on"),
    ],
    address="readings",
    roles=READERS,
    nothing=_("还没有读书记录。"),
    template="learning/readings.html",
    order=72,
)

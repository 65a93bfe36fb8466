"""The figures of learning （学习和读书）. Each function's docstring is its definition in the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure, figure
from lianxinqiao.figures.subjects import Rows, Subject
from lianxinqiao.figures.ways import ByMonth, ByWord
from lianxinqiao.learning import kinds, pages, queries
from lianxinqiao.learning.models import Reading, Study
from lianxinqiao.learning.stages import StudyStage
from lianxinqiao.people.models import Body, Person, Post
from lianxinqiao.ui.tables import Column

ROOM = _("学习和读书")


def _kinds(body: Body, period: Period) -> Mapping[Any, str]:
    return {str(each): str(each.label) for each in kinds.Kind}


def _study_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("when", _("时间"), pages.span),
        Column("title", _("主题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        Column("kind", pgettext_lazy("学习", "类别"), "get_kind_display"),
        Column("speaker", _("领学或主讲"), "speaker"),
    )


def _reader_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("name", _("姓名"), "spoken", main=True, link=lambda row: f"{reverse('readings')}?person={row.pk}"),
        Column("books", _("已读完（本）"), "books", number=True),
    )


STUDIES = Subject(
    Study,
    ROOM,
    on="starts_at__date",
    columns=_study_columns,
    near=("body",),
    ways=(ByWord("kind", _("按学习类别"), "kind", _kinds), ByMonth("month", _("按月份"), "starts_at")),
)
READERS = Subject(
    Person,
    ROOM,
    body="posts__body",
    columns=_reader_columns,
    recorded=lambda body, period: Reading.objects.filter(body=body, finished_on__lte=period.to_on).exists(),
)


def _held(body: Body, period: Period) -> Rows:
    """Sessions that were held in the period."""
    return STUDIES.of(body, period).filter(stage=StudyStage.HELD)


@figure(
    "learning.study_sessions",
    _("集体学习"),
    pgettext_lazy("学习的量词", "次"),
    _("本期举行的集体学习、理论学习中心组学习和“第一议题”学习；讲堂另计。"),
    of=STUDIES,
)
def study_sessions(body: Body, period: Period) -> Rows:
    """Collective study, study of the theory group and first topics held in the period; lectures are counted apart."""
    return _held(body, period).filter(kind__in=kinds.STUDY)


@figure(
    "learning.first_topics",
    _("“第一议题”学习"),
    pgettext_lazy("学习的量词", "次"),
    _("本期举行的“第一议题”学习；已计入集体学习。"),
    of=STUDIES,
)
def first_topics(body: Body, period: Period) -> Rows:
    """First topics studied in the period; they are among the joint study."""
    return _held(body, period).filter(kind=kinds.Kind.FIRST_TOPIC)


@figure(
    "learning.theory_group",
    _("理论学习中心组学习"),
    pgettext_lazy("学习的量词", "次"),
    _("本期举行的理论学习中心组学习；已计入集体学习。"),
    of=STUDIES,
)
def theory_group(body: Body, period: Period) -> Rows:
    """Study of the theory group held in the period; it is among the joint study."""
    return _held(body, period).filter(kind=kinds.Kind.CENTRE)


@figure("learning.lectures", _("委员讲堂"), pgettext_lazy("讲堂的量词", "期"), _("本期举行的讲堂。"), of=STUDIES)
def lectures(body: Body, period: Period) -> Rows:
    """Lectures held in the period."""
    return _held(body, period).filter(kind=kinds.Kind.LECTURE)


@figure(
    "learning.books_least",
    _("每位机关干部读书最少本数"),
    pgettext_lazy("读书的量词", "本"),
    _(
        "本期全程在机关任职的干部中读书最少的一位读完的本数；一本书只计一次，计在首次读完、写了笔记的时候；中途到任或者离任的不计。"
    ),
    of=READERS,
    least="books",
)
def books_least(body: Body, period: Period) -> Rows:
    """The least number of books that any of the staff in office throughout the period finished in it.

    A book counts once, when it was first finished with a note; who joined or left within the period is not among them.
    """
    whole = Post.objects.filter(Q(to_on=None) | Q(to_on__gte=period.to_on), person=OuterRef("pk"), body=body)
    staff = Exists(whole.filter(role__in=OFFICE, from_on__lte=period.from_on))
    return Person.objects.filter(staff).annotate(books=queries.read(body, period.from_on, period.to_on))

"""The lists of what meetings decided: decisions, appointments, opinions that were sent."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Exists, Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS, OFFICE, READERS, UNIT, RoleCode
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.days import Days, everybodys
from lianxinqiao.acts.piles import Pile
from lianxinqiao.meetings import offices, queries
from lianxinqiao.meetings.models import Appointment, Decision, DeliberationOpinion
from lianxinqiao.meetings.stages import DecisionStage, Nomination, OpinionStage
from lianxinqiao.people import names
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables

CHAIRS = frozenset({RoleCode.CHAIRPERSONS})


# ------------------------------------------------------------------ decisions
class DecisionTable(listing.Table):
    noun = pgettext_lazy("决议", "项")
    default_sort = "-on"
    columns: ClassVar = (
        tables.Column("on", _("通过日期"), "adopted_on", sort="adopted_on", nullable=True),
        tables.Column(
            "title", pgettext_lazy("决议", "标题"), "title", main=True, link=lambda row: row.get_absolute_url()
        ),
        tables.Column("kind", pgettext_lazy("决议", "类别"), "get_kind_display"),
        tables.Column("meeting", pgettext_lazy("列表", "会议"), "meeting"),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("due", _("公布期限"), "due_on", sort="due_on", nullable=True, default=False),
    )


def _unpublished(post: Post) -> Any:
    return queries.decisions(post).filter(stage__in=[DecisionStage.ADOPTED, DecisionStage.SIGNED])


DECISIONS = listing.Listing(
    "decisions",
    _("决议、决定"),
    DecisionTable,
    rows=queries.decisions,
    filters=lambda post: [
        filters.Text("q", _("标题或正文"), ("title", "text")),
        filters.Choice("kind", pgettext_lazy("决议", "类别"), "kind", Decision.Kind.choices),
        filters.Choice("stage", _("状态"), "stage", DecisionStage.choices, several=True),
        places.NamedCommittee.of(post, "item__committee"),
    ],
    address="decisions",
    bodies=IN_CONGRESS,
    due="due_on",
    days=(Days("decision", _("决议、决定公布期限"), _unpublished, on="due_on", mine=everybodys, roles=OFFICE),),
    roles=READERS,
    nothing=_("没有符合条件的决议、决定。"),
    order=31,
)


# ------------------------------------------------------------------ appointments
class AppointmentTable(listing.Table):
    noun = _("人次")
    default_sort = "-on"
    columns: ClassVar = (
        tables.Column("on", _("生效日期"), "effective_on", sort="effective_on", nullable=True),
        tables.Column("person", _("姓名"), "person.spoken", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("verb", _("任免"), "verb"),
        tables.Column("office", _("职务"), "office"),
        tables.Column("meeting", pgettext_lazy("列表", "会议"), "meeting"),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("sworn", _("宣誓日期"), "sworn_on", sort="sworn_on", nullable=True, default=False),
    )


def _to_file(post: Post, _today: date) -> Q:
    return queries.FILED_ABOVE & Q(meeting__body=post.body_id, filed_above_on=None)


def _letters(post: Post, _today: date) -> Q:
    return Q(meeting__body=post.body_id, letter_due_on__isnull=False, letter_on=None)


def _line_ups(post: Post, _today: date, near: date) -> Q:
    """A new government's head was elected, and nobody of the line-up is put forward yet (广东省任免条例第十四条)."""
    return Q(~Exists(queries.line_up_put_forward()), meeting__body=post.body_id, line_up_by__lte=near)


APPOINTMENTS = listing.Listing(
    "appointments",
    _("人事任免"),
    AppointmentTable,
    rows=queries.appointments,
    filters=lambda post: [
        filters.Text("q", _("姓名、机关或职务"), search=names.search("person__", "office__organ", "office__title")),
        filters.Choice("kind", _("职务类别"), "office__kind", offices.CHOICES, several=True),
        filters.Choice("action", _("任免"), "action", offices.Action.choices, several=True),
        filters.Choice("stage", _("状态"), "stage", Nomination.choices, several=True),
    ],
    piles=(
        Pile(
            "to-file-above",
            _("待报上一级备案的代理检察长"),
            OFFICE,
            Appointment,
            _to_file,
            tone="warn",
        ),
        Pile("letters-to-send", _("待送达有关机关的任免通知"), OFFICE, Appointment, _letters, due="letter_due_on"),
        Pile("line-up", _("待提请任命的新一届政府组成人员"), OFFICE | CHAIRS, Appointment, _line_ups, due="line_up_by"),
    ),
    address="appointments",
    bodies=IN_CONGRESS,
    roles=READERS,
    nothing=_("没有符合条件的任免。"),
    order=32,
)


# ------------------------------------------------------------------ who holds which office
def _as_written(row: Any) -> str:
    """On a sheet, where no mark stands beside the office."""
    return _("%(office)s（代理）") % {"office": row.office} if row.acting else str(row.office)


def _stood_on(rows: Any, day: date) -> Any:
    return rows.on(day)


def _today_unless_asked(_post: Post, params: QueryDict, rows: Any, today: date) -> listing.Narrowed | None:
    """An address that names no day asks who holds office today."""
    if params.get("on", "").strip():
        return None
    label = _("截至今天（%(day)s）在任") % {"day": today}
    return listing.Narrowed(rows.on(today), label, own_day=False)


class HolderTable(listing.Table):
    noun = _("个任职")
    default_sort = "organ"
    per_page = 30
    columns: ClassVar = (
        tables.Column("person", _("姓名"), "person.spoken", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column(
            "organ", _("职务"), "office", sort="office__organ", template="meetings/cell_office.html", sheet=_as_written
        ),
        tables.Column("kind", _("职务类别"), "office.get_kind_display", sort="office__kind"),
        tables.Column("on", _("生效日期"), "effective_on", sort="effective_on"),
        tables.Column("meeting", pgettext_lazy("列表", "会议"), "meeting"),
        tables.Column("sworn", _("宣誓日期"), "sworn_on", sort="sworn_on", nullable=True),
    )


HOLDERS = listing.Listing(
    "holders",
    _("任职名单"),
    HolderTable,
    rows=queries.tenures,
    filters=lambda post: [
        filters.Text("q", _("姓名、机关或职务"), search=names.search("person__", "office__organ", "office__title")),
        filters.Day("on", _("哪一天在任"), _stood_on),
        filters.Choice("kind", _("职务类别"), "office__kind", offices.CHOICES, several=True),
    ],
    ways=(_today_unless_asked,),
    address="holders",
    bodies=IN_CONGRESS,
    roles=READERS,
    nothing=_("这一天还没有任职记录。"),
    template="meetings/holders.html",
    order=32,
)


# ------------------------------------------------------------------ opinions that were sent
class OpinionTable(listing.Table):
    noun = pgettext_lazy("审议意见", "件")
    default_sort = "-sent"
    columns: ClassVar = (
        tables.Column("sent", _("送达日期"), "sent_on", sort="sent_on", nullable=True),
        tables.Column(
            "title", pgettext_lazy("审议意见", "标题"), "title", main=True, link=lambda row: row.get_absolute_url()
        ),
        tables.Column("unit", _("研究处理机关"), "unit.spoken"),
        tables.Column("due", _("报告处理情况期限"), "due_on", sort="due_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("number", _("文号"), "number_text", default=False),
    )


def _opinion_pile(code: str, label: Any, roles: frozenset[RoleCode], stage: OpinionStage, **more: Any) -> Pile:
    return Pile(code, label, roles, DeliberationOpinion, lambda post, today: Q(body=post.body_id, stage=stage), **more)


TESTED = [("True", pgettext_lazy("测评", "通过")), ("False", pgettext_lazy("测评", "没有通过"))]


def _sent(post: Post) -> Any:
    return queries.opinions(post).filter(stage=OpinionStage.SENT)


DELIBERATIONS = listing.Listing(
    "deliberations",
    _("审议意见"),
    OpinionTable,
    rows=queries.opinions,
    filters=lambda post: [
        filters.Text("q", _("标题或正文"), ("title", "text", "result")),
        filters.Choice("stage", _("状态"), "stage", OpinionStage.choices, several=True),
        places.NamedCommittee.of(post, "item__committee"),
        filters.Choice("tested", _("满意度测评"), "passed", TESTED),
    ],
    piles=(
        _opinion_pile(
            *("opinions-to-send", _("待签发的审议意见"), CHAIRS, OpinionStage.DRAFTED),
            due="send_by",
            act="deliberation.send",
        ),
        _opinion_pile("opinions-answered", _("待测评、办结的审议意见"), OFFICE, OpinionStage.ANSWERED),
        Pile(
            "opinions-plan",
            _("待提交办理方案的审议意见"),
            UNIT,
            DeliberationOpinion,
            lambda post, today: Q(unit=post.organization_id, stage=OpinionStage.SENT, plan_on=None),
            due="plan_due_on",
            act="deliberation.plan",
        ),
        Pile(
            "opinions-handle",
            _("待研究处理的审议意见"),
            UNIT,
            DeliberationOpinion,
            lambda post, today: Q(unit=post.organization_id, stage=OpinionStage.SENT, plan_on__isnull=False),
            due="due_on",
            act="deliberation.answer",
        ),
        Pile(
            "opinions-late",
            _("逾期未报告的审议意见"),
            OFFICE | CHAIRS,
            DeliberationOpinion,
            lambda post, today: Q(body=post.body_id, stage=OpinionStage.SENT, due_on__lt=today),
            tone="bad",
            due="due_on",
            watched=True,
        ),
    ),
    unhappy="tested=False",
    address="deliberations",
    bodies=IN_CONGRESS,
    due="due_on",
    days=(
        Days(
            "deliberation",
            _("审议意见报告期限"),
            _sent,
            on="due_on",
            mine=lambda post: Q(unit=post.organization_id or 0),
        ),
    ),
    roles=READERS | UNIT,
    nothing=_("没有符合条件的审议意见。"),
    order=33,
)

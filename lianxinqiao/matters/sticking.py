"""Where it sticks （卡在哪里）: what runs, late and not, by unit, field and stage. Reads open rows only."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Count, DateField, DurationField, ExpressionWrapper, F, Q, Value
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lianxinqiao.matters.listed import OPEN_STAGES, RUNNING
from lianxinqiao.matters.models import Handling, Suggestion
from lianxinqiao.matters.stages import GONE, OPEN_HANDLING, Stage
from lianxinqiao.people.models import Post
from lianxinqiao.people.models.spoken import spoken
from lianxinqiao.ui.charts import Chart, Point

Counted = Iterable[tuple[Any, Any, int, int, timedelta | None]]  # key, label, all, late, mean time under way


def charts(post: Post, today: date) -> list[Chart]:
    units, fields, stages = list(by_unit(post, today)), list(by_field(post, today)), list(by_stage(post, today))
    return [
        _of(_("按承办单位"), _("单位"), "unit", units),
        _days(_("各单位已办天数（平均）"), _("单位"), "unit", units),
        _of(_("按类别"), _("类别"), "field", fields),
        _of(_("按阶段"), _("阶段"), "stage", [(key, Stage(key).label, *rest) for key, _label, *rest in stages]),
    ]


def _mean(today: date, field: str) -> Avg:
    taken = ExpressionWrapper(Value(today, DateField()) - F(field), output_field=DurationField())
    return Avg(taken)


def by_unit(post: Post, today: date) -> Counted:
    """Every unit that takes part counts the suggestion once; late is who owes an answer and has not given it."""
    rows = Handling.objects.filter(
        post.of_its_bodies("suggestion__body"), suggestion__kind="suggestion", suggestion__stage__in=RUNNING
    )
    owed = Q(stage__in=OPEN_HANDLING) & ~Q(kind="assist")
    late = Count("pk", filter=owed & Q(due_on__lt=today))
    grouped = rows.exclude(stage__in=GONE).order_by().values_list("organization_id", spoken("organization"))
    return grouped.annotate(n=Count("pk"), late=late, mean=_mean(today, "assigned_on")).order_by("-late", "-n")[:40]


def by_field(post: Post, today: date) -> Counted:
    rows = Suggestion.objects.visible_to(post).filter(stage__in=RUNNING)
    late = Count("pk", filter=Q(due_on__lt=today))
    grouped = rows.order_by().values_list("field_id", spoken("field"))
    return grouped.annotate(n=Count("pk"), late=late, mean=_mean(today, "last_assigned_on")).order_by("-late", "-n")


def by_stage(post: Post, today: date) -> Counted:
    rows = Suggestion.objects.visible_to(post).filter(stage__in=OPEN_STAGES)
    late = Count("pk", filter=Q(due_on__lt=today, stage__in=RUNNING))
    grouped = rows.order_by().values_list("stage", "body_id")
    counted = grouped.annotate(n=Count("pk"), late=late, mean=_mean(today, "last_assigned_on"))
    place = {str(stage): position for position, stage in enumerate(Stage)}
    return sorted(counted, key=lambda row: place[row[0]])


def _of(title: str, label: str, key: str, counted: Counted) -> Chart:
    rows = []
    for value, name, number, late, _mean_time in counted:
        if key == "stage":
            url, late_url = _url(stage=value), _url(stage=value, late=1)
        elif key == "unit":
            url, late_url = _url(unit=value, running=1), _url(load="late", of=value)
        else:
            url, late_url = _url(**{key: value or 0, "running": 1}), _url(**{key: value or 0, "late": 1})
        rows.append((name or _("未分类"), [Point(number, url), Point(late, late_url)]))
    series = [_("在办"), _("其中逾期")]
    return Chart(title, series, rows, unit=_("件"), label=label)


def _days(title: str, label: str, key: str, counted: Counted) -> Chart:
    rows = [
        (name or _("未分类"), [Point(mean.days if mean else 0, _url(**{key: value or 0, "running": 1}))])
        for value, name, _number, _late, mean in counted
    ]
    return Chart(title, [_("天数")], rows, unit=_("天"), label=label)


def _url(**query: Any) -> str:
    """The list of these; 0 is "in none", as the figures write it."""
    return f"{reverse('desk-suggestions')}?{urlencode(query)}"

"""Made-up content for the style guide: every component once, with words as long as real ones."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.utils import timezone

from lianxinqiao.ui import charts, filters, tables
from lianxinqiao.ui import forms as ui_forms

# Sample words are shown as they are: the page is for builders and has no English of its own.
HINTS = {
    "open": "建议和答复全文在公众门户公开，任何人都可以看到。",
    "summary": "只公开标题、承办单位和答复摘要。",
    "closed": "不公开，须说明理由。",
}

SAID = "已签收1件。"


# Long enough to be narrowed by typing.
UNITS = (
    "住房和城乡建设局", "财政局", "教育局", "交通运输局", "卫生健康局", "民政局",
    "城市管理局", "水利局", "农业农村局", "人力资源和社会保障局", "公安分局", "生态环境分局",
)  # fmt: skip


class SampleForm(forms.Form):
    title = forms.CharField(
        label="标题",
        max_length=60,
        help_text="一事一议，写明要解决的问题。",
        initial="关于…的建议",
    )
    body = forms.CharField(label="分析与建议", max_length=3000, widget=forms.Textarea(attrs={"rows": 6}))
    field = forms.ChoiceField(
        label="类别",
        choices=[
            ("", "请选择"),
            ("city", "城建城管"),
            ("edu", "教育"),
            ("med", "医疗卫生"),
        ],
    )
    openness = forms.ChoiceField(
        label="是否公开",
        widget=ui_forms.RadioCards(hints=HINTS),
        choices=[("open", "全文公开"), ("summary", "摘要公开"), ("closed", "不公开")],
    )
    day = forms.DateField(label="面商日期", widget=ui_forms.DateInput)
    units = forms.MultipleChoiceField(
        label="会办单位",
        required=False,
        choices=[(str(n), f"区{name}") for n, name in enumerate(UNITS)],
        widget=forms.CheckboxSelectMultiple,
    )
    scan = forms.FileField(
        label="附件",
        required=False,
        widget=ui_forms.FileDrop(attrs={"accept": ".pdf,.docx"}),
    )
    secret = forms.BooleanField(label="我确认内容不涉及国家秘密和工作秘密")


class SampleTable(tables.Table):
    noun = "件"
    default_sort = "number"
    per_page = 10
    columns = (
        tables.Column("number", "编号", lambda row: f"{row.pk:03d}", sort="pk"),
        tables.Column(
            "title",
            "标题",
            lambda row: f"关于{row.name}的建议",
            sort="name",
            main=True,
            link=lambda row: "#",
        ),
        tables.Column("unit", "承办单位", "content_type.app_label"),
        tables.Column(
            "stage",
            "阶段",
            lambda row: ("办理中", "已答复", "已办结")[row.pk % 3],
            template="ui/sample_stage.html",
        ),
        tables.Column("code", "代码", "codename", sort="codename", default=False),
        tables.Column("days", "用时(天)", lambda row: row.pk % 90, number=True),
    )


class SampleFilters(filters.Filters):
    declared = (
        filters.Text("q", "标题或编号", ("name", "codename")),
        filters.Choice(
            "stage",
            "阶段",
            "pk",
            [("1", "办理中"), ("2", "已答复"), ("3", "已办结")],
            several=True,
        ),
        filters.Choice(
            "unit",
            "承办单位",
            "content_type__app_label",
            [("auth", "auth"), ("sessions", "sessions")],
        ),
        filters.Dates("registered", "登记日期", "content_type__id"),
        filters.Flag("late", "只看逾期", lambda rows: rows.filter(pk__lt=20)),
    )


def _events() -> list[dict[str, Any]]:
    today = timezone.localdate()
    return [
        {
            "title": "登记编号",
            "at": today - timedelta(60),
            "by": "代工委",
            "text": "编号 087，分类为城建城管。",
        },
        {"title": "交办", "at": today - timedelta(55), "by": "政府督查室"},
        {
            "title": "申请退回",
            "at": today - timedelta(52),
            "by": "区城管局",
            "tone": "warn",
            "icon": "arrow-back-up",
        },
        {
            "title": "办理",
            "at": today - timedelta(50),
            "by": "区住建局",
            "state": "now",
        },
        {"title": "答复", "state": "next"},
        {"title": "代表评价", "state": "next"},
    ]


def _charts() -> list[charts.Chart]:
    units = (
        "区住房和城乡建设局",
        "区教育局",
        "区卫生健康局",
        "区交通运输局",
        "区财政局",
    )
    point = charts.Point
    return [
        charts.Chart(
            "各单位承办件数",
            ("承办", "其中逾期"),
            [(unit, (point(22 - 3 * n, "?unit=auth"), point(n, "?late=1"))) for n, unit in enumerate(units)],
            unit="件",
            label="单位",
        ),
        charts.Chart(
            "办理结果",
            ("件数",),
            [
                ("A 已解决", (point(78, "?"),)),
                ("B 正在解决", (point(41, "?"),)),
                ("C 列入计划", (point(23, "?"),)),
            ],
            unit="件",
            label="类别",
        ),
        charts.Chart(
            "每月答复",
            ("件数",),
            [(f"{month} 月", (point(month * 3 % 17, "?"),)) for month in range(1, 13)],
            kind="line",
            unit="件",
            label="月份",
        ),
    ]


def context(request: HttpRequest) -> dict[str, Any]:
    today = timezone.localdate()
    chosen = SampleFilters(request.GET)
    return {
        "form": SampleForm(initial={"openness": "open"}),
        "wrong": SampleForm({"title": "很" * 70, "openness": "open"}, prefix="wrong"),
        "filters": chosen,
        "table": SampleTable(chosen.apply(Permission.objects.select_related("content_type")), request.GET),
        "views": [
            {"label": "全部", "url": "?", "current": True},
            {"label": "本月到期", "url": "?late=1"},
        ],
        "events": _events(),
        "charts": _charts(),
        "today": today,
        "soon": today + timedelta(3),
        "far": today + timedelta(40),
        "late": today - timedelta(4),
        "facts": [
            ("编号", "087"),
            ("领衔代表", "周明远"),
            ("类别", "城建城管"),
            ("主办单位", "区住房和城乡建设局"),
            ("空", ""),
        ],
        "tabs": [
            ("all", "全部", "?", 142),
            ("open", "办理中", "?tab=open", 31),
            ("done", "已办结", "?tab=done"),
        ],
        "entries": [
            {
                "at": timezone.now(),
                "actor": "李静 代工委",
                "act": "登记",
                "note": "编号 087",
            }
        ],
        "stages": [("待交办", 12), ("办理中", 31), ("已答复", 40), ("已评价", 59)],
    }

"""What a new installation still lacks before its office can work: for the set-up page and the administrator's desk."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.roles import OFFICE, UNIT
from lianxinqiao.people.models import Body, Field, Organization, Post


@dataclass(frozen=True)
class Step:
    """`done` steps stay on the page, with where to correct them."""

    title: str
    why: str
    act: str
    url: str
    done: bool


def steps() -> list[Step]:
    """In the order in which one leads to the next."""
    body = Body.objects.exists()
    return [
        Step(
            _("机构、规则方案、届次"),
            _("本级人大常委会或者政协、它按哪一套办理规则、现在是第几届第几次会议。"),
            _("登记"),
            reverse("people:list", args=["bodies"]) if body else reverse("people:setup_body"),
            body,
        ),
        Step(
            _("建议类别"),
            _("登记一件建议时必须选一个类别，统计也按类别分。"),
            _("添加"),
            reverse("people:list", args=["fields"]),
            Field.objects.exists(),
        ),
        Step(
            _("承办单位"),
            _("部门、乡镇街道和它们的内设机构，用表格导入。"),
            _("导入"),
            reverse("people:upload", args=["units"]),
            Organization.objects.exists(),
        ),
        Step(
            _("人员、代表资格和任职"),
            _(
                "代表、代工委、督查室和承办单位的人，用表格导入；首次密码随后发放。至少要有代工委和一个承办单位的人，才能办理。"
            ),
            _("导入"),
            reverse("people:upload", args=["persons"]),
            _staffed(),
        ),
    ]


def _staffed() -> bool:
    roles = set(Post.objects.held(timezone.localdate()).values_list("role", flat=True).distinct())
    return bool(roles & OFFICE and roles & UNIT)


def next_step() -> Step | None:
    return next((step for step in steps() if not step.done), None)

"""A small room for the tests of this one: a duty at a station, planned, held or missed, with one note that hangs on it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import models

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.rules import Rules
from lianxinqiao.acts.stages import Stages, codes, to
from lianxinqiao.acts.subjects import Part, Root
from lianxinqiao.acts.table import Act, Acts, Page, Who, of_body, of_unit

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)


class Stage(models.TextChoices):
    PLANNED = "planned", "计划"
    HELD = "held", "已接待"
    MISSED = "missed", "未到"


DUTY = Stages(
    Stage,
    {Stage.PLANNED: to(Stage.HELD, Stage.MISSED, move="on_duty"), Stage.HELD: to(), Stage.MISSED: to()},
    title="A duty （值班）",
)


@dataclass(frozen=True)
class Somebody:
    role: str
    body_id: int = 1
    organization_id: int | None = None
    mandate_id: int | None = None
    title: str = "某人"


@dataclass(eq=False)  # as rows are: one thing, whatever stands in it
class Duty(Root):
    stage: str = Stage.PLANNED
    body_id: int = 1
    mandate_id: int = 7
    pk: int = 3
    reference: str = "duty-3"
    busy: bool = False

    def get_stage_display(self) -> str:
        return str(Stage(self.stage).label)


@dataclass(eq=False)
class Note(Part):
    duty: Duty = field(default_factory=Duty)
    stage: str = "open"
    pk: int = 9
    to_root = ("duty",)

    @property
    def unit_id(self) -> int:
        return 5

    def get_stage_display(self) -> str:
        return self.stage


STAFF = of_body("staff", "站点工作人员", RoleCode.STATION_STAFF)
ON_DUTY = Who("on_duty", "值班代表", lambda post, subject: post.mandate_id == subject.root.mandate_id)
UNIT = of_unit("unit", "承办单位", RoleCode.UNIT_CLERK)
ACTS = Acts(
    (
        Act("duty.miss", "登记未到", (STAFF,), when=codes(Stage.PLANNED)),
        Act("duty.record", "登记接待", (STAFF, ON_DUTY), when=codes(Stage.PLANNED), moves=True),
        Act("duty.edit", "修改", (STAFF,), when=codes(Stage.PLANNED), page=Page("duty-edit", "修改值班")),
        Act("duty.call", "催请", (STAFF,), when=codes(Stage.PLANNED), sensible=lambda duty: not duty.busy),
        Act("note.answer", "回复", (UNIT,), "note", when=codes(Stage.HELD), at=codes("open")),
    ),
    root="stations.Duty",
    thing="这次值班",
    parts={"note": "stations.Note"},
    events={"duty.plan": "排班"},
)
RULES = Rules(ACTS)


@RULES("duty.record")
def not_before_its_day(post: Any, duty: Duty, at: datetime) -> None:
    if at < AT:
        raise Refused("接待当天才能登记。")

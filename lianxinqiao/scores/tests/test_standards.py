"""A body's own table, edited on a screen: items, grades with their gaps, minimums, raters, what follows; released and used."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from lianxinqiao.access.refused import Refused
from lianxinqiao.scores import engine, lines
from lianxinqiao.scores.actions import marking, standards
from lianxinqiao.scores.models import Assessment, Standard, Standing
from lianxinqiao.scores.stages import StandardStage
from lianxinqiao.scores.tables import ScoreTable, presets
from lianxinqiao.scores.tests.test_assessing import BEGUN, LATER, assessed
from tests.cast import Cast
from tests.scenes import remembered


@remembered
def drafted(people: Cast, preset: str = "") -> Standard:
    return standards.draft(people.body, name="云河区履职评分（试行）", preset=preset, by=people.clerk, at=BEGUN)


def clerk(people: Cast) -> Client:
    client = Client()
    client.force_login(people.clerk.user)
    return client


def test_a_table_is_made_on_a_screen_and_used(people: Cast) -> None:
    client, row = clerk(people), drafted(people)
    item = {"name": "提出建议", "event_1": "suggestion.lead", "points_1": "10", "event_2": "suggestion.joint", "points_2": "2.5", "cap": "30"}  # fmt: skip
    client.post(reverse("score-standard-item", args=[row.pk]), item)
    client.post(reverse("score-standard-part", args=[row.pk, "grades"]), {"text": "优秀 80-100\n称职 0-79"})
    client.post(reverse("score-standard-part", args=[row.pk, "minimums"]), {"text": "建议1件：领衔提出建议 1"})
    row.refresh_from_db()
    table = row.table
    assert [(each.name, each.points["suggestion.joint"], str(each.cap)) for each in table.items] == [
        ("提出建议", Decimal("2.5"), "30")
    ]
    assert [each.name for each in table.grades] == ["优秀", "称职"]
    page = client.get(row.get_absolute_url()).content.decode()
    assert "79分到80分之间没有写明等次" in page
    standards.release(row, by=people.clerk, at=BEGUN)
    begun = client.post(reverse("assessment-new"), {"year": 2026, "table": f"own:{row.pk}"})
    assert begun.status_code == 302
    assert Assessment.objects.get().rules.name == row.name


def test_an_item_is_changed_and_dropped_in_its_place(people: Cast) -> None:
    client, row = clerk(people), drafted(people, "yunhe-sample")
    address = reverse("score-standard-item", args=[row.pk, "training"])
    assert "学习培训" in client.get(address).content.decode()
    client.post(address, {"name": "培训", "event_1": "training.attended", "points_1": "4", "cap": "12"})
    row.refresh_from_db()
    assert [item.name for item in row.table.items][3] == "培训"
    client.post(reverse("score-standard-drop", args=[row.pk, "training"]))
    row.refresh_from_db()
    assert "培训" not in [item.name for item in row.table.items]


def test_what_does_not_hang_together_is_said_on_the_form(people: Cast) -> None:
    client, row = clerk(people), drafted(people)
    for what, text, words in (
        ("grades", "称职 0\n优秀 80", "等次要从高到低排列"),
        ("grades", "优秀八十分", "看不懂“优秀八十分”"),
        ("grades", "优秀 80", "低于80分的没有等次"),
        ("minimums", "建议1件：写建议 1", "没有这个事项：写建议"),
        ("steps", "不合格就约谈", "看不懂“不合格就约谈”"),
    ):
        said = client.post(reverse("score-standard-part", args=[row.pk, what]), {"text": text}).content.decode()
        assert words in said, words
    raters = {"text": "自评 50\n机关 40", "columns": "出勤"}
    answer = client.post(reverse("score-standard-part", args=[row.pk, "raters"]), raters)
    assert "权重加起来要等于100" in answer.content.decode()
    answer = client.post(reverse("score-standard-item", args=[row.pk]), {"name": "建议", "event_1": "suggestion.lead"})
    assert "请填写分值" in answer.content.decode()


def test_nobody_else_edits_and_a_released_one_stands(people: Cast) -> None:
    row = drafted(people, "yunhe-sample")
    with pytest.raises(Refused, match="编制评分标准"):
        standards.draft(people.body, name="别的", by=people.deputy, at=BEGUN)
    with pytest.raises(ValidationError, match="已经有同名的评分标准"):
        drafted(people)
    standards.release(row, by=people.clerk, at=BEGUN)
    with pytest.raises(Refused):
        standards.drop_item(row, code="training", by=people.clerk, at=BEGUN)
    standards.withdraw(row, by=people.clerk, at=BEGUN)
    assert row.stage == StandardStage.WITHDRAWN


def test_an_empty_table_is_not_released(people: Cast) -> None:
    with pytest.raises(Refused, match="还没有项目"):
        standards.release(drafted(people), by=people.clerk, at=BEGUN)


# ------------------------------------------------------------------ lines
@pytest.mark.parametrize(
    ("read", "write", "text"),
    [
        (lines.grades, lines.of_grades, "优秀 90-100\n称职 60.5-89\n不称职 0"),
        (lines.minimums, lines.of_minimums, "建议1件：领衔提出建议、联名提出建议 1\n活动：参加其他活动 3"),
        (lines.steps, lines.of_steps, "低于60分：约谈\n连续2年低于40分：劝辞"),
    ],
)
def test_what_is_written_is_read_and_written_back(read: Any, write: Any, text: str) -> None:
    assert write(tuple(read(text))) == text


# ------------------------------------------------------------------ the shipped tables
def test_sixteen_tables_come_with_their_source() -> None:
    shipped = [table for table in presets().values() if table.code != "yunhe-sample"]
    assert len(shipped) == 16
    assert all(table.source and table.name for table in shipped)
    assert {table.code for table in shipped if not table.is_usable} == {"yinchuan-2017", "jintai"}


def test_joint_work_is_shared_half_to_the_first() -> None:
    """桐城 2019: of a joint proposal the first has half, the others share the rest equally."""
    from datetime import date

    table, day = presets()["tongcheng-2019"], date(2026, 3, 2)
    for people_, first, given in ((1, True, "15"), (2, True, "7.5"), (4, True, "7.5"), (4, False, "2.5")):
        found = engine.score(table, [engine.Event("proposal.filed", day, 1, people_, first)])
        assert found.of("proposal") == Decimal(given)


def test_what_follows_two_years_running() -> None:
    table = presets()["jinan-2015"]
    assert engine.follows(table, [Decimal(59)]) == ["由界别组召集人约谈"]
    assert engine.follows(table, [Decimal(59), Decimal(40)]) == ["由界别组召集人约谈", "由市政协约谈"]
    assert engine.follows(table, [Decimal(60), Decimal(10)]) == []


# ------------------------------------------------------------------ several raters
def rated(people: Cast, assessment: Assessment, **marks: int) -> Standing:
    columns = assessment.rules.columns
    for rater, mark in marks.items():
        by = people.deputy if rater == "self" else people.clerk
        given = dict.fromkeys(columns, Decimal(mark))
        marking.rate(assessment, mandate=people.deputy.mandate, rater=rater, marks=given, by=by, at=LATER)
    return Standing.objects.get(assessment=assessment, mandate=people.deputy.mandate)


def test_four_raters_stand_beside_each_other_and_the_office_s_row_decides(people: Cast) -> None:
    assessment = assessed(people, "ruzhou-form")
    assert rated(people, assessment, self=95, group=88, street=84, office=86).total == 86
    client = Client()
    client.force_login(people.deputy.user)
    page = client.get(reverse("my-year")).content.decode()
    for words in ("代表自评", "小组评定", "乡镇街道评定", "代表部门评定", "参加市人代会会议", "95", "88", "84"):
        assert words in page, words


def test_weights_of_the_table_count(people: Cast) -> None:
    data = presets()["ruzhou-form"].model_dump(mode="json")
    for rater, weight in zip(data["raters"], (10, 20, 20, 50), strict=True):
        rater["weight"] = weight
    assert (
        engine.rated(
            ScoreTable.model_validate(data), {"self": Decimal(90), "group": Decimal(80), "street": Decimal(80)}
        )
        is None
    )
    marks = {"self": Decimal(90), "group": Decimal(80), "street": Decimal(80), "office": Decimal(70)}
    assert engine.rated(ScoreTable.model_validate(data), marks) == 76


def test_a_person_marks_themselves_alone(people: Cast) -> None:
    assessment = assessed(people, "ruzhou-form")
    given = dict.fromkeys(assessment.rules.columns, Decimal(90))
    for mandate, rater in ((people.cosigner.mandate, "self"), (people.deputy.mandate, "office")):
        with pytest.raises(Refused, match="本人只能填写自评"):
            marking.rate(assessment, mandate=mandate, rater=rater, marks=given, by=people.deputy, at=LATER)
    with pytest.raises(Refused, match="每一栏都要评定"):
        marking.rate(assessment, mandate=people.deputy.mandate, rater="self", marks={}, by=people.deputy, at=LATER)
    with pytest.raises(Refused, match="不由各方评定"):
        other = assessed(people, year=2025)
        marking.rate(other, mandate=people.deputy.mandate, rater="self", marks=given, by=people.deputy, at=LATER)

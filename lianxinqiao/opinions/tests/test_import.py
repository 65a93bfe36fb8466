"""A sheet of opinions comes in with what came of them, once; names stay in no file."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.files.models import Attachment, Intake
from lianxinqiao.journal import facts, verifying
from lianxinqiao.journal.models import Entry
from lianxinqiao.opinions import daily, importing, sealing
from lianxinqiao.opinions.models import Opinion, Sender
from lianxinqiao.paper import sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.stations.models import Station
from tests.cast import Cast, moment

AT = moment("2026-03-30")
HEAD = (
    *(
        "收到日期",
        "意见内容",
        "地点",
        "联络站",
        "接待代表",
        "类别",
        "称呼",
        "电话",
        "承办单位",
        "答复",
        "结果",
        "答复日期",
    ),
    *("计划完成日期", "评价"),
)
LAMP = "柳巷口路灯坏了一个月，晚上看不见台阶。"
WAITING = ("2026-03-06", LAMP, "柳巷口", "", "", "", "王先生", "13900000000", "", "", "", "", "", "")
ANSWERED = (
    *(
        "2026年2月3日",
        "公交站没有座椅，老人等车站着累。",
        "",
        "",
        "林晓禾",
        "交通",
        "",
        "",
        "交通运输局",
        "已经装上座椅。",
        "已经解决",
    ),
    *("2026-02-20", "", "满意"),
)
ON_THE_SPOT = (
    *(
        "2025-12-30",
        "社区活动室周末不开门。",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "明年春天起周末开放。",
        "列入计划",
        "2025-12-30",
    ),
    *("2026-04-01", "不满意"),
)
ROWS: list[tuple[Any, ...]] = [WAITING, ANSWERED, ON_THE_SPOT]


def take(people: Cast, rows: list[tuple[Any, ...]] = ROWS, *, keep: bool = True) -> Any:
    return importing.run([HEAD, *rows], body=people.body, by=people.clerk, keep=keep, at=AT)


def changed(row: tuple[Any, ...], **cells: Any) -> tuple[Any, ...]:
    return tuple(cells.get(heading, value) for heading, value in zip(HEAD, row, strict=True))


def test_a_sheet_comes_in_with_what_came_of_each(people: Cast) -> None:
    plan = take(people)
    assert plan.problems == []
    spot, waiting, answered = Opinion.objects.order_by("year", "number")
    assert [each.number_text for each in (waiting, answered, spot)] == ["2026-0001", "2026-0002", "2025-0001"]
    assert (waiting.stage, str(waiting.due_on), waiting.source) == ("received", "2026-03-27", "import")
    assert (answered.stage, answered.outcome, answered.rating, answered.route) == (
        "closed",
        "solved",
        "satisfied",
        "unit",
    )
    assert (answered.mandate, answered.replied_by) == (people.deputy.mandate, "云河区交通运输局")
    assert [share.stage for share in answered.shares.all()] == ["answered"]
    assert (spot.stage, spot.route, str(spot.planned_until)) == ("answered", "spot", "2026-04-01")
    assert verifying.chain("yunhe") == []
    assert list(facts.differences()) == []


def test_names_stand_apart_and_in_no_journal(people: Cast) -> None:
    take(people)
    assert sealing.opened(Sender.objects.get().sealed) == {"name": "王先生", "phone": "13900000000"}
    told = " ".join(f"{entry.object_label} {entry.data}" for entry in Entry.objects.all())
    assert not [word for word in ("王先生", "13900000000", "路灯") if word in told]


def test_a_preview_writes_nothing_and_the_same_sheet_again_changes_nothing(people: Cast) -> None:
    assert len(take(people, keep=False).new) == 3
    assert not Opinion.objects.exists()
    take(people)
    again = take(people)
    assert (again.changes, again.same) == ([], [2, 3, 4])


def test_a_station_is_known_by_name_or_number(people: Cast) -> None:
    township = next(iter(people.townships.values()))
    station = Station.objects.create(body=people.body, number=7, name="柳巷社区联络站", township=township)
    take(people, [changed(WAITING, 联络站=7), changed(WAITING, 联络站="柳巷社区联络站", 地点="柳巷西口")])
    assert [opinion.station for opinion in Opinion.objects.all()] == [station, station]


@pytest.mark.parametrize(
    ("cells", "cell", "words"),
    [
        ({"收到日期": "2026-04-30"}, "A2", "不能晚于今天"),
        ({"意见内容": ""}, "B2", "要填写"),
        ({"联络站": "没有的站"}, "D2", "没有“没有的站”"),
        ({"电话": "12"}, "H2", ""),
        ({"评价": "满意"}, "J2", "要写明答复"),
        ({"答复": "办好了，请看看。"}, "K2", "要填写"),
        ({"答复": "办好了，请看看。", "结果": "办了"}, "K2", "已经解决"),
        ({"答复": "办好了，请看看。", "结果": "已经解决", "答复日期": "2026-03-01"}, "L2", "不能早于"),
        ({"答复": "列入明年计划。", "结果": "列入计划", "答复日期": "2026-03-10"}, "J2", "计划什么时候完成"),
        (
            {
                "意见内容": "某干部收受红包，请查一查。",
                "答复": "已经查过。",
                "结果": "解释说明",
                "答复日期": "2026-03-10",
            },
            "J2",
            "检举控告",
        ),
    ],
)
def test_what_is_wrong_is_told_by_cell_and_nothing_comes_in(
    people: Cast, cells: dict[str, str], cell: str, words: str
) -> None:
    plan = take(people, [changed(WAITING, **cells), ANSWERED])
    assert [problem.cell for problem in plan.problems] == [cell]
    assert words in str(plan.problems[0].reason)
    assert not Opinion.objects.exists()


def test_only_the_office_imports(people: Cast) -> None:
    with pytest.raises(Refused):
        importing.run([HEAD, *ROWS], body=people.body, by=people.station, keep=True, at=AT)


# ------------------------------------------------------------------ by screen
def sheet() -> BytesIO:
    columns = tuple(Column(name) for name in HEAD)
    content = BytesIO(sheets.write(Table(title="群众意见", columns=columns, rows=tuple(ROWS))))
    content.name = "意见.xlsx"
    return content


@pytest.fixture
def clerk(people: Cast) -> Client:
    client = Client()
    client.force_login(people.clerk.user)
    return client


def test_by_screen_it_is_seen_confirmed_once_and_the_file_is_not_kept(
    clerk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    assert "意见内容" in clerk.get("/opinions/import").content.decode()
    assert clerk.get("/opinions/import/template").status_code == 200
    page = clerk.post("/opinions/import", {"file": sheet()}).content.decode()
    assert "登记意见：柳巷口路灯" in page
    intake = Intake.objects.get()
    kept = intake.attachment.path
    with django_capture_on_commit_callbacks(execute=True):
        done = clerk.post(f"/opinions/import/{intake.attachment_id}", follow=True)
    assert "新增3个" in done.content.decode()
    assert Opinion.objects.count() == 3
    assert not Attachment.objects.filter(kind="opinion-import").exists()
    assert not default_storage.exists(kept)
    again = clerk.post(f"/opinions/import/{intake.attachment_id}", follow=True)
    assert "已经处理过" in again.content.decode()


def test_what_was_uploaded_and_never_taken_in_is_forgotten(clerk: Client) -> None:
    clerk.post("/opinions/import", {"file": sheet()})
    daily.go_on(at=timezone.now())
    assert Attachment.objects.filter(kind="opinion-import").exists()
    daily.go_on(at=timezone.now() + timedelta(days=2))
    assert not Attachment.objects.filter(kind="opinion-import").exists()

"""Units and people from a sheet: bad cells are named, nothing is half imported, the same twice changes nothing."""

import base64
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lianxinqiao.accounts.models import User
from lianxinqiao.files.models import Attachment
from lianxinqiao.journal.models import Entry
from lianxinqiao.paper import reading, sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people import importing
from lianxinqiao.people.columns import HEADINGS
from lianxinqiao.people.models import Delegation, Mandate, Organization, Person, Post
from tests.cast import Cast

UNITS = [
    ["单位代码", "全称", "简称", "类别", "上级单位代码"],
    ["shuiwu", "云河区水务局", "水务局", "政府部门", ""],
    ["shuiwu-1", "河道管理科", "", "", "shuiwu"],
]
HEAD = [each.name for each in HEADINGS["persons"]]


def person_row(**values: Any) -> list[Any]:
    row = {
        "姓名": "张三",
        "账号": "zhangsan",
        "角色": "人大代表",
        "所属代码": "yunhe",
        "届": 17,
        "代表团": "第三代表团",
        "任职起": "2022-01-10",
    }
    return [{**row, **values}.get(name, "") for name in HEAD]


PEOPLE = [
    HEAD,
    person_row(代表证号="170001", 手机号="13900000301"),
    person_row(姓名="李四", 账号="", 手机号="13900000302", 角色="承办单位经办人", 所属代码="jiaoyu", 届="", 代表团=""),
    person_row(姓名="张三", 角色="代工委工作人员", 届="", 代表团=""),
]


@pytest.fixture(autouse=True)
def _own_storage(settings: object, tmp_path: Path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def run(people: Cast, kind: str, rows: list[list[Any]], *, keep: bool = True) -> importing.Outcome:
    return importing.run(kind, rows, district=people.district, by=people.administrator, keep=keep)


def counts() -> list[int]:
    models = (Organization, Person, User, Mandate, Post, Delegation, Entry)
    return [model.objects.count() for model in models]


def book(rows: list[list[Any]]) -> bytes:
    columns = tuple(Column(str(name)) for name in rows[0])
    return sheets.write(Table(title="表", columns=columns, rows=tuple(tuple(row) for row in rows[1:])))


def upload(client: Client, people: Cast, kind: str, content: bytes, name: str = "表.xlsx"):
    file = SimpleUploadedFile(name, content)
    return client.post(f"/people/import/{kind}", {"district": people.district.pk, "file": file})


def test_units_come_in_with_their_sections(people: Cast) -> None:
    outcome = run(people, "units", UNITS)
    assert (outcome.problems, len(outcome.changes)) == ([], 2)
    section = Organization.objects.get(code="shuiwu-1")
    assert (section.parent.code, section.short_name) == ("shuiwu", "河道管理科")


def test_people_come_in_with_mandates_posts_and_accounts(people: Cast) -> None:
    outcome = run(people, "persons", PEOPLE)
    assert outcome.problems == []
    assert [(each.name, each.account) for each in outcome.handed] == [("张三", "zhangsan"), ("李四", "13900000302")]
    deputy = Person.objects.get(name="张三")
    assert set(deputy.posts.values_list("role", flat=True)) == {"deputy", "office_clerk"}
    assert deputy.mandates.get().delegation.name == "第三代表团"
    assert deputy.user.must_change_password


@pytest.mark.parametrize(("kind", "rows"), [("units", UNITS), ("persons", PEOPLE)])
def test_the_same_twice_changes_nothing(people: Cast, kind: str, rows: list[list[Any]]) -> None:
    run(people, kind, rows)
    before = counts()
    again = run(people, kind, rows)
    assert (again.changes, again.handed, again.problems) == ([], [], [])
    assert again.unchanged == len(rows) - 1
    assert counts() == before


def test_the_preview_keeps_nothing(people: Cast) -> None:
    before = counts()
    assert run(people, "persons", PEOPLE, keep=False).changes
    assert counts() == before


@pytest.mark.parametrize(
    ("values", "heading", "words"),
    [
        ({"姓名": ""}, "姓名", "不能空着"),
        ({"角色": "区长"}, "角色", "不认识的角色"),
        ({"账号": "", "手机号": ""}, "账号", "至少填一项"),
        ({"账号": "张三"}, "账号", "只能用英文字母"),
        ({"账号": "yunhe-clerk"}, "姓名", "已经属于许安之"),
        ({"所属代码": "nowhere"}, "所属代码", "没有代码为"),
        ({"届": "16"}, "届", "没有登记"),
        ({"届": "十七"}, "届", "没有登记"),
        ({"任职起": "去年"}, "任职起", "不是日期"),
        ({"任职起": "2022-02-30"}, "任职起", "不是日期"),
        ({"任职起": ""}, "任职起", "不能空着"),
        ({"任职止": "2021-01-01"}, "任职止", "不能早于"),
        ({"代表证号": "deputy"}, "代表证号", "已经有人使用"),
        ({"姓名": "长" * 41}, "姓名", "40"),
        ({"电子邮箱": "no address"}, "电子邮箱", "有效的电子邮箱"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_half_imported(
    people: Cast, values: dict[str, Any], heading: str, words: str
) -> None:
    before = counts()
    outcome = run(
        people, "persons", [*PEOPLE[:1], person_row(账号="good", 姓名="好人"), person_row(**values), PEOPLE[2]]
    )
    assert len(outcome.problems) == 1, outcome.problems
    (problem,) = outcome.problems
    if heading != "姓名" or "长" not in str(values):
        assert problem.cell == importing.cell_name(HEAD.index(heading), 3)
    assert words in str(problem.reason)
    assert counts() == before


def test_an_empty_cell_changes_nothing_and_a_mark_empties(people: Cast) -> None:
    run(people, "persons", [HEAD, person_row(代表证号="170001", 选区="第一选区")])
    head = person_row(角色="代表团团长", 代表证号="", 选区="", 手机号="", 单位及职务="")
    changes = run(people, "persons", [HEAD, head]).changes
    assert [change.words for change in changes] == ["新增任职：张三 代表团团长"]
    seat = Mandate.objects.get(person__name="张三")
    assert (seat.card_number, seat.constituency) == ("170001", "第一选区")
    (change,) = run(people, "persons", [HEAD, person_row(选区="清空")]).changes
    assert [(each.heading, each.old, each.new) for each in change.cells] == [("选区", "第一选区", "")]


def test_an_ended_post_stays_ended_unless_the_sheet_says_otherwise(people: Cast) -> None:
    rows = [HEAD, person_row(角色="承办单位经办人", 所属代码="jiaoyu", 届="", 代表团="")]
    run(people, "persons", rows)
    Post.objects.filter(person__name="张三").update(to_on="2024-01-10")
    again = run(people, "persons", rows)
    assert (again.changes, again.unchanged) == ([], 1)
    rows[1][HEAD.index("任职止")] = "清空"
    (change,) = run(people, "persons", rows).changes
    assert change.words == "恢复已结束的任职：张三 承办单位经办人"
    assert Post.objects.get(person__name="张三").to_on is None


def test_a_seat_that_ended_bears_no_new_post(people: Cast) -> None:
    run(people, "persons", PEOPLE[:2])
    Mandate.objects.filter(person__name="张三").update(to_on="2024-01-10")
    outcome = run(people, "persons", [HEAD, person_row(任职起="2025-01-10")])
    assert ["2024-01-10终止" in str(each.reason) for each in outcome.problems] == [True]


def test_a_unit_of_the_same_name_is_refused_in_a_sentence(people: Cast) -> None:
    outcome = run(people, "units", [["单位代码", "全称", "简称"], ["jiaoyu2", "云河区教育局", "教育局"]])
    assert [(each.cell, "代码是“jiaoyu”" in str(each.reason)) for each in outcome.problems] == [("B2", True)]


def test_a_delegation_is_known_with_and_without_its_last_word(people: Cast) -> None:
    outcome = run(people, "persons", [HEAD, person_row(代表团="第一")])
    assert [str(note.words) for note in outcome.notes] == ["“第一”读作已有的“第一代表团”。"]
    assert not Delegation.objects.filter(name="第一").exists()


def test_first_passwords_lie_with_the_delegation_that_was_meant(people: Cast) -> None:
    rows = [HEAD, person_row(代表团="第一代表团"), person_row(姓名="李四", 账号="lisi", 代表团="第一")]
    assert [each.place for each in run(people, "persons", rows).handed] == ["第一代表团", "第一代表团"]


def test_every_bad_row_is_told_at_once(people: Cast) -> None:
    rows = [*UNITS, ["x", "", "", "", ""], ["y", "某局", "", "天文台", ""], ["z", "某局二", "", "", "nowhere"]]
    outcome = run(people, "units", rows)
    assert [each.cell for each in outcome.problems] == ["B4", "D5", "E6"]


def test_a_code_that_stands_twice_in_a_sheet_renames_nobody(people: Cast) -> None:
    outcome = run(people, "units", [*UNITS, ["shuiwu", "云河区税务局", "", "", ""], ["水务", "某局", "", "", ""]])
    assert [(each.cell, str(each.reason)[:8]) for each in outcome.problems] == [
        ("A4", "第2行已经用了代"),
        ("A5", "单位代码只能用英"),
    ]
    assert not Organization.objects.filter(code="shuiwu").exists()


def test_the_template_says_which_roles_and_codes_there_are(administrator: Client, people: Cast) -> None:
    content = administrator.get("/people/import/persons/template").content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        words = parts.read("xl/sharedStrings.xml").decode()
    assert all(code in words for code in ("代工委工作人员", people.body.code, "jiaoyu"))


def test_unknown_and_missing_columns_are_told(people: Cast) -> None:
    outcome = run(people, "units", [["单位代码", "名字", "单位代码"], ["a", "b", "c"]])
    assert [(each.cell, str(each.reason)[:2]) for each in outcome.problems] == [("C1", "列名"), ("A1", "缺少")]
    assert [(each.cell, str(each.words)) for each in outcome.ignored] == [("B1", "“名字”不是模板里的列，没有读入。")]
    assert run(people, "units", []).problems


def test_a_sheet_too_long_is_refused(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MAX_ROWS", 1)
    assert "一次最多导入1行" in str(run(people, "units", UNITS).problems[0].reason)


def test_columns_have_the_names_of_a_sheet() -> None:
    assert [importing.cell_name(n, 7) for n in (0, 2, 25, 26, 51, 52)] == ["A7", "C7", "Z7", "AA7", "AZ7", "BA7"]


@pytest.mark.parametrize("kind", ["units", "persons"])
def test_the_template_can_be_filled_in_and_read(administrator: Client, people: Cast, kind: str) -> None:
    content = administrator.get(f"/people/import/{kind}/template").content
    assert reading.read_rows(content)[0] == [each.name for each in HEADINGS[kind]]
    assert run(people, kind, reading.read_rows(content)).problems == []


def test_on_the_screen_it_is_previewed_then_done(administrator: Client, people: Cast) -> None:
    before = counts()
    page = upload(administrator, people, "persons", book(PEOPLE)).content.decode()
    assert "新增人员并开通账号：张三" in page
    assert counts() == before
    stored = Attachment.objects.get()
    done = administrator.post(f"/people/import/persons/{stored.pk}")
    assert len(re.findall(r"<code>\w{12}</code>", done.content.decode())) == 2
    assert Person.objects.filter(name="张三").exists()
    again = upload(administrator, people, "persons", book(PEOPLE)).content.decode()
    assert "没有变化" in again


def test_first_passwords_come_once_with_slips_and_a_sheet(administrator: Client, people: Cast) -> None:
    upload(administrator, people, "persons", book(PEOPLE))
    address = f"/people/import/persons/{Attachment.objects.get().pk}"
    page = administrator.post(address, {}).content.decode()
    assert "新增7处" in page
    files = re.findall(r'download="([^"]+)"\s+href="data:[^;]+;base64,([^"]+)"', page)
    assert [name for name, _content in files] == ["首次密码.pdf", "首次密码.xlsx"]
    assert base64.b64decode(files[0][1]).startswith(b"%PDF")
    rows = reading.read_rows(base64.b64decode(files[1][1]))
    assert [row[:3] for row in rows] == [
        ["代表团或单位", "姓名", "账号"],
        ["第三代表团", "张三", "zhangsan"],
        ["教育局", "李四", "13900000302"],
    ]
    again = administrator.post(address, {}).content.decode()
    assert "已经导入过" in again
    assert "base64" not in again
    assert Person.objects.filter(name="张三").count() == 1


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("xl/workbook.xml", b"0" * 60_000_000)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("表.xlsx", b"", "空"),
        ("表.xlsx", b"MZ\x90\x00", "内容与扩展名不符"),
        ("表.docx", b"PK\x03\x04", "不接收"),
        ("表.xlsm", b"PK\x03\x04", "宏"),
        ("表.csv", b"\xff\xfe\x00", "不是文本文件"),
        ("表.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "另存为“Excel 工作簿（.xlsx）”"),
        ("表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "另存为“Excel 工作簿（.xlsx）”"),
        ("表.xlsx", bomb(), "解压后过大"),
        ("表.pdf", b"%PDF-1.7", "xlsx"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(
    administrator: Client, people: Cast, name: str, content: bytes, words: str
) -> None:
    before = counts()
    answer = upload(administrator, people, "units", content, name)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert "已上传" not in answer.content.decode(), "a file that is refused is not kept for another try"
    assert counts() == before


def test_a_file_over_the_limit_is_refused(administrator: Client, people: Cast, settings: object) -> None:
    settings.ATTACHMENT_MAX_BYTES = 1024
    assert "上限" in upload(administrator, people, "units", book(UNITS)).content.decode()


def test_nobody_confirms_the_file_of_another(client: Client, administrator: Client, people: Cast) -> None:
    upload(administrator, people, "units", book(UNITS))
    stored = Attachment.objects.get()
    client.force_login(people.clerk.user)
    assert client.post(f"/people/import/units/{stored.pk}", {"district": people.district.pk}).status_code == 403
    assert not Organization.objects.filter(code="shuiwu").exists()

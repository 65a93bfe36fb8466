"""The first day: one administrator by a one-time word, and never a second one that way."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts.models import User
from lianxinqiao.people.actions import registers
from lianxinqiao.people.models import Body, Post, Session
from lianxinqiao.rulebook.actions import install_presets
from lianxinqiao.rulebook.models import ProfileVersion
from tests.cast import Cast

FOUND = {
    "token": "bridge-word", "district_code": "990101", "district_name": "云河区", "name": "方管理",
    "account": "fang", "password": "Heqing-2026-bridge", "again": "Heqing-2026-bridge",
}  # fmt: skip


@pytest.fixture
def machine(settings: object, tmp_path: Path, db: None) -> Path:
    settings.VAR_DIR = tmp_path
    (tmp_path / "setup-token").write_text("bridge-word\n")
    return tmp_path


def test_the_first_administrator_comes_in_and_the_word_is_spent(client: Client, machine: Path) -> None:
    assert client.get("/").url == "/setup"
    assert client.get("/setup").status_code == 200
    assert client.post("/setup", FOUND).url == "/setup/body"
    post = Post.objects.get()
    assert (post.role, post.person.user.name) == ("administrator", "fang")
    assert client.session["_auth_user_id"] == str(post.person.user.pk)
    assert not (machine / "setup-token").exists()
    assert Client().get("/setup").status_code == 403
    assert Client().post("/setup", {**FOUND, "account": "other"}).status_code == 403
    assert User.objects.count() == 1
    assert Client().get("/").status_code == 200  # an empty portal from now on


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"token": "wrong"}, "设置口令不正确"),
        ({"token": ""}, "必填"),
        ({"password": "short", "again": "short"}, "三类"),
        ({"again": "other"}, "两次输入的密码不一样"),
        ({"district_code": "云河"}, "六至十二位数字"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_made(
    client: Client, machine: Path, change: dict[str, str], words: str
) -> None:
    page = client.post("/setup", {**FOUND, **change})
    assert page.status_code == 200
    assert words in page.content.decode()
    assert not User.objects.exists()
    assert (machine / "setup-token").exists()


def test_without_a_word_on_the_machine_nobody_comes_in(client: Client, machine: Path) -> None:
    (machine / "setup-token").unlink()
    assert "设置口令不正确" in client.post("/setup", {**FOUND, "token": "x"}).content.decode()


def test_it_refuses_where_there_is_an_administrator(client: Client, people: Cast, machine: Path) -> None:
    assert client.get("/setup").status_code == 403
    assert client.post("/setup", FOUND).status_code == 403


def test_the_first_body_stands_with_rules_term_and_session(client: Client, machine: Path) -> None:
    install_presets()
    client.post("/setup", FOUND)
    version = ProfileVersion.objects.filter(profile__code="district-default").latest("number")
    district = Post.objects.get().person.district
    data = {
        "district": district.pk, "kind": "congress", "code": "yunhe", "name": "云河区人大常委会", "short_name": "区人大",
        "office_name": "", "version": version.pk, "term_number": 17, "term_from": "2022-01-10", "session_number": 5,
        "opens_on": "2026-01-12", "closes_on": "2026-01-11",
    }  # fmt: skip
    wrong = client.post("/setup/body", data)
    assert "结束日期不能早于开始日期" in wrong.content.decode()
    assert not Body.objects.exists()
    assert client.post("/setup/body", {**data, "closes_on": "2026-01-15"}).url == "/setup"
    assert str(Session.objects.get()) == "十七届五次会议"
    assert Body.objects.get().profiles.get().version == version
    assert client.get("/setup").status_code == 200


def founding(client: Client, **change: object) -> dict[str, object]:
    """What the first body's form is sent with."""
    install_presets()
    client.post("/setup", FOUND)
    version = ProfileVersion.objects.filter(profile__code="district-default").latest("number")
    return {
        "district": Post.objects.get().person.district.pk, "kind": "congress", "code": "yunhe", "name": "云河区人大常委会",
        "short_name": "区人大", "office_name": "", "version": version.pk, "term_number": 17, "term_from": "2022-01-10",
        "session_number": 5, "opens_on": "2026-01-12", "closes_on": "2026-01-15", **change,
    }  # fmt: skip


def test_a_congress_does_not_work_by_the_rules_of_the_cppcc(client: Client, machine: Path) -> None:
    data = founding(client)
    other = ProfileVersion.objects.filter(profile__kind="cppcc").latest("number")
    assert "这是另一类机构的规则方案" in client.post("/setup/body", {**data, "version": other.pk}).content.decode()
    assert not Body.objects.exists()
    client.post("/setup/body", data)
    with pytest.raises(Refused, match="不能用于云河区人大常委会"):
        registers.adopt_profile(Body.objects.get(), other, on=date(2026, 6, 1), by=Post.objects.get())


def test_the_body_comes_with_the_fields_without_which_nothing_is_registered(client: Client, machine: Path) -> None:
    data = founding(client, fields_named="教育\n\n 交通 \n教育\n")
    offered = client.get("/setup/body").context["form"]["fields_named"].value()
    assert "教育" in offered
    long = client.post("/setup/body", {**data, "fields_named": "长" * 41})
    assert "每个类别最多40个字" in long.content.decode()
    assert client.post("/setup/body", data).status_code == 302
    assert [field.name for field in Body.objects.get().fields.all()] == ["教育", "交通"]


def test_a_code_in_chinese_is_refused_in_a_sentence_that_helps(client: Client, machine: Path) -> None:
    page = client.post("/setup/body", founding(client, code="云河")).content.decode()
    assert "只能用英文字母、数字" in page
    assert "有效“字段”" not in page


def test_the_set_up_says_what_comes_next_until_an_office_can_work(client: Client, machine: Path) -> None:
    client.post("/setup/body", founding(client, fields_named="教育"))
    assert client.get("/setup").context["next"].title == "承办单位"
    assert "还缺：承办单位" in client.get("/desk").content.decode()


def test_it_is_done_when_an_office_and_a_unit_are_there(people: Cast) -> None:
    client = Client()
    client.force_login(people.administrator.user)
    assert "设置完成" in client.get("/setup").content.decode()
    assert "继续初始设置" not in client.get("/desk").content.decode()

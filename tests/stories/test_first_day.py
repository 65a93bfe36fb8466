"""`./run --empty` in the browser: the first administrator, the first body with its rules, its units and its people.

As outside the demo, the administrator needs a second factor before anything else; here a passkey.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from lianxinqiao.paper import sheets
from lianxinqiao.paper.letter import Column, Table
from tests.stories.conftest import Arrives
from tests.stories.person import PASSWORD, PHONE, Person

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "the-word-in-the-window"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
UNITS = [("单位代码", "全称", "简称", "类别"), ("jiaoyu", "青禾区教育局", "教育局", "政府部门")]
PERSONS = [
    ("姓名", "账号", "角色", "所属代码", "届", "代表团", "任职起"),
    ("温知夏", "wen", "人大代表", "qinghe", "6", "第一代表团", "2022-01-10"),
    ("陆怀谷", "lu", "承办单位经办人", "jiaoyu", "", "", "2022-01-10"),
]


@pytest.fixture
def new_house(transactional_db: None, settings: Any, tmp_path: Path) -> None:
    """Nothing but the schema, and the word that ./run printed."""
    settings.SECOND_FACTOR_REQUIRED = True
    (tmp_path / "setup-token").write_text(WORD)


def sheet(rows: list[tuple[str, ...]]) -> dict[str, object]:
    table = Table(title="表", columns=tuple(Column(name) for name in rows[0]), rows=tuple(rows[1:]))
    return {"name": "表.xlsx", "mimeType": XLSX, "buffer": sheets.write(table)}


def test_an_empty_house_is_set_up_in_the_browser(new_house: None, arrives: Arrives) -> None:
    administrator = arrives()
    the_first_administrator_comes_in(administrator)
    the_second_factor_is_added(administrator)
    the_body_is_founded(administrator)
    first_password = the_people_are_brought_in(administrator)
    a_deputy_begins(arrives(size=PHONE), first_password)


def the_first_administrator_comes_in(administrator: Person) -> None:
    administrator.goes_to("/login").sees("这是一套新装的系统").keeps("setup")
    answers = {
        "设置口令": "a-guess",
        "区划代码": "990107",
        "行政区划名称": "青禾区",
        "管理员姓名": "方亦舟",
        "管理员账号": "fang",
        "密码": PASSWORD,
        "再输一次密码": PASSWORD,
    }
    administrator.fills(answers).presses("建立管理员").sees("设置口令不正确")
    administrator.fills(answers | {"设置口令": WORD}).presses("建立管理员")


def the_second_factor_is_added(administrator: Person) -> None:
    administrator.sees("您的岗位要求二次验证").keeps("setup-second-factor")
    virtual = administrator.context.new_cdp_session(administrator.page)
    virtual.send("WebAuthn.enable")
    virtual.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    administrator.opens("添加通行密钥").sees("请再确认一次").fills({"密码": PASSWORD}).presses("确认")
    administrator.fills({"名称": "办公室电脑"})
    administrator.page.get_by_role("button", name="添加").click()
    administrator.page.wait_for_url("**/account/second-factor/codes")


def the_body_is_founded(administrator: Person) -> None:
    administrator.goes_to("/desk").sees("还缺：机构、规则方案、届次").opens("继续").opens("登记", within=".next-step")
    today = timezone.localdate()
    administrator.fills(
        {
            "代码": "qinghe",
            "全称": "青禾区人大常委会",
            "简称": "区人大",
            "代表（委员）工作机构": "青禾区人大常委会代表工作委员会",
            "本届是第几届": 6,
            "本届开始日期": "2022-01-10",
            "最近一次会议是第几次": 5,
            "会议开幕": (today - timedelta(days=1)).isoformat(),
            "会议闭幕": (today + timedelta(days=2)).isoformat(),
        }
    )
    rules = administrator.page.locator("select").and_(administrator.page.get_by_label("规则方案"))
    rules.select_option(index=1)
    administrator.keeps("setup-body").presses("建立机构").sees("部门、乡镇街道和它们的内设机构").keeps("setup-steps")


def the_people_are_brought_in(administrator: Person) -> str:
    """Units first, then persons; the first passwords are shown once."""
    administrator.opens("导入", within=".next-step").fills({"表格": sheet(UNITS)}).presses("上传并预览")
    administrator.sees("还没有写入").presses("导入")
    administrator.opens("继续初始设置").opens("导入", within=".next-step").fills({"表格": sheet(PERSONS)}).presses(
        "上传并预览"
    )
    administrator.presses("导入，并发放2个首次密码").sees("首次密码只显示这一次", "温知夏").keeps("setup-passwords")
    return administrator.page.get_by_role("row", name="温知夏").locator("code").inner_text()


def a_deputy_begins(deputy: Person, first_password: str) -> None:
    deputy.goes_to("/login").fills({"账号或手机号": "wen", "密码": first_password}).presses("登录")
    deputy.sees("修改首次密码", "请换成只有您自己知道的密码").keeps("first-password")
    deputy.fills({"首次密码": first_password, "新密码": PASSWORD, "再输一次新密码": PASSWORD}).presses("修改密码")
    deputy.goes_to("/suggestions/new").sees("提出建议", "本系统不处理涉密信息")

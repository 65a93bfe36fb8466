"""A passkey in a real browser under the strict policy: added, then the only thing one logs in with."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.tests.conftest import PASSWORD

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


def test_a_passkey_is_added_and_then_opens_alone(
    chromium: Browser, live_server: Any, transactional_db: None, settings: Any
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    User.objects.create_user("lin", PASSWORD, display_name="林晓禾", must_change_password=False)
    with chromium.new_context(locale="zh-CN") as session:
        page = session.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        virtual = session.new_cdp_session(page)
        virtual.send("WebAuthn.enable")
        virtual.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        page.goto(f"{live_server.url}/login")
        page.get_by_label("账号或手机号").fill("lin")
        page.get_by_label("密码", exact=False).first.fill(PASSWORD)
        page.get_by_role("button", name="登录", exact=True).click()
        page.goto(f"{live_server.url}/account/second-factor/keys/new")
        page.get_by_label("名称").fill("办公室电脑")
        page.get_by_label("用它直接登录").check()
        page.get_by_role("button", name="添加").click()
        page.wait_for_url("**/account/second-factor/codes")
        assert Authenticator.objects.filter(type="webauthn").count() == 1
        session.clear_cookies()
        page.goto(f"{live_server.url}/login")
        page.get_by_role("button", name="用通行密钥登录").click()
        page.wait_for_url("**/desk")
        page.goto(f"{live_server.url}/account/sessions")
        assert "本次登录" in page.content()
        assert complaints == []

"""What the law wants below public pages, and the name of the house, come from settings."""

import pytest
from django.test import Client

SET = {
    "organizer": "云河区人大常委会",
    "contact": "0571-00000000",
    "site_code": "3300000001",
    "icp": "浙ICP备00000001号",
    "police": "浙公网安备 33000002000001号",
}


@pytest.mark.django_db
def test_the_footer_says_what_is_set_and_nothing_else(client: Client, settings) -> None:
    settings.BRAND, settings.LEGAL = "云河代表之家", SET
    page = client.get("/about").content.decode()
    for words in SET.values():
        assert words in page
    assert 'href="https://beian.miit.gov.cn/"' in page
    assert "webSearch?code=33000002000001" in page
    assert '<span class="brand-name">云河代表之家</span>' in page
    settings.LEGAL = dict.fromkeys(SET, "")
    page = client.get("/login").content.decode()
    assert "备案" not in page

"""What is left out when a page is judged that stands in a known frame, and what never is."""

import pytest
from playwright.sync_api import Browser

from tests.stories.person import FRAME, violations

pytestmark = pytest.mark.story
PAGE = """<html{lang}><head><title>{title}</title></head><body>
<header><img src="data:,"></header><main><p style="{style}">正文</p></main></body></html>"""


def test_the_known_frame_is_left_out_and_the_page_as_a_whole_is_not(chromium: Browser) -> None:
    page = chromium.new_page()
    told = {"lang": ' lang="zh-Hans"', "title": "议案", "style": ""}
    page.set_content(PAGE.format(**told))
    assert [broken[0] for broken in violations(page)] == ["image-alt"]
    assert violations(page, FRAME) == []
    page.set_content(PAGE.format(lang="", title="", style="color: #eee"))
    assert {broken[0] for broken in violations(page, FRAME)} == {"color-contrast", "document-title", "html-has-lang"}
    page.close()

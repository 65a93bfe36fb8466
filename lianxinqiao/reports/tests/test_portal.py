"""What strangers read of the plenary: speeches that were given, their opinions, and what units answered."""

from django.test import Client

from lianxinqiao.reports.actions import speaking
from lianxinqiao.reports.tests.scene import point, speech
from tests.cast import Cast, moment


def test_strangers_read_what_was_given_and_answered(council: Cast, client: Client) -> None:
    assert "还没有公开的大会发言" in client.get("/plenary").content.decode()
    one = point(council)
    speech(council, "没有选定的题目", "cosigner")
    speaking.forward(one, unit=council.units["jiaoyu"], by=council.clerk, at=moment("2026-02-01"))
    assert "已转送云河区教育局" in client.get("/plenary").content.decode()
    speaking.answer(one, feedback="年内新建两所。", by=council.jiaoyu_clerk, at=moment("2026-03-10"))
    page = client.get(f"/plenary?session={council.session.pk}").content.decode()
    assert "年内新建两所" in page
    assert "没有选定的题目" not in page
    assert client.get("/plenary?session=999999").status_code == 404


def test_strangers_read_no_report(council: Cast, client: Client) -> None:
    for address in ("/public-opinion", "/issues", "/conveners"):
        assert client.get(address).status_code == 302

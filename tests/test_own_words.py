"""What rooms tell besides their acts, in a body's own words: reminders, letters to followers, short messages."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import text_actions, texts
from lianxinqiao.learning import telling as of_learning
from lianxinqiao.matters import reminding
from lianxinqiao.matters import telling as of_matters
from lianxinqiao.notices.models import Dispatch, Notice
from lianxinqiao.opinions import short
from lianxinqiao.people.models import Body
from lianxinqiao.portal import actions as following
from lianxinqiao.portal import letters
from lianxinqiao.portal.models import Following
from tests.cast import Cast, moment
from tests.walks import Walk

NOW = timezone.make_aware(datetime(2026, 6, 1, 9))
CODES = {
    *(f"reminder.{day}" for day in ("office", "return", "handling", "assessment", "promise", "kept")),
    *(f"reminder.{day}" for day in ("opinion-route", "opinion-share", "opinion", "milestone", "late-milestone")),
    *(f"reminder.{day}" for day in ("line-up", "appointment-letters", "consultation-papers", "consultation-minutes")),
    *(each.code for each in (of_learning.OF_A_WEEK, of_learning.OF_THE_YEAR, short.CODE, short.CHANGED)),
    *(each.code for each in (letters.ASKED, letters.NEWS, of_matters.LEFT_OUT, of_matters.ENTERED)),
}


def write(people: Cast, code: str, subject: str, text: str) -> None:
    text_actions.write(people.body, texts.SAYINGS[code], subject=subject, text=text, by=people.clerk, at=NOW)


def test_every_room_brings_what_it_tells() -> None:
    assert set(texts.SAYINGS) == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_what_is_shipped_can_be_kept_and_looked_at(code: str) -> None:
    """The editor begins with it, and no gap is left open in what is shown."""
    saying = texts.SAYINGS[code]
    text = saying.shipped()
    assert saying.checked(text.subject, text.body) == text
    seen = saying.looked_at(text)
    assert not [gap for gap in saying.names if f"【{gap}】" in seen.subject + seen.body]
    assert all(gap.example for gap in saying.gaps)


@pytest.mark.parametrize(
    ("code", "subject", "text", "why"),
    [
        ("phone.code", "意见", "请回电", "正文里要有【验证码】"),
        ("phone.code", "意见", "【验证码】" + "长" * 140, "正文最多140个字"),
        ("phone.code", "【事项】", "【验证码】", "只能是这几项：【意见编号】【验证码】"),
        ("letter.asked", "请确认", "【确认链接】", "标题里要有【关注的内容】"),
        ("letter.asked", "【关注的内容】", "请确认", "正文里要有【确认链接】"),
        ("letter.news", "有新进展", "请上网看", "正文里要有【新进展】"),
        ("reminder.handling", "快到期了", "【期限】", "标题里要有【事项】"),
        ("reminder.handling", "【事项】【动作】", "【期限】", "只能是这几项"),
    ],
)
def test_what_may_not_be_left_out(code: str, subject: str, text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        texts.SAYINGS[code].checked(subject, text)


def test_a_code_is_filled_once() -> None:
    own = Body(notice_texts={"phone.code": {"subject": "【意见编号】", "body": "【验证码】"}})
    said = short.CODE.said(own, {"thing": "【验证码】", "code": "123456"})
    assert said == texts.Text("【验证码】", "123456")


def test_a_reminder_says_what_the_body_wrote(people: Cast) -> None:
    walk = Walk(people).being_handled()
    write(people, "reminder.handling", "【事项】【还有几天】，请抓紧", "答复请在【期限】前送达。")
    reminding.REMINDING.remind_all(at=moment(str(walk.suggestion.due_on + timedelta(days=3))))
    told = Notice.objects.get(kind="reminder", recipient__name="yunhe-jiaoyu_clerk")
    due = walk.suggestion.due_on.isoformat()
    assert told.subject == f"{walk.suggestion}已超期3天，请抓紧"
    assert told.body == f"答复请在{due}前送达。"


def test_a_day_that_may_still_move_is_said_to_be_one(people: Cast) -> None:
    walk = Walk(people).being_handled()
    write(people, "reminder.handling", "【事项】【还有几天】", "请在【期限】前答复。")
    far = date(2031, 2, 24)
    walk.suggestion.handlings.update(due_on=far)
    reminding.REMINDING.remind_all(at=moment(str(far)))
    assert "还没有这一年的放假安排" in Notice.objects.filter(subject__contains="还有0天").first().body  # type: ignore[union-attr]


def follow(query: str = "") -> Any:
    following.ask("voter@example.org", query, at=NOW)
    return Dispatch.objects.order_by("-pk").first()


def test_whoever_follows_is_asked_in_the_words_of_the_body(people: Cast) -> None:
    write(people, "letter.asked", "云河人大：【关注的内容】", "点这里：【确认链接】")
    letter = follow()
    assert letter.subject == "云河人大：全部公开的建议"
    assert Following.objects.get().token in letter.body
    with override("en"):
        assert "Please confirm" in follow("kind=proposal").subject, "no body of that kind has written anything"


def test_what_of_two_bodies_is_followed_is_told_in_nobodys_words(people: Cast) -> None:
    write(people, "letter.news", "云河人大有新消息", "【新进展】")
    field = people.body.fields.create(code="x", name="城建")
    assert letters.body_of([f"field={field.pk}"]) == people.body
    assert letters.body_of(["", f"field={field.pk}"]) == people.body
    Body.objects.create(
        code="other", name="另一个", short_name="另", kind=Body.Kind.CONGRESS, district=people.body.district
    )
    assert letters.body_of([""]) is None
    assert letters.body_of(["", f"field={field.pk}"]) is None
    assert letters.NEWS.said(None, {"what": "甲", "news": "乙"}) == texts.Text("您关注的内容有新进展", "乙")


def test_the_screen_shows_what_its_kind_of_body_tells(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.user)
    page = client.get("/notice-texts").content.decode()
    for word in ("催办", "给关注者的邮件", "短信", "其他告知"):
        assert word in page
    address = "/notice-texts/phone.code"
    seen = client.post(address, {"subject": "群众意见", "text": "您的验证码：【验证码】", "look": "1"}).content.decode()
    assert "您的验证码：402817" in seen
    assert "正文最多140个字" in seen
    Body.objects.filter(pk=people.body.pk).update(kind=Body.Kind.CPPCC)
    assert client.get(address).status_code == 404, "opinions of citizens come to a congress"

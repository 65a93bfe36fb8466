"""A form that is sent twice at the same moment, or again later, is one submission, at every door that creates."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.api import actions as tokens
from lianxinqiao.filings.models import Filing
from lianxinqiao.matters.models import AssigningMeeting, Contact, ReplyTemplate, Suggestion
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.stations.models import Station
from tests import pages
from tests.cast import Cast, cast
from tests.walks import SCAN, Walk

TEXT = {"title": "关于增设护学岗的建议", "cause": "早晚高峰车流密集。", "requests": "护学岗每天到岗。"}
FILED = {
    "kind": "government", "title": "云河区早餐补贴办法", "document_number": "云政规〔2026〕3号", "published_on": "2026-01-05",
    "text": "第一条", "filed_on": "2026-01-09",
}  # fmt: skip
STATION = {
    "name": "望河镇前湾村代表联络点", "kind": "point", "datum": "gcj02", "full_time": 1, "part_time": 0,
    "reception_words": "每周星期一 9:00—11:00",
}  # fmt: skip
Door = tuple[str, type[models.Model], str, str, Callable[[Cast], dict[str, Any]]]


def _paper(people: Cast) -> dict[str, Any]:
    return {**TEXT, "mandate": people.deputy.mandate_id, "scan": SimpleUploadedFile("建议.pdf", SCAN)}


def _motion(people: Cast) -> dict[str, Any]:
    return {**TEXT, "mandate": people.deputy.mandate_id, "reason": "不属于议案范围。"}


def _meeting(_people: Cast) -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=30)
    return {"kind": "standing", "starts_at": f"{day}T09:00", "ends_at": f"{day}T17:00", "place": "三楼会议室"}


# Who creates what: the page of the form, where it is sent if elsewhere, what is typed.
DOORS: list[Door] = [
    ("deputy", Suggestion, "/suggestions/new", "", lambda _people: TEXT),
    ("station", Suggestion, "/suggestions/help", "", lambda people: {**TEXT, "mandate": people.deputy.mandate_id}),
    ("clerk", Suggestion, "/suggestions/paper", "", _paper),
    ("clerk", Suggestion, "/suggestions/motion", "", _motion),
    ("clerk", AssigningMeeting, "/assigning-meetings", "", lambda _people: {"name": "交办会", "held_on": "2026-02-02"}),
    ("clerk", Filing, "/filings/new", "", lambda people: {**FILED, "unit": people.units["caizheng"].pk}),
    ("clerk", Meeting, "/meetings/new", "", _meeting),
    ("clerk", Station, "/stations/new", "", lambda people: {**STATION, "township": people.townships["wanghe"].pk}),
    ("jiaoyu_clerk", ReplyTemplate, "/reply-templates", "", lambda _people: {"name": "交通", "body": "来函收悉。"}),
]


def signed_in(user: User | None) -> Client:
    person = Client()
    person.force_login(user)
    return person


def post(person: Client, address: str, typed: dict[str, Any]) -> int:
    try:
        return person.post(address, typed).status_code
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_what_is_sent_twice_at_once_is_created_once() -> None:
    people = cast()
    for by, model, page, elsewhere, typed in DOORS:
        user, before = people.posts[by].user, model._default_manager.count()
        one, other = signed_in(user), signed_in(user)
        mark = pages.mark(one.get(page).content.decode())
        sent = [(person, {**typed(people), "form_mark": mark}) for person in (one, other)]
        with ThreadPoolExecutor(2) as two:
            answers = [two.submit(post, person, elsewhere or page, form) for person, form in sent]
        statuses = sorted(answer.result() for answer in answers)
        assert model._default_manager.count() == before + 1, page
        assert statuses in ([302, 302], [200, 409]), page  # a token's secret is shown once


def test_the_second_is_answered_as_the_first_and_says_so(people: Cast) -> None:
    client = signed_in(people.jiaoyu_clerk.user)
    typed = {
        "name": "交通",
        "body": "来函收悉。",
        "form_mark": pages.mark(client.get("/reply-templates").content.decode()),
    }
    first, second = client.post("/reply-templates", typed), client.post("/reply-templates", typed, follow=True)
    assert second.redirect_chain[0][0] == first.url
    assert "没有重复提交" in second.content.decode()
    assert ReplyTemplate.objects.count() == 1


def test_what_was_changed_meanwhile_is_heard_each_time(people: Cast) -> None:
    """Back, another word, back, the first word again: the draft says what was sent last."""
    client, walk = signed_in(people.deputy.user), Walk(people)
    address = f"{walk.suggestion.get_absolute_url()}/edit"
    mark = pages.mark(client.get(address).content.decode())
    for cause in ("第一稿。", "第二稿。", "第一稿。"):
        client.post(address, {"title": "建议", "cause": cause, "form_mark": mark})
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.cause == "第一稿。"


def test_a_refused_form_can_be_sent_again(people: Cast) -> None:
    client = signed_in(people.jiaoyu_clerk.user)
    typed = {"name": "", "body": "来函收悉。", "form_mark": pages.mark(client.get("/reply-templates").content.decode())}
    assert [client.post("/reply-templates", typed).status_code for _ in range(2)] == [200, 200]


# ------------------------------------------------------------------ the API
def _calls(people: Cast, client: Client, share: int) -> Callable[[str, str], Any]:
    at = timezone.now()
    _token, secret = tokens.make(name="试验", scopes=["contact"], days=30, by=people.jiaoyu_clerk, at=at)

    def call(key: str, note: str) -> Any:
        headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": key}
        body = json.dumps({"kind": "phone", "held_on": timezone.localdate().isoformat(), "note": note})
        address = f"/api/v1/work/handlings/{share}/contacts"
        return client.post(address, body, content_type="application/json", headers=headers)

    return call


def test_the_api_does_what_is_sent_under_one_key_once(people: Cast, client: Client) -> None:
    walk = Walk(people).being_handled()
    call = _calls(people, client, walk.handling.pk)
    first, again = call("a1", "已电话沟通。"), call("a1", "已电话沟通。")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()
    assert Contact.objects.count() == 1
    assert call("a1", "另一句。").status_code == 422
    assert call("b2", "再次沟通。").status_code == 200
    assert Contact.objects.count() == 2

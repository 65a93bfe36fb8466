"""One draft open in two windows, or with two colleagues: nobody overwrites what they have not read."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.matters.models import Reply, Suggestion
from tests.cast import Cast
from tests.walks import Walk


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


@pytest.fixture
def deputy(client: Client, people: Cast) -> Client:
    client.force_login(people.deputy.user)
    return client


@pytest.fixture
def draft(people: Cast) -> Suggestion:
    return Walk(people).suggestion


def seen(draft: Suggestion | Reply) -> str:
    """The version that a page opened now would show."""
    draft.refresh_from_db()
    return draft.saved_at.isoformat()


def autosave(client: Client, draft: Suggestion, read: str, **typed: object) -> tuple[int, dict[str, str]]:
    answer = client.post(
        reverse("suggestion-autosave", args=[draft.reference]), {"title": draft.title, "read_at": read, **typed}
    )
    return answer.status_code, answer.json()


def test_an_autosave_names_the_version_it_made(deputy: Client, draft: Suggestion) -> None:
    status, answer = autosave(deputy, draft, seen(draft), cause="新写的事由。")
    assert (status, answer["read_at"]) == (200, seen(draft))
    status, answer = autosave(deputy, draft, answer["read_at"], cause="接着写。")
    assert status == 200


def test_the_older_window_does_not_overwrite_the_newer_text(deputy: Client, draft: Suggestion) -> None:
    older = seen(draft)
    assert autosave(deputy, draft, older, cause="这边写的。", requests=["一。"])[0] == 200
    status, answer = autosave(deputy, draft, older, cause="那边写的。", requests=["二。"])
    assert status == 409
    assert "另一个窗口" in answer["detail"]
    draft.refresh_from_db()
    assert (draft.cause, [point.text for point in draft.requests.all()]) == ("这边写的。", ["一。"])


def test_requests_alone_may_have_moved(deputy: Client, draft: Suggestion) -> None:
    older = seen(draft)
    assert autosave(deputy, draft, older, cause="同样的。", requests=["一。"])[0] == 200
    assert autosave(deputy, draft, older, cause="同样的。", requests=["二。"])[0] == 409


def test_the_same_text_saved_twice_overwrites_nothing(deputy: Client, draft: Suggestion) -> None:
    older = seen(draft)  # the answer to the first save was lost on the way
    typed = {"cause": "同样的。", "requests": ["一。", "二。"]}
    assert autosave(deputy, draft, older, **typed)[0] == 200
    assert autosave(deputy, draft, older, **typed)[0] == 200


def test_the_page_shows_both_texts_and_a_second_save_is_deliberate(deputy: Client, draft: Suggestion) -> None:
    older = seen(draft)
    autosave(deputy, draft, older, cause="这边写的。", requests=["一。"], wish_open="no", closed_reason="涉及隐私")
    address = reverse("suggestion-edit", args=[draft.reference])
    typed = {"title": draft.title, "cause": "那边写的。", "requests": ["二。"], "read_at": older}
    page = deputy.post(address, typed)
    assert page.status_code == 200
    words = page.content.decode()
    assert all(text in words for text in ("这边写的。", "那边写的。", "涉及隐私", "不同意公开", ">二。<", "一。"))
    assert 'data-autosave=""' in words  # the window is quiet until its writer has decided
    again = {**typed, "read_at": page.context["suggestion"].saved_at.isoformat()}
    assert f'value="{localised(again["read_at"])}"' in words
    assert deputy.post(address, again).status_code == 302
    draft.refresh_from_db()
    assert (draft.cause, draft.wish_open) == ("那边写的。", True)


def localised(moment: str) -> str:
    return timezone.localtime(datetime.fromisoformat(moment)).isoformat()


@pytest.mark.parametrize("read", ["", "昨天", "2026-13-45T99:99", "2026-01-01T08:00:00"])
def test_a_page_that_names_no_version_is_not_asked(deputy: Client, draft: Suggestion, read: str) -> None:
    assert autosave(deputy, draft, read, cause="写下的。")[0] == 200


def test_two_colleagues_write_one_reply(client: Client, people: Cast) -> None:
    walk = Walk(people).drafted()
    client.force_login(people.jiaoyu_clerk.user)
    older = seen(walk.reply)
    address = reverse("reply-autosave", args=[walk.reply.pk])
    assert client.post(address, {"body": "这边写的。", "read_at": older}).status_code == 200
    assert client.post(address, {"body": "那边写的。", "read_at": older}).status_code == 409
    page = client.post(reverse("reply", args=[walk.reply.pk]), {"body": "那边写的。", "read_at": older, "send": "1"})
    assert page.status_code == 200
    assert all(text in page.content.decode() for text in ("这边写的。", "那边写的。"))
    walk.reply.refresh_from_db()
    assert (walk.reply.body, walk.reply.stage) == ("这边写的。", "draft")


def begin(client: Client, page: str, **typed: object) -> dict[str, str]:
    answer = client.post(reverse("suggestion-begin"), {"begun": page, **typed})
    assert answer.status_code == 200
    return answer.json()


def test_the_first_words_save_themselves_and_go_on_as_a_draft(deputy: Client) -> None:
    said = begin(deputy, "page-1", cause="护学岗只在周一有人。")
    draft = Suggestion.objects.get()
    assert (draft.cause, said["edit"]) == ("护学岗只在周一有人。", f"/suggestions/{draft.reference}/edit")
    assert autosave(deputy, draft, said["read_at"], cause="接着写。")[0] == 200
    assert b"draft-" in deputy.get("/desk").content


def test_an_answer_that_was_lost_makes_no_second_draft(deputy: Client) -> None:
    begin(deputy, "page-1", cause="没有收到回答。")
    begin(deputy, "page-1", cause="没有收到回答，又存了一次。", requests=["增设信号灯。"])
    deputy.post("/suggestions/new", {"begun": "page-1", "title": "关于增设护学岗的建议", "cause": "按了保存。"})
    draft = Suggestion.objects.get()
    assert (draft.title, draft.cause) == ("关于增设护学岗的建议", "按了保存。")
    begin(deputy, "page-2", cause="另一件事。")
    assert Suggestion.objects.count() == 2


def test_a_page_that_does_not_say_which_it_is_overwrites_nothing(deputy: Client) -> None:
    for cause in ("第一件。", "第二件。"):
        begin(deputy, "", cause=cause)
    assert set(Suggestion.objects.values_list("cause", flat=True)) == {"第一件。", "第二件。"}


def test_a_page_of_somebody_else_begins_ones_own(deputy: Client, people: Cast) -> None:
    begin(deputy, "page-1", cause="代表甲的话。")
    other = Client()
    other.force_login(people.cosigner.user)
    begin(other, "page-1", cause="代表乙的话。")
    assert set(Suggestion.objects.values_list("lead", "cause")) == {
        (people.deputy.mandate_id, "代表甲的话。"),
        (people.cosigner.mandate_id, "代表乙的话。"),
    }


def test_who_may_not_raise_begins_nothing(client: Client, people: Cast) -> None:
    client.force_login(people.clerk.user)
    assert client.post(reverse("suggestion-begin"), {"begun": "page-1", "cause": "不是代表。"}).status_code == 403
    assert not Suggestion.objects.exists()

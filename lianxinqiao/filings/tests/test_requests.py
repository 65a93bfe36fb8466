"""Whoever asks for a review: an organ on paper, or anybody without an account."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.filings import askers
from lianxinqiao.filings.actions import asking, filing
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.filings.stages import Asked, Stage
from lianxinqiao.filings.tests.scene import AT, asked, shared
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import screening
from tests.cast import Cast


def test_taken_up_it_goes_to_the_committee_anew(people: Cast) -> None:
    row = shared(people)
    filing.clear(row, opinion="没有问题", by=people.clerk, at=AT)
    request = asked(people, filing=row)
    assert request.due_on == date(2026, 3, 12)
    asking.start(request, committee="法制工委", by=people.clerk, at=AT)
    assert Filing.objects.get(pk=row.pk).stage == Stage.SHARED
    asking.reply(request, answer="已责成修改。", by=people.clerk, at=AT)
    assert request.stage == Asked.ANSWERED


@pytest.mark.parametrize("ground", ReviewRequest.Ground.values)
def test_declined_with_one_of_five_grounds(people: Cast, ground: str) -> None:
    request = asked(people)
    asking.decline(request, ground=ground, by=people.clerk, at=AT)
    assert (request.stage, request.ground) == (Asked.NOT_STARTED, ground)


def test_a_demand_of_an_organ_is_always_taken_up(people: Cast) -> None:
    request = asked(people, way="demand", asked_by="区检察院")
    with pytest.raises(Refused, match="应当启动"):
        asking.decline(request, ground="reviewed", by=people.clerk, at=AT)


# ------------------------------------------------------------------ anybody suggests a review
def sent(client: Client, address: str, **more: Any) -> Any:
    page = client.get(address)
    told = {"document": "云河区户外广告设置管理办法", "reason": "第九条收费没有法律依据，同省条例不一致。", **more}
    return client.post(address, {"asked_by": "李先生", "token": page.context["form"]["token"].value(), **told})


def test_anybody_suggests_a_review_and_reads_the_ground(people: Cast, client: Client) -> None:
    """监督法第六章: without an account; the receipt's code opens the page, where the ground stands."""
    row = shared(people)
    client.logout()
    answer = sent(client, f"/m/filings/{row.pk}/suggest")
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    request = ReviewRequest.objects.get()
    assert (request.filing, request.way, request.entered_by, request.asked_by) == (row, "suggestion", None, "李先生")
    assert Notice.objects.filter(kind="request.suggest", recipient=people.clerk.user).exists()
    asking.decline(request, ground="reviewed", answer="去年已经审查。", by=people.clerk, at=AT)
    page = client.get(answer["Location"])
    assert page.headers["Referrer-Policy"] == "no-referrer"
    told = page.content.decode()
    assert "同一问题已经审查并有结论" in told
    assert "去年已经审查" in told
    code = page.context["code"]
    assert client.get("/m/reviews", {"code": code.lower().replace("-", "")}).status_code == 302
    assert "没有这个查询码" in client.get("/m/reviews", {"code": "AAAA"}).content.decode()
    assert client.get("/m/reviews/AAAA-BBBB-CCCC").status_code == 404


def test_what_is_missing_is_sent_with_the_code(people: Cast, client: Client) -> None:
    address = sent(client, "/m/reviews/new")["Location"]
    request = ReviewRequest.objects.get()
    asking.ask_more(request, reason="请写明是第几条。", by=people.clerk, at=timezone.now())
    assert "请写明是第几条" in client.get(address).content.decode()
    assert client.post(address, {"reason": "是第九条，收费标准没有依据。"}).status_code == 302
    request.refresh_from_db()
    assert (request.stage, request.reason) == (Asked.RECEIVED, "是第九条，收费标准没有依据。")
    with pytest.raises(Refused):
        asking.complete(request, reason="别人的", by=askers.asker_of(ReviewRequest(pk=0)), at=timezone.now())


def test_the_same_form_twice_is_one_suggestion(people: Cast, client: Client) -> None:
    page = client.get("/m/reviews/new")
    told = {"document": "甲办法", "reason": "第九条收费没有法律依据。", "asked_by": "李先生"}
    told["token"] = page.context["form"]["token"].value()
    first, again = client.post("/m/reviews/new", told), client.post("/m/reviews/new", told)
    assert first["Location"] == again["Location"]
    assert ReviewRequest.objects.count() == 1
    del told["token"]
    assert "今天已经收到同样" in sent(client, "/m/reviews/new", **told).content.decode()


@pytest.mark.parametrize("wrong", [{"website": "x"}, {"reason": "不好"}, {"asked_by": ""}])
def test_what_is_not_taken(people: Cast, client: Client, wrong: dict[str, str]) -> None:
    assert sent(client, "/m/reviews/new", **wrong).status_code == 200
    assert not ReviewRequest.objects.exists()


def test_one_network_sends_so_many_in_ten_minutes_and_no_more(people: Cast, client: Client) -> None:
    """The form is kept, other networks go on, what resembles another is marked for whoever reads it first."""
    for place in range(screening.BUSY):
        assert sent(client, "/m/reviews/new", document=f"第{place}号办法").status_code == 302
    marked = ReviewRequest.objects.order_by("pk").last()
    assert marked is not None
    assert "同样文字" in " ".join(marked.held_because)
    refused = sent(client, "/m/reviews/new", document="最后一个办法").content.decode()
    assert "过十分钟再提交" in refused
    assert "最后一个办法" in refused
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert sent(other, "/m/reviews/new", document="另一处来的办法").status_code == 302
    assert ReviewRequest.objects.count() == screening.BUSY + 1
    ReviewRequest.objects.update(entered_at=timezone.now() - screening.WINDOW)
    assert sent(client, "/m/reviews/new", document="十分钟以后的办法").status_code == 302
    client.force_login(people.clerk.user)
    assert "请留意" in client.get(marked.get_absolute_url()).content.decode()

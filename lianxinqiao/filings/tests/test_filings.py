"""What is filed: its days, its checks, and the ways in which a review ends."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.filings import askers, profile
from lianxinqiao.filings.actions import asking, filing
from lianxinqiao.filings.acts import ACTS
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.filings.stages import Asked, Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import screening
from lianxinqiao.rulebook.sections.filings import Filings
from tests.cast import Cast, moment

AT = moment("2026-03-02")


def filed(people: Cast, *, at: Any = AT, by: str = "clerk", **more: Any) -> Filing:
    values = {
        "kind": "government",
        "title": "云河区户外广告设置管理办法",
        "document_number": "云政规〔2026〕1号",
        "unit": people.units["jiaotong"],
        "published_on": date(2026, 1, 30),
        "text": "第一条……",
        **more,
    }
    return filing.file(body=people.body, values=values, by=people.posts[by], at=at)


def shared(people: Cast) -> Filing:
    row = filed(people)
    filing.register(row, by=people.clerk, at=AT)
    filing.share(row, committee="法制工委", by=people.clerk, at=AT)
    return row


@pytest.mark.parametrize(("filed_on", "late"), [("2026-03-01", 0), ("2026-03-02", 1), ("2026-03-31", 30)])
def test_thirty_days_after_it_was_published(people: Cast, filed_on: str, late: int) -> None:
    """Vector 83: published on 30 January 2026, filed by 1 March, a Sunday."""
    row = filed(people, at=moment(filed_on))
    assert (row.filed_by_day, row.late) == (date(2026, 3, 1), late)


PLACES = {
    "北京2024": ({}, date(2026, 3, 12), date(2026, 4, 1), date(2026, 4, 1)),
    "上海2024": (
        {"checked": (5, "workdays"), "answered": (2, "months")},
        date(2026, 3, 9),
        date(2026, 4, 1),
        date(2026, 5, 2),
    ),
    "河南2015": ({"shared": None}, date(2026, 3, 12), date(2026, 4, 1), date(2026, 4, 1)),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_days_of_three_places(people: Cast, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    said, checked, reviewed, answered = PLACES[place]
    rules = Filings.model_validate({name: _term(term) for name, term in said.items()})
    monkeypatch.setattr(profile, "of", lambda _body, _on: rules)
    row = filed(people)
    assert row.due_on == checked
    filing.register(row, by=people.clerk, at=AT)
    filing.share(row, committee="法制工委", by=people.clerk, at=AT)
    assert row.due_on == reviewed
    filing.opine(row, opinion="没有依据。", by=people.clerk, at=AT)
    assert row.due_on == answered


def _term(said: Any) -> Any:
    if said is None:
        return None
    amount, unit = said
    return {"amount": amount, "unit": unit, "counted_from": "receipt", "source": {"authority": "地方条例"}}


def test_what_is_missing_is_asked_for_and_comes_back(people: Cast) -> None:
    row = filed(people)
    filing.ask_more(row, reason="缺制定说明", by=people.clerk, at=AT)
    assert Notice.objects.filter(kind="filing.ask_more", recipient=people.jiaotong_head.user).exists()
    with pytest.raises(Refused):
        filing.complete(row, text="第一条", by=people.jiaoyu_head, at=AT)
    filing.complete(row, text="第一条", note="说明", by=people.jiaotong_head, at=AT)
    assert (row.stage, row.note) == (Stage.FILED, "说明")


def test_it_is_numbered_in_the_year_and_filed_once(people: Cast) -> None:
    row = filed(people)
    filing.register(row, by=people.clerk, at=AT)
    assert (row.number, row.year) == (1, 2026)
    with pytest.raises(ValidationError, match="已经报备"):
        filed(people)


def test_a_street_files_too_and_somebody_issues_it(people: Cast) -> None:
    street = next(iter(people.townships.values()))
    row = filed(people, kind="street", unit=None, township=street)
    assert row.issuer == street.spoken
    with pytest.raises(ValidationError, match="制定机关"):
        filed(people, unit=None, document_number="云政规〔2026〕2号")


# ------------------------------------------------------------------ how a review ends
def test_promised_and_mended(people: Cast) -> None:
    row = shared(people)
    filing.promise(row, problem="收费没有依据", promised_on=date(2026, 5, 1), by=people.clerk, at=AT)
    filing.mend(row, mended="changed", by=people.jiaotong_head, at=AT + timedelta(days=20))
    assert (row.stage, row.mended, row.ended_on) == (Stage.MENDED, "changed", date(2026, 3, 22))


def test_not_mended_it_goes_to_the_chairpersons_and_is_revoked(people: Cast) -> None:
    row = shared(people)
    filing.opine(row, opinion="限制外来人员经营。", by=people.clerk, at=AT)
    with pytest.raises(Refused, match="还没有到期"):
        filing.bring_up(row, reason="不改", by=people.clerk, at=AT + timedelta(days=9))
    filing.answer(row, answer="认为没有问题。", by=people.jiaotong_head, at=AT + timedelta(days=10))
    filing.bring_up(row, reason="拒绝修改", by=people.clerk, at=AT + timedelta(days=12))
    with pytest.raises(Refused):
        filing.revoke(row, decision="撤销", by=people.clerk, at=AT + timedelta(days=40))
    filing.revoke(row, decision="第八次会议决定撤销", by=people.chairpersons, at=AT + timedelta(days=40))
    assert row.stage == Stage.REVOKED


def test_explained_it_is_cleared(people: Cast) -> None:
    row = shared(people)
    filing.opine(row, opinion="请说明依据。", by=people.clerk, at=AT)
    with pytest.raises(Refused, match="没有说明"):
        filing.clear(row, opinion="没有问题", by=people.clerk, at=AT)
    filing.answer(row, answer="依据是省条例第九条。", by=people.jiaotong_head, at=AT)
    filing.clear(row, opinion="理由成立", by=people.clerk, at=AT)
    assert row.stage == Stage.CLEARED


# ------------------------------------------------------------------ requests
def asked(people: Cast, **more: Any) -> ReviewRequest:
    values = {
        "way": "suggestion",
        "asked_by": "李先生",
        "document": "云河区户外广告设置管理办法",
        "reason": "第九条收费没有依据。",
        "received_on": AT.date(),
        **more,
    }
    return asking.enter(body=people.body, values=values, by=people.clerk, at=AT)


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


# ------------------------------------------------------------------ what is seen
def test_pages_lists_and_the_catalogue(people: Cast, client: Client) -> None:
    row = shared(people)
    assert client.get(f"/m/filings/{row.pk}").status_code == 200
    assert row.title in client.get("/m/filings").content.decode()
    client.force_login(people.clerk.user)
    assert "审查委员会" in client.get(row.get_absolute_url()).content.decode()
    for address in ("/filings", "/review-requests", "/filings/new", "/review-requests/new"):
        assert client.get(address).status_code == 200, address
    client.force_login(people.jiaotong_head.user)
    assert client.get(row.get_absolute_url()).status_code == 200
    client.force_login(people.jiaoyu_head.user)
    assert client.get(row.get_absolute_url()).status_code == 404


def test_strangers_see_nothing_before_it_is_on_record(people: Cast, client: Client) -> None:
    assert client.get(f"/m/filings/{filed(people).pk}").status_code == 404


def test_the_office_enters_what_came_in(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.user)
    told = {
        "kind": "government",
        "title": "云河区早餐补贴办法",
        "document_number": "云政规〔2026〕3号",
        "unit": people.units["caizheng"].pk,
        "published_on": "2026-01-05",
        "text": "第一条",
        "filed_on": "2026-01-09",
    }
    answer = client.post("/filings/new", told)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    assert Filing.objects.get().filed_on == date(2026, 1, 9)


def test_an_organ_files_by_itself_and_as_itself(people: Cast, client: Client) -> None:
    client.force_login(people.jiaotong_head.user)
    assert "报送备案" in client.get("/filings").content.decode()
    told = {
        "kind": "government",
        "title": "云河区停车泊位管理办法",
        "document_number": "云交规〔2026〕1号",
        "unit": people.units["caizheng"].pk,  # not asked, and not listened to
        "published_on": "2026-01-05",
        "text": "第一条",
    }
    assert "制定机关" not in client.get("/filings/new").content.decode()
    answer = client.post("/filings/new", told)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    row = Filing.objects.get()
    assert (row.body, row.unit, row.entered_by) == (people.body, people.units["jiaotong"], people.jiaotong_head)
    assert client.get(row.get_absolute_url()).status_code == 200


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


@pytest.mark.parametrize(("stage", "is_next"), [(Stage.REGISTERED, True), (Stage.CLEARED, False)])
def test_what_was_cleared_waits_for_no_second_review(stage: str, is_next: bool) -> None:
    """It may be looked at anew, but nobody is told that this is the next step."""
    act = ACTS["filing.share"]
    assert stage in act.when
    assert act.moves_on(Filing(stage=stage)) is is_next

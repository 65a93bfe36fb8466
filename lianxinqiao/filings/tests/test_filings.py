"""What is filed: its days, its checks, and the ways in which a review ends."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.filings import profile
from lianxinqiao.filings.actions import filing
from lianxinqiao.filings.acts import ACTS
from lianxinqiao.filings.models import Filing
from lianxinqiao.filings.stages import Stage
from lianxinqiao.filings.tests.scene import AT, filed, shared
from lianxinqiao.notices.models import Notice
from lianxinqiao.rulebook.sections.filings import Filings
from tests.cast import Cast, moment


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


@pytest.mark.parametrize(("stage", "is_next"), [(Stage.REGISTERED, True), (Stage.CLEARED, False)])
def test_what_was_cleared_waits_for_no_second_review(stage: str, is_next: bool) -> None:
    """It may be looked at anew, but nobody is told that this is the next step."""
    act = ACTS["filing.share"]
    assert stage in act.when
    assert act.moves_on(Filing(stage=stage)) is is_next


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

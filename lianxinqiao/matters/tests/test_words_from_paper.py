"""What the office enters from paper is read, told at once, and gives way to the deputy's own word."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.files import actions as files
from lianxinqiao.journal import queries as journal
from lianxinqiao.matters.actions import assessing, drafting, promising
from lianxinqiao.matters.stages import PromiseStage, Stage
from lianxinqiao.notices.models import Dispatch, Notice
from tests.cast import Cast
from tests.walks import PNG, SCAN, Walk, a_suggestion, picture

GOOD = {"attitude": "satisfied", "result": "satisfied"}
BAD = {"attitude": "satisfied", "result": "unsatisfied", "comment": "还没有装。"}


def entered(people: Cast, **grades: str) -> Walk:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    assessing.enter_paper(walk.assessment, **(grades or GOOD), scan=walk.scan(), by=people.clerk, at=walk.at)
    return walk


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("征询意见表.pdf", SCAN, ""),
        ("征询意见表.png", PNG, ""),
        ("征询意见表.txt", "满意".encode(), "扫描件应当是"),
        ("无页.pdf", b"%PDF-1.7\n%%EOF", "打不开"),
        ("一点.png", picture(60, 60), "太小"),
        ("白纸.png", picture(stripe=0), "空白"),
        ("半张.png", PNG[:400], "打不开"),
        ("半张.jpg", b"\xff\xd8\xff" + b"\x00" * 50, "打不开"),
    ],
)
def test_a_scan_is_a_page_or_picture_that_can_be_read(db: None, name: str, content: bytes, sentence: str) -> None:
    if not sentence:
        assert files.store_bytes(name, content, by=None, kind="scan").kind == "scan"
        return
    with pytest.raises(Refused, match=sentence):
        files.store_bytes(name, content, by=None, kind="scan")


DOORS = ["assessment", "promise", "paper"]


def _door(people: Cast, door: str) -> tuple[str, dict[str, Any]]:
    if door == "paper":
        words = {"title": "关于修缮步道的建议", "cause": "多处塌陷。", "requests": "修缮。"}
        return "/suggestions/paper", {**words, "mandate": people.deputy.mandate_id}
    walk = a_suggestion(people, at=Stage.ANSWERED)
    if door == "assessment":
        return f"{walk.suggestion.get_absolute_url()}/assessment.enter/{walk.assessment.pk}", dict(GOOD)
    promising.declare_kept(walk.promise, note="已启用。", by=people.jiaoyu_clerk, at=walk.at)
    return f"{walk.suggestion.get_absolute_url()}/promise.enter/{walk.promise.pk}", {"grade": "satisfied"}


@pytest.mark.parametrize("door", DOORS)
def test_every_door_for_scans_asks_for_one(people: Cast, client: Client, door: str) -> None:
    address, typed = _door(people, door)
    client.force_login(people.clerk.user)
    for name, content in {"表.docx": b"PK\x03\x04", "表.pdf": b"%PDF-1.7\n%%EOF", "表.png": picture(stripe=0)}.items():
        answer = client.post(address, {**typed, "scan": SimpleUploadedFile(name, content)})
        assert answer.status_code == 200, name
        assert answer.context["form"].errors, name
    assert client.post(address, {**typed, "scan": SimpleUploadedFile("表.pdf", SCAN)}).status_code == 302


def test_the_deputy_is_told_what_was_entered(people: Cast) -> None:
    user = people.deputy.user
    user.email = "deputy@example.org"
    user.save()
    walk = entered(people)
    [told] = Notice.objects.filter(kind="assessment.enter")
    assert told.recipient == user
    assert "对办理态度满意，对办理结果满意" in told.body
    assert f"请在{walk.assessment.contest_until}前登录评价，以您本人的评价为准" in told.body
    assert Dispatch.objects.filter(notice=told, address="deputy@example.org").exists()


def test_the_deputys_own_word_prevails_and_both_are_kept(people: Cast) -> None:
    walk = entered(people)
    assessing.assess(walk.assessment, **BAD, by=people.deputy, at=walk.later())
    form = walk.assessment
    walk.suggestion.refresh_from_db()
    assert (form.result, form.given_by, (form.replaced or {})["result"]) == ("unsatisfied", people.deputy, "satisfied")
    assert (walk.suggestion.first_result, walk.suggestion.final_result) == ("unsatisfied", "unsatisfied")
    entries = journal.history(walk.suggestion).filter(act__startswith="assessment.").order_by("id")
    assert [(entry.act, entry.data["result"]) for entry in entries] == [
        ("assessment.enter", "satisfied"),
        ("assessment.give", "unsatisfied"),
    ]
    assert entries[1].data["replaces"]["result"] == "satisfied"
    with pytest.raises(Refused, match="已经填写过"):
        assessing.assess(walk.assessment, **GOOD, by=people.deputy, at=walk.at)


def test_nobody_else_replaces_it(people: Cast) -> None:
    walk = entered(people)
    for stranger in (people.clerk, people.jiaoyu_clerk, people.cosigner, people.other_deputy):
        with pytest.raises(Refused):
            assessing.assess(walk.assessment, **BAD, by=stranger, at=walk.at)
    with pytest.raises(Refused, match="已经填写过"):
        assessing.enter_paper(walk.assessment, **GOOD, scan=walk.scan(), by=people.clerk, at=walk.at)


def test_closing_waits_for_the_term_or_for_the_deputy(people: Cast) -> None:
    walk = entered(people)
    until = walk.assessment.contest_until
    with pytest.raises(Refused, match=f"林晓禾代表在{until}前可以对录入的纸质评价提出异议"):
        assessing.close(walk.suggestion, by=people.clerk, at=walk.at)
    late = walk.at + timedelta(days=(until - walk.at.date()).days + 1)
    with pytest.raises(Refused, match="期限已于"):
        assessing.assess(walk.assessment, **BAD, by=people.deputy, at=late)
    assessing.close(walk.suggestion, by=people.clerk, at=late)
    confirmed = entered(people)
    with pytest.raises(Refused, match="本人确认"):
        assessing.stand_by(confirmed.assessment, by=people.cosigner, at=confirmed.at)
    assessing.stand_by(confirmed.assessment, by=people.deputy, at=confirmed.at)
    assessing.close(confirmed.suggestion, by=people.clerk, at=confirmed.at)
    assert confirmed.suggestion.stage == Stage.CLOSED


def test_a_word_of_the_first_round_is_put_right_in_the_second(people: Cast) -> None:
    walk = entered(people, **BAD)
    assessing.rehandle(walk.suggestion, by=people.clerk, at=walk.at)
    assessing.assess(walk.assessment, **GOOD, by=people.deputy, at=walk.later())
    walk.suggestion.refresh_from_db()
    assert (walk.suggestion.first_result, walk.suggestion.final_result) == ("satisfied", "")


def test_the_page_offers_the_deputy_to_speak_for_themselves(people: Cast, client: Client) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    from django.utils import timezone  # deferred: the page asks today's date

    assessing.enter_paper(walk.assessment, **GOOD, scan=walk.scan(), by=people.clerk, at=timezone.now())
    client.force_login(people.deputy.user)
    page = client.get(walk.suggestion.get_absolute_url()).content.decode()
    assert f"assessment.give/{walk.assessment.pk}" in page
    assert f"assessment.confirm/{walk.assessment.pk}" in page
    assert "代工委凭纸质件录入" in page


def declared(people: Cast) -> Walk:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    promising.declare_kept(walk.promise, note="信号灯已启用。", by=people.jiaoyu_clerk, at=walk.at)
    promising.enter_paper(walk.promise, grade="satisfied", scan=walk.scan(), by=people.clerk, at=walk.at)
    return walk


def test_the_deputys_own_second_word_prevails_too(people: Cast) -> None:
    walk = declared(people)
    [told] = Notice.objects.filter(kind="promise.enter.own")
    assert (told.recipient, "再评价：满意" in told.body) == (people.deputy.user, True)
    with pytest.raises(Refused, match="只能由代表本人更正"):
        promising.confirm(walk.promise, note="核实。", by=people.clerk, at=walk.at)
    promising.confirm(walk.promise, grade="unsatisfied", by=people.deputy, at=walk.later())
    promise = walk.promise
    assert (promise.stage, promise.assessed, promise.replaced) == (PromiseStage.KEPT, "unsatisfied", "satisfied")
    with pytest.raises(Refused, match="已经确认兑现"):
        promising.confirm(promise, grade="satisfied", by=people.deputy, at=walk.at)


def test_a_promise_entered_as_kept_is_opened_by_its_deputy(people: Cast) -> None:
    walk = declared(people)
    promising.reject(walk.promise, reason="还没有亮。", by=people.deputy, at=walk.later())
    promise = walk.promise
    assert (promise.stage, promise.assessed, promise.kept_on) == (PromiseStage.OPEN, "", None)


def test_the_lead_deputy_is_told_that_their_paper_was_handed_in(people: Cast) -> None:
    walk = Walk(people)
    words = {"title": "关于修缮步道的建议", "cause": "多处塌陷。", "requests": ["修缮。"]}
    mandate = people.other_deputy.mandate
    paper = drafting.enter_from_paper(mandate=mandate, scan=walk.scan(), by=people.clerk, at=walk.at, **words)
    drafting.submit(paper, by=people.clerk, at=walk.at)
    assert Notice.objects.filter(kind="suggestion.submit", recipient=people.other_deputy.user).count() == 1


def test_a_paper_without_its_scan_is_not_handed_in(people: Cast) -> None:
    walk = Walk(people)
    words = {"title": "关于修缮步道的建议", "cause": "多处塌陷。", "requests": ["修缮。"]}
    paper = drafting.enter_from_paper(
        mandate=people.deputy.mandate, scan=walk.scan(), by=people.clerk, at=walk.at, **words
    )
    drafting.detach(paper.files.get(), by=people.clerk, at=walk.at)
    drafting.attach(paper, files.store_bytes("别的.txt", b"-", by=None), by=people.clerk, at=walk.at)
    with pytest.raises(Refused, match="扫描件"):
        drafting.submit(paper, by=people.clerk, at=walk.at)

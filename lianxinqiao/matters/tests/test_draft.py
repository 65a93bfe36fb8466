"""Draft, co-sign, submit, withdraw."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.files import actions as files
from lianxinqiao.journal import queries as journal
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.models import Suggestion, SuggestionFile
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Notice
from tests.cast import Cast
from tests.walks import PNG, Walk, a_suggestion


def acts_of(suggestion: Suggestion) -> list[str]:
    return list(journal.history(suggestion).values_list("act", flat=True))


def test_it_starts_with_the_profile_of_the_day(people: Cast) -> None:
    walk = Walk(people)
    assert walk.suggestion.stage == Stage.DRAFT
    assert walk.suggestion.profile_version.profile.code == "district-default"
    assert acts_of(walk.suggestion) == ["suggestion.start"]


def test_only_a_deputy_of_the_body_starts_one(people: Cast) -> None:
    with pytest.raises(Refused, match="只有本级人大代表"):
        drafting.start(by=people.jiaoyu_clerk, at=Walk(people).at, title="关于……的建议")


def test_saving_is_not_an_event(people: Cast) -> None:
    walk = Walk(people)
    drafting.save(walk.suggestion, title="改过的标题", requests=["一", "", "二"], by=people.deputy, at=walk.at)
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.title == "改过的标题"
    assert [point.text for point in walk.suggestion.requests.all()] == ["一", "二"]
    assert acts_of(walk.suggestion) == ["suggestion.start"]


def test_a_file_stands_beside_the_text_once(people: Cast) -> None:
    walk = Walk(people)
    photo, who = files.store_bytes("路口.png", PNG, by=None), {"by": people.deputy, "at": walk.at}
    with pytest.raises(Refused, match="只能由本人修改"):
        drafting.attach(walk.suggestion, photo, by=people.clerk, at=walk.at)
    row = drafting.attach(walk.suggestion, photo, **who)
    with pytest.raises(Refused, match="同样的文件"):
        drafting.attach(walk.suggestion, files.store_bytes("又一张.png", PNG, by=None), **who)
    again = SuggestionFile.objects.get(pk=row.pk)
    drafting.detach(row, **who)
    with pytest.raises(Refused, match="已经移除"):
        drafting.detach(again, **who)
    assert acts_of(walk.suggestion) == ["suggestion.start", "file.attach", "file.detach"]


def test_the_office_does_not_change_a_deputys_draft(people: Cast) -> None:
    walk = Walk(people)
    with pytest.raises(Refused, match="只能由本人修改"):
        drafting.save(walk.suggestion, title="代改", by=people.clerk, at=walk.at)


def test_a_cosigner_signs_in_their_own_session(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.COSIGNING)
    with pytest.raises(Refused, match="受邀联名的代表"):
        drafting.cosign(walk.suggestion, by=people.other_deputy, at=walk.at)
    drafting.cosign(walk.suggestion, by=people.cosigner, at=walk.at)
    assert walk.suggestion.cosigners.get().signed_at == walk.at


def test_nobody_signs_after_the_closing_time(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.COSIGNING)
    with pytest.raises(Refused, match="截止"):
        drafting.cosign(walk.suggestion, by=people.cosigner, at=walk.at + timedelta(days=2))


def test_whoever_signed_another_text_is_asked_again(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.COSIGNING)
    drafting.cosign(walk.suggestion, by=people.cosigner, at=walk.at)
    drafting.reopen_text(walk.suggestion, by=people.deputy, at=walk.at)
    assert walk.suggestion.cosigners.get().signed_at is None
    assert walk.suggestion.stage == Stage.DRAFT


def test_submitting_drops_unanswered_invitations_and_keeps_the_text_in_the_journal(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.COSIGNING)
    drafting.submit(walk.suggestion, by=people.deputy, at=walk.at)
    assert not walk.suggestion.cosigners.exists()
    entry = journal.history(walk.suggestion).get(act="suggestion.submit")
    assert entry.data["text"]["requests"] == ["增设人行信号灯。", "护学岗每个上学日都到岗。"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": "  "}, "请填写标题"),
        ({"title": "长" * 200}, "超过了"),
        ({"cause": ""}, "请填写事由"),
        ({"cause": "字" * 60_000}, "正文共"),
        ({"wish_open": False}, "请说明理由"),
    ],
)
def test_it_says_what_is_missing(people: Cast, change: dict[str, object], sentence: str) -> None:
    walk = Walk(people)
    drafting.save(walk.suggestion, by=people.deputy, at=walk.at, **change)
    with pytest.raises(Refused, match=sentence):
        drafting.submit(walk.suggestion, by=people.deputy, at=walk.at)
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.stage == Stage.DRAFT


def test_a_delegation_suggestion_is_signed_by_its_head(people: Cast) -> None:
    walk = Walk(people)
    delegation = people.deputy.mandate.delegation
    drafting.save(walk.suggestion, delegation=delegation, by=people.deputy, at=walk.at)
    with pytest.raises(Refused, match="团长"):
        drafting.submit(walk.suggestion, by=people.deputy, at=walk.at)
    drafting.submit(walk.suggestion, by=people.delegation_head, at=walk.at)
    assert walk.suggestion.stage == Stage.SUBMITTED


def test_the_lead_signer_withdraws_before_assigning_but_not_after(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    until = walk.suggestion.profile_version.rules.withdraw.until
    if until == "assignment":
        with pytest.raises(Refused, match="交办后不能撤回"):
            drafting.withdraw(walk.suggestion, reason="已解决。", by=people.deputy, at=walk.at)
    registered = a_suggestion(people, at=Stage.REGISTERED)
    drafting.withdraw(registered.suggestion, reason="已解决。", by=people.deputy, at=registered.at)
    assert registered.suggestion.stage == Stage.WITHDRAWN


def test_a_paper_suggestion_needs_its_scan_to_be_handed_in(people: Cast) -> None:
    walk = Walk(people)
    paper = drafting.enter_from_paper(
        mandate=people.other_deputy.mandate,
        scan=walk.scan(),
        by=people.clerk,
        at=walk.at,
        title="关于修缮东篱步道的建议",
        cause="步道多处塌陷。",
        requests=["修缮步道。"],
    )
    drafting.submit(paper, by=people.clerk, at=walk.at)
    assert paper.stage == Stage.SUBMITTED
    with pytest.raises(Refused, match="扫描件"):
        drafting.submit(walk.suggestion, by=people.clerk, at=walk.at)


def test_the_page_counts_by_the_lengths_of_the_profile(people: Cast) -> None:
    """Not by what the database could hold: its 20000 characters misled whoever has 2500."""
    walk, client = Walk(people), Client()
    client.force_login(people.deputy.user)
    page = client.get(reverse("suggestion-edit", args=[walk.suggestion.reference])).content.decode()
    lengths = walk.suggestion.profile_version.rules.lengths
    assert set(re.findall(r'data-max="(\d+)"', page)) >= {str(lengths.title_max), str(lengths.body_max)}
    assert 'data-max="20000"' not in page


def test_whoever_is_asked_to_sign_sees_until_when(people: Cast) -> None:
    """In the time of the place, on the page and in the refusal."""
    walk, client = a_suggestion(people, at=Stage.COSIGNING), Client()
    client.force_login(people.cosigner.user)
    until = timezone.localtime(walk.suggestion.cosign_until).strftime("%Y-%m-%d %H:%M")
    page = client.get(walk.suggestion.get_absolute_url()).content.decode()
    assert f"联名截止 {until}" in page
    assert "签署联名" not in page, "it has closed long ago"
    with pytest.raises(Refused, match=f"联名已于{until}截止"):
        drafting.cosign(walk.suggestion, by=people.cosigner, at=walk.at + timedelta(days=2))
    walk.suggestion.__class__.objects.update(cosign_until=timezone.now() + timedelta(days=1))
    assert "签署联名" in client.get(walk.suggestion.get_absolute_url()).content.decode()


def test_who_drops_out_is_said_before_in_the_journal_and_to_them(people: Cast) -> None:
    walk, client = a_suggestion(people, at=Stage.COSIGNING), Client()
    client.force_login(people.deputy.user)
    address = reverse("suggestion-act", args=[walk.suggestion.reference, "suggestion.submit", walk.suggestion.pk])
    assert "周望舒受邀联名，还没有签署。现在提交" in client.get(address).content.decode()
    drafting.submit(walk.suggestion, by=people.deputy, at=walk.at)
    entry = journal.history(walk.suggestion).get(act="suggestion.submit")
    assert entry.data["left_out"] == ["周望舒"]
    assert entry.data["note"] == "受邀未签署、不列为联名代表：周望舒"
    [told] = Notice.objects.filter(kind="suggestion.left_out")
    assert (told.recipient, "不列为联名代表" in told.body) == (people.cosigner.user, True)


def test_nobody_is_warned_of_who_has_signed(people: Cast) -> None:
    walk, client = a_suggestion(people, at=Stage.COSIGNING), Client()
    drafting.cosign(walk.suggestion, by=people.cosigner, at=walk.at)
    client.force_login(people.deputy.user)
    address = reverse("suggestion-act", args=[walk.suggestion.reference, "suggestion.submit", walk.suggestion.pk])
    assert "还没有签署" not in client.get(address).content.decode()
    drafting.submit(walk.suggestion, by=people.deputy, at=walk.at)
    assert "left_out" not in journal.history(walk.suggestion).get(act="suggestion.submit").data


@pytest.mark.parametrize("how", ["discard", "uninvite"])
def test_whoever_is_invited_no_longer_is_told(people: Cast, how: str) -> None:
    walk = a_suggestion(people, at=Stage.COSIGNING)
    if how == "discard":
        drafting.discard(walk.suggestion, by=people.deputy, at=walk.at)
    else:
        drafting.uninvite(walk.suggestion.cosigners.get(), by=people.deputy, at=walk.at)
    assert Notice.objects.get(kind="suggestion.left_out").recipient == people.cosigner.user

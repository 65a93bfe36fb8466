"""Somebody outside is asked: what leaves the house is chosen, one form, one answer, passed on by the house."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import facts, verifying
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import citizens, errands, sealing
from lianxinqiao.opinions.actions import answering, following, outside, senders
from lianxinqiao.opinions.models import Errand, Opinion
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast
from tests.walks import PNG

REPLY = {"who": "王经理 0371-5550123", "words": "灯泡已经换好，晚上亮了。", "outcome": "solved"}


@pytest.fixture
def walk(people: Cast) -> Walk:
    return Walk(people, at=timezone.now() - timedelta(days=5))


def address(errand: Errand) -> str:
    return f"/opinion/outside/{errands.code_of(errand).replace('-', '')}"


def passed_on(walk: Walk, errand: Errand, **more: Any) -> None:
    said = {"words": errand.words, "outcome": errand.outcome, **more}
    answering.answer(errand.share, **said, by=walk.people.station, at=walk.later())
    walk.opinion.refresh_from_db()


# ------------------------------------------------------------------ what leaves the house
def test_outside_reads_what_was_chosen_for_them_and_nothing_else(people: Cast) -> None:
    photos = [ContentFile(PNG, name=f"{n}.png") for n in "12"]
    walk = Walk(people, photos=photos, at=timezone.now() - timedelta(days=5))
    first, second = walk.opinion.photos.all()
    errand = walk.asked_outside(photos=[first])
    stranger = Client(enforce_csrf_checks=True)
    page = stranger.get(address(errand))
    text = page.content.decode()
    assert "三号楼北面的路灯不亮" in text
    assert not [word for word in ("林小满", "13800001234", "红绿灯", walk.code) if word in text]
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert stranger.get(f"{address(errand)}/photos/{first.pk}")["Content-Type"] == "image/png"
    assert stranger.get(f"{address(errand)}/photos/{second.pk}").status_code == 404


def test_the_photos_of_another_opinion_do_not_leave_with_it(people: Cast, walk: Walk) -> None:
    other = Walk(people, text="公园长椅坏了两张。", photos=[ContentFile(PNG, name="1.png")])
    with pytest.raises(Refused, match="这条意见的照片"):
        walk.asked_outside(photos=list(other.opinion.photos.all()))


def test_the_form_offers_the_words_without_who_wrote_them_and_no_photo_ticked(people: Cast) -> None:
    walk = Walk(people, photos=[ContentFile(PNG, name="门口.png")])
    clerk = Client()
    clerk.force_login(people.clerk.user)
    page = clerk.get(f"/opinions/{walk.opinion.reference}/opinion.ask_outside/{walk.opinion.pk}").content.decode()
    assert "红绿灯" in page
    assert "13800001234" not in page.split("<form", 2)[-1]
    assert "门口.png" in page
    assert "checked" not in page.split('name="photos"')[1][:200]


def test_the_link_is_made_anew_for_who_asked_and_the_database_does_not_hold_it(people: Cast, walk: Walk) -> None:
    errand = walk.asked_outside()
    stored = " ".join(map(str, Errand.objects.values_list().get()))
    code = errands.code_of(errand)
    assert code.replace("-", "") not in stored
    assert sealing.key_of(code) != errand.key  # a receipt's code and an errand's open different doors
    clerk = Client()
    clerk.force_login(people.clerk.user)
    assert address(errand) in clerk.get(walk.opinion.get_absolute_url()).content.decode()
    clerk.force_login(people.deputy.user)
    assert address(errand) not in clerk.get(walk.opinion.get_absolute_url()).content.decode()


# ------------------------------------------------------------------ one answer
def test_it_answers_once_and_the_sender_reads_it_when_the_house_passes_it_on(people: Cast, walk: Walk) -> None:
    errand, stranger = walk.asked_outside(), Client(enforce_csrf_checks=True)
    assert "收到了" in stranger.post(address(errand), REPLY).content.decode()
    walk.opinion.refresh_from_db()
    assert (walk.opinion.stage, walk.opinion.reply) == ("handling", "")
    assert Notice.objects.filter(recipient=people.clerk.user, kind="share.reply").exists()
    again = stranger.post(address(errand), {**REPLY, "words": "改一改答复的话。"}).content.decode()
    assert "收到了" in again
    errand.refresh_from_db()
    assert errand.words == REPLY["words"]
    passed_on(walk, errand)
    assert (walk.opinion.stage, walk.opinion.route) == ("answered", "outside")
    assert (walk.opinion.reply, walk.opinion.replied_by) == (REPLY["words"], "云桥物业公司")
    assert stranger.get(address(errand)).status_code == 404
    assert verifying.chain("yunhe") == []
    assert list(facts.differences()) == []


def test_what_they_wrote_stands_in_the_form_of_who_passes_it_on(people: Cast, walk: Walk) -> None:
    errand = walk.asked_outside()
    outside.reply(errand.share, **REPLY, by=citizens.outside(errand), at=walk.later())
    clerk = Client()
    clerk.force_login(people.clerk.user)
    page = clerk.get(f"/opinions/{walk.opinion.reference}/share.answer/{errand.share_id}").content.decode()
    assert REPLY["words"] in page
    assert "待核对" in clerk.get("/opinions?waiting=outside").content.decode()


def test_by_another_link_the_first_leads_nowhere(people: Cast, walk: Walk) -> None:
    first = walk.asked_outside()
    second = outside.ask_again(first.share, told="请再答复一次：灯还是不亮。", by=people.clerk, at=walk.later())
    assert Client().get(address(first)).status_code == 404
    assert Client().get(address(second)).status_code == 200
    with pytest.raises(Refused):
        outside.reply(first.share, **REPLY, by=citizens.outside(first), at=walk.later())


def test_beside_a_unit_the_citizen_hears_once_at_the_last(people: Cast, walk: Walk) -> None:
    walk.handled("jiaotong")
    errand = walk.asked_outside()
    by = people.jiaotong_clerk
    answering.answer(walk.share, words="路口已装好红绿灯。", outcome="solved", by=by, at=walk.later())
    walk.opinion.refresh_from_db()
    assert walk.opinion.stage == "handling"
    outside.reply(errand.share, **REPLY, by=citizens.outside(errand), at=walk.later())
    errand.refresh_from_db()
    passed_on(walk, errand)
    assert walk.opinion.reply == f"云河区交通运输局：路口已装好红绿灯。\n云桥物业公司：{REPLY['words']}"


def test_who_does_not_answer_is_given_up_and_it_is_routed_again(people: Cast, walk: Walk) -> None:
    errand = walk.asked_outside()
    answering.send_back(errand.share, reason="物业不答复，改由街道办理。", by=people.station, at=walk.later())
    walk.opinion.refresh_from_db()
    assert walk.opinion.stage == "received"
    assert Client().get(address(errand)).status_code == 404


def test_taken_back_or_reopened_nothing_goes_out_again_by_itself(people: Cast, walk: Walk) -> None:
    errand = walk.asked_outside()
    outside.reply(errand.share, **REPLY, by=citizens.outside(errand), at=walk.later())
    errand.refresh_from_db()
    passed_on(walk, errand)
    following.reopen(walk.opinion, words="过了两天又不亮了。", by=walk.citizen, at=walk.later())
    assert walk.opinion.stage == "received"
    assert not Errand.objects.filter(ended_at=None).exists()
    again = walk.asked_outside()
    following.withdraw(walk.opinion, by=walk.citizen, at=walk.later())
    assert Client().get(address(again)).status_code == 404


# ------------------------------------------------------------------ and never
def test_an_accusation_goes_to_nobody_outside(people: Cast, walk: Walk) -> None:
    Opinion.objects.update(kind="accusation")
    with pytest.raises(Refused, match="只能转送有权机关"):
        walk.asked_outside()


def test_an_answer_says_who_gives_it_and_what_was_done(people: Cast, walk: Walk) -> None:
    errand = walk.asked_outside()
    for wrong in ({"who": " "}, {"words": "好"}, {"outcome": "planned"}):
        with pytest.raises(Refused):
            outside.reply(errand.share, **{**REPLY, **wrong}, by=citizens.outside(errand), at=walk.at)


def test_erased_what_left_and_came_is_without_them_too(people: Cast, walk: Walk) -> None:
    errand = walk.asked_outside(told="林小满反映路口没有红绿灯。")
    outside.reply(
        errand.share, **{**REPLY, "words": "已给林小满回电话。"}, by=citizens.outside(errand), at=walk.later()
    )
    senders.erase(walk.opinion, by=walk.citizen, at=walk.later())
    errand.refresh_from_db()
    assert "林小满" not in errand.told + errand.words
    assert errand.who == ""

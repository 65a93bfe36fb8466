"""The citizen's pages: no account, no script, no cookie; nothing that was typed is lost."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from docx import Document

from lianxinqiao.opinions import forms, sealing
from lianxinqiao.opinions.actions import answering
from lianxinqiao.opinions.models import Opinion, Sender, Supporter
from lianxinqiao.opinions.tests.walk import TEXT, Walk
from lianxinqiao.stations.models import Spot, Station
from tests.cast import Cast
from tests.walks import PNG


@pytest.fixture
def citizen(people: Cast) -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def station(people: Cast) -> Station:
    township = next(iter(people.townships.values()))
    found = Station.objects.create(body=people.body, number=1, name="云桥社区联络站", township=township)
    Spot.objects.create(station=found, name="云桥菜市场")
    return found


def token(seconds: float = 30) -> str:
    return forms.token(timezone.now() - timedelta(seconds=seconds))


def sent(citizen: Client, where: str = "/opinion/new", **fields: Any) -> Any:
    return citizen.post(where, {"text": TEXT, "token": token(), **fields})


def test_one_page_one_button_and_a_receipt(citizen: Client, station: Station) -> None:
    where = f"/opinion/new?s={station.code.lower()}"
    page = citizen.get(where)
    assert "云桥社区联络站" in page.content.decode()
    assert not page.cookies
    answer = sent(citizen, where, spot="云桥菜市场", phone="13800001234")
    opinion = Opinion.objects.get()
    assert (opinion.station, opinion.place, opinion.stage) == (station, "云桥菜市场", "received")
    receipt = citizen.get(answer.url)
    assert sealing.code_of(opinion.identity) in receipt.content.decode()
    assert (receipt["Cache-Control"], receipt["Referrer-Policy"]) == ("no-store", "no-referrer")


def test_a_code_that_no_plate_has_is_no_page(citizen: Client, people: Cast) -> None:
    assert citizen.get("/opinion/new?s=22222").status_code == 404


def test_pressed_twice_it_is_taken_once(citizen: Client, people: Cast) -> None:
    mark = token()
    first, second = (sent(citizen, token=mark).url for _ in range(2))
    assert first == second
    assert Opinion.objects.count() == 1


def test_a_form_that_is_not_ours_is_held_and_its_sender_gets_the_same_receipt(citizen: Client, people: Cast) -> None:
    answer = sent(citizen, token="made up")
    assert Opinion.objects.get().held_because == ["token"]
    assert "正在核对" in citizen.get(answer.url).content.decode()


def test_what_was_typed_comes_back_with_what_is_wrong(citizen: Client, people: Cast) -> None:
    page = sent(citizen, photos=SimpleUploadedFile("IMG_1.HEIC", b"\0\0\0 ftypheic")).content.decode()
    assert "兼容性最佳" in page
    assert "红绿灯" in page
    assert not Opinion.objects.exists()


def test_photos_come_with_it_and_are_shown_to_who_works_on_it_alone(citizen: Client, people: Cast) -> None:
    sent(citizen, photos=SimpleUploadedFile("a.png", PNG))
    opinion = Opinion.objects.get()
    address = f"/opinions/{opinion.reference}/photos/{opinion.photos.get().pk}"
    assert citizen.get(address).status_code == 302
    citizen.force_login(people.clerk.user)
    assert citizen.get(address)["Content-Type"] == "image/png"
    citizen.force_login(people.jiaoyu_clerk.user)
    assert citizen.get(address).status_code == 404


def test_alike_ones_are_shown_before_it_is_sent_and_may_be_joined(citizen: Client, people: Cast) -> None:
    published = Walk(people).published().opinion
    text = "路口早高峰车多，建议加装红绿灯，孩子要过街。"
    page = citizen.post("/opinion/new", {"text": text, "token": token()}).content.decode()
    assert "路口加装红绿灯" in page
    assert Opinion.objects.count() == 1
    joined = citizen.post(f"/opinion/support/{published.reference}", {"text": text, "token": token()})
    assert Supporter.objects.get().opinion == published
    shown = citizen.get(joined.url).content.decode()
    assert "已装好启用" in shown
    assert "林小满" not in shown
    sent(citizen, text=text, seen="1")
    assert Opinion.objects.count() == 2


# ------------------------------------------------------------------ the page to follow it by
@pytest.fixture
def answered(people: Cast) -> Walk:
    return Walk(people, at=timezone.now() - timedelta(days=9)).answered()


def follow(citizen: Client, walk: Walk, what: str = "", **fields: Any) -> str:
    address = f"/opinion/{walk.code.replace('-', '').lower()}"
    answer = citizen.post(f"{address}/{what}", fields, follow=True) if what else citizen.get(address)
    return str(answer.content.decode())


def test_its_sender_reads_the_answer_and_rates_it_once(citizen: Client, answered: Walk) -> None:
    assert "三月二日起启用" in follow(citizen, answered)
    assert "谢谢您的评价" in follow(citizen, answered, "rate", rating="satisfied")
    assert "只评价一次" in follow(citizen, answered, "rate", rating="unsatisfied")
    assert Opinion.objects.get().rating == "satisfied"


def test_its_sender_reopens_it_with_words(citizen: Client, answered: Walk) -> None:
    assert "请写下要说的话" in follow(citizen, answered, "reopen")
    assert "重新办理" in follow(citizen, answered, "reopen", **{"reopen-words": "灯装反了。"})
    assert Opinion.objects.get().stage == "handling"


def test_a_question_is_answered_on_the_same_page(citizen: Client, people: Cast) -> None:
    walk = Walk(people, at=timezone.now() - timedelta(days=3)).handled()
    answering.ask(walk.opinion, words="是哪个路口？", by=people.jiaotong_clerk, at=timezone.now())
    assert "是哪个路口" in follow(citizen, walk)
    assert "谢谢您补充" in follow(citizen, walk, "answer", **{"answer-words": "学院街口。"})
    kept = follow(citizen, walk)  # what was asked and said stays, without a place to answer once more
    assert "是哪个路口" in kept and "学院街口。" in kept and "answer-words" not in kept


def test_its_sender_takes_it_back_and_erases_who_they_are(citizen: Client, people: Cast) -> None:
    walk = Walk(people)
    assert "已经撤回" in follow(citizen, walk, "withdraw")
    assert "已经删除" in follow(citizen, walk, "erase")
    assert not Sender.objects.exists()


def test_the_code_is_found_however_it_is_typed_and_guessing_ends(citizen: Client, people: Cast) -> None:
    walk = Walk(people)
    answer = citizen.get("/opinion/find", {"code": f" {walk.code.lower()} "})
    assert "2026-0001" in citizen.get(answer.url).content.decode()
    pages = [citizen.get("/opinion/find", {"code": "AAAA-AAAA-AAAA"}).content.decode() for _ in range(21)]
    assert "没有这个查询码" in pages[0]
    assert "请过十分钟再来" in pages[-1]


def test_a_guessed_code_opens_nothing(citizen: Client, people: Cast) -> None:
    Walk(people)
    assert citizen.get("/opinion/AAAAAAAAAAAA").status_code == 404
    assert citizen.post("/opinion/AAAAAAAAAAAA/erase").status_code == 404


def test_it_is_said_in_english(citizen: Client, answered: Walk) -> None:
    citizen.cookies["django_language"] = "en"
    page = citizen.get("/opinion/new").content.decode().replace("云河区人大常委会", "")
    assert "What would you like to tell us" in page
    assert not re.search(
        r"[\u4e00-\u9fff]{4,}", re.sub(r"<header.*?</header>|<footer.*?</footer>", "", page, flags=re.DOTALL)
    )


# ------------------------------------------------------------------ inside the house
def test_the_office_reads_why_it_was_held_and_releases_it(citizen: Client, people: Cast) -> None:
    sent(citizen, website="http://buy.example")
    opinion = Opinion.objects.get()
    clerk = Client()
    clerk.force_login(people.clerk.user)
    page = clerk.get(opinion.get_absolute_url()).content.decode()
    assert "像是程序自动提交" in page
    clerk.post(f"{opinion.get_absolute_url()}/opinion.release/{opinion.pk}")
    opinion.refresh_from_db()
    assert opinion.stage == "received"


def test_the_telephone_number_is_shown_after_a_press_that_is_written_down(people: Cast) -> None:
    opinion, clerk = Walk(people).opinion, Client()
    clerk.force_login(people.clerk.user)
    address = f"{opinion.get_absolute_url()}/sender"
    assert (
        "13800001234"
        not in clerk.get(address).content.decode() + clerk.get(opinion.get_absolute_url()).content.decode()
    )
    assert "13800001234" in clerk.post(address).content.decode()
    assert "查看联系方式" in clerk.get(opinion.get_absolute_url()).content.decode()


@pytest.mark.parametrize("kind", ["record", "notice", "reply"])
def test_its_papers_name_nobody(people: Cast, kind: str) -> None:
    walk, clerk = Walk(people).answered(), Client()
    clerk.force_login(people.clerk.user)
    key = walk.opinion.shares.get().pk if kind == "notice" else walk.opinion.pk
    address = f"{walk.opinion.get_absolute_url()}/papers/{kind}-{key}"
    document = Document(BytesIO(clerk.get(f"{address}.docx").content))
    words = "".join(node.text or "" for node in document.element.iter() if node.tag.endswith("}t"))
    pages = pypdfium2.PdfDocument(clerk.get(f"{address}.pdf").content)
    printed = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "群众意见" in words and "群众意见" in printed
    assert "13800001234" not in words + printed

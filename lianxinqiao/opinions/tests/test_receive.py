"""Take an opinion in: once, with a receipt, apart from who sent it."""

import uuid
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import facts, verifying
from lianxinqiao.journal.models import Entry as JournalEntry
from lianxinqiao.opinions import citizens, sealing
from lianxinqiao.opinions.actions import receiving
from lianxinqiao.opinions.actions.receiving import Entry, SentDifferently
from lianxinqiao.opinions.models import Opinion, Sender
from lianxinqiao.opinions.screening import Sent
from lianxinqiao.opinions.tests.walk import START, TEXT, Walk
from tests.cast import Cast, moment


def receive(people: Cast, text: str = TEXT, **more: object) -> receiving.Received:
    return receiving.receive(Entry(body=people.body, text=text, **more), by=citizens.ANYBODY, at=START)


def test_its_date_is_counted_over_the_new_year_holiday(people: Cast) -> None:
    """Vector 69: raised 2026-02-10 16:00, answer in 15 workdays."""
    assert str(Walk(people).opinion.due_on) == "2026-03-09"


def test_it_gives_a_number_and_a_code_that_the_database_does_not_hold(people: Cast) -> None:
    walk = Walk(people)
    assert walk.opinion.number_text == "2026-0001"
    assert Opinion.objects.get(key=sealing.key_of(walk.code.lower().replace("-", " "))) == walk.opinion
    stored = " ".join(map(str, Opinion.objects.values_list().get()))
    assert walk.code not in stored
    assert walk.code.replace("-", "") not in stored


def test_who_sent_it_stands_apart_and_encrypted(people: Cast) -> None:
    walk = Walk(people, text="路灯坏了三个星期，请修一修。")
    sealed = Sender.objects.get(opinion=walk.opinion).sealed
    assert "13800001234" not in sealed
    assert sealing.opened(sealed) == {"name": "林小满", "phone": "13800001234"}
    entry = JournalEntry.objects.get(act="opinion.receive")
    assert entry.data["sender"] == sealing.commitment(sealed)
    assert "林小满" not in str(entry.data) + entry.object_label


def test_the_journal_holds_none_of_its_words(people: Cast) -> None:
    Walk(people).rated("unsatisfied")
    told = " ".join(f"{entry.object_label} {entry.data}" for entry in JournalEntry.objects.all())
    assert "红灯" not in told
    assert "林小满" not in told


def test_sent_twice_it_is_taken_once(people: Cast) -> None:
    """Vector 67: the second answer is the same receipt."""
    identity = uuid.uuid4()
    first, second = (receive(people, identity=identity) for _ in range(2))
    assert (first.code, first.again, second.again) == (second.code, False, True)
    assert Opinion.objects.count() == 1


def test_the_same_item_with_other_words_is_another(people: Cast) -> None:
    identity = uuid.uuid4()
    receive(people, identity=identity)
    with pytest.raises(SentDifferently):
        receive(people, text="完全不同的另一件事情。", identity=identity)


def test_of_a_child_nothing_personal_is_kept_without_a_guardian(people: Cast) -> None:
    """Vector 74."""
    with pytest.raises(Refused, match="监护人"):
        receive(people, name="小满", under_14=True)
    receive(people, text="学校门口的斑马线看不清了。", under_14=True)
    receive(people, text="学校后门的路灯不亮。", name="小满", under_14=True, guardian_agrees=True)
    assert Sender.objects.count() == 1


def test_no_more_than_five_speak_for_many(people: Cast) -> None:
    """Vector 59."""
    with pytest.raises(Refused, match="不得超过5人"):
        receive(people, representatives=7)


@pytest.mark.parametrize("text", ["太短", "字" * 2001])
def test_it_is_long_enough_to_say_something_and_not_a_book(people: Cast, text: str) -> None:
    with pytest.raises(Refused):
        receive(people, text=text)


def test_a_photo_comes_in_upright_small_and_without_what_the_camera_noted(people: Cast) -> None:
    """Vector 78."""
    taken, exif = Image.new("RGB", (4000, 3000), "grey"), Image.Exif()
    exif[0x0112], exif[0x0110] = 6, "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    out = BytesIO()
    taken.save(out, "JPEG", exif=exif)
    came = receive(people, photos=[ContentFile(out.getvalue(), name="洞.jpg")])
    kept = came.opinion.photos.get().attachment
    with Image.open(default_storage.open(kept.path)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((1536, 2048), {})


def test_a_heic_photo_is_told_in_a_sentence_with_the_way_out(people: Cast) -> None:
    with pytest.raises(Refused, match="兼容性最佳"):
        receive(people, photos=[ContentFile(b"\0\0\0 ftypheic", name="IMG_1.HEIC")])
    assert not Opinion.objects.exists()


def test_what_has_no_receipt_is_numbered_without_gaps(people: Cast) -> None:
    numbers = [receive(people, text=f"第{word}件事情，请看一看。").opinion.number for word in "一二三"]
    assert numbers == [1, 2, 3]
    at = moment("2027-01-04")
    other = receiving.receive(Entry(body=people.body, text="新年的第一件事。"), by=citizens.ANYBODY, at=at)
    assert other.opinion.number_text == "2027-0001"


# ------------------------------------------------------------------ held, never refused
@pytest.mark.parametrize(
    ("sent", "reason"),
    [(Sent(trap=True), "trap"), (Sent(token=False), "token"), (Sent(seconds=1.2), "fast")],
)
def test_what_looks_like_a_program_waits_for_the_office(people: Cast, sent: Sent, reason: str) -> None:
    opinion = receive(people, sent=sent).opinion
    assert (opinion.stage, opinion.held_because) == ("held", [reason])


def test_twenty_flooders_do_not_silence_their_neighbour(people: Cast) -> None:
    """All behind one address: the copies wait, the neighbour's own words go through, in the midst of them."""
    door = sealing.network_of("10.1.2.3")
    flood = [receive(people, text=f"某某商场偷税漏税大家快来看{n}！", door=door).opinion for n in range(20)]
    honest = receive(
        people, text="三号楼北面的路灯不亮，晚上老人出门看不见台阶。", door=door, sent=Sent(seconds=41)
    ).opinion
    assert honest.stage == "received"
    assert [opinion.stage for opinion in flood].count("held") == 19


def test_a_whole_street_behind_one_address_comes_through(people: Cast) -> None:
    door = sealing.network_of("10.1.2.3")
    texts = (
        "路灯坏了半个月，夜里看不清台阶。",
        "井盖被货车压裂，老人差点绊倒。",
        "等公交要半小时，能不能加一班？",
        "菜市场后门天天淌污水，味道大。",
        "健身器材的螺丝松了，孩子玩着危险。",
        "垃圾箱离幼儿园太近，请挪一挪。",
        "斑马线磨没了，车也不让人。",
        "电梯一周坏三回，物业说没有钱修。",
        "小区停车位被外来车占满，回家没处停。",
        "暑假想给孩子找个托管的地方。",
        "下雨天地下室倒灌，请疏通管道。",
        "充电桩装在消防通道上，不安全。",
        "广场舞音响到十一点还在响。",
        "老年食堂离得远，能送餐就好了。",
        "河边护栏断了一截，请修补。",
        "快递柜占了盲道。",
    )
    stages = [receive(people, text=text, door=door, sent=Sent(seconds=20)).opinion.stage for text in texts]
    assert stages.count("received") == len(stages)


def test_beyond_any_street_everything_of_a_door_waits(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lianxinqiao.opinions.screening.FLOODED", 2)
    door = sealing.network_of("10.1.2.3")
    texts = ("路灯坏了半个月没人修。", "公交站牌倒在地上。", "菜市场污水流到路上。")
    stages = [receive(people, text=text, door=door).opinion.stage for text in texts]
    assert stages == ["received", "received", "held"]


def test_neighbours_of_one_street_share_a_door_and_the_next_do_not() -> None:
    assert sealing.network_of("10.1.2.3") == sealing.network_of("10.1.2.200") != sealing.network_of("10.1.3.3")
    assert sealing.network_of("2001:db8:1::1") == sealing.network_of("2001:db8:1:9::1")


def test_the_chain_verifies(people: Cast) -> None:
    Walk(people).published()
    assert verifying.chain("yunhe") == []
    assert list(facts.differences()) == []

"""What its day brings about, without anybody."""

from datetime import timedelta

from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import daily
from lianxinqiao.opinions.actions import answering
from lianxinqiao.opinions.daily import Done
from lianxinqiao.opinions.models import Sender
from lianxinqiao.opinions.reminding import REMINDING
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast, moment


def test_a_question_lapses_and_what_nobody_rated_is_closed(people: Cast) -> None:
    asked, told = Walk(people).handled(), Walk(people, text="公园长椅坏了两张。").answered()
    answering.ask(asked.opinion, words="是哪个路口？", by=people.jiaotong_clerk, at=asked.later())
    assert daily.go_on(at=told.later(5)) == Done(0, 0, 0)
    assert daily.go_on(at=told.later(40)) == Done(1, 1, 0)
    assert daily.go_on(at=told.later(1)) == Done(0, 0, 0)
    told.opinion.refresh_from_db()
    assert (told.opinion.stage, told.opinion.rating) == ("closed", "")


def test_personal_data_ends_with_its_term(people: Cast) -> None:
    walk = Walk(people).rated()
    assert daily.go_on(at=walk.at + timedelta(days=360)).erased == 0
    assert daily.go_on(at=walk.at + timedelta(days=370)).erased == 1
    assert not Sender.objects.exists()
    assert daily.go_on(at=walk.at + timedelta(days=371)).erased == 0


def test_while_it_is_open_nobody_is_forgotten(people: Cast) -> None:
    walk = Walk(people).handled()
    assert daily.go_on(at=walk.at + timedelta(days=900)).erased == 0


# ------------------------------------------------------------------ reminders
def test_whoever_has_to_keep_a_day_is_reminded_of_their_own(people: Cast) -> None:
    walk = Walk(people).handled()
    day = moment(walk.share.due_on.isoformat(), "09:00")
    assert REMINDING.remind_all(at=day - timedelta(days=1)) > 0
    told = Notice.objects.filter(kind="reminder").values_list("recipient__name", flat=True)
    assert {"yunhe-jiaotong_clerk", "yunhe-jiaotong_head"} <= set(told)
    assert "yunhe-jiaoyu_clerk" not in told


def test_nobody_reads_the_citizens_words_in_a_letter(people: Cast) -> None:
    walk = Walk(people)
    REMINDING.remind_all(at=moment(walk.opinion.route_due_on.isoformat(), "09:00"))
    letters = Notice.objects.filter(kind="reminder")
    assert letters
    assert not any("红绿灯" in f"{letter.subject}{letter.body}" for letter in letters)

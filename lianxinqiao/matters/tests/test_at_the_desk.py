"""Acts done where they are met: from the row of a pile, on many at once, and one after the other in a queue."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from lianxinqiao.acts import steps
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.models import Assessment, Handling, Suggestion
from lianxinqiao.matters.piles import PILES
from lianxinqiao.matters.stages import HandlingStage, ReplyStage, Stage
from lianxinqiao.people.models import Post
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

ACCEPT = next(pile for pile in PILES if pile.code == "accept")


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def at(post: Post) -> Client:
    client = Client()
    client.force_login(post.user)
    return client


def said(answer: object) -> list[str]:
    return [str(each) for each in get_messages(answer.wsgi_request)]  # type: ignore[attr-defined]


# ------------------------------------------------------------------ beside the row
@pytest.mark.parametrize("pile", [pile for pile in PILES if pile.act and not callable(pile.act)], ids=lambda p: p.code)
def test_every_pile_names_an_act_of_the_table(pile: object) -> None:
    assert steps.of_all(pile) is not None or pile.watched  # type: ignore[arg-type, attr-defined]


def test_one_press_at_the_desk_does_it_and_leads_back(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    client = at(people.jiaoyu_clerk)
    step = steps.of(ACCEPT, walk.suggestion)
    assert step
    assert step.one_press
    assert step.url in client.get("/desk").content.decode()
    answer = client.post(step.url, {"back": "/desk"})
    assert (answer.status_code, answer["Location"]) == (302, "/desk")
    walk.handling.refresh_from_db()
    assert walk.handling.stage == HandlingStage.ACCEPTED
    assert "签收：" in said(answer)[0]


def test_what_is_no_longer_theirs_is_said_and_not_done(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    step = steps.of(ACCEPT, walk.suggestion)
    assert step
    client = at(people.jiaoyu_clerk)
    before = Entry.objects.count()
    answer = client.post(step.url, {"back": "/desk"})
    assert "不需要您办理" in said(answer)[0]
    assert Entry.objects.count() == before


def test_a_stranger_to_it_finds_no_step(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    step = steps.of(ACCEPT, walk.suggestion)
    assert step
    assert at(people.other_deputy).post(step.url).status_code == 404


def test_a_panel_is_the_form_without_the_house_around_it(people: Cast) -> None:
    walk = a_suggestion(people, at=ReplyStage.REVIEWING)
    address = f"{walk.suggestion.get_absolute_url()}/next/reply.review?back=/desk"
    client = at(people.supervision)
    panel = client.get(address, headers={"X-Panel": "1"}).content.decode()
    assert 'id="panel-title"' in panel
    assert '<input type="hidden" name="back" value="/desk">' in panel
    assert walk.reply.body[:20] in panel
    assert "<html" not in panel
    assert "<html" in client.get(address).content.decode()


def test_what_is_refused_in_a_panel_stands_on_its_page_with_what_was_typed(people: Cast) -> None:
    walk = a_suggestion(people, at=ReplyStage.REVIEWING)
    address = f"{walk.suggestion.get_absolute_url()}/reply.review/{walk.reply.pk}"
    other = next(code for code in ("SOLVED", "PLANNED") if code != walk.reply.reply_class)
    page = at(people.supervision).post(address, {"reply_class": other, "reason": "", "back": "/desk"})
    assert page.status_code == 200
    assert '<input type="hidden" name="back" value="/desk">' in page.content.decode()


# ------------------------------------------------------------------ many
def test_many_are_done_at_once_and_each_stands_by_itself(people: Cast) -> None:
    walks = [Walk(people).assessed() for _ in range(2)]
    open_one = a_suggestion(people, at=Stage.HANDLING)
    Suggestion.objects.filter(pk__in=[walk.suggestion.pk for walk in walks]).update(
        final_result=Assessment.Grade.SATISFIED
    )
    keys = [walk.suggestion.pk for walk in [*walks, open_one]]
    client = at(people.clerk)
    shown = client.get("/desk/suggestions?waiting=close").content.decode()
    assert 'value="close.suggestion.close"' in shown
    back = "/desk/suggestions?waiting=close"
    answer = client.post("/desk/suggestions/bulk", {"act": "close.suggestion.close", "pk": keys, "back": back})
    assert answer["Location"] == back
    assert Suggestion.objects.filter(pk__in=keys, stage=Stage.CLOSED).count() == 2
    assert sorted("2件" in words for words in said(answer)) == [False, True]


def test_nobody_does_to_many_what_is_not_theirs(people: Cast) -> None:
    walk = Walk(people).assessed()
    sent = {"act": "close.suggestion.close", "pk": [walk.suggestion.pk]}
    assert at(people.jiaoyu_clerk).post("/desk/suggestions/bulk", sent).status_code == 404


# ------------------------------------------------------------------ one after the other
QUEUE = "/queue/suggestions/accept"


def test_a_pile_is_gone_through_one_by_one(people: Cast) -> None:
    first, second, third = (a_suggestion(people, at=Stage.ASSIGNED).suggestion for _ in range(3))
    client = at(people.jiaoyu_clerk)
    page = client.get(QUEUE, follow=True).content.decode()
    assert "第 1 件，共 3 件" in page
    assert f"{QUEUE}?at={second.pk}" in page
    accepting = steps.of(ACCEPT, first)
    assert accepting
    on = client.post(accepting.url, {"back": f"{QUEUE}?at={second.pk}"}, follow=True).content.decode()
    assert "第 1 件，共 2 件" in on
    assert second.title in on
    assert third.pk != second.pk


def test_leaving_a_queue_keeps_the_place(people: Cast) -> None:
    _first, second, _third = (a_suggestion(people, at=Stage.ASSIGNED).suggestion for _ in range(3))
    client = at(people.jiaoyu_clerk)
    client.get(f"{QUEUE}?at={second.pk}", follow=True)
    client.get("/desk")
    assert client.get(QUEUE)["Location"].startswith(second.get_absolute_url())


def test_an_empty_pile_leads_to_the_desk(people: Cast) -> None:
    answer = at(people.jiaoyu_clerk).get(QUEUE)
    assert answer["Location"] == "/desk"
    assert "都办完了" in said(answer)[0]


@pytest.mark.parametrize("address", ["/queue/suggestions/review", "/queue/suggestions/none", "/queue/none/accept"])
def test_nobody_opens_a_queue_that_is_not_theirs(people: Cast, address: str) -> None:
    assert at(people.jiaoyu_clerk).get(address).status_code == 404


def test_a_thing_that_left_the_pile_is_shown_without_the_bar(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    page = at(people.jiaoyu_clerk).get(f"{walk.suggestion.get_absolute_url()}?queue=suggestions.accept")
    assert page.status_code == 200
    assert "data-queue" not in page.content.decode()
    assert Handling.objects.filter(stage="assigned").count() == 0

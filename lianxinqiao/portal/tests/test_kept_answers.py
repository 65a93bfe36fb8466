"""What every stranger reads is made once, and made anew by the next act."""

import time
from datetime import timedelta
from threading import Thread
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lianxinqiao.journal import answers, looks
from lianxinqiao.matters.actions import assessing, publishing, registering
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import Assessment
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.actions import registers
from lianxinqiao.proposals.tests.scene import RATED, filed, rated
from tests.cast import Cast, cast
from tests.walks import Walk, a_suggestion

KEPT = [
    "/",
    "/browse",
    "/browse?q=护学岗",
    "/find?q=护学岗",
    "/deputies",
    "/feed.atom",
    "/p/{}",
    "/p/{}/feed.atom",
    "/api/v1/suggestions/{}",
]


def publish(people: Cast) -> Walk:
    walk = a_suggestion(people, at=Stage.CLOSED)
    publishing.decide_openness(walk.suggestion, openness="full", by=people.clerk, at=walk.later())
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    return walk


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", KEPT)
def test_the_second_reader_costs_one_query(client: Client, people: Cast, address: str) -> None:
    address = address.format(publish(people).suggestion.reference)
    first = client.get(address)
    assert asked(Client(), address) == 1
    again = client.get(address)
    assert (again.content, again.headers["Content-Type"]) == (first.content, first.headers["Content-Type"])
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/browse", "/browse?q=护学岗", "/feed.atom", "/api/v1/suggestions"])
def test_an_act_shows_at_once(client: Client, people: Cast, address: str) -> None:
    client.get(address)
    walk = publish(people)
    assert walk.suggestion.reference in client.get(address).content.decode()
    publishing.unpublish(walk.suggestion, reason="涉及个人。", by=people.head, at=walk.later())
    assert walk.suggestion.reference not in client.get(address).content.decode()


def test_what_strangers_do_not_read_leaves_it_kept(client: Client, people: Cast) -> None:
    client.get("/browse")
    Walk(people).submitted()
    assert asked(client, "/browse") == 1
    Walk(people).registered()  # counted among those raised
    assert asked(client, "/browse") > 1


@pytest.mark.parametrize("address", ["/p/{}", "/api/v1/suggestions/{}", "/api/v1/suggestions?body=yunhe"])
def test_only_an_act_of_its_own_body_ends_an_answer(client: Client, people: Cast, address: str) -> None:
    """And one of the installation, to whose chain belongs what bodies share."""
    walk, others = publish(people), cast(code="linhe")
    address = address.format(walk.suggestion.reference)
    client.get(address)
    client.get("/browse")
    publish(others)
    assert asked(client, address) == 1
    assert asked(client, "/browse") > 1
    client.get(address)
    publishing.unpublish(walk.suggestion, reason="涉及个人。", by=people.head, at=walk.later())
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == (200 if "?" in address else 404)
    assert len(queries) > 1


@pytest.mark.parametrize("address", ["/p/{}", "/api/v1/suggestions/{}"])
def test_a_page_of_one_stays_while_others_are_acted_on(client: Client, people: Cast, address: str) -> None:
    walk = publish(people)
    address = address.format(walk.suggestion.reference)
    client.get(address)
    Walk(people).registered()
    assert asked(client, address) == 2, "the count, and the entries since"
    assert asked(client, address) == 1
    publishing.unpublish(walk.suggestion, reason="涉及个人。", by=people.head, at=walk.later())
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/cppcc/proposals/{}", "/api/v1/proposals/{}"])
def test_so_does_the_page_of_a_proposal(client: Client, council: Cast, address: str) -> None:
    proposal = rated(council)
    assessing.close(proposal, by=council.clerk, at=RATED)
    publishing.decide_openness(proposal, openness="full", by=council.clerk, at=RATED)
    publishing.publish(proposal, by=council.clerk, at=RATED)
    address = address.format(proposal.reference)
    client.get(address)
    filed(council, title="关于建设社区食堂的提案")
    assert asked(client, address) == 2
    publishing.unpublish(proposal, reason="涉及个人。", by=council.head, at=RATED)
    assert client.get(address).status_code == 404


def test_an_act_that_shows_on_other_pages_ends_the_answers_of_its_body(client: Client, people: Cast) -> None:
    """Merging is one of them; so is whatever no room has said to show on its own page alone."""
    address = f"/p/{publish(people).suggestion.reference}"
    client.get(address)
    one, other = Walk(people).registered(), Walk(people).registered()
    client.get(address)
    assert asked(client, address) == 1
    registering.merge(one.suggestion, into=other.suggestion, by=people.clerk, at=one.later())
    assert asked(client, address) > 2


def test_too_many_acts_to_read_end_all_answers_of_the_body(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "MOST", 1)
    address = f"/p/{publish(people).suggestion.reference}"
    client.get(address)
    Walk(people).registered()
    assert asked(client, address) > 2


def test_what_bodies_share_ends_the_answers_of_each(client: Client, people: Cast) -> None:
    address = f"/p/{publish(people).suggestion.reference}"
    client.get(address)
    unit = people.units["caizheng"]
    unit.name = "城市财政局"
    registers.correct(unit, by=people.administrator)
    assert asked(client, address) > 1


def test_every_act_on_what_is_published_shows(client: Client, people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    publishing.decide_openness(walk.suggestion, openness="full", by=people.clerk, at=walk.later())
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    client.get("/browse")
    form = Assessment.objects.filter(reply__handling__suggestion=walk.suggestion, state="asked").first()
    assert not ACTS["assessment.remind"].shows
    assessing.remind(form, by=people.clerk, at=walk.later())
    assert asked(client, "/browse") > 1


def test_a_process_looks_once_a_second(client: Client, people: Cast, settings: Any) -> None:
    client.get("/browse")
    settings.ANSWERS_LOOK_EVERY = 60
    assert asked(client, "/browse") == 0


def test_one_makes_it_while_the_others_wait() -> None:
    made, results = [], []

    def view(request: HttpRequest) -> HttpResponse:
        made.append(request)
        time.sleep(0.2)
        return HttpResponse("made")

    kept = answers.for_everybody(view)
    with mock.patch.object(looks.LOOKS, "look"):
        threads = [
            Thread(target=lambda: results.append(kept(RequestFactory().get("/one-maker")).content)) for _ in range(5)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (len(made), results) == (1, [b"made"] * 5)


def test_a_new_name_of_a_unit_shows_at_once(client: Client, people: Cast) -> None:
    assert "城市学校局" not in client.get("/browse").content.decode()
    unit = people.units["jiaoyu"]
    unit.name = "城市学校局"
    registers.correct(unit, by=people.administrator)
    assert "城市学校局" in client.get("/browse").content.decode()


def test_whoever_is_logged_in_is_answered_anew(client: Client, people: Cast) -> None:
    client.get("/browse")
    inside = Client()
    inside.force_login(people.clerk.user)
    assert asked(inside, "/browse") > 1
    assert asked(inside, "/api/v1/bodies") > 1  # nobody had asked yet; who is logged in changes nothing there
    assert asked(Client(), "/api/v1/bodies") == 1


def test_each_language_and_size_of_type_is_kept_by_itself(client: Client, people: Cast) -> None:
    chinese = client.get("/about").content.decode()
    english = client.get("/about", headers={"Accept-Language": "en"}).content.decode()
    large = Client()
    large.cookies["elder"] = "1"
    assert 'lang="en"' in english
    assert 'class="elder"' in large.get("/about").content.decode()
    assert client.get("/about").content.decode() == chinese


def test_a_form_with_a_token_of_its_own_is_given_to_nobody_else(people: Cast) -> None:
    tokens = {Client().get("/follow").cookies["csrftoken"].value for _ in range(2)}
    assert len(tokens) == 2


def test_what_is_not_there_is_looked_for_again(client: Client, people: Cast) -> None:
    assert client.get("/p/yunhe-2026-0001").status_code == 404
    assert client.get(f"/p/{publish(people).suggestion.reference}").status_code == 200


def test_a_day_later_it_is_made_anew(client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get("/browse")
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=1))
    assert asked(client, "/browse") > 1


def test_what_is_very_large_is_made_anew(client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "LARGEST", 100)
    first = client.get("/browse")
    assert asked(client, "/browse") > 1
    assert client.get("/browse", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_who_has_it_already_is_sent_nothing(client: Client, people: Cast) -> None:
    first = client.get("/browse")
    again = client.get("/browse", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Last-Modified"]
    publish(people)
    assert client.get("/browse", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200

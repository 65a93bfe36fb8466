"""What a stranger's address may ask: only of what is public, once, and not more than an answer is worth."""

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianxinqiao.matters.actions import assigning, publishing, replying
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import Walk, a_suggestion


@pytest.fixture(autouse=True)
def _nobody_called_before() -> None:
    caches["callers"].clear()
    cache.clear()


def publish(walk: Walk) -> Walk:
    publishing.decide_openness(walk.suggestion, openness="full", by=walk.people.clerk, at=walk.later())
    publishing.publish(walk.suggestion, by=walk.people.clerk, at=walk.at)
    return walk


def given_back(people: Cast) -> Walk:
    """The schools gave it back, the transport office answered."""
    walk, units = Walk(people), people.units
    walk.assigned([assigning.To(units["jiaoyu"], "lead")])
    assigning.ask_return(
        walk.handling, reason="不属本局。", proposed=units["jiaotong"], by=people.jiaoyu_clerk, at=walk.later()
    )
    assigning.reassign(walk.handling, to=units["jiaotong"], by=people.supervision, at=walk.later())
    assigning.accept(walk.handling, by=people.jiaotong_clerk, at=walk.later())
    reply = replying.draft(walk.handling, by=people.jiaotong_clerk, at=walk.later())
    replying.save(
        reply, body="已安装。", reply_class="SOLVED", number="云交复1号", by=people.jiaotong_clerk, at=walk.at
    )
    replying.send(reply, by=people.jiaotong_clerk, at=walk.at)
    replying.sign(walk.reply, by=people.jiaotong_head, at=walk.later())
    replying.review(walk.reply, by=people.supervision, at=walk.later())
    replying.deliver(walk.reply, by=people.clerk, at=walk.later())
    walk.suggestion.refresh_from_db()
    return publish(walk)


@pytest.mark.parametrize("address", ["/browse?unit={key}", "/feed.atom?unit={key}", "/api/v1/suggestions?unit={code}"])
def test_which_unit_gave_it_back_is_nobodys_to_find(people: Cast, client: Client, address: str) -> None:
    reference = given_back(people).suggestion.reference
    found = {
        code: reference in client.get(address.format(key=unit.pk, code=code)).content.decode()
        for code, unit in people.units.items()
    }
    assert found == {"jiaoyu": False, "caizheng": False, "jiaotong": True}


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("page", "key"), [("/browse", "unit"), ("/feed.atom", "field"), ("/api/v1/suggestions", "unit"), ("/deputies", "q")]
)
def test_what_stands_twice_is_asked_once_and_what_no_page_knows_never(
    people: Cast, client: Client, page: str, key: str
) -> None:
    publish(a_suggestion(people, at=Stage.CLOSED))
    value = {"field": people.fields["education"].pk}.get(key, people.units["jiaoyu"].pk)
    queries(client, f"{page}?{key}={value}")
    assert queries(client, f"{page}?{'&'.join([f'{key}={value}'] * 300)}") == 1, "the answer that was kept"
    assert queries(client, f"{page}?x=1&{key}={value}&utm_source=y&x=2") == 1
    queries(client, page)
    assert queries(client, f"{page}?nothing=1&{key}=") == 1


def test_the_order_of_the_question_makes_no_new_answer(people: Cast, client: Client) -> None:
    queries(client, "/browse?q=路&year=2026")
    assert queries(client, "/browse?year=2026&q=路") == 1


def test_twenty_values_ask_as_many_queries_as_one_and_more_are_refused(people: Cast, client: Client) -> None:
    publish(a_suggestion(people, at=Stage.CLOSED))
    queries(client, "/browse?unit=9")  # what is asked once in a process is asked
    one = queries(client, "/browse?unit=0")
    twenty = "&".join(f"unit={n}" for n in range(20))
    assert queries(client, f"/browse?{twenty}") == one
    refused = client.get(f"/browse?{twenty}&unit=20")
    assert refused.status_code == 400
    assert "最多同时选20个值" in refused.content.decode()
    assert queries(client, "/browse?unit=0") == 1


def test_words_that_no_search_would_read_are_refused(people: Cast, client: Client) -> None:
    assert client.get(f"/browse?q={'路' * 301}").status_code == 400
    assert client.get(f"/api/v1/suggestions?q={'路' * 301}").status_code == 422


def test_who_has_too_much_made_anew_is_asked_to_wait(people: Cast, client: Client, settings: object) -> None:
    settings.MADE_ANEW = 3  # type: ignore[attr-defined]
    made = [client.get(f"/browse?q={word}") for word in ("一", "二", "三", "四")]
    assert [answer.status_code for answer in made] == [200, 200, 200, 429]
    assert 0 < int(made[-1].headers["Retry-After"]) <= 60
    assert f"请{made[-1].headers['Retry-After']}秒后再试" in made[-1].content.decode()
    assert client.get("/browse?q=一").status_code == 200, "what is kept does not count"
    assert Client(REMOTE_ADDR="198.51.100.7").get("/browse?q=五").status_code == 200
    assert client.get("/api/v1/suggestions?q=六").status_code == 429
    assert client.get("/follow").status_code == 429
    pretending = Client()
    pretending.cookies["sessionid"] = "made-up"
    assert pretending.get("/browse?q=七").status_code == 429
    known = Client()
    known.force_login(people.deputy.user)
    assert known.get("/browse?q=八").status_code == 200

"""Partners act by token: the same acts, rules, journal and refusals as on the screens."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.accounts.models import DoorEvent
from lianxinqiao.api import schemas
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.models import Handling, Reply
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import Walk, a_suggestion


def refusal(answer: Any) -> str:
    assert answer.status_code == 403, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    return answer.json()["detail"]


def at_units_now(people: Cast) -> Walk:
    """Assigned today, so that what is done through the API, which takes place now, is in time."""
    walk = Walk(people, at=timezone.now())
    walk.later = lambda days=1: walk.at  # type: ignore[method-assign]
    return walk.assigned()


def test_the_office_registers_and_assigns(people: Cast, caller: Any) -> None:
    walk = a_suggestion(people, at=Stage.SUBMITTED)
    call = caller(people.clerk, "read", "register", "assign")
    (row,) = call("GET", "/suggestions?stage=submitted").json()["items"]
    done = call("POST", f"/suggestions/{row['reference']}/register", {"field": "education"})
    assert done.status_code == 200, done.content
    assert (done.json()["stage"]["code"], done.json()["field"]["code"]) == ("registered", "education")
    assert set(schemas.WorkWhole.model_validate(done.json()).model_dump()) == set(done.json())
    units = [{"unit": "jiaoyu", "kind": "lead"}, {"unit": "caizheng", "kind": "assist"}]
    done = call("POST", f"/suggestions/{done.json()['reference']}/assign", {"units": units, "complex": True})
    assert [row["stage"]["code"] for row in done.json()["handlings"]] == ["assigned", "assigned"]
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.complex
    assert walk.suggestion.registered_by == people.clerk
    entry = Entry.objects.get(act="suggestion.assign")
    assert (entry.actor, entry.actor_role) == (people.clerk.user, "office_clerk")


def test_a_unit_accepts_meets_and_replies(people: Cast, caller: Any) -> None:
    walk = at_units_now(people)
    call = caller(people.jiaoyu_clerk, "read", "accept", "contact", "reply")
    share = f"/handlings/{walk.handling.pk}"
    assert call("POST", f"{share}/accept").json()["stage"]["code"] == "handling"
    met = {"kind": "visit", "held_on": timezone.localdate().isoformat(), "note": "到校门口看了早高峰。"}
    assert call("POST", f"{share}/contacts", met).status_code == 200
    text = {
        "body": "四月底前安装信号灯。",
        "reply_class": "SOLVING",
        "promise_plan": "安装",
        "promise_due_on": "2099-01-01",
    }
    assert call("PUT", f"{share}/reply", text).json()["replies"][0]["stage"]["code"] == "draft"
    call("PUT", f"{share}/reply", {**text, "body": "已列入计划。"})
    assert Reply.objects.get().body == "已列入计划。"
    assert walk.handling.contacts.get().noted_by == people.jiaoyu_clerk
    refusal(call("POST", f"/replies/{Reply.objects.get().pk}/send"))  # what is missing, the rule says


def test_a_unit_returns_what_is_not_its_own(people: Cast, caller: Any) -> None:
    walk = at_units_now(people)
    call = caller(people.jiaoyu_clerk, "accept")
    asked = {"reason": "信号灯由交通部门设置。", "proposed_unit": "jiaotong"}
    done = call("POST", f"/handlings/{walk.handling.pk}/return", asked)
    assert done.status_code == 200, done.content
    row = Handling.objects.get(pk=walk.handling.pk)
    assert (row.stage, row.proposed_unit) == ("return_asked", people.units["jiaotong"])


def test_a_rule_refuses_in_its_sentence_and_leaves_nothing(people: Cast, caller: Any) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    entries = Entry.objects.exclude(chain="doors")  # that somebody was refused stands there
    before = entries.count()
    call = caller(people.clerk, "register")
    made = entries.count() - before
    assert "不能登记编号" in refusal(call("POST", f"/suggestions/{walk.suggestion.reference}/register", {}))
    assert entries.count() == before + made
    event = DoorEvent.objects.get(result=DoorEvent.Result.REFUSED)
    assert event.user == people.clerk.user


def test_another_units_share_is_refused_or_not_there(people: Cast, caller: Any) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    assert caller(people.jiaotong_clerk, "accept")("POST", f"/handlings/{walk.handling.pk}/accept").status_code == 404
    assert "承办单位" in refusal(
        caller(people.caizheng_clerk, "accept")("POST", f"/handlings/{walk.handling.pk}/accept")
    )
    assert walk.handling.stage == "assigned"


def test_it_reads_what_the_post_may_see(people: Cast, caller: Any) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    for post, sees in (
        (people.clerk, 1),
        (people.jiaoyu_clerk, 1),
        (people.jiaotong_clerk, 0),
        (people.deputy, 1),
        (people.other_deputy, 0),
    ):
        call = caller(post, "read")
        assert len(call("GET", "/suggestions?q=护学岗").json()["items"]) == sees, post
        assert call("GET", f"/suggestions/{walk.suggestion.reference}").status_code == (200 if sees else 404)


def test_deputies_see_a_reply_when_it_is_delivered(people: Cast, caller: Any) -> None:
    walk = Walk(people).delivering()
    path = f"/suggestions/{walk.suggestion.reference}"
    assert caller(people.deputy, "read")("GET", path).json()["replies"] == []
    assert len(caller(people.clerk, "read")("GET", path).json()["replies"]) == 1


def test_a_token_does_no_more_than_its_scopes(people: Cast, caller: Any) -> None:
    walk = a_suggestion(people, at=Stage.SUBMITTED)
    call = caller(people.clerk, "register")
    assert "令牌" in refusal(call("GET", "/suggestions"))
    assert "令牌" in refusal(
        call("POST", f"/suggestions/draft-{walk.suggestion.pk}/assign", {"units": [{"unit": "jiaoyu"}]})
    )


def test_unknown_units_and_words_are_told(people: Cast, caller: Any) -> None:
    walk = a_suggestion(people, at=Stage.REGISTERED)
    call = caller(people.clerk, "assign")
    path = f"/suggestions/{walk.suggestion.reference}/assign"
    assert call("POST", path, {"units": [{"unit": "nobody"}]}).status_code == 404
    wrongs: tuple[Any, ...] = (
        {},
        {"units": []},
        {"units": [{"unit": "jiaoyu", "kind": "boss"}]},
        {"units": [{"unit": "\x00"}]},
        [],
    )
    for wrong in wrongs:
        assert call("POST", path, wrong).status_code == 422


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer lxq_made-up", "Basic eDp5", "Bearer \x00"])
def test_without_a_token_the_door_is_shut(client: Client, people: Cast, header: str) -> None:
    client.force_login(people.clerk.user)  # a session is no token: a foreign page cannot borrow it
    answer = client.get("/api/v1/work/suggestions", headers={"Authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"

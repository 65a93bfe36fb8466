"""The desk's pages: open to each role, closed to strangers, and as dear with thirty rows as with one."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lianxinqiao.acts import lists, piles
from lianxinqiao.acts.models import SavedView
from lianxinqiao.matters import load
from lianxinqiao.matters.actions import promising
from lianxinqiao.matters.models import Handling, Promise, Suggestion
from lianxinqiao.matters.stages import AT_THE_GATES, ReplyStage, Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.people.models import Mandate, Post
from tests import walks
from tests.cast import Cast

pytestmark = pytest.mark.django_db


PAGES = ["/desk", "/desk/suggestions", "/desk/board", "/desk/unit", "/desk/sticking", "/desk/promises"]


def as_(post) -> Client:
    client = Client()
    client.force_login(post.person.user)
    return client


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_is_led_to_the_login(address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/login")


def test_every_role_has_a_desk(people: Cast) -> None:
    walks.a_suggestion(people, at=Stage.HANDLING)
    for post in people.posts.values():
        assert as_(post).get("/desk").status_code == 200, post.role


def test_a_number_is_as_long_as_its_list(people: Cast) -> None:
    for stage in (Stage.SUBMITTED, Stage.REGISTERED, Stage.ASSIGNED, Stage.HANDLING, Stage.ANSWERED):
        walks.a_suggestion(people, at=stage)
    today = timezone.localdate()
    for post in people.posts.values():
        near = piles.soon(post, today)
        for pile, number in piles.numbers(post, today, near).items():
            listed = lists.opened_by(pile).rows(post).filter(piles.of(pile, post, today, near))
            assert number == listed.count(), (post.role, pile.code)


def test_a_promise_that_nobody_confirms_waits_on_both_desks(people: Cast) -> None:
    walk = walks.Walk(people).answered()
    promise, today = walk.promise, timezone.localdate()
    promising.declare_kept(promise, note="信号灯已启用。", by=people.jiaoyu_clerk, at=timezone.now())
    Promise.objects.filter(pk=promise.pk).update(confirm_due_on=today)

    def waits(post: Post, code: str, on: date) -> int:
        return {pile.code: number for pile, number in piles.numbers(post, on, piles.soon(post, on)).items()}[code]

    assert waits(people.deputy, "confirm", today) == 1
    assert waits(people.clerk, "unconfirmed", today) == 0
    assert waits(people.clerk, "unconfirmed", today + timedelta(1)) == 1


def test_a_load_opens_its_list(people: Cast) -> None:
    walks.a_suggestion(people, at=Stage.ASSIGNED)
    unit, today = people.units["jiaoyu"], timezone.localdate()
    for post in (people.jiaoyu_clerk, people.supervision):
        found = dict(zip(load.BY_CODE, load.numbers(post, today)[unit.pk], strict=True))
        assert found["accept"] == 1
        page = as_(post).get(f"/desk/suggestions?load=accept&of={unit.pk}")
        assert [row.object.pk for row in page.context["table"].rows] == [Suggestion.objects.get().pk]
    assert as_(people.supervision).get("/desk/unit").status_code == 200
    assert as_(people.jiaoyu_clerk).get("/desk/unit").status_code == 200
    assert as_(people.deputy).get("/desk/unit").status_code == 404


@pytest.mark.parametrize("gate", AT_THE_GATES)
def test_a_reply_on_its_way_is_not_its_units_move(people: Cast, gate: str) -> None:
    walks.a_suggestion(people, at=ReplyStage(gate))
    own = walks.a_suggestion(people, at=Stage.HANDLING).suggestion
    unit, today = people.units["jiaoyu"], timezone.localdate()
    for post in (people.jiaoyu_clerk, people.jiaoyu_head):
        waits: Counter[str] = Counter()  # a unit has a pile of each code for each kind of matter
        for pile, number in piles.numbers(post, today, piles.soon(post, today)).items():
            waits[pile.code] += number
        signs = post.role == "unit_head" and gate == ReplyStage.SIGNING
        assert (waits["handling"], waits["on-its-way"], waits["sign"]) == (1, not signs, signs)
        loads = dict(zip(load.BY_CODE, load.numbers(post, today)[unit.pk], strict=True))
        assert (loads["leading"], loads[f"reply-{gate}"]) == (1, 1)
        for listed in ("waiting=handling", f"load=leading&of={unit.pk}"):
            page = as_(post).get(f"/desk/suggestions?{listed}")
            assert [row.object.pk for row in page.context["table"].rows] == [own.pk]


def test_it_shows_where_it_sticks(people: Cast) -> None:
    walks.a_suggestion(people, at=Stage.HANDLING)
    page = as_(people.head).get("/desk/sticking")
    names = [label for label, _points in page.context["charts"][0].rows]
    assert sorted(names) == sorted([people.units["jiaoyu"].name, people.units["caizheng"].name])
    for _label, points in page.context["charts"][0].rows:
        listed = as_(people.head).get(points[0].url).context["table"]
        assert listed.count == points[0].value == 1


def test_what_has_no_category_and_no_delegation_breaks_no_page(people: Cast) -> None:
    suggestion = walks.a_suggestion(people, at=Stage.HANDLING).suggestion
    Suggestion.objects.update(field=None)
    Mandate.objects.update(delegation=None)
    for page in PAGES:
        assert as_(people.head).get(page).status_code in {200, 403}, page
    by_field = as_(people.head).get("/desk/sticking").context["charts"][2]
    ((label, points),) = by_field.rows
    assert label == "未分类"
    for address in (points[0].url, "/desk/suggestions?field=0", "/desk/suggestions?delegation=0"):
        listed = as_(people.head).get(address).context["table"]
        assert [row.object.pk for row in listed.rows] == [suggestion.pk], address
    assert as_(people.head).get(f"/desk/suggestions?field={people.fields['education'].pk}").context["table"].count == 0


def test_promises_are_a_list_and_a_sheet(people: Cast) -> None:
    walks.a_suggestion(people, at=Stage.ANSWERED)
    assert as_(people.clerk).get("/desk/promises").context["table"].count == 1
    assert as_(people.clerk).get("/desk/promises?carried=1").context["table"].count in {0, 1}
    assert as_(people.jiaotong_clerk).get("/desk/promises").context["table"].count == 0
    assert as_(people.clerk).get("/desk/promises?export=xlsx").content[:2] == b"PK"


def test_a_unit_accepts_many(people: Cast) -> None:
    walk = walks.a_suggestion(people, at=Stage.ASSIGNED)
    as_(people.jiaotong_clerk).post("/desk/suggestions/bulk", {"act": "accept", "pk": walk.suggestion.pk})
    assert Handling.objects.filter(stage="accepted").count() == 0
    handled = walks.a_suggestion(people, at=Stage.HANDLING).suggestion
    ticked = {"act": "accept", "pk": [walk.suggestion.pk, handled.pk]}
    page = as_(people.jiaoyu_clerk).post("/desk/suggestions/bulk", ticked, follow=True)
    assert "已签收1件" in page.content.decode()
    assert "有1件不是本单位待签收的" in page.content.decode()
    accepted = Handling.objects.get(stage="accepted", suggestion=walk.suggestion)
    assert accepted.organization == people.units["jiaoyu"]


def test_a_view_is_kept_and_dropped_by_its_owner(people: Cast) -> None:
    as_(people.clerk).post("/desk/views", {"name": "逾期", "query": "late=1&page=3"})
    view = SavedView.objects.get()
    assert (view.query, view.user) == ("late=1", people.clerk.person.user)
    assert "逾期" in as_(people.clerk).get("/desk/suggestions").content.decode()
    assert as_(people.head).post(f"/desk/views/{view.pk}/drop").status_code == 404
    as_(people.clerk).post(f"/desk/views/{view.pk}/drop")
    assert not SavedView.objects.exists()


# Queries of each page, four of them the frame's: the session, the account, its posts, the notices not read.
COSTS = {
    "/desk": 11,  # all piles of all rooms in one query, and one for each card of the day
    "/desk/suggestions": 14,  # two for the townships and committees that it may be cut by
    "/desk/board": 9,
    "/desk/unit": 9,
    "/desk/sticking": 7,
    "/desk/promises": 10,  # the same two, and one for the views that a person keeps of it
}


@pytest.mark.parametrize(("address", "queries"), COSTS.items())
def test_it_costs_the_same_with_thirty_rows(people: Cast, address: str, queries: int) -> None:
    walks.a_suggestion(people, at=Stage.ASSIGNED)
    client = as_(people.head)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _ in range(29):
        walks.a_suggestion(people, at=Stage.ASSIGNED)
    client.get(address)  # once a minute the session's last use is noted
    with CaptureQueriesContext(connection) as thirty:
        assert client.get(address).status_code == 200
    assert (len(one), len(thirty)) == (queries, queries), "\n".join(each["sql"][:150] for each in one)


# ------------------------------------------------------------------ what the desk and its lists say
def test_the_desk_lists_what_is_ones_own_move(people: Cast) -> None:
    for stage in (Stage.SUBMITTED, Stage.REGISTERED, Stage.HANDLING):
        walks.a_suggestion(people, at=stage)
    shown = as_(people.clerk).get("/desk").context
    assert [each.pile.code for each in shown["listed"]] == ["check", "assign"]
    assert {each.pile.code for each in shown["counted"]} == {"all-running"}
    assert "mediation" in {each.pile.code for each in shown["nothing"]}


def test_late_promises_are_listed_by_their_own_day(people: Cast) -> None:
    walk = walks.a_suggestion(people, at=Stage.ANSWERED)
    due = timezone.localdate() - timedelta(days=40)
    Promise.objects.filter(pk=walk.promise.pk).update(due_on=due, first_due_on=due)
    page = as_(people.supervision).get("/desk/suggestions?waiting=late-promises")
    [row] = page.context["table"].rows
    assert due in [cell.value for cell in row.cells]
    assert walk.suggestion.due_on not in [cell.value for cell in row.cells]
    assert as_(people.supervision).get("/desk/suggestions?waiting=late-promises&export=xlsx").content[:2] == b"PK"


def test_a_station_is_told_what_it_can_do_now(people: Cast) -> None:
    page = as_(people.station).get("/desk").content.decode()
    assert "/suggestions/help" in page
    assert "/opinions/register" in page


def test_a_station_helps_a_deputy_to_write(people: Cast) -> None:
    typed = {
        "mandate": people.deputy.mandate_id,
        "title": "关于修路灯的建议",
        "cause": "路灯不亮。",
        "requests": ["修好路灯。"],
    }
    assert as_(people.jiaoyu_clerk).post("/suggestions/help", typed).status_code == 403
    as_(people.station).post("/suggestions/help", typed)
    draft = Suggestion.objects.get(source="station")
    assert (draft.lead, draft.entered_by, draft.stage) == (people.deputy.mandate, people.station, "draft")
    assert Notice.objects.filter(recipient=people.deputy.person.user, kind="suggestion.help").exists()
    assert as_(people.station).get(f"/suggestions/{draft.reference}/edit").status_code == 403
    assert as_(people.deputy).get(f"/suggestions/{draft.reference}/edit").status_code == 200


# ------------------------------------------------------------------ one person, several posts
def test_what_waits_in_another_post_stands_on_this_desk_and_one_press_leads_there(people: Cast) -> None:
    walks.a_suggestion(people, at=Stage.ASSIGNED)
    unit = people.jiaoyu_clerk.organization
    told = {"role": "unit_clerk", "organization": unit, "from_on": date(2020, 1, 1)}
    other = Post.objects.create(person=people.deputy.person, **told)
    client = as_(people.deputy)
    page = client.get("/desk").content.decode()
    assert "您的另一个岗位" in page
    (address,) = set(re.findall(r'name="next" value="([^"]*waiting=[^"]*)"', page))
    answer = client.post("/post", {"post": other.pk, "next": address})
    assert answer["Location"] == address
    assert client.get(address).status_code == 200


def test_nobody_is_led_out_of_the_house_by_a_change_of_post(people: Cast) -> None:
    client = as_(people.deputy)
    for address in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""):
        assert client.post("/post", {"post": people.deputy.pk, "next": address})["Location"] == "/desk", address

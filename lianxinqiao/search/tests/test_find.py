"""Find: a stranger only what is published, each role what it may read; the index follows every act."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection

from lianxinqiao.matters.actions import drafting, publishing, replying
from lianxinqiao.matters.models import Reply, Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.search import actions, queries, receivers, snippets
from lianxinqiao.search.models import Entry
from tests.cast import Cast
from tests.walks import Walk, a_suggestion


def found(text: str, *, public: bool) -> list[Suggestion]:
    return list(queries.find(text, Suggestion.objects.all(), public=public))


def publish(walk: Walk, openness: str = "full", **more: Any) -> None:
    people = walk.people
    publishing.decide_openness(walk.suggestion, openness=openness, by=people.clerk, at=walk.later(), **more)
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.COSIGNING, Stage.SUBMITTED, Stage.HANDLING, Stage.CLOSED])
def test_a_stranger_finds_nothing_unpublished(people: Cast, stage: Stage) -> None:
    walk = a_suggestion(people, at=stage)
    assert found("护学岗", public=False) == [walk.suggestion]
    assert found("护学岗", public=True) == []
    assert Entry.objects.get().public is None


def test_what_is_published_is_found_at_once_and_gone_when_taken_back(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    publish(walk)
    for asked in ("护学岗", "信号灯", "人行信号灯", "林晓禾", "剐蹭", "踏勘"):
        assert found(asked, public=True) == [walk.suggestion], asked
    publishing.unpublish(walk.suggestion, reason="正在核实。", by=people.head, at=walk.later())
    assert found("护学岗", public=True) == []
    assert Entry.objects.get().public is None


def test_of_a_summary_only_the_summary_is_public(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    publish(walk, "summary", reason="涉及个人。", summary="校门口增加值守。")
    assert found("值守", public=True) == [walk.suggestion]
    assert found("剐蹭", public=True) == []
    assert found("剐蹭", public=False) == [walk.suggestion]
    assert found("周望舒", public=True) == []  # the portal names the lead signer only


@pytest.mark.parametrize(("openness", "body", "summary"), [("full", 1, 0), ("summary", 0, 1), ("closed", 0, 0)])
def test_a_reply_is_public_as_far_as_its_own_decision(people: Cast, openness: str, body: int, summary: int) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    Reply.objects.update(openness=openness, public_summary="摘要里才有的词", promise_plan="")
    publish(walk)
    assert len(found("交警大队", public=True)) == body
    assert len(found("摘要里才有", public=True)) == summary
    assert len(found("四月底前安装人行", public=True)) == body  # the plan is words of its reply


def test_a_reply_is_found_when_it_is_delivered_not_before(people: Cast) -> None:
    walk = Walk(people).delivering()
    assert found("交警大队", public=False) == []
    replying.deliver(walk.reply, by=people.clerk, at=walk.later())
    assert found("交警大队", public=False) == [walk.suggestion]


def test_a_draft_is_found_by_what_it_says_now(people: Cast) -> None:
    walk = Walk(people)
    drafting.save(walk.suggestion, title="关于修缮柳堤老桥的建议", by=people.deputy, at=walk.later())
    mine = queries.narrow_for(people.deputy, "老桥", Suggestion.objects.all())
    assert list(mine) == [walk.suggestion]
    assert found("护学岗的", public=False) == []


def test_each_role_finds_what_it_may_read(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    finders = {
        part: queries.narrow_for(post, "护学岗", Suggestion.objects.all()).exists()
        for part, post in people.posts.items()
    }
    readers = {"deputy", "cosigner", "clerk", "head", "chairpersons", "supervision", "auditor"}
    readers |= {"jiaoyu_clerk", "jiaoyu_head", "caizheng_clerk", "caizheng_head"}
    assert {part for part, finds in finders.items() if finds} == readers
    assert not queries.narrow_for(None, "护学岗", Suggestion.objects.all()).exists()
    assert walk.suggestion.published_at is None


def test_others_find_what_is_published_by_its_public_words_only(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    publish(walk, "summary", reason="涉及个人。", summary="校门口增加值守。")
    for post in (people.other_deputy, people.administrator, people.station, None):
        assert queries.narrow_for(post, "值守", Suggestion.objects.all()).exists()
        assert not queries.narrow_for(post, "剐蹭", Suggestion.objects.all()).exists()
    assert queries.narrow_for(people.deputy, "剐蹭", Suggestion.objects.all()).exists()


@pytest.mark.parametrize("asked", ["", "  ", "，。", "'", "\x00"])
def test_where_nothing_is_asked_nothing_is_found(people: Cast, asked: str) -> None:
    Walk(people)
    assert found(asked, public=False) == []
    assert not queries.narrow_for(people.deputy, asked, Suggestion.objects.all()).exists()


def test_titles_come_before_texts(people: Cast) -> None:
    text, title = Walk(people), Walk(people, title="关于人行信号灯的建议")
    assert found("信号灯", public=False) == [title.suggestion, text.suggestion]


def test_the_number_comes_before_other_numbers(people: Cast) -> None:
    first, second = (a_suggestion(people, at=Stage.REGISTERED).suggestion for _ in range(2))
    Walk(people, title="关于1路公交的建议")
    assert found("1", public=False)[0] == first
    assert found(f"第{second.number_text}号", public=False) == [second]


@pytest.mark.parametrize("rare", [2000, 1])
def test_a_frequent_word_is_found_as_a_rare_one_is(people: Cast, monkeypatch: pytest.MonkeyPatch, rare: int) -> None:
    monkeypatch.setattr(queries, "RARE", rare)
    cache.clear()
    walks = [a_suggestion(people, at=Stage.CLOSED) for _ in range(3)]
    publish(walks[1])
    assert len(found("护学岗", public=False)) == 3
    assert found("护学岗", public=True) == [walks[1].suggestion]
    assert queries.narrow_for(people.deputy, "护学岗", Suggestion.objects.all()).count() == 3
    assert queries.narrow_for(people.other_deputy, "护学岗", Suggestion.objects.all()).count() == 1
    cache.clear()  # what is frequent here is not so for other tests


def test_it_asks_few_questions(people: Cast, django_assert_num_queries: Any) -> None:
    a_suggestion(people, at=Stage.SUBMITTED)
    with django_assert_num_queries(6):  # the keys, with the planner's setting and its savepoint; the rows
        assert len(found("护学岗", public=False)) == 1
    with django_assert_num_queries(2):
        actions.index(Suggestion.objects.all())


def test_rebuilding_comes_to_the_same(people: Cast) -> None:
    walks = [a_suggestion(people, at=Stage.CLOSED), a_suggestion(people, at=Stage.SUBMITTED)]
    publish(walks[0])
    before = list(Entry.objects.order_by("pk").values_list("pk", "inside", "public"))
    Entry.objects.all().delete()
    told: list[tuple[int, int]] = []
    assert actions.rebuild(lambda done, total: told.append((done, total))) == 2
    assert list(Entry.objects.order_by("pk").values_list("pk", "inside", "public")) == before
    assert told == [(2, 2)]


def test_traditional_and_simplified_are_one(people: Cast) -> None:
    text = Walk(people, title="關於完善社區養老服務的建議").suggestion
    newer = Walk(people, title="关于增设路灯的建议").suggestion
    Suggestion.objects.filter(pk=newer.pk).update(cause="方便社区养老。")
    actions.rebuild()
    for asked in ("养老", "養老"):
        assert set(found(asked, public=False)) == {text, newer}
        assert "<mark>養老</mark>" in snippets.marked(text.title, asked)
    assert found("養老", public=False) == [text, newer]  # in the title as it is written, so first


def test_entries_from_before_are_written_anew(people: Cast) -> None:
    """What was indexed with traditional characters goes with the migration and comes back after it; the rest stays."""
    old, kept = Walk(people, title="完善養老服務").suggestion, Walk(people, title="增设护学岗").suggestion
    [migrate] = import_module("lianxinqiao.search.migrations.0003_simplified").Migration.operations
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_entry SET inside = '養老'::tsvector WHERE key = %s", [old.pk])
        for statement, values in migrate.sql:
            cursor.execute(statement, values)
    assert list(Entry.objects.values_list("key", flat=True)) == [kept.pk]
    receivers.begin(app_config=apps.get_app_config("search"), plan=[migrate])
    assert found("养老", public=False) == [old]


def test_a_snippet_marks_the_words_and_escapes_the_rest() -> None:
    texts = ["无关的话。", "<b>校门口</b>没有ＡＢ信号灯，" + "很长的话" * 40]
    said = snippets.snippet(texts, "ab 信号灯")
    assert said.startswith("&lt;b&gt;校门口&lt;/b&gt;没有<mark>ＡＢ</mark><mark>信号灯</mark>，")
    assert said.endswith("…")
    assert snippets.marked("护学岗", "") == "护学岗"
    assert snippets.snippet([], "灯") == ""

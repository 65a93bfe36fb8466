"""The screens: strangers and other roles are refused, what was typed stays, the page's cost is known."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lianxinqiao.acts.lives import Life
from lianxinqiao.matters import next_steps, receivers
from lianxinqiao.matters.actions import handling, publishing
from lianxinqiao.matters.gathering import gather
from lianxinqiao.matters.models import AssigningMeeting, ReplyTemplate, Suggestion
from lianxinqiao.matters.stages import SUGGESTION, ReplyStage, Stage
from lianxinqiao.matters.views import suggestion as views
from tests.cast import Cast
from tests.walks import Walk, a_suggestion


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: object) -> None:
    """The second factor has its own tests."""
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


FIXED = [
    "/suggestions/new", "/suggestions/paper", "/suggestions/motion", "/suggestions/assign", "/suggestions/import",
    "/assigning-meetings", "/reply-templates", "/replies/release",
]  # fmt: skip


def enter(client: Client, people: Cast, part: str) -> None:
    client.force_login(getattr(people, part).user)


@pytest.mark.parametrize("address", FIXED)
def test_a_stranger_is_sent_to_the_door(client: Client, people: Cast, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 302
    assert "/login" in answer["Location"]


@pytest.mark.parametrize("address", FIXED)
def test_the_auditor_may_do_none_of_it(client: Client, people: Cast, address: str) -> None:
    enter(client, people, "auditor")
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("part", ["other_deputy", "clerk", "jiaoyu_clerk", "administrator"])
def test_a_draft_is_not_there_for_others(client: Client, people: Cast, part: str) -> None:
    walk = a_suggestion(people)
    enter(client, people, part)
    assert client.get(walk.suggestion.get_absolute_url()).status_code == 404


def test_the_draft_address_leads_to_the_numbered_one(client: Client, people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.REGISTERED)
    enter(client, people, "deputy")
    answer = client.get(f"/suggestions/draft-{walk.suggestion.pk}")
    assert answer.status_code == 302
    assert answer["Location"] == walk.suggestion.get_absolute_url()


STAGES = [*Stage, *(stage for stage in ReplyStage if stage != ReplyStage.DRAFT)]
PARTS = ["deputy", "cosigner", "clerk", "head", "supervision", "chairpersons", "jiaoyu_clerk", "jiaoyu_head"]


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: f"{type(stage).__name__}-{stage}")
def test_every_offer_opens_its_form(client: Client, people: Cast, stage: Stage) -> None:
    walk = a_suggestion(people, at=stage)
    for part in PARTS:
        enter(client, people, part)
        address = walk.suggestion.get_absolute_url()
        if not Suggestion.objects.visible_to(getattr(people, part)).filter(pk=walk.suggestion.pk).exists():
            assert client.get(address).status_code == 404
            continue
        assert client.get(address).status_code == 200
        for offer in next_steps.offers(getattr(people, part), walk.suggestion):
            assert client.get(offer.url).status_code == 200, (part, offer.url)


def test_a_refusal_keeps_what_was_typed(client: Client, people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.REGISTERED)
    enter(client, people, "clerk")
    address = f"{walk.suggestion.get_absolute_url()}/suggestion.assign/{walk.suggestion.pk}"
    page = client.post(address, {"separate": [people.units["jiaoyu"].pk]}).content.decode()
    assert "分别办理至少要有两个单位" in page
    assert "selected" in page
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.stage == Stage.REGISTERED


@pytest.mark.parametrize("stage", [Stage.MEDIATION, Stage.CLOSED])
def test_the_page_costs_the_same_with_one_reply_and_with_two(client: Client, people: Cast, stage: Stage) -> None:
    walk = a_suggestion(people, at=stage)
    enter(client, people, "clerk")
    client.get(walk.suggestion.get_absolute_url())
    with CaptureQueriesContext(connection) as asked:
        client.get(walk.suggestion.get_absolute_url())
    assert len(asked) == 24  # one of them for the room above that adds a card


def test_many_are_assigned_from_a_list_and_the_refused_are_told(client: Client, people: Cast) -> None:
    ready, late = a_suggestion(people, at=Stage.REGISTERED), a_suggestion(people, at=Stage.ASSIGNED)
    enter(client, people, "clerk")
    ids = [ready.suggestion.pk, late.suggestion.pk]
    assert client.get("/suggestions/assign", {"pk": ids}).status_code == 200
    page = client.post("/suggestions/assign", {"pk": ids, "lead": people.units["jiaoyu"].pk})
    ready.suggestion.refresh_from_db()
    assert ready.suggestion.stage == Stage.ASSIGNED
    assert "没有交办" in page.content.decode()


def test_a_meeting_assigns_its_list_as_a_package(client: Client, people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.REGISTERED)
    enter(client, people, "clerk")
    client.post("/assigning-meetings", {"name": "交办会", "held_on": "2026-02-01"})
    meeting = AssigningMeeting.objects.get()
    data = {"pk": walk.suggestion.pk, "lead": people.units["jiaoyu"].pk, "meeting": meeting.pk}
    client.post("/suggestions/assign", data)
    assert meeting.planned.count() == 1
    assert walk.suggestion.title in client.get(f"/assigning-meetings/{meeting.pk}").content.decode()
    client.post(f"/assigning-meetings/{meeting.pk}/{walk.suggestion.pk}/take-off")
    assert not meeting.planned.exists()
    client.post("/suggestions/assign", data)
    client.post(f"/assigning-meetings/{meeting.pk}/hold")
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.stage == Stage.ASSIGNED


def test_a_unit_keeps_its_own_templates_and_begins_with_one(client: Client, people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    enter(client, people, "jiaoyu_clerk")
    client.post("/reply-templates", {"name": "常用", "body": "一、办理情况"})
    template = ReplyTemplate.objects.get()
    assert "已经有同名的模板" in client.post("/reply-templates", {"name": "常用", "body": "二"}).content.decode()
    address = f"{walk.suggestion.get_absolute_url()}/reply.draft/{walk.handling.pk}"
    client.post(address, {"template": template.pk})
    assert walk.reply.body == "一、办理情况"
    enter(client, people, "caizheng_clerk")
    assert client.get(f"/reply-templates/{template.pk}").status_code == 404
    assert client.post(f"/reply-templates/{template.pk}/drop").status_code == 404


def test_drafts_are_released_together_and_the_refused_stay(client: Client, people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    walk.write_reply()
    enter(client, people, "jiaoyu_clerk")
    client.post("/replies/release", {"pk": walk.reply.pk})
    assert walk.reply.stage != ReplyStage.DRAFT


def test_who_answers_sees_what_was_asked(client: Client, people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    day = timezone.localdate(walk.at)
    handling.note_contact(walk.handling, kind="phone", held_on=day, note="已通话。", by=people.jiaoyu_clerk, at=walk.at)
    walk.write_reply()
    enter(client, people, "jiaoyu_clerk")
    page = client.get(f"/replies/{walk.reply.pk}")
    said = page.content.decode()
    assert all(point.text in said for point in walk.suggestion.requests.all())
    assert "已通话。" in said


def test_a_motion_becomes_a_suggestion(client: Client, people: Cast) -> None:
    enter(client, people, "clerk")
    data = {"mandate": people.deputy.mandate.pk, "title": "关于修桥的建议", "cause": "桥断了。"}
    assert client.post("/suggestions/motion", data).status_code == 200
    client.post("/suggestions/motion", {**data, "requests": "修桥。\n护桥。", "reason": "未列入议程。"})
    found = Suggestion.objects.get(source="motion")
    assert (found.stage, found.requests.count()) == (Stage.SUBMITTED, 2)


def test_the_decision_on_openness_is_the_next_step_only_when_there_is_an_answer(people: Cast) -> None:
    def step(walk: Walk) -> tuple[bool, bool]:
        """Whether it moves the suggestion on, and whether it stands first."""
        offers = next_steps.offers(people.clerk, Suggestion.objects.get(pk=walk.suggestion.pk))
        decide = next(offer for offer in offers if offer.act.code == "suggestion.decide_openness")
        return decide.primary, decide is offers[0]

    assert step(a_suggestion(people, at=Stage.HANDLING)) == (False, False)
    walk = a_suggestion(people, at=Stage.CLOSED)
    assert step(walk) == (True, True)
    publishing.decide_openness(walk.suggestion, openness="full", by=people.clerk, at=walk.later())
    assert step(walk) == (False, False)


def test_the_journal_says_every_act_in_words(client: Client, people: Cast) -> None:
    a_suggestion(people, at=Stage.CLOSED)
    enter(client, people, "auditor")
    page = client.get("/journal/").content.decode()
    assert "交办" in page
    assert ">suggestion." not in page
    assert ">handling." not in page


def test_whoever_keeps_the_rules_reads_no_title_that_is_not_public(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.HANDLING)
    row = walk.suggestion
    (touched,) = receivers.open_matters(version=row.profile_version, candidate=None)
    assert (touched.label, touched.url) == (f"第{row.number_text}号", "")
    Suggestion.objects.filter(pk=row.pk).update(openness="full", published_at=walk.at)
    (touched,) = receivers.open_matters(version=row.profile_version, candidate=None)
    assert (touched.label, touched.url) == (str(row), row.get_absolute_url())


def test_the_supervision_office_is_none_of_the_body(people: Cast) -> None:
    assert people.supervision.title == f"{people.supervision.person.name} 政府督查室"


def test_the_frame_shows_a_thing_of_which_its_room_says_nothing(
    client: Client, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """State, next step with its form, history: what a room gets whose `Life` names a model, stages and screens alone."""
    bare = Life(Suggestion, SUGGESTION, next_steps.SCREENS, facts=lambda root, post: [("标题", root.title)])
    monkeypatch.setattr(views, "SUGGESTIONS", bare)
    walk = a_suggestion(people, at=Stage.SUBMITTED)
    enter(client, people, "clerk")
    page = client.get(walk.suggestion.get_absolute_url()).content.decode()
    assert f"<dd>{walk.suggestion.title}</dd>" in page
    for words in ("待审查", "下一步", "登记编号", "不作为建议处理", "办理日志"):
        assert words in page


def test_what_was_gathered_is_narrowed_to_its_own(people: Cast) -> None:
    """Whoever filters the parts of a gathered suggestion meets no part of another."""
    walk, other = a_suggestion(people, at=Stage.ASSIGNED), a_suggestion(people, at=Stage.ASSIGNED)
    gather(walk.suggestion)
    found = walk.suggestion.handlings.filter(stage="assigned")
    assert {row.suggestion_id for row in found} == {walk.suggestion.pk}
    assert other.suggestion.pk != walk.suggestion.pk

"""A year's livelihood projects: asked for, proven, reviewed, chosen by vote, reported on, tested, and what returns."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lianxinqiao.access.refused import Refused
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import citizens
from lianxinqiao.projects.actions import building, calling, choosing, counting, testing
from lianxinqiao.projects.models import Call, Candidate, Idea, Project
from lianxinqiao.projects.stages import CallStage, CandidateStage, IdeaStage, Stage
from lianxinqiao.projects.tests.call_scene import (
    ASKED,
    CLOSED,
    NAMES,
    TESTED,
    VOTED,
    cleared,
    count,
    drafted,
    nominated,
    opened,
    proven,
    reported,
    voted,
)
from lianxinqiao.projects.tests.test_screens import logged_in, text
from tests.cast import Cast, moment


# ------------------------------------------------------------------ the call
def test_a_call_is_open_for_the_profile_s_days(people: Cast) -> None:
    call = drafted(people)
    calling.change(call, values={"until": date(2026, 9, 20)}, by=people.clerk, at=moment("2026-09-01"))
    with pytest.raises(Refused, match="征集不少于30天"):
        calling.start(call, by=people.clerk, at=moment("2026-09-01"))
    calling.change(call, values={"until": date(2026, 10, 8)}, by=people.clerk, at=moment("2026-09-01"))
    calling.start(call, by=people.clerk, at=moment("2026-09-01"))
    with pytest.raises(Refused, match="最早2026-10-01可以结束"):
        calling.close(call, by=people.clerk, at=moment("2026-09-30"))
    calling.close(call, by=people.clerk, at=moment("2026-10-01"))


def test_everybody_may_ask_and_what_is_sent_twice_is_taken_once(people: Cast) -> None:
    call, form = opened(people), uuid.uuid4()
    first = calling.ask(call, text="背街小巷没有路灯。", identity=form, by=citizens.ANYBODY, at=ASKED)
    again = calling.ask(call, text="背街小巷没有路灯。", identity=form, by=citizens.ANYBODY, at=ASKED)
    assert first == again
    for post in (people.deputy, people.station, people.jiaoyu_clerk, people.clerk):
        calling.ask(call, text="望河镇卫生院屋面漏雨。", by=post, at=ASKED)
    sources = list(Idea.objects.order_by("number").values_list("source", flat=True))
    assert sources == ["citizen", "deputy", "station", "unit", "office"]
    with pytest.raises(Refused, match="不再接受新的线索"):
        calling.ask(call, text="再提一件实事。", by=citizens.ANYBODY, at=moment("2026-10-09"))


def test_telephone_numbers_of_citizens_are_not_kept(people: Cast) -> None:
    row = calling.ask(opened(people), text="想办托育点，电话13800138000。", by=citizens.ANYBODY, at=ASKED)
    assert "13800138000" not in row.text


def test_what_is_not_taken_is_answered(people: Cast) -> None:
    idea = calling.ask(opened(people), text="给每户发一台冰箱。", by=citizens.ANYBODY, at=ASKED)
    with pytest.raises(Refused, match="说明原因"):
        calling.decline(idea, answer=" ", by=people.clerk, at=ASKED)
    calling.decline(idea, answer="不属于公共设施，不列入。", by=people.clerk, at=ASKED)
    assert idea.stage == IdeaStage.DECLINED


# ------------------------------------------------------------------ who may stand
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ordered": True}, "上级部署必须完成"),
        ({"ends_on": date(2029, 6, 30)}, "没有写明当年完成的阶段"),  # vector 111
    ],
)
def test_what_may_not_stand(people: Cast, values: dict[str, object], words: str) -> None:
    row = nominated(people, opened(people), "某项工程", **values)
    with pytest.raises(Refused, match=words):
        choosing.prove(row, proof="可行。", burden=False, by=people.jiaoyu_head, at=ASKED)


def test_a_long_project_stands_with_its_yearly_stage(people: Cast) -> None:
    row = proven(people, opened(people), "雨污分流", ends_on=date(2029, 6, 30), yearly="当年完成云桥街道12公里")
    assert row.stage == CandidateStage.PROVEN


def test_new_debt_is_not_proven(people: Cast) -> None:
    row = nominated(people, opened(people), "某项工程")
    with pytest.raises(Refused, match="债务风险"):
        choosing.prove(row, proof="要举债。", burden=True, by=people.jiaoyu_head, at=ASKED)
    with pytest.raises(Refused, match="提交论证意见"):
        choosing.prove(row, proof="可行。", burden=False, by=people.caizheng_head, at=ASKED)


def test_there_are_more_candidates_than_places(people: Cast) -> None:
    call = opened(people, places=2)
    idea = calling.ask(call, text="想有社区食堂。", by=citizens.ANYBODY, at=ASKED)
    rows = [proven(people, call, name) for name in NAMES[:2]]
    calling.close(call, by=people.clerk, at=CLOSED)
    with pytest.raises(Refused, match="还有1条线索没有研究"):
        choosing.submit(call, by=people.clerk, at=CLOSED)
    calling.pool(idea, candidate=rows[0], by=people.clerk, at=CLOSED)
    with pytest.raises(Refused, match="应选2项，候选项目至少3项，现有2项"):
        choosing.submit(call, by=people.clerk, at=CLOSED)


# ------------------------------------------------------------------ the vote
def test_what_is_chosen_is_a_project_that_is_decided(people: Cast) -> None:
    """Four deputies in office: three yes are more than half, two are not."""
    call, rows = voted(people, 4, 2, 0)
    assert [row.stage for row in rows] == ["adopted", "not_adopted", "not_adopted"]
    assert (call.stage, call.base) == (CallStage.VOTED, 4)
    project = Project.objects.get()
    assert (project.name, project.stage, project.decision, project.livelihood) == (
        NAMES[0],
        Stage.APPROVED,
        "云人〔2027〕4号",
        True,
    )
    assert Notice.objects.filter(kind="call.vote", recipient=people.jiaoyu_head.user).exists()


def test_equal_votes_are_voted_on_again(people: Cast) -> None:
    """Four for three places, all with three votes of four: nobody is chosen before they are voted on once more."""
    call, rows = voted(people, 3, 3, 3, 3, places=3)
    assert (call.stage, {row.stage for row in rows}) == (CallStage.TIED, {"tied"})
    assert not Project.objects.exists()
    count(call, rows, (4, 4, 3, 1), by=people.clerk)
    for row in rows:
        row.refresh_from_db()
    assert [row.stage for row in rows] == ["adopted", "adopted", "adopted", "not_adopted"]
    assert (rows[0].yes, rows[0].yes_again) == (3, 4)
    assert (call.stage, Project.objects.count()) == (CallStage.VOTED, 3)


def test_papers_may_number_the_candidates(people: Cast, time_machine: Any) -> None:
    call, rows = cleared(people)
    Call.objects.filter(pk=call.pk).update(ballot="ranking")
    call.refresh_from_db()
    client = logged_in(people, "clerk")
    address = reverse("call-act", args=[call.pk, "call.vote", call.pk])
    assert "编号合计" in client.get(address).content.decode()
    with pytest.raises(Refused, match="编号合计"):
        count(call, rows, (4, 3, 1), by=people.clerk)
    papers = {"present": 4, "issued": 4, "returned": 4, "invalid": 0, "meeting": "六次会议", "decision": "4号"}
    typed = {f"yes_{row.pk}": n for row, n in zip(rows, (4, 3, 1), strict=True)}
    sums = {f"sum_{row.pk}": n for row, n in zip(rows, (5, 5, 2), strict=True)}
    time_machine.move_to(VOTED, tick=False)
    client = logged_in(people, "clerk")
    client.post(address, {**papers, **typed, **sums, "voted_on": VOTED.date().isoformat()})
    first = Candidate.objects.get(pk=rows[0].pk)
    assert (first.stage, first.yes, first.numbers) == ("adopted", 4, 5)


def test_a_project_is_marked_by_households_leaders_and_the_web(people: Cast) -> None:
    _call, rows = reported(people, 4, 3, 0)
    marks = {"citizens": Decimal(92), "leaders": Decimal(95), "web": Decimal(80), "by": people.clerk, "at": TESTED}
    with pytest.raises(Refused, match="至少抽取300户"):
        testing.mark(rows[0], households=120, **marks)
    testing.mark(rows[0], households=300, **marks)
    assert rows[0].score == Decimal("91.70")
    assert "91.7" in text(Client(), "portal-call", rows[0].call_id)


def test_too_few_came_and_a_vote_before_the_review(people: Cast) -> None:
    call, rows = cleared(people)
    with pytest.raises(Refused, match="至少要有3人出席"):
        count(call, rows, (2, 1, 0), by=people.clerk, present=2)
    with pytest.raises(Refused, match="每个候选项目都要填写得票"):
        count(call, rows[:2], (4, 4), by=people.clerk)
    with pytest.raises(Refused, match="登记票决结果"):
        count(call, rows, (4, 3, 1), by=people.deputy)


# ------------------------------------------------------------------ the end of the year
def test_what_is_unsatisfactory_returns_until_it_is_put_right(people: Cast) -> None:
    call, rows = reported(people, 4, 3, 0)
    marks = {rows[0].pk: (3, 1, 0), rows[1].pk: (0, 1, 3)}
    testing.assess(call, tested_on=TESTED.date(), base=0, marks=marks, by=people.clerk, at=TESTED)
    first, second = (Candidate.objects.select_related("call__body").get(pk=row.pk) for row in rows[:2])
    assert (first.stage, second.stage, call.test_base) == ("satisfied", "returned", 4)
    again = {"satisfied": 1, "basically": 2, "unsatisfied": 1, "by": people.clerk, "at": TESTED}
    with pytest.raises(Refused, match="没有报告整改情况"):
        testing.test_again(second, **again)
    testing.rectify(second, rectified="补建了坡道。", by=people.jiaoyu_head, at=TESTED)
    testing.test_again(second, **again)
    assert (second.stage, second.tests) == ("basically", 2)


def test_a_second_test_may_fail_too(people: Cast) -> None:
    call, rows = reported(people, 4, 3, 0)
    marks = {rows[0].pk: (3, 1, 0), rows[1].pk: (0, 0, 4)}
    testing.assess(call, tested_on=TESTED.date(), base=0, marks=marks, by=people.clerk, at=TESTED)
    row = Candidate.objects.select_related("call__body").get(pk=rows[1].pk)
    testing.rectify(row, rectified="换了材料。", by=people.jiaoyu_head, at=TESTED)
    testing.test_again(row, satisfied=0, basically=1, unsatisfied=3, by=people.clerk, at=TESTED)
    assert (row.stage, row.rectified, row.tests) == ("returned", "", 2)


# ------------------------------------------------------------------ pages
def test_a_citizen_asks_and_reads_what_came_of_it(people: Cast, time_machine: Any) -> None:
    call = opened(people)
    client = Client()
    time_machine.move_to(ASKED, tick=False)
    address = reverse("portal-call", args=[call.pk])
    assert "我想办的实事" in client.get(address).content.decode()
    sent = client.post(address, {"text": "云桥社区想有一个社区食堂。", "township": people.townships["yunqiao"].pk})
    assert sent.url.endswith("?said=1")
    assert "社区食堂" not in client.get(address).content.decode()  # nobody has looked at it yet
    row = Idea.objects.get()
    calling.decline(row, answer="今年已有同类项目。", by=people.clerk, at=ASKED)
    assert "今年已有同类项目。" in client.get(sent.url).content.decode()


def test_the_office_counts_the_vote_on_a_form(people: Cast) -> None:
    call, rows = cleared(people)
    client = logged_in(people, "clerk")
    address = reverse("call-act", args=[call.pk, "call.vote", call.pk])
    assert f"yes_{rows[0].pk}" in client.get(address).content.decode()
    typed = {f"yes_{row.pk}": n for row, n in zip(rows, (2, 1, 0), strict=True)}
    papers = {"present": 4, "issued": 4, "returned": 4, "invalid": 0}
    day = CLOSED.date().isoformat()
    said = client.post(address, {**typed, **papers, "meeting": "六次会议", "decision": "4号", "voted_on": day})
    assert "不能早于常委会审议" in said.content.decode()


def test_its_whole_line_stands_on_the_project_s_public_page(people: Cast) -> None:
    _call, rows = voted(people, 4, 2, 0)
    project = rows[0].project
    assert project is not None
    at = moment("2027-03-01")
    building.begin(project, on=at.date(), by=people.jiaoyu_head, at=at)
    counting.follow(
        project, leader=people.deputy.mandate, mandates=[people.cosigner.mandate], by=people.clerk, at=VOTED
    )
    page = text(Client(), "portal-project", project.pk)
    for words in ("1条线索提出", "第三十五次会议", "4票赞成，全体代表4人", "开工", "林晓禾"):
        assert words in page, words
    assert project.name in text(logged_in(people, "deputy"), "projects")
    calls = text(Client(), "portal-calls")
    assert "2027年民生实事项目" in calls
    assert "未当选" in text(Client(), "portal-call", rows[0].call_id)


def test_who_follows_is_told(people: Cast) -> None:
    _call, rows = voted(people, 4, 2, 0)
    project = rows[0].project
    assert project is not None
    at = moment("2027-03-01")
    counting.follow(project, leader=people.deputy.mandate, by=people.clerk, at=at)
    building.begin(project, on=at.date(), by=people.jiaoyu_head, at=at)
    building.pause(project, reason="等待管线迁改。", by=people.jiaoyu_head, at=at)
    assert Notice.objects.filter(kind="project.pause", recipient=people.deputy.user).exists()


def test_lists_and_piles_open(people: Cast) -> None:
    call = opened(people)
    nominated(people, call, "社区食堂")
    calling.ask(call, text="背街小巷没有路灯。", by=citizens.ANYBODY, at=ASKED)
    assert call.name in logged_in(people, "clerk").get(reverse("calls") + "?waiting=ideas").content.decode()
    assert call.name in logged_in(people, "jiaoyu_head").get(reverse("calls") + "?waiting=to-prove").content.decode()
    for part in ("clerk", "deputy", "station", "jiaoyu_clerk", "chairpersons"):
        assert call.name in text(logged_in(people, part), "call", call.pk)


def test_a_vote_does_not_fail_for_a_name_that_another_project_has(people: Cast) -> None:
    call, rows = cleared(people, 1, NAMES[:2])
    copy = Project.objects.model(body=people.body, proposed_by=people.clerk, proposed_at=ASKED)
    for name in ("purpose", "content", "unit", "begins_on", "ends_on", "total", "funds"):
        setattr(copy, name, getattr(rows[0], name))
    copy.name = NAMES[0]
    copy.save()
    count(call, rows, (4, 0), by=people.clerk)
    rows[0].refresh_from_db()
    assert rows[0].project is not None
    assert rows[0].project.name == f"{NAMES[0]}（2027年民生实事）"

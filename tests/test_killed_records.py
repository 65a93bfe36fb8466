"""`kill -9` in the midst of acts on projects, studies, readings and duty records: wholly done or not at all."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.acts.models import Series
from lianxinqiao.journal.models import Entry
from lianxinqiao.learning import models as learning
from lianxinqiao.learning.actions import grouping
from lianxinqiao.learning.tests import scene as studies
from lianxinqiao.learning.tests.test_courses import a_course, done
from lianxinqiao.learning.tests.test_groups import a_group
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import citizens
from lianxinqiao.projects import models as projects
from lianxinqiao.projects.actions import calling, counting
from lianxinqiao.projects.tests import call_scene
from lianxinqiao.projects.tests import scene as works
from lianxinqiao.scores import models as scores
from lianxinqiao.scores.actions import assessing, disputing, samples
from lianxinqiao.scores.tables import presets
from tests.cast import Cast, cast
from tests.killing import Doing, cookie, wholly_or_not_at_all
from tests.served import Served, others, wait_for

MODELS: tuple[Any, ...] = (
    *(projects.Plan, projects.Line, projects.Project, projects.Report, projects.Result, projects.Follower),
    *(projects.Call, projects.Idea, projects.Candidate),
    *(learning.Study, learning.Attendee, learning.BookList, learning.Reading, learning.Taking, learning.Talk),
    *(scores.Assessment, scores.Point, scores.Standing, scores.Appeal, scores.Sample, scores.SampleStep),
    *(Series, Entry, Notice),
)
CLAIM = {"event": "claim.other", "title": "旁听庭审", "words": "法院出具了旁听证。"}


@pytest.fixture
def house(transactional_db: None, tmp_path: Path) -> Iterator[Served]:
    house = Served(tmp_path)
    yield house
    house.kill()
    wait_for(lambda: not others(), "the last connection to end")


def on_projects(people: Cast, at: datetime) -> Iterator[Doing]:
    clerk, head, today = cookie(people, "clerk"), cookie(people, "jiaoyu_head"), timezone.localdate()
    plan = works.submitted(people, works.Decimal(600), works.Decimal(400))
    approving = {"decision": "云人常〔2026〕9号", "decided_on": today, "meeting": "区十七届人大常委会第三十三次会议"}
    yield "plan.approve", f"/investment-plans/{plan.pk}/plan.approve/{plan.pk}", clerk, approving
    project = works.begun(people, "背街小巷路灯")
    told = {"percent": 60, "note": "灯杆已经立好，正在穿线。", "time": "during"}
    yield "project.report", f"/projects/{project.pk}/project.report/{project.pk}", head, told
    project = works.begun(people, "枫林路人行道")
    pausing = f"/projects/{project.pk}/project.pause/{project.pk}"
    yield "project.pause", pausing, head, {"reason": "汛期停工。"}
    project = works.opened(people, "云桥第三幼儿园")
    measured = {"kind": "places", "amount": 360, "on": works.OPENED.date()}
    yield "project.measure", f"/projects/{project.pk}/project.measure/{project.pk}", head, measured
    project = works.opened(people, "望河第一小学")
    result = counting.measure(
        project, kind="schools", amount=1, on=works.OPENED.date(), by=people.jiaoyu_head, at=works.OPENED
    )
    yield "result.confirm", f"/projects/{project.pk}/result.confirm/{result.pk}", clerk, {}
    project = works.decided(people, "河堤步道")
    seats = {"leader": people.deputy.mandate_id, "mandates": [people.cosigner.mandate_id]}
    yield "project.follow", f"/projects/{project.pk}/project.follow/{project.pk}", clerk, seats


def on_a_call(people: Cast, at: datetime) -> Iterator[Doing]:
    clerk, today = cookie(people, "clerk"), timezone.localdate(at)
    values = {"year": today.year + 1, "name": "明年民生实事项目", "announcement": "征集群众想办的实事。", "places": 2}
    call = calling.draft(people.body, values={**values, "until": today + timedelta(days=40)}, by=people.clerk, at=at)
    calling.start(call, by=people.clerk, at=at)
    idea = calling.ask(call, text="云桥社区老人多，想有一个社区食堂。", by=citizens.ANYBODY, at=at)
    days = {"begins_on": today + timedelta(days=100), "ends_on": today + timedelta(days=300)}
    candidate = call_scene.nominated(people, call, "云桥社区食堂", **days)
    yield "call.ask", reverse("portal-call", args=[call.pk]), "", {"text": "巷口的路灯晚上不亮，想装两盏。"}
    yield "idea.pool", f"/livelihood/{call.pk}/idea.pool/{idea.pk}", clerk, {"candidate": candidate.pk}
    proving = f"/livelihood/{call.pk}/candidate.prove/{candidate.pk}"
    yield "candidate.prove", proving, cookie(people, "jiaoyu_head"), {"proof": "用地、资金已经落实，当年可以建成。"}


def in_the_study(people: Cast, at: datetime) -> Iterator[Doing]:
    clerk, deputy = cookie(people, "clerk"), cookie(people, "deputy")
    starts = timezone.now() + timedelta(days=5)
    study = studies.planned(people, "deputy", "head", starts_at=starts, ends_at=starts + timedelta(hours=2))
    yield "study.call", f"/studies/{study.pk}/study.call/{study.pk}", clerk, {}
    study = studies.called(people, "deputy", title="学习监督法")
    yield "study.hold", f"/studies/{study.pk}/study.hold/{study.pk}", clerk, {}
    study = studies.called(people, "head", title="学习预算法")
    seat = study.attendees.get()
    yield "attendee.mark", f"/studies/{study.pk}/attendee.mark/{seat.pk}", clerk, {"here": "on"}
    books = studies.a_list(people, "乡土中国")
    yield "booklist.publish", f"/booklists/{books.pk}/booklist.publish/{books.pk}", clerk, {}
    book = studies.a_book(people, "江村经济")
    row = studies.reading.begin(people.body, book=book, by=people.deputy, at=at - timedelta(days=20))
    yield "reading.finish", f"/readings/{row.pk}/reading.finish/{row.pk}", deputy, {"note": studies.NOTE}
    taking = done(people, a_course(people, 1, quiz=True), 1)
    given = {f"question_{each.pk}": each.right for each in taking.course.questions.all()}
    yield "taking.answer", f"/takings/{taking.pk}/taking.answer/{taking.pk}", deputy, given
    group = a_group(people)
    said = {"chapter": 2, "text": "第二章说到长老统治，想到村里的红白理事会。"}
    yield "group.talk", f"/reading-groups/{group.pk}/group.talk/{group.pk}", clerk, said
    talk = grouping.talk(group, chapter=1, text="先读序言，再读正文。", by=people.deputy, at=at)
    yield "talk.show", f"/reading-groups/{group.pk}/talk.show/{talk.pk}", cookie(people, "head"), {}


def on_records(people: Cast, at: datetime) -> Iterator[Doing]:
    clerk, deputy, year = cookie(people, "clerk"), cookie(people, "deputy"), timezone.localdate(at).year

    def assessed(back: int) -> scores.Assessment:
        row = assessing.begin(people.body, year=year - back, table=presets()["yunhe-sample"], by=people.clerk, at=at)
        assessing.gather(row, by=people.clerk, at=at)
        return row

    def previewed(back: int) -> scores.Assessment:
        row = assessed(back)
        assessing.preview(row, by=people.clerk, at=at)
        return row

    row = assessed(0)
    day = timezone.localdate(at)
    yield "assessment.claim", f"/assessments/{row.pk}/assessment.claim/{row.pk}", deputy, {**CLAIM, "on": day}
    point = disputing.claim(row, **{**CLAIM, "title": "入户走访", "on": day}, by=people.deputy, at=at)
    yield "point.confirm", f"/assessments/{row.pk}/point.confirm/{point.pk}", clerk, {}
    row = previewed(1)
    yield "assessment.publish", f"/assessments/{row.pk}/assessment.publish/{row.pk}", clerk, {}
    row = previewed(2)
    yield "assessment.appeal", f"/assessments/{row.pk}/assessment.appeal/{row.pk}", deputy, {"text": "少计一次培训。"}
    row = previewed(3)
    appeal = disputing.appeal(row, text="少计一次视察。", by=people.deputy, at=at)
    answer = {"upheld": "on", "answer": "签到补登，已计入。"}
    yield "appeal.settle", f"/assessments/{row.pk}/appeal.settle/{appeal.pk}", clerk, answer
    sample = samples.draft(
        people.body,
        title="一条路灯的三年",
        summary="从一条意见到全区路灯普查。",
        mandates=[people.deputy.mandate],
        by=people.clerk,
        at=at,
    )
    for text in ("入户听取意见，二十三户说到楼道灯。", "和街道一起普查路灯，报修四十一盏。"):
        samples.add_step(sample, on=day, text=text, by=people.clerk, at=at)
    yield "sample.publish", f"/duty-samples/{sample.pk}/sample.publish/{sample.pk}", clerk, {}


def test_a_killed_act_is_done_wholly_or_not_at_all(house: Served) -> None:
    people, at = cast(), timezone.now() - timedelta(days=3)
    scenes = (on_projects, on_a_call, in_the_study, on_records)
    wholly_or_not_at_all(house, people, [doing for scene in scenes for doing in scene(people, at)], MODELS)

"""A livelihood project from a citizen's idea to its opening; and a score that is disputed on the phone and corrected."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from lianxinqiao.projects.actions import building, calling, choosing
from lianxinqiao.projects.models import Call, Project
from lianxinqiao.scores.actions import assessing
from lianxinqiao.scores.tables import presets
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

IDEA = "云桥社区老人多，中午做饭不方便，想有一个社区食堂。"
NAMES = ("云桥社区食堂", "望河镇卫生院改造")


def open_call(town: Cast, now: datetime) -> Call:
    """Open for forty days already; one place, two candidates."""
    first, clerk = now - timedelta(days=40), town.clerk
    values = {
        "year": now.year,
        "name": f"{now.year}年民生实事项目",
        "announcement": "征集当年能办成、群众受益面广的实事。",
        "places": 1,
        "until": timezone.localdate(now) + timedelta(days=3),
    }
    call = calling.draft(town.body, values=values, by=clerk, at=first)
    calling.start(call, by=clerk, at=first)
    for name in NAMES:
        candidate = choosing.nominate(
            call,
            name=name,
            purpose="elderly",
            content="改造两处闲置用房，配备厨房和就餐区。",
            unit=town.units["jiaoyu"],
            leader="副区长",
            begins_on=date(now.year, 1, 4),
            ends_on=date(now.year, 12, 30),
            total=Decimal(320),
            funds="区级财政",
            by=clerk,
            at=first,
        )
        proof = "用地、资金已经落实，当年可以建成。"
        choosing.prove(candidate, proof=proof, burden=False, by=town.jiaoyu_head, at=first)
    return call


def test_from_a_citizens_idea_to_the_opening(town: Cast, arrives: Arrives) -> None:
    now = timezone.now()
    call, today = open_call(town, now), timezone.localdate(now)
    address = f"/works/calls/{call.pk}"

    citizen = arrives(size=PHONE)
    citizen.goes_to("/works").opens("民生实事").opens(call.name)
    citizen.fills({"想办什么实事": IDEA})
    citizen.page.wait_for_timeout(3100)  # nobody writes a sentence in less
    citizen.presses("提交").sees("您的是第1条线索")

    clerk = arrives("yunhe-clerk")
    clerk.goes_to("/livelihood?waiting=ideas").opens(call.name).sees(IDEA)
    clerk.does("列入候选项目", {"候选项目": NAMES[0]}).sees("已入储备库")
    calling.close(call, by=town.clerk, at=now)
    choosing.submit(call, by=town.clerk, at=now)
    clerk.goes_to(f"/livelihood/{call.pk}")
    clerk.does("登记审议结果", {"审议的会议和决定": "第三十五次会议", "常委会审议日期": today.isoformat()})
    votes = {"1号　云桥社区食堂　得票": "4", "2号　望河镇卫生院改造　得票": "0"}
    papers = {"出席代表": "4", "发出票数": "4", "收回票数": "4", "无效票数": "0"}
    where = {"票决的会议": "区人民代表大会会议", "票决日期": today.isoformat(), "决定文号": "云人〔2026〕4号"}
    clerk.does("登记票决结果", {**where, **papers, **votes}).sees("已当选", "未当选")

    project, by = Project.objects.get(), town.jiaoyu_head
    building.begin(project, on=today, by=by, at=now)
    building.report(project, percent=100, note="厨房和就餐区验收合格。", by=by, at=now)
    building.complete(project, on=today, by=by, at=now)
    building.open_doors(project, on=today, by=by, at=now)

    citizen.goes_to(address).sees("4", "已当选", IDEA).opens("看它建到哪一步")
    citizen.sees("从提出到投入使用", "提出想办的实事", "4票赞成，全体代表4人", "投入使用")


def test_a_score_is_disputed_and_corrected(town: Cast, arrives: Arrives) -> None:
    now = timezone.now()
    assessment = assessing.begin(town.body, year=now.year, table=presets()["yunhe-sample"], by=town.clerk, at=now)
    assessing.gather(assessment, by=town.clerk, at=now)
    assessing.preview(assessment, by=town.clerk, at=now)
    today = timezone.localdate(now).isoformat()

    deputy = arrives("yunhe-deputy", size=PHONE)
    deputy.goes_to("/my-year").sees("还没有完成的基本要求", "可以申诉到").opens("申诉")
    deputy.fills({"申诉内容": "社区法治课签到表上有我，没有计入。"}).presses("申诉")

    clerk = arrives("yunhe-clerk")
    clerk.goes_to(f"/assessments/{assessment.pk}").sees("社区法治课签到表上有我")
    clerk.does("处理申诉", {"申诉成立": True, "处理意见": "查签到表属实。"}).sees("申诉成立")
    item = "参加学习培训（学习培训）"
    clerk.does("更正", {"计入哪一项": item, "日期": today, "内容": "社区法治课"})

    deputy.goes_to("/my-year").sees("社区法治课", "学习培训：3分", "查签到表属实")

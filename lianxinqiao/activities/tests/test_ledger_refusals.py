"""What is refused of problems, ledgers, teams, campaigns and the yearly plan: each sentence once."""

from datetime import date, timedelta

import pytest

from lianxinqiao.activities.actions import (
    attending,
    campaigning,
    evidencing,
    following,
    keeping,
    yearly,
)
from lianxinqiao.activities.models import Deed, Team
from lianxinqiao.activities.stages import ProblemStage, Seat
from lianxinqiao.activities.tests.scene import CALLED, PLANNED, called, seat_of
from lianxinqiao.activities.tests.test_evidence import a_photo
from lianxinqiao.activities.tests.test_ledgers import a_gift, a_problem
from lianxinqiao.activities.tests.test_plans import LINE
from lianxinqiao.activities.tests.test_plans import drafted as year_drafted
from lianxinqiao.activities.tests.test_refusals import clerk, seat
from lianxinqiao.acts.frame import day
from tests.cast import Cast, cast
from tests.refusals import refused


# ------------------------------------------------------------------ problems, ledgers, campaigns
def test_what_is_refused_of_a_problem(people: Cast) -> None:
    problem = a_problem(people)
    told = {"body": people.body, "host": problem.host, "text": "缺工。", "organization": people.units["jiaotong"]}
    unit = {"by": people.jiaotong_clerk, "at": PLANNED}
    refused(
        {
            "办理期限不能早于今天": lambda: following.list_problem(
                **told, due_on=day(PLANNED) - timedelta(days=1), **clerk(people)
            ),
            "请填写解决情况": lambda: following.solve(problem, outcome=" ", **unit),
            "不能": lambda: following.strike_off(problem, **clerk(people)),
        }
    )
    following.solve(problem, outcome="已解决。", **unit)
    refused({"请说明原因": lambda: following.reopen(problem, reason="", **clerk(people))})
    following.strike_off(problem, confirmed_by=" 恒远机械 李经理 ", **clerk(people))
    assert (problem.stage, problem.confirmed_by) == (ProblemStage.STRUCK_OFF, "恒远机械 李经理")


@pytest.mark.parametrize("recipient", ["云河区人大常委会", "区政协办公室", "云桥街道代表联络站"])
def test_a_body_receives_no_gifts(people: Cast, recipient: str) -> None:
    refused({"不是合法的受赠人": lambda: a_gift(people, recipient=recipient)})


def test_what_is_refused_of_a_ledger(people: Cast) -> None:
    tomorrow = day(PLANNED) + timedelta(days=1)
    other = seat_of(people, "cosigner")
    own_deed = {"on": day(PLANNED), "what": "修路灯", "mandate": other}
    deed = keeping.enter(Deed, body=people.body, values={"on": day(PLANNED), "what": "扫雪"}, **clerk(people))
    refused(
        {
            "日期不能晚于今天": lambda: a_gift(people, on=tomorrow),
            "退回日期不能早于到账日期": lambda: a_gift(people, returned_on=date(2026, 1, 1)),
            "只能登记本人做的": lambda: keeping.enter(
                Deed, body=people.body, values=own_deed, by=people.deputy, at=PLANNED
            ),
            "请说明原因": lambda: keeping.strike(deed, reason=" ", **clerk(people)),
            "请选择文件": lambda: evidencing.attach(deed, file=None, **clerk(people)),
        }
    )


def test_what_is_refused_of_a_team(people: Cast) -> None:
    values = {"on": day(PLANNED), "what": "云桥代表志愿服务队", "township": people.townships["yunqiao"]}
    team = keeping.enter(Team, body=people.body, values=values, **clerk(people))
    stranger = seat_of(cast(code="other"), "deputy")
    refused(
        {
            "请选择本机构的人员": lambda: keeping.join(team, mandate=stranger, **clerk(people)),
            "选择本机构的人员": lambda: keeping.join(team, **clerk(people)),
            "只能本人加入": lambda: keeping.join(
                team, mandate=seat_of(people, "cosigner"), by=people.deputy, at=PLANNED
            ),
        }
    )
    member = keeping.join(team, by=people.deputy, at=PLANNED)
    keeping.leave(member, by=people.deputy, at=PLANNED)
    refused({"已经退出服务队": lambda: keeping.leave(member, by=people.deputy, at=PLANNED)})


def test_what_is_refused_of_a_campaign(people: Cast) -> None:
    values = {"name": "万名代表进社区", "from_on": date(2026, 2, 1)}
    row = campaigning.begin(body=people.body, values=values, **clerk(people))
    since, until = date(2026, 2, 10), date(2026, 2, 20)
    refused(
        {
            "结束日期不能早于开始日期": lambda: campaigning.gather(row, since=until, until=since, **clerk(people)),
            "只能归集此后收到的意见": lambda: campaigning.gather(
                row, since=date(2026, 1, 31), until=until, **clerk(people)
            ),
            "没有可以归集的意见": lambda: campaigning.gather(row, since=since, until=until, **clerk(people)),
            "请选择照片": lambda: campaigning.photo(row, picture=None, caption="走访", **clerk(people)),
        }
    )
    campaigning.aim(row, targets={"visits": 100, "hosts": None, "problems": 0}, **clerk(people))
    assert row.targets == {"visits": 100}
    shown = campaigning.photo(row, picture=a_photo(), caption=" 走访 ", **clerk(people))
    assert (shown.caption, shown.taken_on) == ("走访", day(PLANNED))


# ------------------------------------------------------------------ the year
def test_what_is_refused_of_a_yearly_plan(people: Cast) -> None:
    plan, by = year_drafted(people), clerk(people)
    tomorrow = day(PLANNED) + timedelta(days=1)
    refused(
        {
            "没有这样的组织者": lambda: yearly.add(plan, **{**LINE, "organiser": "convener"}, **by),  # type: ignore[arg-type]
            "通过日期不能晚于今天": lambda: yearly.adopt(plan, adopted_by="主任会议", adopted_on=tomorrow, **by),
        }
    )
    yearly.adopt(plan, adopted_by="主任会议", **by)
    refused(
        {
            "请说明原因": lambda: yearly.add(plan, **LINE, **by),  # type: ignore[arg-type]
            "说明原因": lambda: yearly.drop(plan.lines.get(), reason=" ", **by),
        }
    )
    added = yearly.add(plan, **LINE, note="上级临时部署。", **by)  # type: ignore[arg-type]
    yearly.drop(added, reason="与专题视察合并。", **by)
    assert (added.position, added.dropped, added.note) == (2, True, "与专题视察合并。")


def test_a_seat_is_freed_by_leave_and_the_next_moves_up(people: Cast) -> None:
    activity = called(people, "deputy", "cosigner", seats=1)
    attending.sign_up(activity, by=people.deputy, at=CALLED)
    attending.sign_up(activity, by=people.cosigner, at=CALLED)
    assert seat(activity, people, "cosigner").stage == Seat.WAITING
    mine = seat(activity, people)
    attending.ask_leave(mine, reason="出差。", by=people.deputy, at=CALLED)
    assert seat(activity, people, "cosigner").stage == Seat.SIGNED_UP
    refused({"请说明原因": lambda: attending.refuse_leave(mine, reason="", **clerk(people, CALLED))})
    attending.refuse_leave(mine, reason="当天要介绍情况。", **clerk(people, CALLED))
    assert mine.stage == Seat.INVITED
